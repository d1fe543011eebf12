"""Rules about an authority's own status."""

from __future__ import annotations

from crisis.commands.sectors import ReportSectorStatus
from crisis.errors import Refused
from crisis.events.sectors import SectorStatusReported
from crisis.rules.known import Answer, By, Known
from crisis.rules.speaking import speaker, spoken, spoken_names
from crisis.terms.sectors import Colour


def report(known: Known, command: ReportSectorStatus, by: By) -> Answer:
    """Each authority judges its own sector; yellow and red say what it means."""
    if command.colour in (Colour.YELLOW, Colour.RED) and command.consequence is None:
        return Refused("sector.consequence_missing", field="consequence")
    if command.normal_at is not None and command.normal_at <= by.now:
        return Refused("log.expected_in_past", field="normal_at")
    no = spoken(known, by)
    if no:
        return no
    sector = speaker(by)
    authority = known.planning.authorities.get(sector)
    return (
        SectorStatusReported(
            sector=sector,
            sector_name=authority.name if authority else sector,
            colour=command.colour,
            consequence=command.consequence,
            normal_at=command.normal_at,
            need=command.need,
            **spoken_names(known, by),
        ),
    )
