"""Facts about an incident."""

from __future__ import annotations

from datetime import datetime

from crisis.events.base import Event
from crisis.events.log import SpokenFor
from crisis.terms.incidents import IncidentStatus, IncidentType, Severity
from crisis.terms.places import Exposure, Shape, Whereabouts


class IncidentOpened(Event, frozen=True, kw_only=True):
    """An incident stands on the map, with what it hit as it was then. Dansk: hændelse oprettet."""

    incident: int
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
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None


class IncidentChanged(Event, frozen=True, kw_only=True):
    """What is known of an incident is now this, whole. Dansk: hændelse ændret."""

    incident: int
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
    changed: tuple[str, ...]
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None


class IncidentTypeSet(Event, frozen=True, kw_only=True):
    """A type of incident stands in the list. Dansk: hændelsestype sat."""

    type: IncidentType


class IncidentTypeRetired(Event, frozen=True, kw_only=True):
    """A type of incident is out of the list. Dansk: hændelsestype udfaset."""

    id: str
