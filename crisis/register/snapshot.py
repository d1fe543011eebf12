"""The register in memory as of one planning entry: what lies where, ready to be asked.

It never changes. A later one is made of it and of the rows that moved since, so that an edit in a
large register costs a new tree and not a new reading.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, or_, select

from crisis.geo.geometries import Geometries, Geometry, moved, read
from crisis.geo.index import Index, Rows
from crisis.journal.codec import stamp_time
from crisis.register.municipalities import NEAR
from crisis.register.projection import applied
from crisis.register.tables import register_object
from crisis.terms.exposure import unit_of
from crisis.terms.places import Exposure, Hit, OwnPlanShare
from crisis.terms.register import Classification, Criticality, RegisterReader

HITS = 500
"""How many hits are named, besides the nearest in own plans; the rest are counted."""
ROWS_AT_ONCE = 5_000

_TABLE = register_object.c
_COLUMNS = select(
    *(_TABLE.id, _TABLE.name, _TABLE.category, _TABLE.municipality, _TABLE.shape, _TABLE.valid_to),
    *(_TABLE.classification, _TABLE.begins, _TABLE.ends, _TABLE.attendance),
    *(_TABLE.authority, _TABLE.capacity, _TABLE.unit, _TABLE.criticality, _TABLE.by_place),
)
_NAMES = (
    *("ids", "names", "categories", "municipalities", "plans", "whens"),
    *("authorities", "units", "amounts", "criticalities", "derived"),
)
"""The columns in their order; last come the geometries."""
_NOTHING: list[tuple[Any, ...]] = [()] * (len(_NAMES) + 1)
_ID_BASE = 36
_OWN_PLAN = Classification.OWN_PLAN.value
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ALWAYS = np.iinfo(np.int64).min
"""Begins and ends of what is no occasion."""
_STEPS: dict[str | None, int] = {one.value: step for step, one in enumerate(Criticality, 1)}
_STEPS[None] = 0
_Objects = NDArray[np.object_]
Whens = NDArray[np.int64]
"""Three numbers for each object: begins, ends (microseconds since 1970), attendance."""


@dataclass(frozen=True)
class Snapshot:
    """Objects side by side: row n of every column is the same object."""

    number: int
    ids: NDArray[np.int64]
    names: _Objects
    categories: _Objects
    municipalities: _Objects
    plans: NDArray[np.bool_]
    whens: Whens
    authorities: _Objects
    units: _Objects
    amounts: NDArray[np.float64]
    criticalities: NDArray[np.int8]
    derived: NDArray[np.bool_]
    index: Index

    @classmethod
    def empty(cls) -> Snapshot:
        """Give the register before its first entry."""
        nothing = np.array([], dtype=object)
        columns = (nothing, nothing, nothing, np.array([], bool), np.empty((0, 3), np.int64))
        room = (nothing, nothing, np.array([], np.float64), np.array([], np.int8))
        made = (*columns, *room, np.array([], bool))
        return cls(0, np.array([], np.int64), *made, Index(nothing))

    def refreshed(self, connection: Connection) -> Snapshot:
        """Give the register as the tables hold it now."""
        number = applied(connection)
        if number == self.number:
            return self
        begin = self if number > self.number else Snapshot.empty()
        since = or_(_TABLE.valid_from > begin.number, _TABLE.valid_to > begin.number)
        query = _COLUMNS.where(since).execution_options(yield_per=ROWS_AT_ONCE)
        gone: set[int] = set()
        parts: list[tuple[Any, ...]] = []
        for rows in connection.execute(query).partitions():
            gone.update(object_number(row.id) for row in rows)
            parts.append(columns_of([row for row in rows if row.valid_to is None]))
        return begin.grown(number, gone, parts)

    def exposure(self, shape: Geometry, distance_m: int, at: datetime | None = None) -> Exposure:
        """Say what lies inside a shape or within a distance of it, nearest first. at: the moment;
        an occasion counts only while it is on, and without a moment never."""
        within = self.index.within(shape, distance_m)
        inside, near = (rows[self.there(rows, at)] for rows in within)
        rows = np.concatenate([inside, near])
        return Exposure(
            distance_m=distance_m,
            total=len(rows),
            counts=self._counts(rows),
            hits=self._hits(shape, inside, near),
            register_head=self.number,
            attendance=self._attendance(rows),
            own_plans=self._own_plans(rows),
        )

    def for_reader(self, rows: Rows, reader: RegisterReader) -> Rows:
        """Keep the rows that are for the reader."""
        if reader.every_plan:
            return rows
        theirs = self.plans[rows]
        if reader.authority:
            theirs = theirs & (self.municipalities[rows] != reader.authority)
        return rows[~theirs]

    def readable(self, numbers: Sequence[int], reader: RegisterReader) -> int:
        """Say how many of these objects, each as often as it is named, are for the reader."""
        mine = self.ids[self.for_reader(np.arange(len(self.ids)), reader)]
        return int(np.isin(np.array(numbers, dtype=np.int64), mine).sum())

    def lying(
        self, area: Geometry, distance_m: int, numbers: Sequence[int], reader: RegisterReader
    ) -> Rows:
        """Give those of the objects named that an area reaches and that are for the reader; it
        costs by how many are named and not by how many there are."""
        wanted = np.unique(np.array(numbers, dtype=np.int64))
        at = np.searchsorted(self.ids, wanted, sorter=self._by_number)
        known = at < len(self.ids)
        rows = self._by_number[at[known]]
        rows = rows[self.ids[rows] == wanted[known]]
        return self.index.among(self.for_reader(rows, reader), area, distance_m)

    @cached_property
    def occasions(self) -> Rows:
        """The rows of what is there only for a time."""
        return np.flatnonzero(self.whens[:, 0] != ALWAYS)

    @cached_property
    def _by_number(self) -> Rows:
        """The rows in the order of their objects' numbers."""
        return np.argsort(self.ids)

    def there(self, rows: Rows, at: datetime | None) -> NDArray[np.bool_]:
        """Says of each row whether the object is there at the moment."""
        begins, ends = self.whens[rows, 0], self.whens[rows, 1]
        always: NDArray[np.bool_] = begins == ALWAYS
        if at is None:
            return always
        now = microseconds(at)
        there: NDArray[np.bool_] = always | ((begins <= now) & (now < ends))
        return there

    def as_critical(self, rows: Rows, least: Criticality) -> Rows:
        """Keep what is known to be as critical as that, or more."""
        kept: Rows = rows[self.criticalities[rows] >= _STEPS[least.value]]
        return kept

    def _counts(self, rows: Rows) -> dict[str, int]:
        return dict(sorted(Counter(self.categories[rows].tolist()).items()))

    def _attendance(self, rows: Rows) -> int:
        return int(self.whens[rows, 2].sum())

    def _own_plans(self, rows: Rows) -> dict[str, OwnPlanShare]:
        """Say how much of some rows stands in each municipality's own plan."""
        mine = rows[self.plans[rows]]
        found = {}
        for municipality in sorted(set(self.municipalities[mine].tolist())):
            part = mine[self.municipalities[mine] == municipality]
            share = OwnPlanShare(counts=self._counts(part), attendance=self._attendance(part))
            found[municipality] = share
        return found

    def nearest_municipalities(self, shape: Geometry) -> list[str]:
        """Give the municipalities of the known places a shape touches, else of the nearest."""
        named, index = self._placed
        rows = index.within(shape, 0).inside
        if not len(rows):
            rows = index.nearest(shape, NEAR)
        return sorted(set(named[rows]))

    @cached_property
    def _placed(self) -> tuple[_Objects, Index]:
        """The objects whose municipality somebody said: no estimate is made of another."""
        placed = np.array([one is not None for one in self.municipalities], dtype=bool)
        placed &= ~self.derived
        return self.municipalities[placed], Index(self.index.geometries[placed])

    def _hits(self, shape: Geometry, inside: Rows, near: Rows) -> tuple[Hit, ...]:
        """Name the nearest; what lies equally near stands in the order of ids. What stands in a
        municipality's own plan takes no other's place: the list is as long for who may not read it.
        """
        rows = inside[np.argsort(self.ids[inside])]
        metres = np.zeros(len(rows))
        if len(near) and np.count_nonzero(~self.plans[rows]) < HITS:
            far = self.index.metres(shape, near)
            order = np.lexsort((self.ids[near], far))
            rows, metres = np.concatenate([rows, near[order]]), np.append(metres, far[order])
        others = ~self.plans[rows]
        named = (np.arange(len(rows)) < HITS) | (others & (np.cumsum(others) <= HITS))
        pairs = zip(rows[named], metres[named], strict=True)
        return tuple(self._hit(row, math.ceil(far)) for row, far in pairs)

    def _hit(self, row: int, distance_m: int) -> Hit:
        begins, _, attendance = self.whens[row]
        return Hit(
            object=object_id(int(self.ids[row])),
            name=self.names[row],
            category=self.categories[row],
            distance_m=distance_m,
            municipality=self.municipalities[row],
            own_plan=bool(self.plans[row]),
            attendance=None if begins == ALWAYS else int(attendance),
        )

    def grown(self, number: int, gone: Iterable[int], parts: Iterable[tuple[Any, ...]]) -> Snapshot:
        """Leave out what is gone or has changed, and add what stands now."""
        keep = ~np.isin(self.ids, np.fromiter(gone, np.int64))
        mine = (self.ids, self.names, self.categories, self.municipalities, self.plans, self.whens)
        room: tuple[Any, ...] = (self.authorities, self.units, self.amounts, self.criticalities)
        room += (self.derived,)
        *added, geometries = zip(*parts, strict=True) if (parts := list(parts)) else _NOTHING
        columns = [
            np.concatenate([column[keep], *some])
            for column, some in zip((*mine, *room), added, strict=True)
        ]
        made: dict[str, Any] = dict(zip(_NAMES, columns, strict=True))
        shapes = np.concatenate(geometries) if geometries else self.index.geometries[:0]
        return Snapshot(number=number, **made, index=self.index.grown(keep, shapes))


def columns_of(rows: Sequence[Any]) -> tuple[Any, ...]:
    """Give the columns of some rows."""
    geometries: Geometries = moved(read([row.shape for row in rows]))
    return (
        np.array([object_number(row.id) for row in rows], dtype=np.int64),
        _texts([row.name for row in rows]),
        _shared([row.category for row in rows]),
        _shared([row.municipality for row in rows]),
        np.array([row.classification == _OWN_PLAN for row in rows], dtype=bool),
        np.array([_when(row) for row in rows], dtype=np.int64).reshape(len(rows), 3),
        _shared([row.authority for row in rows]),
        _shared([unit_of(row.unit) for row in rows]),
        np.array([row.capacity or 0 for row in rows], dtype=np.float64),
        np.array([_STEPS[row.criticality] for row in rows], dtype=np.int8),
        np.array([bool(row.by_place) for row in rows], dtype=bool),
        geometries,
    )


def _when(row: Any) -> tuple[int, int, int]:
    """Give when an occasion begins and ends, and how many come to it."""
    if row.begins is None:
        return ALWAYS, ALWAYS, 0
    begins, ends = stamp_time(row.begins), stamp_time(row.ends)
    return microseconds(begins), microseconds(ends), int(row.attendance)


def microseconds(moment: datetime) -> int:
    """Give a moment as whole microseconds since 1970."""
    return (moment - EPOCH) // timedelta(microseconds=1)


def _texts(values: list[Any]) -> _Objects:
    return np.array(values, dtype=object)


def _shared(values: list[str | None]) -> _Objects:
    """Texts that many objects have in common, each kept once."""
    return _texts([one if one is None else sys.intern(one) for one in values])


def object_number(id_: str) -> int:
    """Read an object's id as a number: the same order, and quick to compare."""
    return int(id_[3:], _ID_BASE)


def object_id(number: int) -> str:
    """Give the id of which this is the number."""
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    letters = []
    for _ in range(12):
        number, digit = divmod(number, _ID_BASE)
        letters.append(digits[digit])
    return "ob-" + "".join(reversed(letters))
