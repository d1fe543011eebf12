"""Resources kept in memory for each of their streams, and how a promise goes into two at once.

A drill looks at what there is in earnest until it first writes; then it takes all of it over into
a stream of its own, and nothing it does reaches the one in earnest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from threading import RLock
from typing import Any

from crisis.commands import PROMISING_COMMANDS, RESOURCE_COMMANDS, Command
from crisis.commands.allotments import TellAllotment
from crisis.errors import RefusalKind, Refused
from crisis.events import Event
from crisis.events.allotments import LineRefused, LinesAllotted, ShortageNoted
from crisis.events.erasure import EntryErased
from crisis.events.requests import PromiseMade, PromiseMoved
from crisis.events.resources import ResourcesCopied
from crisis.journal.port import Both, Entry, JournalReader, Second
from crisis.projections import resources as fold
from crisis.projections.resources import Resources
from crisis.projections.situation import Situation
from crisis.rules import decide
from crisis.rules.known import By, Known
from crisis.terms.ids import RESOURCES, is_stock, stock_of
from crisis.terms.operations import Mode

PAST_KEPT = 8
"""So many folds of the past are kept."""
AT_ONCE = 1_000
"""How many resources one entry of a drill takes over."""

SHARED = (PromiseMade, PromiseMoved, LinesAllotted, LineRefused, ShortageNoted)
"""What goes into the resources too; not what was promised from outside, which is no stock."""

Ahead = Callable[[Situation, tuple[Entry, ...]], Situation]


class Stocks:
    """The folds of all streams of resources that this process has read."""

    def __init__(self, journal: JournalReader) -> None:
        self._journal = journal
        self._kept: dict[str, Resources] = {}
        self._past: dict[tuple[str, int], Resources] = {}
        self._lock = RLock()

    def drawn_on(
        self, kind: type[Command], situation: Situation | None, *, fresh: bool
    ) -> Resources | None:
        """Give the resources that a command decides by, None when it decides by none."""
        if kind not in PROMISING_COMMANDS and kind not in RESOURCE_COMMANDS:
            return None
        return self.of(situation, fresh=fresh)

    def of(self, situation: Situation | None, *, fresh: bool = True) -> Resources:
        """Give the resources an operation draws on; those in earnest when there is none."""
        stream = situation.stock if situation is not None else RESOURCES
        found = self._read(stream, fresh=fresh)
        if found.number or stream == RESOURCES:
            return found
        return fold.copied(self._read(RESOURCES, fresh=fresh), stream)

    def then(self, situation: Situation, number: int | None, moment: datetime) -> Resources:
        """Give the resources an operation drew on as they stood after an entry of theirs, and never
        later than a moment; without a number, at that moment."""
        stream = stock_of(situation.operation, drill=situation.mode is Mode.EXERCISE)
        upto = self._journal.last_at(stream, moment)
        upto = upto if number is None else min(number, upto)
        if upto or stream == RESOURCES:
            return self._until(stream, upto)
        begun = self._until(RESOURCES, self._journal.last_at(RESOURCES, moment))
        return fold.copied(begun, stream)

    def _until(self, stream: str, number: int) -> Resources:
        """Fold up to an entry; the last few are kept, for a frozen picture is read by the whole
        staff. Two that fold the same at once make the same."""
        now = self._read(stream, fresh=True)
        if number >= now.number:
            return now
        found = self._past.get((stream, number))
        if found is None:
            entries = self._journal.entries(stream, after=0, limit=number) if number else []
            found = fold.fold(Resources(stream=stream), entries)
            self._past = {**dict([*self._past.items()][1 - PAST_KEPT :]), (stream, number): found}
        return found

    def learn(self, entries: tuple[Entry, ...]) -> None:
        """Take what this process has just appended, when nothing lies between."""
        stream = entries[0].stamp.stream if entries else ""
        if not is_stock(stream):
            return
        with self._lock:
            found = self._kept.get(stream, Resources(stream=stream))
            if _erasing(entries):
                self._kept.pop(stream, None)
                self._past = {}
            elif found.number == entries[0].stamp.number - 1:
                self._kept[stream] = fold.fold(found, entries)

    def _read(self, stream: str, *, fresh: bool) -> Resources:
        with self._lock:
            found = self._kept.get(stream, Resources(stream=stream))
            if found.number and not fresh:
                return found
            tail = tuple(self._journal.entries(stream, after=found.number))
            if found.number and _erasing(tail):
                found, tail = Resources(stream=stream), tuple(self._journal.entries(stream))
                self._past = {}
            self._kept[stream] = found = fold.fold(found, tail)
            return found


@dataclass(frozen=True, kw_only=True)
class Asking:
    """A command whose rule decides by resources, and how it is asked anew when others came first.

    ahead: takes entries that come right after a situation into it.
    """

    known: Known
    command: Command
    by: By
    ahead: Ahead

    def parts(self, stream: str, decided: tuple[Event, ...]) -> dict[str, Any]:
        """Give what an append is made of: from where it goes on, what is written, who is asked."""
        found = self.known.resources
        assert found is not None
        if is_stock(stream):
            events = (*_begun(found), *decided)
            return {"seen": found.number, "events": events, "again": self._in_stock}
        events, beside = _both(self.known, decided)
        second = Second(stream=found.stream, seen=found.number, events=beside, again=self._in_both)
        return {"events": events, "second": second}

    def _in_stock(self, missed: tuple[Entry, ...]) -> tuple[Event, ...] | Refused:
        if _erasing(missed):
            return _meanwhile()
        known = replace(self.known, resources=_later(self.known, missed))
        answer = decide(known, self.command, self.by)
        return answer if isinstance(answer, Refused) else (*_begun(known.resources), *answer)

    def _in_both(self, missed: tuple[Entry, ...], gone: tuple[Entry, ...]) -> Both | Refused:
        """Ask once more, knowing what others appended to either stream meanwhile."""
        if _erasing(missed) or _erasing(gone):
            return _meanwhile()
        situation = self.known.situation
        assert situation is not None
        if missed:
            situation = self.ahead(situation, missed)
        known = replace(self.known, situation=situation, resources=_later(self.known, gone))
        answer = decide(known, self.command, self.by)
        return answer if isinstance(answer, Refused) else _both(known, answer)


def elsewhere(entries: tuple[Entry, ...]) -> tuple[tuple[str, TellAllotment], ...]:
    """Give what is to be told in which other operations of what was just decided in one."""
    for one in entries:
        if isinstance(event := one.event, LinesAllotted):
            about = {each.operation for each in event.lines}
            about |= {each.operation for each in event.shorts}
            told = TellAllotment(allotment=event.allotment)
            return tuple((each, told) for each in sorted(about - {event.operation}))
    return ()


def _both(known: Known, decided: tuple[Event, ...]) -> Both:
    """All of it is the operation's; what binds or frees a part of the stock is the stock's too."""
    shared = tuple(
        one
        for one in decided
        if isinstance(one, SHARED) and getattr(one, "resource_id", "") is not None
    )
    return decided, (*_begun(known.resources), *shared) if shared else ()


def _begun(found: Resources | None) -> tuple[Event, ...]:
    """What a drill takes over before it writes for the first time."""
    if found is None or found.number or found.stream == RESOURCES:
        return ()
    all_ = fold.telling(found)
    parts_ = (all_[at : at + AT_ONCE] for at in range(0, max(1, len(all_)), AT_ONCE))
    return tuple(ResourcesCopied(resources=one) for one in parts_)


def _later(known: Known, missed: tuple[Entry, ...]) -> Resources | None:
    found = known.resources
    if found is None or not missed:
        return found
    begin = found if found.number else Resources(stream=found.stream)
    return fold.fold(begin, missed)


def _meanwhile() -> Refused:
    return Refused("erasure.meanwhile", kind=RefusalKind.CONFLICT)


def _erasing(entries: tuple[Entry, ...]) -> bool:
    return any(isinstance(one.event, EntryErased) for one in entries)
