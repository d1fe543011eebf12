"""An example of the event about who may read what, for the golden files."""

from __future__ import annotations

from crisis.events import Event
from crisis.events.sight import EntriesClassified
from crisis.terms.sight import Readers, Sight

SIGHT_EXAMPLES: tuple[Event, ...] = (
    EntriesClassified(
        behind=1,
        entries=(4,),
        readers=Readers(sight=Sight.RESTRICTED, only_for=("kolding", "politi")),
        seat_name="Logfører",
        authority_name="Sydøstjyllands Politi",
    ),
)
