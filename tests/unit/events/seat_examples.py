"""Examples of the events about deputies and shifts, for the golden files."""

from __future__ import annotations

from crisis.events import Event
from crisis.events.deputies import DeputiesPlanned
from crisis.terms.deputies import Deputy

SEAT_EXAMPLES: tuple[Event, ...] = (
    DeputiesPlanned(
        seat="kolding",
        authority="kolding",
        deputies=(Deputy(function="Vicedirektør for teknik", contact="70 00 00 00"),),
        seat_name="Repræsentant",
        authority_name="Kolding Kommune",
    ),
)
