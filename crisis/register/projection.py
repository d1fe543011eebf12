"""From the planning stream to the register's tables; the same entries give the same rows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from crisis.events import Erased, Event
from crisis.events.erasure import EntryErased
from crisis.events.geodata import GeodataImported
from crisis.events.imports import ObjectsTakenBack
from crisis.events.register import ObjectChanged, ObjectRetired, ObjectsRegistered
from crisis.geo.geometries import bounds
from crisis.journal.codec import stamp_text
from crisis.journal.port import Entry
from crisis.journal.prepared import Prepared
from crisis.journal.rows import lock_head, read_entries
from crisis.register.tables import STANDS_BY_ID, geodata, metadata, register_object, state
from crisis.terms.ids import PLANNING
from crisis.terms.register import RegisterObject

ENTRIES_AT_ONCE = 50
"""An entry may hold a thousand objects, so only some are read at a time."""

TAKEN_BACK = "Indlæsningen {batch} blev fortrudt"
"""Why an object is out of use that only an import had brought."""

_NUMBER = select(state.c.number)
_CLOSE = (
    update(register_object)
    .where(register_object.c.id == bindparam("which"), STANDS_BY_ID)
    .values(valid_to=bindparam("until"))
)
_RETIRE = _CLOSE.values(retired=bindparam("why"))
IDS_AT_ONCE = 500
_CLOSE_GEODATA = (
    update(geodata)
    .where(geodata.c.kind == bindparam("which"), geodata.c.valid_to.is_(None))
    .values(valid_to=bindparam("until"))
)


def applied(connection: Connection) -> int:
    """Give the number of the last planning entry that is in the tables."""
    return int(connection.execute(_NUMBER).scalar() or 0)


def apply(connection: Connection, entries: tuple[Entry, ...]) -> None:
    """Take new planning entries into the tables, in the transaction that appends them."""
    planning = [one for one in entries if one.stamp.stream == PLANNING]
    if not planning:
        return
    if applied(connection) == planning[0].stamp.number - 1:
        _take(connection, planning)
    else:
        catch_up(connection)


def catch_up(connection: Connection) -> int:
    """Take in what the tables do not hold yet; give how many entries that was."""
    lock_head(connection, PLANNING)  # two that start at once would both take in the same
    begun = after = applied(connection)
    while entries := read_entries(connection, PLANNING, after, ENTRIES_AT_ONCE):
        _take(connection, entries)
        after = entries[-1].stamp.number
    return after - begun


def rebuild(connection: Connection) -> int:
    """Drop the tables and make them again from the planning stream; give how many rows that is."""
    metadata.drop_all(connection)
    metadata.create_all(connection)
    catch_up(connection)
    return int(connection.execute(select(func.count(register_object.c.id))).scalar_one())


def _take(connection: Connection, entries: Iterable[Entry]) -> None:
    number = 0
    for one in entries:
        number = one.stamp.number
        _step(connection, number, one.event)
    connection.execute(delete(state))
    connection.execute(insert(state).values(number=number))


def _step(connection: Connection, number: int, event: Event | Erased) -> None:
    """Take in one entry. None is refused: what does not concern the register changes nothing."""
    match event:
        case ObjectsRegistered():
            _put(connection, number, event.objects)
        case ObjectChanged():
            _put(connection, number, (event.object,))
        case ObjectRetired():
            closed = {"which": event.id, "until": number, "why": event.reason}
            connection.execute(_RETIRE, closed)
        case ObjectsTakenBack():
            _put(connection, number, event.objects)
            why = TAKEN_BACK.format(batch=event.batch)
            out = [{"which": one.id, "until": number, "why": why} for one in event.retired]
            if out:
                connection.execute(_RETIRE, out)
        case EntryErased():
            for gone in event.entries:
                _forget(connection, gone.number)
        case GeodataImported():
            _use(connection, number, event)
        case _:
            pass


def _put(connection: Connection, number: int, objects: Iterable[RegisterObject]) -> None:
    rows = {one.id: _row(number, one) for one in objects}
    ids = list(rows)
    for at in range(0, len(ids), IDS_AT_ONCE):
        named = register_object.c.id.in_(ids[at : at + IDS_AT_ONCE])
        standing = update(register_object).where(named, STANDS_BY_ID)
        connection.execute(standing.values(valid_to=number))
    alike: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in rows.values():
        told = {name: value for name, value in row.items() if value is not None}
        alike.setdefault(tuple(told), []).append(told)
    for columns, some in alike.items():
        _adding(columns).run_all(connection, some)


@lru_cache(maxsize=256)
def _adding(columns: tuple[str, ...]) -> Prepared:
    """Give the insert of rows that tell just this. What is left blank is not handed over: for each
    blank cell the driver looks for somebody who knows how to write one, longer than for a text."""
    return Prepared(insert(register_object), columns)


def _forget(connection: Connection, number: int) -> None:
    """Take away the rows that an erased entry gave, as if it had never come: the row before
    lasts until the next one. A reason for which one was retired goes with the rows it stood on."""
    here = register_object.c
    for row in connection.execute(select(register_object).where(here.valid_from == number)).all():
        before = (here.id == row.id, here.valid_to == number)
        longer = update(register_object).where(*before)
        connection.execute(longer.values(valid_to=row.valid_to, retired=row.retired))
    connection.execute(delete(register_object).where(here.valid_from == number))


def _row(number: int, one: RegisterObject) -> dict[str, Any]:
    west, south, east, north = bounds(one.shape)
    told = (one.id, one.name, one.category, one.municipality, one.owner, one.note, one.authority)
    return {
        "id": one.id,
        "valid_from": number,
        "valid_to": None,
        "name": one.name,
        "category": one.category,
        "shape": msgspec.json.encode(one.shape),
        "west": west,
        "south": south,
        "east": east,
        "north": north,
        "confidence": one.confidence.value,
        "municipality": one.municipality,
        "owner": one.owner,
        "source": one.source,
        "checked_on": one.checked_on,
        "note": one.note,
        "retired": None,
        "sought": "\n".join(part for part in told if part).casefold(),
        **_details(one),
    }


def _details(one: RegisterObject) -> dict[str, Any]:
    """Give the columns that came with layouts 6 and 8."""
    room, when = one.capacity, one.occasion
    return {
        "authority": one.authority,
        "criticality": one.criticality.value if one.criticality else None,
        "capacity": room.amount if room else None,
        "unit": room.unit if room else None,
        "opening_times": one.opening_times,
        "contact": one.contact,
        "classification": one.classification.value,
        "begins": stamp_text(when.begins) if when else None,
        "ends": stamp_text(when.ends) if when else None,
        "attendance": when.attendance if when else None,
        "by_place": 1 if one.by_place else None,
    }


def _use(connection: Connection, number: int, event: GeodataImported) -> None:
    connection.execute(_CLOSE_GEODATA, {"which": event.kind.value, "until": number})
    connection.execute(
        insert(geodata).values(
            kind=event.kind.value,
            valid_from=number,
            valid_to=None,
            sha256=event.sha256,
            features=event.features,
            source=event.source,
        )
    )
