"""The one way in: gather what is known, ask the rule, append, ring the doorbell; and see."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial
from typing import Any

import msgspec

from crisis.commands import OPENING_COMMANDS, PLANNING_COMMANDS, Command
from crisis.errors import RefusalKind, Refused, StoreUnavailable, Unknown
from crisis.events.erasure import EntryErased
from crisis.events.sight import EntriesClassified
from crisis.folds import Folds
from crisis.gathering import About, Beside, again, answers
from crisis.journal.erasing import forget
from crisis.journal.inflight import InFlight
from crisis.journal.port import (
    Append,
    Author,
    Entry,
    Head,
    Journal,
    KeyedRequest,
    PlanningMoved,
    Stored,
)
from crisis.keyed import Outcome, answer, keyed, outcome
from crisis.projections.planning import Planning
from crisis.projections.situation import Situation
from crisis.rules import RULES, decide
from crisis.rules.known import By, Known, Places, Question
from crisis.rules.planning_sight import Reader, planning_view
from crisis.rules.visibility import OPERATOR, PUBLIC, for_some, hides, narrowed, view
from crisis.terms.ids import PLANNING, is_key, is_operation_id
from crisis.terms.operations import Mode
from crisis.visible import VisibleEntry, visible

log = logging.getLogger(__name__)

TRIES = 20
"""How often the rule is asked anew because the planning went on meanwhile."""


class Hint(msgspec.Struct, frozen=True, kw_only=True):
    """What a socket says: that an entry exists, and no more."""

    operation: str
    number: int
    type: str


class Handler:
    """The door. A page, a program, a drill and a queue all come through `do`."""

    def __init__(
        self,
        journal: Journal,
        announce: Callable[[Hint], None],
        new_id: Callable[[], str],
        places: Places,
        beside: Beside | None = None,
    ) -> None:
        self._journal = journal
        self._announce = announce
        self._new_id = new_id
        self._places = places
        self._beside = beside or Beside()
        self._folds = Folds(journal)
        self._in_flight = InFlight()

    def do(
        self,
        command: Command,
        by: By,
        *,
        stream: str | None,
        key: str,
        request_hash: str | None = None,
    ) -> Outcome:
        """Do what the command wishes, once for each key; raises Refused, Unknown, or
        StoreUnavailable when nothing was kept.

        stream: the operation, PLANNING, or None to open a new operation.
        """
        if not is_key(key):
            raise Refused("idempotency.bad_key" if key else "idempotency.missing")
        request = keyed(command, by, stream, key, request_hash)
        with self._in_flight.alone(request):
            stored = self._append(command, by, stream, request)
        self._folds.learn(stored.entries)
        for one in stored.entries:
            self._ring(one)
        self._tell(stored.entries, by.mode)
        return outcome(stored)

    def situation(self, by: By, operation: str, at: datetime | None = None) -> Situation:
        """Give the operation's situation as the reader may see it, now or as of a moment."""
        head = self.head(operation)
        if at is None:
            return view(self._folds.situation(head), by)
        return self.as_of(by, operation, self._journal.last_at(operation, at))

    def as_of(self, by: By, operation: str, number: int) -> Situation:
        """Give the operation's situation as it stood after an entry, as the reader may see it."""
        head = self.head(operation)
        now = self._folds.situation(head)
        past = self._folds.situation_until(head, min(number, now.number))
        return view(past, by, now)

    def last_at(self, operation: str, moment: datetime) -> int:
        """Give the number of the last entry that was written at or before a moment."""
        return self._journal.last_at(self.head(operation).stream, moment)

    def public(self, operation: str) -> Situation:
        """Give what of an operation may leave the house: what was let out, and nothing besides."""
        return view(self._folds.situation(self.head(operation)), PUBLIC)

    def whole(self, operation: str) -> Situation:
        """Give all of an operation, for files that only the one who runs the machine can read."""
        return view(self._folds.situation(self.head(operation)), OPERATOR)

    def operations(self, by: By) -> tuple[Situation, ...]:
        """Give all operations the reader may see, newest first."""
        heads = [head for head in self._journal.heads() if head.stream != PLANNING]
        found = [view(self._folds.situation(head), by) for head in heads]
        oldest = datetime.min.replace(tzinfo=UTC)
        return tuple(sorted(found, key=lambda one: one.opened_at or oldest, reverse=True))

    def journal(
        self, by: By, operation: str, after: int, limit: int = 500
    ) -> tuple[VisibleEntry, ...]:
        """Give the entries after a number, each as the reader may see it."""
        head = self.head(operation)
        found = self._folds.whole(head, self._journal.entries(operation, after=after, limit=limit))
        whole = self._folds.situation(head)
        hidden, less = hides(whole, by), narrowed(whole, by)
        return tuple(visible(one, by, less(one), seen=not hidden(one)) for one in found)

    def head(self, operation: str) -> Head:
        """Give an operation's head; raises Unknown."""
        head = self._journal.head(operation) if is_operation_id(operation) else None
        if head is None:
            raise Unknown("operation.unknown")
        return head

    def heads(self, operations: Iterable[str]) -> dict[str, Head]:
        """Give the heads of those operations that there are."""
        wanted = set(operations)
        if not wanted:
            return {}
        return {head.stream: head for head in self._journal.heads() if head.stream in wanted}

    def all_heads(self) -> tuple[Head, ...]:
        """Give the heads of all streams there are."""
        return self._journal.heads()

    def planning(self, by: Reader = PUBLIC) -> Planning:
        """Give the standing knowledge as the reader may see it: to nobody in particular none of
        the assessments that are not for everybody."""
        return planning_view(self._folds.planning(), by)

    def assessed(self) -> int:
        """Give the number of the last planning entry about assessments; boards look again then."""
        return self._folds.planning().assessments.number

    def planned_by(self, operation: str, number: int) -> int:
        """Give the last planning entry that was there when an operation's entry was written."""
        found = self.entry(self.head(operation).stream, number)
        return found.stamp.planning_head if found is not None else 0

    @property
    def places(self) -> Places:
        """What geography answers; to look somewhere writes nothing."""
        return self._places

    def _append(
        self, command: Command, by: By, stream: str | None, request: KeyedRequest
    ) -> Stored:
        """Ask the rule by what this process knows, and anew by what the disk holds if that was old.

        The append itself finds out: it gives the rule the entries it missed, and refuses a rule
        that saw an older planning.
        """
        fresh = False
        for _ in range(TRIES):
            try:
                wish = self._wish(command, by, stream, request, fresh=fresh)
                return self._journal.append(wish)
            except PlanningMoved:
                fresh = True
            except Refused:
                # A repetition is answered as the first time, though the rule would say no by now.
                earlier = self._journal.stored(request)
                if earlier is not None:
                    return Stored(outcome=earlier, entries=(), replayed=True)
                if fresh:
                    raise
                fresh = True
        raise StoreUnavailable("the planning never stood still")

    def _wish(
        self, command: Command, by: By, stream: str | None, request: KeyedRequest, *, fresh: bool
    ) -> Append:
        stream, mode, situation = self._place(command, stream, fresh=fresh)
        # To open an operation locks no head, so nobody finds out there that the planning was old.
        fresh = fresh or (situation is None and stream != PLANNING)
        planning = self._folds.planning() if fresh else self._folds.known_planning()
        if mode is not by.mode:
            raise Refused("permission.mode", kind=RefusalKind.FORBIDDEN)
        known = Known(
            planning=planning,
            situation=situation,
            answers=self._answers(command, by, planning, situation),
        )
        decided = decide(known, command, by)
        if isinstance(decided, Refused):
            raise decided
        beside = self._beside.planning if stream == PLANNING else self._beside.operation
        seen = planning.number if stream == PLANNING else situation.number if situation else 0
        return Append(
            stream=stream,
            mode=mode,
            seen=seen,
            planning_head=planning.number,
            author=Author(account=by.account, seat=by.seat, authority=by.authority),
            recorded_at=by.now,
            events=decided,
            request=request,
            again=partial(again, self._folds.ahead, known, command, by),
            outcome=partial(answer, stream),
            also=(*beside, forget),
        )

    def _place(
        self, command: Command, stream: str | None, *, fresh: bool
    ) -> tuple[str, Mode, Situation | None]:
        """Give stream, mode and situation; a command has one sort of stream it belongs to."""
        kind = type(command)
        if kind in OPENING_COMMANDS and stream is None:
            return self._new_id(), command.mode, None  # type: ignore[attr-defined]
        if kind in PLANNING_COMMANDS and stream == PLANNING:
            return PLANNING, Mode.LIVE, None
        if kind in OPENING_COMMANDS + PLANNING_COMMANDS or stream in (None, PLANNING):
            raise Unknown("command.unknown", command=kind.__name__)
        known = None if fresh else self._folds.known(str(stream))
        if known is None:
            known = self._folds.situation(self.head(str(stream)))
        return known.operation, known.mode, known

    def _answers(
        self, command: Command, by: By, planning: Planning, situation: Situation | None
    ) -> dict[Question, Any]:
        def names() -> frozenset[str]:
            return frozenset(one.name.casefold() for one in self.operations(by))

        asked = About(command=command, planning=planning, situation=situation, at=by.now)
        ask = self._beside.sources(names, self._places, self.entry)
        return answers(asked, RULES[type(command)].needs, ask)

    def entry(self, stream: str, number: int) -> Entry | None:
        """Give one entry as the journal holds it, None when there is none."""
        found = self._journal.entries(stream, after=number - 1, limit=1)
        return next((one for one in found if one.stamp.number == number), None)

    def _tell(self, entries: tuple[Entry, ...], mode: Mode) -> None:
        told: list[Callable[[], None]] = [partial(self._beside.after, entries, mode)]
        if any(isinstance(one.event, EntryErased) for one in entries):
            told.append(self._beside.forget)
        for tell in told:
            try:
                tell()
            except Exception:  # all of it is on the disk; the publisher looks by itself
                log.warning("what goes beside an append failed", exc_info=True)

    def _ring(self, entry: Entry) -> None:
        # What is for some is told as what all know of it: that somebody said who may read what.
        known = self._folds.known(entry.stamp.stream)
        kind = (
            EntriesClassified.__name__
            if known is not None and for_some(known, entry)
            else entry.type
        )
        hint = Hint(operation=entry.stamp.stream, number=entry.stamp.number, type=kind)
        try:
            self._announce(hint)
        except Exception:  # it is on the disk; whoever missed the bell asks by number
            log.warning("doorbell failed for %s %s", hint.operation, hint.number, exc_info=True)
