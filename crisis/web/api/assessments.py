"""The assessments for programs: scenarios with all numbers, and one with its history."""

from __future__ import annotations

from flask import Blueprint, Response

from crisis.rules.differing import today
from crisis.terms.operations import Mode
from crisis.web import edge
from crisis.web.answers import as_json
from crisis.web.guard import leads_to
from crisis.web.pages.assessments import (
    asked_day,
    asked_filter,
    due_model,
    fitting,
    planning_at,
    scales,
    scenario_model,
)
from crisis.web.words import spoken

routes = Blueprint("api_assessments", __name__, url_prefix="/api/v1")


@routes.get("/assessments")
@leads_to(view="assessments.list")
def assessments() -> Response:
    """The scenarios that fit the query, with each authority's numbers, and what is due."""
    by, language = edge.by(Mode.LIVE), spoken()
    planning = planning_at(edge.planning_for(by), asked_day())
    day = today(by.now)
    return as_json(
        {
            "scenarios": fitting(planning, asked_filter(), day, language),
            "due": due_model(planning, day, language),
            "scales": scales(planning.assessments),
            "hazards": planning.assessments.hazards,
        }
    )


@routes.get("/assessments/<scenario>")
@leads_to(view="assessments.list")
def assessment(scenario: str) -> Response:
    """One scenario: each authority's numbers now, the older ones, differences and actions."""
    by = edge.by(Mode.LIVE)
    planning = planning_at(edge.planning_for(by), asked_day())
    number = int(scenario) if scenario.isascii() and scenario.isdigit() else 0
    found = scenario_model(number, planning, by, spoken())
    shape = found["raw"]["shape"]
    names = ("actions", "older", "descriptions")
    return as_json({**found["row"], "shape": shape, **{name: found[name] for name in names}})
