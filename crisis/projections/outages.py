"""What was reported out of use and working again in an operation, by object of the register."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.erasure import EntryErased
from crisis.events.outages import ObjectDown, ObjectUp


class OutageReport(msgspec.Struct, frozen=True, kw_only=True):
    """One report of an object, and the entry that says so. own_plan: the municipality in whose own
    plan the object stood then. Dansk: driftsmelding."""

    number: int
    down: bool
    as_of: datetime
    entry: int | None
    source: str | None
    authority_name: str
    own_plan: str | None = None


class Outage(msgspec.Struct, frozen=True, kw_only=True):
    """Whether an object works; what was reported last stands. Dansk: driftsstand."""

    object: str
    name: str
    reports: tuple[OutageReport, ...]

    @property
    def now(self) -> OutageReport:
        """The report that stands."""
        return self.reports[-1]

    @property
    def number(self) -> int:
        """The entry of the report that stands."""
        return self.reports[-1].number


Outages = Map[str, Outage]
"""Object → what was reported of it."""


def fold(found: Outages, stamp: Stamp, event: Event | Erased) -> Outages:
    """Take one more entry in; a report that was erased is as if it had never been."""
    if isinstance(event, ObjectDown | ObjectUp):
        old = found.get(event.object)
        reports = (*(old.reports if old else ()), _report(stamp, event))
        made = Outage(object=event.object, name=event.object_name, reports=reports)
        return found.set(event.object, made)
    if isinstance(event, EntryErased):
        return without(found, {one.number for one in event.entries})
    return found


def without(found: Outages, numbers: Iterable[int]) -> Outages:
    """Give them as they are for whom these entries are not."""
    gone = set(numbers)
    for object_, one in found.items():
        kept = tuple(each for each in one.reports if each.number not in gone)
        if not kept:
            found = found.delete(object_)
        elif len(kept) != len(one.reports):
            found = found.set(object_, msgspec.structs.replace(one, reports=kept))
    return found


def _report(stamp: Stamp, event: ObjectDown | ObjectUp) -> OutageReport:
    said = event.on_behalf_of
    return OutageReport(
        number=stamp.number,
        down=isinstance(event, ObjectDown),
        as_of=event.as_of,
        entry=event.entry,
        source=event.source,
        authority_name=said.authority_name if said else event.authority_name,
        own_plan=event.own_plan,
    )
