"""What of the register stands in a municipality's own plan, by the planning's entries alone.

The register as a whole lives in tables; this much of it is in memory, so that what was named before
it went into such a plan is narrowed wherever it was named, in the present and in the past.
"""

from __future__ import annotations

from collections.abc import Iterable

from immutables import Map

from crisis.events import Erased, Event
from crisis.events.imports import ObjectsTakenBack
from crisis.events.register import ObjectChanged, ObjectsRegistered
from crisis.terms.register import Classification, RegisterObject

OwnPlans = Map[str, str | None]
"""Object → the municipality in whose own plan it stands, or stood when it went out of use."""


def fold(found: OwnPlans, event: Event | Erased) -> OwnPlans:
    """Take one more planning entry in; what does not concern it leaves it as it was."""
    match event:
        case ObjectsRegistered() | ObjectsTakenBack():
            return _put(found, event.objects)
        case ObjectChanged():
            return _put(found, (event.object,))
        case _:
            return found


def _put(found: OwnPlans, objects: Iterable[RegisterObject]) -> OwnPlans:
    new: dict[str, str | None] = {}
    free: set[str] = set()
    for one in objects:
        if one.classification is Classification.OWN_PLAN:
            new[one.id] = one.municipality
        elif found and one.id in found:
            free.add(one.id)
    if not new and not free:
        return found
    changed = found.mutate()
    for id_ in free:
        del changed[id_]
    changed.update(new)
    return changed.finish()
