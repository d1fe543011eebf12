"""A script to begin with, out of an assessment or an operation that is over, as a file."""

from __future__ import annotations

from flask import Blueprint, Response

from crisis.drills.from_assessment import from_assessment
from crisis.drills.from_operation import from_operation
from crisis.drills.starting import Started
from crisis.errors import Unknown
from crisis.terms.operations import Mode
from crisis.web import edge
from crisis.web.exporting import as_file, file_name
from crisis.web.guard import leads_to
from crisis.web.pages.models import seen
from crisis.web.parts import parts

pages = Blueprint("starting", __name__)

YAML = "application/yaml; charset=utf-8"


@pages.get("/plan/vurderinger/<int:number>/drejebog")
@leads_to(view="scripts.start")
def of_assessment(number: int) -> Response:
    """A script out of a scenario that was assessed."""
    return _given(begun_of_assessment(number))


@pages.get("/operationer/<operation>/drejebog")
@leads_to(view="scripts.start")
def of_operation(operation: str) -> Response:
    """A script out of what was reported in an operation that is over."""
    return _given(begun_of_operation(operation))


def begun_of_assessment(number: int) -> Started:
    """Give a script of a scenario as who asks may see it; raises Unknown."""
    by = edge.by(Mode.LIVE)
    started = from_assessment(number, edge.planning_for(by))
    if started is None:
        raise Unknown("assessment.unknown_scenario")
    return started


def begun_of_operation(operation: str) -> Started:
    """Give a script of an operation as who asks may see it; raises Unknown or Refused."""
    situation, by = seen(operation)
    return from_operation(situation, edge.planning_for(by))


def _given(started: Started) -> Response:
    name = file_name("", str(started.script["title"]), parts().clock(), ".yaml")
    return as_file(started.text.encode(), YAML, name)
