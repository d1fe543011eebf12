"""Words about an incident. Dansk: hændelse."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from crisis.terms.log import Line

IncidentNumber = Annotated[int, Meta(ge=1, le=99_999)]
TypeId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]


class Severity(StrEnum):
    """How grave it is, after ISO 22324: green, yellow, red. Dansk: alvor."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


class IncidentStatus(StrEnum):
    """How far it has come. Dansk: mulig, i gang, under kontrol, slut."""

    POSSIBLE = "possible"
    ONGOING = "ongoing"
    CONTAINED = "contained"
    OVER = "over"


UNDER_WAY = frozenset({IncidentStatus.POSSIBLE, IncidentStatus.ONGOING})
"""Statuses in which it still grows, or may."""
STATUS_MOVES: dict[IncidentStatus, frozenset[IncidentStatus]] = {
    IncidentStatus.POSSIBLE: frozenset(
        {IncidentStatus.ONGOING, IncidentStatus.CONTAINED, IncidentStatus.OVER}
    ),
    IncidentStatus.ONGOING: frozenset({IncidentStatus.CONTAINED, IncidentStatus.OVER}),
    IncidentStatus.CONTAINED: frozenset({IncidentStatus.ONGOING, IncidentStatus.OVER}),
    IncidentStatus.OVER: frozenset({IncidentStatus.ONGOING}),
}
"""An incident that was over may flare up again; it never becomes merely possible again."""


class IncidentType(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A type of incident, with the group the seed plan gives it. Dansk: hændelsestype."""

    id: TypeId
    group: Line
    name: Line
