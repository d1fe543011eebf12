"""Which entries one wants to see: every part that is given must fit. Dansk: filter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from crisis.projections.log import LogBook, LogEntry
from crisis.projections.situation import Situation
from crisis.terms.log import Certainty, EntryKind

Test = Callable[[LogEntry], bool]


@dataclass(frozen=True, kw_only=True)
class Filter:
    """What an entry has to be.

    authorities: whose words it holds. unsure: nobody stands by it yet, and it was not put right.
    since and until: when it happened, else when it was written. changed: it was written, put right,
    added to, given a file, confirmed or erased after that number.
    """

    kinds: frozenset[EntryKind] = frozenset()
    authorities: frozenset[str] = frozenset()
    certainties: frozenset[Certainty] = frozenset()
    unsure: bool = False
    place: bool | None = None
    since: datetime | None = None
    until: datetime | None = None
    incident: int | None = None
    task: int | None = None
    changed: int | None = None
    corrections: bool = False

    @property
    def empty(self) -> bool:
        """Says whether everything fits."""
        return self == Filter()

    def tests(self, situation: Situation) -> Iterator[Test]:
        """Give what says whether an entry of the situation fits: all of them must say yes."""
        if self.kinds:
            yield lambda one: one.kind in self.kinds
        if self.authorities:
            yield lambda one: one.owner in self.authorities
        if self.certainties:
            yield lambda one: one.certainty in self.certainties
        if self.unsure:
            yield lambda one: unsure(one, situation.log)
        if self.corrections:
            yield lambda one: one.corrects is not None and one.figure is None
        if self.place is not None:
            yield lambda one: (one.place is not None) is self.place
        yield from self._of_time()
        for linked in self._links(situation):
            yield partial(_among, linked)
        if self.changed is not None:
            yield changed_after(situation, self.changed)

    def _of_time(self) -> Iterator[Test]:
        since, until = self.since, self.until
        if since is not None:
            yield lambda one: (one.occurred_at or one.recorded_at) >= since
        if until is not None:
            yield lambda one: (one.occurred_at or one.recorded_at) <= until

    def _links(self, situation: Situation) -> Iterator[frozenset[int]]:
        """An entry belongs to an incident through it or through one of its tasks."""
        if self.incident is not None:
            incident = situation.incidents.get(self.incident)
            tasks = [one for one in situation.tasks.all() if one.incident == self.incident]
            named = [incident.entries] if incident else []
            yield frozenset().union(*named, *(one.entries for one in tasks))
        if self.task is not None:
            task = situation.tasks.get(self.task)
            yield frozenset(task.entries if task else ())


def _among(numbers: frozenset[int], one: LogEntry) -> bool:
    return one.number in numbers


def unsure(one: LogEntry, log: LogBook) -> bool:
    """Says whether an entry still waits for somebody to stand by it."""
    if one.corrected_by is not None:
        return False
    return one.certainty is Certainty.UNCONFIRMED or one.number in log.unconfirmed


def changed_after(situation: Situation, number: int) -> Test:
    """Give what says whether an entry is another than it was after that number."""
    gone = {which for which, one in situation.erasures.items() if one.by > number}

    def test(one: LogEntry) -> bool:
        files = (file.number for file in one.attachments)
        later = (one.number, one.corrected_by, one.confirmed_by, *one.supplemented_by, *files)
        return any(each is not None and each > number for each in later) or one.number in gone

    return test
