"""The incidents of an operation as they stand."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.incidents import IncidentChanged, IncidentOpened
from crisis.terms.incidents import IncidentStatus, Severity
from crisis.terms.places import Exposure, Shape, Whereabouts


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """An incident with all that is known of it now. Dansk: hændelsens stand."""

    number: int
    opened: int
    changed: int
    opened_at: datetime
    changed_at: datetime
    kind: str
    kind_name: str
    title: str
    severity: Severity
    status: IncidentStatus
    shape: Shape
    since: datetime | None
    entries: tuple[int, ...]
    objects: tuple[str, ...]
    object_names: tuple[str, ...]
    whereabouts: Whereabouts
    exposure: Exposure
    who: str = ""
    """By whose word it stands so: the authority of the last entry, or that it was said for."""


class IncidentList(msgspec.Struct, frozen=True, kw_only=True):
    """All incidents by number. Dansk: hændelser."""

    incidents: Map[int, Incident] = Map()
    last: int = 0
    own_plans: bool = False
    """Some of what lay in them stood in a municipality's own plan."""
    blank: Map[int, tuple[int, datetime]] = Map()
    """Those whose opening was erased by law: where and when they were opened, which stays true."""

    def get(self, number: int) -> Incident | None:
        """Give an incident by its number."""
        return self.incidents.get(number)

    def all(self) -> list[Incident]:
        """Give all incidents in the order they were opened."""
        return [self.incidents[number] for number in sorted(self.incidents)]


_FACTS = tuple(
    name for name in IncidentOpened.__struct_fields__ if name in Incident.__struct_fields__
)


def fold(found: IncidentList, stamp: Stamp, event: Event | Erased) -> IncidentList:
    """Take one more entry into the list; what does not concern it leaves it as it was."""
    if isinstance(event, Erased) and event.type == IncidentOpened.__name__:
        # The number was given out and is never given again.
        number = found.last + 1
        blank = found.blank.set(number, (stamp.number, stamp.recorded_at))
        return msgspec.structs.replace(found, last=number, blank=blank)
    if not isinstance(event, IncidentOpened | IncidentChanged):
        return found
    old = found.get(event.incident)
    opened, opened_at = found.blank.get(event.incident, (stamp.number, stamp.recorded_at))
    said = event.on_behalf_of
    facts: dict[str, Any] = {name: getattr(event, name) for name in _FACTS}
    made = Incident(
        number=event.incident,
        opened=old.opened if old else opened,
        opened_at=old.opened_at if old else opened_at,
        changed=stamp.number,
        changed_at=stamp.recorded_at,
        who=said.authority_name if said else event.authority_name,
        **facts,
    )
    return msgspec.structs.replace(
        found,
        incidents=found.incidents.set(made.number, made),
        last=max(found.last, made.number),
        own_plans=found.own_plans or bool(made.exposure.own_plans),
    )
