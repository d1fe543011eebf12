"""What authorities had assessed before it happened, where it happens now. Dansk: kendt risiko."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from crisis.geo.measure import touching
from crisis.projections.assessments import Scenario
from crisis.projections.incidents import Incident
from crisis.projections.planning import Planning
from crisis.register.register import Area
from crisis.rules.differing import differences, today
from crisis.rules.known import By
from crisis.rules.register_sight import register_reader_of
from crisis.terms.places import Shape
from crisis.terms.roles import Role
from crisis.web.pages.assessment_rows import action_row, said_row
from crisis.web.pages.links import scenario_label, scenario_url
from crisis.web.parts import parts

Lying = Callable[[Sequence[Incident], Iterable[str], By], list[frozenset[str]]]
"""Says of each incident which of some objects it reaches by the register as it is now."""


def lie(
    incidents: Sequence[Incident], objects: Iterable[str], by: By, distance_m: int | None = None
) -> list[frozenset[str]]:
    """Ask the register, at the reader's moment and as far as they are for the reader; without a
    distance as far around each incident as was looked when it was written."""
    areas = [
        Area(one.shape, None, one.exposure.distance_m if distance_m is None else distance_m, by.now)
        for one in incidents
    ]
    return parts().register.lying(areas, objects, register_reader_of(by))


def as_written(
    incidents: Sequence[Incident], objects: Iterable[str], by: By
) -> list[frozenset[str]]:
    """Give no more than what was written with the incidents: on paper, and of the past."""
    return [frozenset() for _ in incidents]


def risks_at(
    incidents: Sequence[Incident],
    planning: Planning,
    by: By,
    language: str,
    lying: Lying = as_written,
) -> list[list[dict[str, Any]]]:
    """Give for each incident the scenarios that somebody has assessed and that cover its place.

    A scenario covers it when its shape touches the incident's, when one of its objects is linked or
    exposed, or, when it has neither, when the incident lies in its municipality. lying: what is
    exposed beyond what was written with the incident, which names 500 places and none that came to
    the register since.
    """
    found = planning.assessments
    standing = [
        one for one in found.scenarios() if not one.withdrawn and found.standing(one.scenario)
    ]
    shaped: list[tuple[Scenario, Shape]] = [(one, one.shape) for one in standing if one.shape]
    hit = touching([one.shape for one in incidents], [shape for _, shape in shaped])
    now = lying(incidents, {each for one in standing for each in one.objects}, by)
    risks = []
    for incident, touched, there in zip(incidents, hit, now, strict=True):
        on_map = {one.scenario for (one, _), yes in zip(shaped, touched, strict=True) if yes}
        covering = [
            one for one in standing if one.scenario in on_map or _named(one, incident, there)
        ]
        risks.append([_risk(one, planning, by, language) for one in covering])
    return risks


def _named(one: Scenario, incident: Incident, lying: frozenset[str]) -> bool:
    if one.objects:
        there = {*incident.objects, *(hit.object for hit in incident.exposure.hits), *lying}
        return bool(there.intersection(one.objects))
    return one.shape is None and one.municipality in incident.whereabouts.municipalities


def _risk(one: Scenario, planning: Planning, by: By, language: str) -> dict[str, Any]:
    found, day = planning.assessments, today(by.now)
    standing, actions = found.standing(one.scenario), found.actions_of(one.scenario)
    open_ = [each for each in differences(standing, actions) if each.action is None]
    return {
        "scenario": one.scenario,
        "label": scenario_label(one.scenario),
        "title": one.title,
        "hazard": one.hazard,
        # A guest has come in to one operation and not to the planning.
        "url": scenario_url(one.scenario) if by.role is not Role.GUEST else "",
        "said": [said_row(each, found, day, language) for each in standing],
        "actions": [action_row(each, day, language) for each in actions if not each.finished],
        "differences": len(open_),
    }
