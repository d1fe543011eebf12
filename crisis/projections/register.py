"""What stands in the register of the things a command names, carried over later entries.

The register as a whole lives in tables; this is the small slice a rule is asked about.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from crisis.events import Erased, Event, Stamp
from crisis.events.geodata import GeodataImported
from crisis.events.imports import ObjectsTakenBack
from crisis.events.register import ObjectChanged, ObjectRetired, ObjectsRegistered
from crisis.projections.situation import Folded
from crisis.terms.register import RegisterObject, Standing


def fold(standing: Standing, entries: Iterable[Folded]) -> Standing:
    """Take entries in order into what is known to stand."""
    for one in entries:
        standing = step(standing, one.stamp, one.event)
    return standing


def step(standing: Standing, stamp: Stamp, event: Event | Erased) -> Standing:
    """Take one entry in; what does not concern the register leaves it as it was."""
    match event:
        case ObjectsRegistered():
            return _put(standing, stamp.number, event.objects)
        case ObjectChanged():
            return _put(standing, stamp.number, (event.object,))
        case ObjectRetired():
            return _out(standing, stamp.number, {event.id})
        case ObjectsTakenBack():
            left = _out(standing, stamp.number, {one.id for one in event.retired})
            return _put(left, stamp.number, event.objects)
        case GeodataImported():
            in_use = {**standing.geodata, event.kind: event.sha256}
            return msgspec.structs.replace(standing, geodata=in_use)
        case _:
            return standing


def _out(standing: Standing, number: int, gone: set[str]) -> Standing:
    left = {id_: one for id_, one in standing.objects.items() if id_ not in gone}
    since = {**standing.since, **dict.fromkeys(gone, number)}
    return msgspec.structs.replace(standing, objects=left, since=since)


def _put(standing: Standing, number: int, objects: tuple[RegisterObject, ...]) -> Standing:
    return msgspec.structs.replace(
        standing,
        objects={**standing.objects, **{one.id: one for one in objects}},
        since={**standing.since, **{one.id: number for one in objects}},
    )
