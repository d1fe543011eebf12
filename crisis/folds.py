"""Keeps each stream's fold in memory and takes only the tail that it does not know yet.

Situations share their structure, so one is kept for every thousandth entry: going back in time
folds at most a thousand entries. Nothing here is the only place of anything. When something is
erased by law a stream is folded anew from its beginning, the marks too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from threading import RLock

import msgspec

from crisis.events import Erased
from crisis.events.erasure import EntryErased, ErasedEntry
from crisis.journal.port import Entry, Head, JournalReader
from crisis.projections import planning as planning_fold
from crisis.projections import situation as situation_fold
from crisis.projections.planning import Planning
from crisis.projections.situation import Situation
from crisis.terms.ids import PLANNING

MARK = 1_000
"""Every how many entries a situation is kept."""


class _Kept:
    """One operation's fold as far as it is known, and the marks on the way."""

    def __init__(self, begin: Situation) -> None:
        self.begin = self.now = begin
        self.marks = [begin]
        self.lock = RLock()
        self.erased: dict[int, ErasedEntry] = {}
        self.looked = 0

    def anew(self) -> None:
        """Let go of all that has been folded."""
        self.now, self.marks = self.begin, [self.begin]

    def whole(self, entries: Iterable[Entry]) -> list[Entry]:
        """Give erased entries what the entry that erased them says of their place."""
        return [self._whole(one) for one in entries] if self.erased else list(entries)

    def _whole(self, entry: Entry) -> Entry:
        rest = self.erased.get(entry.stamp.number)
        if rest is None:
            return entry
        gone = Erased(type=entry.type, corrects=rest.corrects, supplements=rest.supplements)
        return msgspec.structs.replace(entry, event=gone)


class Folds:
    """Folds kept in memory for one process."""

    def __init__(self, journal: JournalReader) -> None:
        self._journal = journal
        self._kept: dict[str, _Kept] = {}
        self._planning = Planning()
        self._planning_lock = RLock()
        self._ahead: dict[str, Situation] = {}
        self._told: list[Callable[[], object]] = []

    def when_erased(self, act: Callable[[], object]) -> None:
        """Have something done as soon as this process learns that words were erased by law."""
        self._told.append(act)

    def situation(self, head: Head) -> Situation:
        """Give the situation as of the head, or later when more has been read already."""
        kept = self._of(head)
        with kept.lock:
            while kept.now.number < head.number:
                if not self._advance(kept, head.stream):
                    break
            return kept.now

    def known(self, stream: str) -> Situation | None:
        """Give the situation as far as this process has read it, None when it never did.

        It costs no read; whoever decides by it has the append tell what came since.
        """
        kept = self._kept.get(stream)
        return kept.now if kept and kept.now.number else None

    def situation_until(self, head: Head, number: int) -> Situation:
        """Give the situation as of an entry."""
        self.situation(head)
        kept = self._of(head)
        at = bisect_right(kept.marks, number, key=lambda mark: mark.number) - 1
        mark = kept.marks[at]
        missing = number - mark.number
        if missing <= 0:
            return mark
        tail = self._journal.entries(head.stream, after=mark.number, limit=missing)
        return situation_fold.fold(mark, kept.whole(tail))

    def whole(self, head: Head, entries: Iterable[Entry]) -> list[Entry]:
        """Give entries as the fold takes them: an erased one says what it was about."""
        self.situation(head)
        return self._of(head).whole(entries)

    def learn(self, entries: tuple[Entry, ...]) -> None:
        """Take what this process has just appended, when nothing lies between."""
        if entries and entries[0].stamp.stream == PLANNING:
            with self._planning_lock:
                if _erasing(entries):
                    self._planning = Planning()
                    self._tell()
                elif self._planning.number == entries[0].stamp.number - 1:
                    self._planning = planning_fold.fold(self._planning, entries)
            return
        if not entries or entries[0].stamp.stream not in self._kept:
            return
        kept = self._kept[entries[0].stamp.stream]
        with kept.lock:
            if _erasing(entries):
                self._forget(kept, entries[0].stamp.stream)
                return
            after = kept.now.number % MARK + len(entries)
            if kept.now.number == entries[0].stamp.number - 1 and after < MARK:
                kept.now = situation_fold.fold(kept.now, entries)
            # Others wrote between: who only writes would miss more with each entry.
            while kept.now.number < entries[-1].stamp.number:
                if not self._advance(kept, entries[-1].stamp.stream):
                    break

    def ahead(self, begin: Situation, missed: tuple[Entry, ...]) -> Situation:
        """Give a situation and what came right after it, going on from where the writer before
        in the same transaction had come to: sixty-four who come together fold each entry once.

        Only the one writer thread asks. What it folded may yet be taken back, so nobody else
        sees it; that it is the same history is told by the hash.
        """
        found = self._ahead.get(begin.operation)
        if found is not None and begin.number < found.number <= missed[-1].stamp.number:
            at = found.number - missed[0].stamp.number
            if missed[at].stamp.hash == found.hash:
                begin, missed = found, missed[at + 1 :]
        made = self._ahead[begin.operation] = situation_fold.fold(begin, missed)
        return made

    def known_planning(self) -> Planning:
        """Give the standing knowledge as far as this process has read it."""
        return self._planning if self._planning.number else self.planning()

    def planning(self) -> Planning:
        """Give the standing knowledge as of its last entry."""
        head = self._journal.head(PLANNING)
        with self._planning_lock:
            if head is None or head.number == self._planning.number:
                return self._planning
            tail = self._journal.entries(PLANNING, after=self._planning.number)
            if self._planning.number and _erasing(tail):
                self._planning, tail = Planning(), self._journal.entries(PLANNING)
                self._tell()
            self._planning = planning_fold.fold(self._planning, tail)
            return self._planning

    def _of(self, head: Head) -> _Kept:
        kept = self._kept.get(head.stream)
        if kept is None:
            begin = situation_fold.start(head.stream, head.mode)
            kept = self._kept.setdefault(head.stream, _Kept(begin))
        return kept

    def _advance(self, kept: _Kept, stream: str) -> bool:
        """Take up to the next mark; says whether there was anything to take."""
        room = MARK - kept.now.number % MARK
        tail = self._journal.entries(stream, after=kept.now.number, limit=room)
        if any(one.stamp.number > kept.looked for one in _erasing(tail)):
            self._forget(kept, stream)
            return True
        kept.now = situation_fold.fold(kept.now, kept.whole(tail))
        if tail and kept.now.number % MARK == 0:
            kept.marks.append(kept.now)
        return bool(tail)

    def _forget(self, kept: _Kept, stream: str) -> None:
        """Fold anew from the beginning, knowing all that was erased."""
        self._ahead.pop(stream, None)
        while tail := self._journal.entries(stream, after=kept.looked, limit=MARK):
            kept.looked = tail[-1].stamp.number
            for one in _erasing(tail):
                assert isinstance(one.event, EntryErased)
                kept.erased |= {rest.number: rest for rest in one.event.entries}
        kept.anew()
        self._tell()

    def _tell(self) -> None:
        for act in self._told:
            act()


def _erasing(entries: Iterable[Entry]) -> list[Entry]:
    return [one for one in entries if isinstance(one.event, EntryErased)]
