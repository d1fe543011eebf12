"""All action cards by hazard, and the types of incident that have none."""

from __future__ import annotations

from flask import Blueprint, render_template

from crisis.web.guard import leads_to
from crisis.web.looking import text
from crisis.web.pages.card_rows import cards_by_hazard, uncovered
from crisis.web.pages.plans import LONGEST, desk

pages = Blueprint("cards", __name__, url_prefix="/plan")


@pages.get("/indsatskort")
@leads_to(view="plans.list")
def list_() -> str:
    """The cards of all plans that stand, by hazard; they are written in their plan."""
    here, kind = desk(), text("type", LONGEST) or ""
    types = here.planning.incident_types.values()
    return render_template(
        "plans/cards.html",
        hazards=cards_by_hazard(here, kind),
        types=sorted(((one.id, one.name) for one in types), key=lambda one: one[1]),
        chosen=kind,
        uncovered=uncovered(here),
        may={"write": here.may_write(here.by.authority)},
    )
