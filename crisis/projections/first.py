"""The first assessments by the entry that holds each: what was made of a report, and proposed."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.erasure import EntryErased
from crisis.events.first import FirstAssessed
from crisis.terms.operations import Level


class FirstAssessment(msgspec.Struct, frozen=True, kw_only=True):
    """One assessment. Dansk: første vurdering. number: its entry; entry: the report's."""

    assessment: int
    number: int
    entry: int
    what: str
    level: Level | None
    call: tuple[str, ...]


class FirstAssessments(msgspec.Struct, frozen=True, kw_only=True):
    """All of them; one that was erased keeps its number. Dansk: førstevurderinger."""

    by_entry: Map[int, FirstAssessment] = Map()
    last: int = 0

    def get(self, entry: int) -> FirstAssessment | None:
        """Give an assessment by its own entry."""
        return self.by_entry.get(entry)

    def of(self, report: int) -> tuple[int, ...]:
        """Give the entries in which a report was assessed."""
        found = (one.number for one in self.by_entry.values() if one.entry == report)
        return tuple(sorted(found))

    def without(self, numbers: Iterable[int]) -> FirstAssessments:
        """Give them without those of some entries."""
        kept = self.by_entry
        for number in numbers:
            kept = kept.delete(number) if number in kept else kept
        return msgspec.structs.replace(self, by_entry=kept)


def fold(found: FirstAssessments, stamp: Stamp, event: Event | Erased) -> FirstAssessments:
    """Take one more entry in; what does not concern it leaves it as it was."""
    if isinstance(event, FirstAssessed):
        made = FirstAssessment(
            assessment=event.assessment,
            number=stamp.number,
            entry=event.entry,
            what=event.what,
            level=event.level,
            call=tuple(one.authority for one in event.call),
        )
        kept = found.by_entry.set(stamp.number, made)
        return FirstAssessments(by_entry=kept, last=event.assessment)
    if isinstance(event, Erased) and event.type == FirstAssessed.__name__:
        return msgspec.structs.replace(found, last=found.last + 1)
    if isinstance(event, EntryErased):
        return found.without(one.number for one in event.entries)
    return found
