"""What an area holds, told by category, capacity, authority and town: of all of it, not of a part.

Sums run over the columns of the register in memory; only the nearest objects are told one by one.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

import numpy as np

from crisis.errors import Refused
from crisis.geo.faults import fault
from crisis.geo.geometries import Geometry, one_in_metres
from crisis.geo.index import Rows
from crisis.geo.measure import holds
from crisis.register.snapshot import ALWAYS, Snapshot, object_id, object_number
from crisis.terms.categories import counted
from crisis.terms.exposure import (
    INHABITANTS,
    AuthorityShare,
    CategoryShare,
    Differences,
    Exposed,
    ExposureReport,
    Inside,
    Town,
    under_tops,
)
from crisis.terms.places import Exposure, Shape
from crisis.terms.register import Capacity, RegisterReader

LISTED = 1_000
"""So many objects are told one by one; all of them are counted."""


class Area(NamedTuple):
    """Where is looked, how far around, and at what moment; without a shape it is all that the
    register says lies in the municipality."""

    shape: Shape | None
    municipality: str | None
    distance_m: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Reached:
    """The rows of the register that an area reaches: those in it, and those near enough.

    shape: None when the area is known by its municipality's name alone.
    """

    snapshot: Snapshot
    shape: Geometry | None
    distance_m: int
    at: datetime
    inside: Rows
    near: Rows

    @property
    def rows(self) -> Rows:
        """Give all of them."""
        return np.concatenate([self.inside, self.near])

    def report(self) -> ExposureReport:
        """Tell all of it."""
        rows, snapshot = self.rows, self.snapshot
        people = snapshot.units[rows] == INHABITANTS
        categories = self._categories(rows[~people], rows[people])
        return ExposureReport(
            distance_m=self.distance_m,
            at=self.at,
            register_head=snapshot.number,
            total=len(rows),
            attendance=int(snapshot.whens[rows, 2].sum()),
            capacities=_sums(snapshot, rows[~people]),
            categories=categories,
            authorities=_authorities(snapshot, rows),
            municipalities=_counted(snapshot.municipalities[rows].tolist()),
            towns=self._towns(rows[people]),
            objects=self.listed(self.inside, self.near),
        )

    def differences(self, written: Exposure) -> Differences:
        """Say what is otherwise than it was written down. Law: what an entry did not name, for it
        names 500 at most, cannot be called added."""
        numbers = np.array([object_number(one.object) for one in written.hits], dtype=np.int64)
        ids, named = self.snapshot.ids, len(written.hits) == written.total
        there = set(ids[self.rows].tolist())
        inside, near = (rows[~np.isin(ids[rows], numbers)] for rows in (self.inside, self.near))
        return Differences(
            added=self.listed(inside, near) if named else (),
            gone=tuple(one for one in written.hits if object_number(one.object) not in there),
            more=len(self.rows) - written.total,
            named=named,
        )

    def listed(self, inside: Rows, near: Rows) -> tuple[Exposed, ...]:
        """Tell the nearest one by one; what lies equally near stands in the order of ids."""
        ids = self.snapshot.ids
        first = inside[np.argsort(ids[inside])][:LISTED]
        found = [self._told(row, 0) for row in first]
        if len(found) < LISTED and len(near) and self.shape is not None:
            metres = self.snapshot.index.metres(self.shape, near)
            order = np.lexsort((ids[near], metres))[: LISTED - len(found)]
            found += [self._told(near[at], math.ceil(metres[at])) for at in order]
        return tuple(found)

    def _told(self, row: int, distance_m: int) -> Exposed:
        one = self.snapshot
        begins, _, attendance = one.whens[row]
        return Exposed(
            object=object_id(int(one.ids[row])),
            name=one.names[row],
            category=one.categories[row],
            distance_m=distance_m,
            municipality=one.municipalities[row],
            authority=one.authorities[row],
            capacity=_capacity(one, row),
            attendance=None if begins == ALWAYS else int(attendance),
            own_plan=bool(one.plans[row]),
        )

    def _categories(self, rows: Rows, towns: Rows) -> tuple[CategoryShare, ...]:
        snapshot = self.snapshot
        sums: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        with_room: Counter[str] = Counter(snapshot.categories[towns].tolist())
        columns = (snapshot.categories, snapshot.units, snapshot.amounts)
        for category, unit, amount in zip(*(one[rows].tolist() for one in columns), strict=True):
            if unit is not None:
                sums[category][unit] += amount
                with_room[category] += 1
        counts = Counter(snapshot.categories[np.concatenate([rows, towns])].tolist())
        return under_tops(
            CategoryShare(
                category=category,
                count=count,
                capacities=dict(sorted(sums[category].items())),
                unknown=count - with_room[category],
            )
            for category, count in counts.items()
        )

    def _towns(self, rows: Rows) -> tuple[Town, ...]:
        snapshot = self.snapshot
        whole = holds(self.shape, self.distance_m, snapshot.index.geometries[rows])
        found = [
            Town(
                object=object_id(int(snapshot.ids[row])),
                name=snapshot.names[row],
                inhabitants=round(snapshot.amounts[row]),
                inside=Inside.MIDDLE if all_ is None else Inside.WHOLE if all_ else Inside.PART,
            )
            for row, all_ in zip(rows, whole, strict=True)
        ]
        return tuple(sorted(found, key=lambda one: (-one.inhabitants, one.name, one.object)))


def look_in(area: Area, snapshot: Snapshot, reader: RegisterReader) -> Reached:
    """Give what an area holds at a moment, for a reader; raises Refused for an unusable shape."""
    shape: Geometry | None = None
    if area.shape is None:
        inside: Rows = np.flatnonzero(snapshot.municipalities == area.municipality)
        near = inside[:0]
    else:
        wrong = None if area.municipality else fault(area.shape)
        if wrong is not None:
            facts: dict[str, Any] = dict(wrong.facts)
            raise Refused(wrong.code, field="positions", **facts)
        shape = one_in_metres(area.shape)
        inside, near = snapshot.index.within(shape, area.distance_m)
    return Reached(
        snapshot=snapshot,
        shape=shape,
        distance_m=area.distance_m,
        at=area.at,
        inside=_for(snapshot, inside, area.at, reader),
        near=_for(snapshot, near, area.at, reader),
    )


def lying_in(
    areas: Sequence[Area], snapshot: Snapshot, numbers: Sequence[int], reader: RegisterReader
) -> list[frozenset[str]]:
    """Say of each area with a shape which of the objects named are there at its moment."""
    found = []
    for one in areas:
        assert one.shape is not None
        shape = one_in_metres(one.shape)
        rows = snapshot.lying(shape, one.distance_m, numbers, reader)
        there = snapshot.ids[rows[snapshot.there(rows, one.at)]].tolist()
        found.append(frozenset(object_id(each) for each in there))
    return found


def _for(snapshot: Snapshot, rows: Rows, at: datetime, reader: RegisterReader) -> Rows:
    """Keep what is there at the moment and is for the reader."""
    return snapshot.for_reader(rows[snapshot.there(rows, at)], reader)


def _sums(snapshot: Snapshot, rows: Rows) -> dict[str, float]:
    sums: dict[str, float] = defaultdict(float)
    units, amounts = snapshot.units[rows].tolist(), snapshot.amounts[rows].tolist()
    for unit, amount in zip(units, amounts, strict=True):
        if unit is not None:
            sums[unit] += amount
    return dict(sorted(sums.items()))


def _authorities(snapshot: Snapshot, rows: Rows) -> tuple[AuthorityShare, ...]:
    """By authority, the one with most first; last what the register says nobody answers for."""
    columns = (snapshot.authorities, snapshot.categories)
    found: dict[str | None, Counter[str]] = defaultdict(Counter)
    pairs = Counter(zip(*(one[rows].tolist() for one in columns), strict=True))
    for (authority, category), count in pairs.items():
        found[authority][category] += count
    order = sorted(found, key=lambda one: (one is None, -found[one].total(), one or ""))
    return tuple(
        AuthorityShare(authority=one, count=found[one].total(), categories=counted(found[one]))
        for one in order
    )


def _counted(names: list[str | None]) -> dict[str, int]:
    return dict(sorted(Counter(one or "" for one in names).items()))


def _capacity(snapshot: Snapshot, row: int) -> Capacity | None:
    unit = snapshot.units[row]
    return None if unit is None else Capacity(amount=float(snapshot.amounts[row]), unit=unit)
