"""Finds entries in the logs of one process: an index for each operation that somebody searched.

One index serves all readers. It is asked only for entries that the reader sees just as they are;
an entry that he sees otherwise is looked through as he sees it, and one that he does not see is
not there at all, so neither hits nor their number nor a word that was excluded tells of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from operator import attrgetter, is_
from threading import RLock

from immutables import Map

from crisis.finding.filters import Filter
from crisis.finding.index import Index
from crisis.finding.query import Query
from crisis.finding.words import words
from crisis.projections.attachments import Attachment
from crisis.projections.log import LogEntry
from crisis.projections.situation import Situation

SLICE = 500
"""Entries that are taken in before others in the process have their turn: some 10 ms."""

Named = Callable[[LogEntry], Iterable[str]]
"""Gives the words that a page writes for an entry's codes."""


@dataclass(frozen=True, kw_only=True)
class Ask:
    """What is looked for: words, and what an entry has to be."""

    query: Query = field(default_factory=Query)
    filter: Filter = field(default_factory=Filter)

    @property
    def empty(self) -> bool:
        """Says whether everything fits."""
        return not self.query.terms and self.filter.empty


@dataclass(kw_only=True)
class _Kept:
    index: Index = field(default_factory=Index)
    erased: frozenset[int] = frozenset()
    lock: RLock = field(default_factory=RLock)


class Finder:
    """Indexes kept in memory for one process; the folds are where they come from."""

    def __init__(self, named: Named = lambda one: ()) -> None:
        self._named = named
        self._kept: dict[str, _Kept] = {}

    def find(self, whole: Situation, seen: Situation, ask: Ask) -> list[LogEntry]:
        """Give what the reader sees and asks for, newest first.

        whole: all of the operation, to make the index of. seen: what this reader may see of it.
        """
        self.follow(whole)
        rows = self._by_words(whole, seen, ask.query) if ask.query.terms else _all(seen)
        for fits in ask.filter.tests(seen):
            rows = [one for one in rows if fits(one)]
        return rows

    def texts(self, one: LogEntry) -> list[str | None]:
        """Give all texts of an entry that words are looked for in, those of its files too."""
        return [
            *self._own_texts(one),
            *(text for file in one.attachments for text in _of_file(file)),
        ]

    def _own_texts(self, one: LogEntry) -> list[str | None]:
        said = one.on_behalf_of
        spoken = (said.authority_name, said.who) if said else ()
        told = (one.text, one.place, one.source, one.reason, one.basis)
        return [*told, one.authority_name, one.seat_name, *spoken, *self._named(one)]

    def words(self, one: LogEntry) -> list[list[str]]:
        """Give the words of an entry, for each of its texts."""
        return [words(text) for text in self.texts(one) if text]

    def follow(self, whole: Situation) -> None:
        """Let an index that is there go of what was erased since it was last asked."""
        kept = self._kept.get(whole.operation)
        if kept is None or len(kept.erased) == len(whole.erasures):
            return
        with kept.lock:
            for number in set(whole.erasures) - kept.erased:
                kept.index.forget(number)
            kept.erased |= frozenset(whole.erasures)

    def _by_words(self, whole: Situation, seen: Situation, query: Query) -> list[LogEntry]:
        kept = self._kept.setdefault(
            # What is gone already never comes into an index that is made now.
            whole.operation,
            _Kept(erased=frozenset(whole.erasures)),
        )
        with kept.lock:
            self._take(kept, whole)
            matches = kept.index.matches(query)[::-1].tolist()
        entries, there = seen.log.entries, whole.log.entries
        rows = [one for one in map(entries.get, matches) if one is not None]
        less_of = seen.log.less_of
        if entries is there or (less_of is not None and less_of.holds(there, entries)):
            return rows
        others = _otherwise(there, list(entries.values()) if query.excludes else rows)
        if not others:
            return rows
        rows = [one for one in rows if one.number not in others]
        rows += [one for one in others.values() if query.fits(one.number, self.words(one))]
        return sorted(rows, key=_NUMBER, reverse=True)

    def _take(self, kept: _Kept, whole: Situation) -> None:
        """Take in what the index has not seen yet, giving way to others now and then."""
        index, log = kept.index, whole.log
        for count, number in enumerate(range(index.last + 1, max(log.last, whole.number) + 1), 1):
            one, owner = log.entries.get(number), log.attached.get(number)
            if one is not None:
                index.add(number, self._own_texts(one))
            elif owner is not None:
                files = log.entries[owner].attachments
                told = (text for file in files if file.number == number for text in _of_file(file))
                index.add(number, told, owner)
            if count % SLICE == 0:
                time.sleep(0)


_NUMBER = attrgetter("number")


def _of_file(file: Attachment) -> tuple[str | None, str | None]:
    return file.name, file.description


def _all(seen: Situation) -> list[LogEntry]:
    """Give all, newest first: to look each number up takes a third of the time of sorting them."""
    entries = seen.log.entries
    numbers = range(max(seen.log.last, seen.number), 0, -1)
    return [one for one in map(entries.get, numbers) if one is not None]


def _otherwise(there: Map[int, LogEntry], rows: list[LogEntry]) -> dict[int, LogEntry]:
    """Give those that the reader sees otherwise than they are.

    A reader is shown fewer words than there are and never other ones. So only what was found need
    be looked at again; with a word that is excluded also what was not.
    """
    alike = map(is_, rows, map(there.get, map(_NUMBER, rows)))
    return {one.number: one for one, same in zip(rows, alike, strict=True) if not same}
