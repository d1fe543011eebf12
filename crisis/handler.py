"""The one way in: gather what is known, ask the rule, append, ring the doorbell."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import msgspec

from crisis.commands import OPENING_COMMANDS, PLANNING_COMMANDS, RESOURCE_COMMANDS, Command
from crisis.errors import RefusalKind, Refused, StoreUnavailable, Unknown
from crisis.events.erasure import EntryErased
from crisis.events.sight import EntriesClassified
from crisis.gathering import About, Beside, again, answers
from crisis.journal.erasing import forget
from crisis.journal.inflight import InFlight
from crisis.journal.port import (
    Append,
    Author,
    Entry,
    Journal,
    KeyedRequest,
    PlanningMoved,
    Stored,
)
from crisis.keyed import Outcome, answer, keyed, outcome
from crisis.projections.situation import Situation
from crisis.rules import RULES, decide
from crisis.rules.competing import Asked
from crisis.rules.known import By, Known, Places, Question
from crisis.rules.visibility import for_some
from crisis.seeing import Seeing
from crisis.stocks import Asking, elsewhere
from crisis.terms.ids import PLANNING, RESOURCES, is_key
from crisis.terms.operations import Mode

log = logging.getLogger(__name__)

TRIES = 20
"""How often the rule is asked anew because the planning went on meanwhile."""


class Hint(msgspec.Struct, frozen=True, kw_only=True):
    """What a socket says: that an entry exists, and no more."""

    operation: str
    number: int
    type: str


class Handler(Seeing):
    """The door. A page, a program, a drill and a queue all come through `do`."""

    def __init__(
        self,
        journal: Journal,
        announce: Callable[[Hint], None],
        new_id: Callable[[], str],
        places: Places,
        beside: Beside | None = None,
    ) -> None:
        super().__init__(journal)
        self._announce = announce
        self._new_id = new_id
        self._places = places
        self._beside = beside or Beside()
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

        stream: the operation, PLANNING, RESOURCES, or None to open a new operation.
        """
        if not is_key(key):
            raise Refused("idempotency.bad_key" if key else "idempotency.missing")
        request = keyed(command, by, stream, key, request_hash)
        with self._in_flight.alone(request):
            stored = self._append(command, by, stream, request)
        self._folds.learn(stored.entries)
        for written in (stored.entries, stored.beside):
            self._stocks.learn(written)
        for one in (*stored.entries, *stored.beside):
            self._ring(one)
        self._tell(stored.entries, by.mode)
        for where, told in elsewhere(stored.entries):
            self._also(told, by, where, key)
        return outcome(stored)

    def _also(self, told: Command, by: By, stream: str, key: str) -> None:
        """What was decided is decided, also when it cannot be told in the other operation."""
        try:
            self.do(told, by, stream=stream, key=key)
        except (Refused, Unknown, StoreUnavailable):
            log.warning("a decision was not told in %s", stream, exc_info=True)

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
        about = About(
            command=command, planning=planning, situation=situation, at=by.now, stream=stream
        )
        known = Known(
            planning=planning,
            situation=situation,
            resources=self._stocks.drawn_on(type(command), situation, fresh=fresh),
            answers=self._answers(about, by),
        )
        decided = decide(known, command, by)
        if isinstance(decided, Refused):
            raise decided
        seen = planning.number if stream == PLANNING else situation.number if situation else 0
        made = Append(
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
            also=(*self._beside.of(stream), forget),
        )
        if known.resources is None:
            return made
        asking = Asking(known=known, command=command, by=by, ahead=self._folds.ahead)
        return msgspec.structs.replace(made, **asking.parts(stream, decided))

    def _place(
        self, command: Command, stream: str | None, *, fresh: bool
    ) -> tuple[str, Mode, Situation | None]:
        """Give stream, mode and situation; a command has one sort of stream it belongs to."""
        kind = type(command)
        if kind in OPENING_COMMANDS and stream is None:
            return self._new_id(), command.mode, None  # type: ignore[attr-defined]
        if kind in PLANNING_COMMANDS and stream == PLANNING:
            return PLANNING, Mode.LIVE, None
        if kind in RESOURCE_COMMANDS and stream == RESOURCES:
            return RESOURCES, Mode.LIVE, None
        if kind in OPENING_COMMANDS + PLANNING_COMMANDS or stream in (None, PLANNING, RESOURCES):
            raise Unknown("command.unknown", command=kind.__name__)
        known = None if fresh else self._folds.known(str(stream))
        if known is None:
            known = self._folds.situation(self.head(str(stream)))
        if kind in RESOURCE_COMMANDS:
            return known.stock, known.mode, known
        return known.operation, known.mode, known

    def _answers(self, about: About, by: By) -> dict[Question, Any]:
        def names() -> frozenset[str]:
            return frozenset(one.name.casefold() for one in self.operations(by))

        def asked() -> tuple[Asked, ...]:
            own = about.situation.operation if about.situation else ""
            return self.competing(own, by.now)

        ask = self._beside.sources(names, self._places, self.entry, asked)
        ask = replace(ask, operation=partial(self.named, by))
        return answers(about, RULES[type(about.command)].needs, ask)

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
