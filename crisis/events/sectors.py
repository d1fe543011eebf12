"""Facts about an authority's own status."""

from __future__ import annotations

from datetime import datetime

from crisis.events.base import Event
from crisis.events.log import SpokenFor
from crisis.terms.sectors import Colour


class SectorStatusReported(Event, frozen=True, kw_only=True):
    """An authority said how its sector stands. Dansk: sektorstatus meldt."""

    sector: str
    sector_name: str
    colour: Colour
    consequence: str | None
    normal_at: datetime | None
    need: str | None
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None
