"""Examples of the events about who gets what first, for the golden files."""

from __future__ import annotations

from crisis.events import Event
from crisis.events.priorities import PrioritiesSet
from crisis.terms.priority import AIMS, Aim

PRIORITY_EXAMPLES: tuple[Event, ...] = (
    PrioritiesSet(
        order=(Aim.LIFE, Aim.ENVIRONMENT, Aim.SUPPLY, Aim.PROPERTY),
        before=AIMS,
        ground="Olien når fjorden i aften",
        text="Hensynenes rækkefølge: 1. liv og helbred, 2. miljø, 3. forsyning, 4. ejendom.",
        seat_name="Formand",
        authority_name="Sydøstjyllands Politi",
    ),
)
