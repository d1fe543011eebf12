"""Examples of the events about assessments, for the golden files."""

from __future__ import annotations

from datetime import date

from crisis.events import Event
from crisis.events.assessments import (
    ActionFinished,
    AssessmentWithdrawn,
    DifferenceSettled,
    Differing,
    HazardsWorded,
    ReasonGiven,
    ScaleWorded,
    ScenarioAssessed,
    ScenarioDescribed,
    ScenarioWithdrawn,
)
from crisis.events.log import SpokenFor
from crisis.terms.assessments import Measure, Scale, Scores
from crisis.terms.log import Channel
from crisis.terms.places import Point
from crisis.terms.sight import STAFF, Readers, Sight

WHO = {"seat_name": "Planlægger", "authority_name": "Sydøstjyllands Politi"}
SAID = SpokenFor(
    authority="kolding", authority_name="Kolding Kommune", who="Chefen", channel=Channel.MAIL
)

ASSESSMENT_EXAMPLES: tuple[Event, ...] = (
    ScenarioDescribed(
        scenario=1,
        hazard="Oversvømmelser fra havet",
        title="Eksempel: stormflod i Kolding Å",
        text="Vandet står 1,8 m over dagligt vande.",
        shape=Point((9.4722, 55.4907)),
        municipality="kolding",
        objects=("ob-000000000001",),
        object_names=("Kolding Havn",),
        readers=STAFF,
        **WHO,
    ),
    ScenarioWithdrawn(scenario=1, **WHO),
    ScenarioAssessed(
        scenario=1,
        described=40,
        authority="kolding",
        owner_name="Kolding Kommune",
        scores=Scores(
            likelihood=4, life=2, economy=4, environment=2, supply=3, trust=3, vulnerability=4
        ),
        note="Slusen er gammel",
        review_on=date(2027, 11, 22),
        readers=Readers(sight=Sight.RESTRICTED, only_for=("kolding", "politi")),
        on_behalf_of=SAID,
        **WHO,
    ),
    AssessmentWithdrawn(scenario=1, authority="kolding", **WHO),
    DifferenceSettled(
        scenario=1,
        measure=Measure.VULNERABILITY,
        between=(
            Differing(number=41, authority="kolding", authority_name="Kolding Kommune", score=4),
            Differing(number=42, authority="brs", authority_name="Beredskabsstyrelsen", score=2),
        ),
        ground="Forskellige syn på pumperne",
        what="Afprøv pumperne sammen",
        owner_authority="kolding",
        owner_name="Kolding Kommune",
        due=date(2027, 3, 1),
        **WHO,
    ),
    ActionFinished(action=43, **WHO),
    ReasonGiven(reason="Pumperne er afprøvet", on_behalf_of=SAID),
    ScaleWorded(scale=Scale.LIKELIHOOD, labels=("et", "to", "tre", "fire", "fem")),
    HazardsWorded(hazards=("Storme og orkaner", "Ekstremregn")),
)
