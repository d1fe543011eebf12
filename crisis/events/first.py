"""Facts about the first assessment of a report."""

from __future__ import annotations

from crisis.events.base import Event
from crisis.events.callouts import CalledAuthority
from crisis.terms.operations import Level


class FirstAssessed(Event, frozen=True, kw_only=True):
    """A report was assessed for the first time, or anew. Dansk: førstevurdering.

    entry: the report's; who may read that one only may read this.
    """

    assessment: int
    entry: int
    what: str
    known: str
    place: str | None
    incident: int | None
    unknown: str | None
    affected: str | None
    outlook: str | None
    level: Level | None
    call: tuple[CalledAuthority, ...]
    text: str
    seat_name: str
    authority_name: str
