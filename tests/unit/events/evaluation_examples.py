"""One example of each event about how a drill went, for the golden files."""

from __future__ import annotations

from crisis.events import Event
from crisis.events.evaluation import EvaluationNoted, HotWashGiven
from crisis.terms.review import Grade

WHO = {"seat_name": "Observatør", "authority_name": "Sydøstjyllands Politi"}
EVALUATION_EXAMPLES: tuple[Event, ...] = (
    EvaluationNoted(
        inject="opkald",
        goal=None,
        grade=Grade.SOME,
        text="Svaret kom, men ikke til dem, der spurgte.",
        entries=(12, 14),
        **WHO,
    ),
    HotWashGiven(
        good=("Hurtig indkaldelse",),
        better=("Situationsbilledet kom sent", "For mange telefoner"),
        **WHO,
    ),
)
