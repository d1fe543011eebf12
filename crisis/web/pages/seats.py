"""The planner's page of seats: each authority's functions, and who is called instead."""

from __future__ import annotations

from flask import Blueprint, render_template

from crisis.rules.role_groups import PLANNERS
from crisis.terms.deputies import HALF, MOST_DEPUTIES
from crisis.terms.operations import Mode
from crisis.web import edge
from crisis.web.guard import leads_to
from crisis.web.pages.seat_rows import seats_by_authority
from crisis.web.words import spoken

pages = Blueprint("seats", __name__)


@pages.get("/plan/pladser")
@leads_to(view="seats.list")
def list_() -> str:
    """All seats with their functions and deputies, and what was said of them before."""
    by = edge.by(Mode.LIVE)
    return render_template(
        "deputies/list.html",
        authorities=seats_by_authority(edge.planning_for(by), by, spoken()),
        most=MOST_DEPUTIES,
        longest=HALF,
        may={"plan": by.role in PLANNERS},
    )
