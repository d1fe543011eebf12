"""Questions to the register's tables: which objects, one object, what it was before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, and_, bindparam, func, or_, select

from crisis.journal.codec import stamp_time
from crisis.register.fitting import ObjectFilter, fitting, for_reader, present
from crisis.register.tables import STANDS_BY_ID, geodata, register_object
from crisis.terms.geodata import GeodataKind
from crisis.terms.places import Shape
from crisis.terms.register import (
    Capacity,
    Classification,
    Confidence,
    Criticality,
    Occasion,
    RegisterObject,
    RegisterReader,
)

IDS_AT_ONCE = 500
_SHAPES: msgspec.json.Decoder[Shape] = msgspec.json.Decoder(Shape)
_STANDS = register_object.c.valid_to.is_(None)


@dataclass(frozen=True, kw_only=True)
class StoredObject:
    """An object as the register's table has it, and from which planning entry to which.

    reason: why it is out of use; None while it is in use or when it was only changed.
    """

    object: RegisterObject
    valid_from: int
    valid_to: int | None
    reason: str | None

    @property
    def retired(self) -> bool:
        """Says whether the object is out of use."""
        return self.reason is not None


@dataclass(frozen=True, kw_only=True)
class StoredGeodata:
    """A file of geography in use, and since which planning entry."""

    kind: GeodataKind
    sha256: str
    features: int
    source: str | None
    valid_from: int


def find(
    connection: Connection, wanted: ObjectFilter, reader: RegisterReader
) -> list[StoredObject]:
    """Give the objects that fit, by category and name; `retired` brings those out of use along."""
    table = register_object.c
    query = (
        fitting(select(register_object), wanted)
        .where(*for_reader(reader, wanted.by))
        .order_by(table.category, table.name, table.id)
    )
    found = [_stored(row) for row in connection.execute(query.limit(wanted.limit))]
    if wanted.by is None:
        return found
    return [replace(one, valid_to=None, reason=None) for one in found]  # it stood then


def categories(
    connection: Connection, reader: RegisterReader, at: datetime | None = None
) -> dict[str, int]:
    """Give the categories of the objects in use, with how many each has; with a moment without
    occasions that are not on then. A category that has nothing else stays, with none."""
    table = register_object.c
    there = and_(*present(at)) if at else table.id.is_not(None)
    many = func.count().filter(there)
    query = select(table.category, many.label("many")).group_by(table.category)
    rows = connection.execute(query.where(_STANDS, *for_reader(reader)).order_by(table.category))
    return {row.category: row.many for row in rows}


def history(connection: Connection, id_: str) -> list[StoredObject]:
    """Give all that the register ever said of an object, oldest first."""
    query = select(register_object).where(register_object.c.id == bindparam("which"))
    rows = connection.execute(query.order_by(register_object.c.valid_from), {"which": id_})
    return [_stored(row) for row in rows]


def in_use(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """Give those of the objects named that are in use, by id alone."""
    wanted, found = list(ids), set[str]()
    for at in range(0, len(wanted), IDS_AT_ONCE):
        here = register_object.c.id
        query = select(here).where(_STANDS, here.in_(wanted[at : at + IDS_AT_ONCE]))
        found.update(connection.execute(query).scalars())
    return frozenset(found)


def since(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """Give the planning entry by which each of the objects named stands as it does."""
    here = register_object.c
    query = select(here.id, here.valid_from).where(STANDS_BY_ID, here.id.in_(list(ids)))
    return {row.id: row.valid_from for row in connection.execute(query)}


def version(connection: Connection, id_: str, number: int) -> RegisterObject | None:
    """Give an object as an entry of the planning said it; None when it did not."""
    here = register_object.c
    query = select(register_object).where(here.id == id_, here.valid_from == number)
    row = connection.execute(query).first()
    return _stored(row).object if row else None


def standing(connection: Connection, ids: Iterable[str]) -> dict[str, RegisterObject]:
    """Give those of the objects named that are in use."""
    return {one.object.id: one.object for one in these(connection, ids)}


def these(connection: Connection, ids: Iterable[str]) -> list[StoredObject]:
    """Give those of the objects named that are in use, with since when."""
    wanted = list(ids)
    query = select(register_object).where(STANDS_BY_ID)
    found: list[StoredObject] = []
    for at in range(0, len(wanted), IDS_AT_ONCE):
        some = query.where(register_object.c.id.in_(wanted[at : at + IDS_AT_ONCE]))
        found += [_stored(row) for row in connection.execute(some)]
    return found


def retired(connection: Connection, ids: Iterable[str]) -> dict[str, RegisterObject]:
    """Give those of the objects named that are out of use, as they last were."""
    wanted, found = sorted(ids), dict[str, RegisterObject]()
    here = register_object.c
    query = select(register_object).where(here.retired.is_not(None)).order_by(here.valid_from)
    for at in range(0, len(wanted), IDS_AT_ONCE):
        some = query.where(here.id.in_(wanted[at : at + IDS_AT_ONCE]))
        found |= {row.id: _stored(row).object for row in connection.execute(some)}
    used = in_use(connection, found)
    return {id_: one for id_, one in found.items() if id_ not in used}


def standing_by(connection: Connection, number: int) -> dict[str, RegisterObject]:
    """Give the objects that an entry of the planning holds as they are: those that stand by it,
    and those it retired whose rows are still there."""
    here = register_object.c
    retired = and_(here.valid_to == number, here.retired.is_not(None))
    query = select(register_object).where(or_(and_(here.valid_from == number, _STANDS), retired))
    return {row.id: _stored(row).object for row in connection.execute(query)}


def by_entries(connection: Connection, first: int, end: int) -> list[StoredObject]:
    """Give the objects that stand as entries of the planning left them, from one until before
    another."""
    since = register_object.c.valid_from
    query = select(register_object).where(_STANDS, since >= first, since < end)
    return [_stored(row) for row in connection.execute(query.order_by(since, register_object.c.id))]


def around(
    connection: Connection, number: int
) -> tuple[tuple[str, ...], dict[str, RegisterObject]]:
    """Give which objects an entry of the planning wrote, and how those that stood before stood."""
    here = register_object.c
    written = connection.execute(select(here.id).where(here.valid_from == number)).scalars()
    query = select(register_object).where(here.valid_to == number, here.retired.is_(None))
    before = {row.id: _stored(row).object for row in connection.execute(query)}
    return tuple(written), before


def ever(connection: Connection) -> bool:
    """Say whether any object was ever taken into the register."""
    return connection.execute(select(register_object.c.id).limit(1)).first() is not None


def geodata_in_use(connection: Connection) -> dict[GeodataKind, StoredGeodata]:
    """Give the files of geography in use, by kind."""
    rows = connection.execute(select(geodata).where(geodata.c.valid_to.is_(None)))
    found = (
        StoredGeodata(
            kind=GeodataKind(row.kind),
            sha256=row.sha256,
            features=row.features,
            source=row.source,
            valid_from=row.valid_from,
        )
        for row in rows
    )
    return {one.kind: one for one in found}


def _stored(row: Any) -> StoredObject:
    made = RegisterObject(
        id=row.id,
        name=row.name,
        category=row.category,
        shape=_SHAPES.decode(row.shape),
        confidence=Confidence(row.confidence),
        municipality=row.municipality,
        owner=row.owner,
        source=row.source,
        checked_on=row.checked_on,
        note=row.note,
        authority=row.authority,
        criticality=Criticality(row.criticality) if row.criticality else None,
        capacity=None if row.unit is None else Capacity(amount=row.capacity, unit=row.unit),
        opening_times=row.opening_times,
        contact=row.contact,
        classification=Classification(row.classification or Classification.INTERNAL),
        occasion=_occasion(row),
        by_place=bool(row.by_place),
    )
    return StoredObject(
        object=made, valid_from=row.valid_from, valid_to=row.valid_to, reason=row.retired
    )


def _occasion(row: Any) -> Occasion | None:
    if row.begins is None:
        return None
    begins, ends = stamp_time(row.begins), stamp_time(row.ends)
    return Occasion(begins=begins, ends=ends, attendance=row.attendance)
