"""What is known of a place, and of the things a command names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection

from crisis.commands.base import Command
from crisis.commands.categories import RestoreCategory, RetireCategory
from crisis.commands.dependencies import DropWhatIf, RetireSupply, SaveWhatIf, SetSupply
from crisis.commands.erasure import ErasePlanningEntry
from crisis.commands.geodata import ImportGeodata
from crisis.commands.imports import TakeBackObjects
from crisis.commands.outages import ReportDown, ReportUp
from crisis.commands.plans import PlanWish
from crisis.commands.register import ChangeObject, RegisterObjects, RetireObject
from crisis.geo.faults import fault, faults
from crisis.geo.geometries import Geometry, one_in_metres
from crisis.register import search
from crisis.register.files import Files
from crisis.register.fitting import ObjectFilter
from crisis.register.moved import last_touched
from crisis.register.municipalities import Grounds, Municipalities
from crisis.register.snapshot import Snapshot
from crisis.terms.categories import MOST_ENTRIES, MOST_MOVED
from crisis.terms.places import PlaceFacts, Point, Shape, Whereabouts
from crisis.terms.register import KEEPER, RegisterObject, Standing


class Asked(NamedTuple):
    """Where is looked, how far around, by which grounds, and at what moment."""

    shape: Shape
    distance_m: int
    grounds: Grounds
    at: datetime | None


def look(asked: Asked, snapshot: Snapshot, boundaries: Municipalities | None) -> PlaceFacts:
    """Say where a shape lies and what it touches, or why it cannot be used."""
    wrong = fault(asked.shape)
    if wrong is not None:
        return PlaceFacts(fault=wrong.code, fault_facts=wrong.facts)
    geometry = one_in_metres(asked.shape)
    return PlaceFacts(
        whereabouts=_whereabouts(geometry, snapshot, boundaries, asked.grounds),
        exposure=snapshot.exposure(geometry, asked.distance_m, asked.at),
    )


def ground_of(
    shape: Shape, snapshot: Snapshot, boundaries: Municipalities | None, grounds: Grounds
) -> tuple[str, ...]:
    """Say on whose ground a shape lies, the one with most of it first."""
    return _whereabouts(one_in_metres(shape), snapshot, boundaries, grounds).municipalities


def lies_in(
    shapes: Sequence[Shape],
    snapshot: Snapshot,
    boundaries: Municipalities | None,
    grounds: Grounds,
) -> list[str | None]:
    """Say in which municipality each shape lies, as an incident drawn so would; None when it lies
    in none or cannot be used."""
    sound = [fault(one) is None for one in shapes]
    fit = [one for one, good in zip(shapes, sound, strict=True) if good]
    exact = boundaries.locate(fit, grounds) if boundaries else [None] * len(fit)
    found = iter(
        at
        if at is not None and isinstance(one, Point)
        else next(iter(ground_of(one, snapshot, boundaries, grounds)), None)
        for one, at in zip(fit, exact, strict=True)
    )
    return [next(found) if good else None for good in sound]


def about(
    connection: Connection, files: Files, command: Command, also: frozenset[str] = frozenset()
) -> Standing:
    """Say what the register holds of the objects or the file a command names, and of others."""
    match command:
        case RegisterObjects():
            return _registered(connection, command)
        case ChangeObject():
            return _change(connection, command)
        case RetireObject():
            return Standing(
                objects=search.standing(connection, (command.id,)),
                since=search.since(connection, (command.id,)),
            )
        case TakeBackObjects():
            written, before = search.around(connection, command.entry)
            return Standing(objects=search.standing(connection, written), before=before)
        case (
            SetSupply()
            | RetireSupply()
            | SaveWhatIf()
            | DropWhatIf()
            | PlanWish()
            | ReportDown()
            | ReportUp()
        ):
            return Standing(objects=search.standing(connection, _named(command) | also))
        case ErasePlanningEntry():
            return Standing(objects=search.standing_by(connection, command.entry))
        case ImportGeodata():
            used = search.geodata_in_use(connection)
            return Standing(
                file_held=files.holds(command.sha256),
                geodata={kind: one.sha256 for kind, one in used.items()},
            )
        case _:
            return _categorised(connection, command)


def _named(command: Command) -> set[str]:
    """Give the objects that a command about dependencies or plans names."""
    match command:
        case SetSupply(supply=one):
            return {one.consumer, *one.suppliers}
        case RetireSupply():
            return {command.consumer}
        case SaveWhatIf():
            return {one.object for one in command.starts}
        case ReportDown() | ReportUp():
            return {command.object}
        case PlanWish():
            return {*command.objects}
        case _:
            return set()


def _categorised(connection: Connection, command: Command) -> Standing:
    """Give what has a category that is to be replaced, or what stands as the entries right before
    the one that is named left it."""
    if isinstance(command, RetireCategory) and command.successor is not None:
        path = f"{command.top} / {command.name}"
        # One more than may be moved says enough.
        wanted = ObjectFilter(category=path, limit=MOST_MOVED + 1)
        found = search.find(connection, wanted, KEEPER)
    elif isinstance(command, RestoreCategory):
        found = search.by_entries(connection, command.entry - MOST_ENTRIES, command.entry)
    else:
        found = []
    return Standing(
        objects={one.object.id: one.object for one in found},
        since={one.object.id: one.valid_from for one in found},
    )


def _registered(connection: Connection, command: RegisterObjects) -> Standing:
    found = _standing(connection, command.objects)
    if command.unchanged_since is None:
        return found
    since = last_touched(connection, (one.id for one in command.objects))
    return msgspec.structs.replace(found, since=since)


def _change(connection: Connection, command: ChangeObject) -> Standing:
    one, seen = command.object, command.seen
    return msgspec.structs.replace(
        _standing(connection, (one,)),
        since=search.since(connection, (one.id,)),
        seen=search.version(connection, one.id, seen) if seen is not None else None,
    )


def _standing(connection: Connection, objects: Sequence[RegisterObject]) -> Standing:
    found = faults([one.shape for one in objects])
    return Standing(
        objects=search.standing(connection, (one.id for one in objects)),
        faults={one.id: wrong for one, wrong in zip(objects, found, strict=True) if wrong},
    )


def _whereabouts(
    shape: Geometry, snapshot: Snapshot, boundaries: Municipalities | None, grounds: Grounds
) -> Whereabouts:
    """By the imported boundaries; without them, or out at sea, by the nearest that is known."""
    if boundaries is not None:
        municipalities, estimated = boundaries.touched(shape, grounds)
    else:
        municipalities, estimated = snapshot.nearest_municipalities(shape), True
    known = [grounds[one] for one in municipalities if one in grounds]
    return Whereabouts(
        municipalities=tuple(municipalities),
        regions=_once(one.region for one in known),
        fire_services=_once(one.fire_service for one in known),
        estimated=estimated and bool(municipalities),
    )


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
