"""Wishes about an incident."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from crisis.commands.base import Command
from crisis.commands.log import Instant
from crisis.terms.ids import EntryNumber
from crisis.terms.incidents import IncidentNumber, IncidentStatus, IncidentType, Severity, TypeId
from crisis.terms.log import Line
from crisis.terms.places import Distance, Shape
from crisis.terms.register import ObjectId
from crisis.terms.sight import Readers

Entries = Annotated[tuple[EntryNumber, ...], Meta(max_length=200)]
Linked = Annotated[tuple[ObjectId, ...], Meta(max_length=200)]


class OpenIncident(Command, frozen=True, kw_only=True):
    """Put an incident on the map. Dansk: opret hændelse."""

    kind: TypeId
    title: Line
    shape: Shape
    severity: Severity = Severity.YELLOW
    status: IncidentStatus = IncidentStatus.ONGOING
    distance_m: Distance = 500
    since: Instant | None = None
    entries: Entries = ()
    objects: Linked = ()
    readers: Readers | None = None


class ChangeIncident(Command, frozen=True, kw_only=True):
    """Change what is known of an incident; what is left out stays. Dansk: ændr hændelse."""

    incident: IncidentNumber
    kind: TypeId | None = None
    title: Line | None = None
    shape: Shape | None = None
    severity: Severity | None = None
    status: IncidentStatus | None = None
    distance_m: Distance | None = None
    since: Instant | None = None
    entries: Entries | None = None
    objects: Linked | None = None


class SetIncidentType(Command, frozen=True, kw_only=True):
    """Add a type of incident to the list, or word it anew. Dansk: sæt hændelsestype."""

    type: IncidentType


class RetireIncidentType(Command, frozen=True, kw_only=True):
    """Take a type of incident out of the list. Dansk: udfas hændelsestype."""

    id: TypeId
