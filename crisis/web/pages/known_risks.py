"""What authorities had assessed before it happened, where it happens now. Dansk: kendt risiko."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crisis.geo.measure import touching
from crisis.projections.assessments import Scenario
from crisis.projections.incidents import Incident
from crisis.projections.planning import Planning
from crisis.rules.differing import differences, today
from crisis.rules.known import By
from crisis.terms.places import Shape
from crisis.terms.roles import Role
from crisis.web.pages.assessment_rows import action_row, said_row
from crisis.web.pages.links import scenario_label, scenario_url


def risks_at(
    incidents: Sequence[Incident], planning: Planning, by: By, language: str
) -> list[list[dict[str, Any]]]:
    """Give for each incident the scenarios that somebody has assessed and that cover its place.

    A scenario covers it when its shape touches the incident's, when one of its objects is linked or
    exposed, or, when it has neither, when the incident lies in its municipality.
    """
    found = planning.assessments
    standing = [
        one for one in found.scenarios() if not one.withdrawn and found.standing(one.scenario)
    ]
    shaped: list[tuple[Scenario, Shape]] = [(one, one.shape) for one in standing if one.shape]
    hit = touching([one.shape for one in incidents], [shape for _, shape in shaped])
    risks = []
    for incident, touched in zip(incidents, hit, strict=True):
        on_map = {one.scenario for (one, _), yes in zip(shaped, touched, strict=True) if yes}
        covering = [one for one in standing if one.scenario in on_map or _named(one, incident)]
        risks.append([_risk(one, planning, by, language) for one in covering])
    return risks


def _named(one: Scenario, incident: Incident) -> bool:
    if one.objects:
        there = {*incident.objects, *(hit.object for hit in incident.exposure.hits)}
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
