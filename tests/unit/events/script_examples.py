"""Examples of the events about scripts, for the golden files."""

from __future__ import annotations

from crisis.events import Event
from crisis.events.scripts import ScriptRetired, ScriptSaved

SCRIPT_EXAMPLES: tuple[Event, ...] = (
    ScriptSaved(
        id="sc-000000000001",
        title="Ny drejebog",
        text="format: 1\ntitle: Ny drejebog\nseed: 1\noperation:\n  name: Ny øvelse\n",
        seat_name="Planlægger",
        authority_name="Sydøstjyllands Politi",
    ),
    ScriptRetired(id="sc-000000000001"),
)
