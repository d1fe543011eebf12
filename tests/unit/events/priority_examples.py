"""Examples of the events about who gets what first, for the golden files."""

from __future__ import annotations

from crisis.events import Event
from crisis.events.allotments import (
    LineRefused,
    LinesAllotted,
    PriorityDecided,
    ShortageNoted,
)
from crisis.events.priorities import PrioritiesSet
from crisis.terms.allotments import OwnedLine, Shortage
from crisis.terms.priority import AIMS, Aim

FIRST, SECOND = "op-000000000001", "op-000000000002"

PRIORITY_EXAMPLES: tuple[Event, ...] = (
    PrioritiesSet(
        order=(Aim.LIFE, Aim.ENVIRONMENT, Aim.SUPPLY, Aim.PROPERTY),
        before=AIMS,
        ground="Olien når fjorden i aften",
        text="Hensynenes rækkefølge: 1. liv og helbred, 2. miljø, 3. forsyning, 4. ejendom.",
        seat_name="Formand",
        authority_name="Sydøstjyllands Politi",
    ),
    PriorityDecided(
        allotment=2,
        ground="Plejehjemmet først",
        text="Prioritering 2: 1 linje til ejernes svar. 1 anmodning får ikke alt.",
        seat_name="Formand",
        authority_name="Sydøstjyllands Politi",
    ),
    LinesAllotted(
        operation=FIRST,
        allotment=2,
        order=AIMS,
        lines=(
            OwnedLine(
                operation=SECOND,
                request=3,
                resource_id="pumpe-3",
                owner_authority="trekantbrand",
                amount=1,
            ),
        ),
        shorts=(Shortage(operation=FIRST, request=1, asked_by="vejle", missing=2),),
        weighed=((FIRST, 1), (SECOND, 3)),
    ),
    LineRefused(operation=SECOND, request=3, resource_id="pumpe-3"),
    ShortageNoted(operation=FIRST, request=1, allotment=2),
)
