"""How each authority says its sector stands."""

from __future__ import annotations

from datetime import datetime

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.log import SpokenFor
from crisis.events.sectors import SectorStatusReported
from crisis.terms.sectors import Colour


class SectorStatus(msgspec.Struct, frozen=True, kw_only=True):
    """An authority's last report of itself. Dansk: sektorens stand."""

    sector: str
    sector_name: str
    colour: Colour
    consequence: str | None
    normal_at: datetime | None
    need: str | None
    number: int
    at: datetime
    on_behalf_of: SpokenFor | None


Sectors = Map[str, SectorStatus]


def fold(found: Sectors, stamp: Stamp, event: Event | Erased) -> Sectors:
    """Take one more entry in; what does not concern the sectors leaves them as they were."""
    if not isinstance(event, SectorStatusReported):
        return found
    return found.set(
        event.sector,
        SectorStatus(
            sector=event.sector,
            sector_name=event.sector_name,
            colour=event.colour,
            consequence=event.consequence,
            normal_at=event.normal_at,
            need=event.need,
            number=stamp.number,
            at=stamp.recorded_at,
            on_behalf_of=event.on_behalf_of,
        ),
    )
