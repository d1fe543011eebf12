"""The directory of partners: the planner's page, and the list from which a staff seats one."""

from __future__ import annotations

from flask import Blueprint, render_template

from crisis.rules.role_groups import PLANNERS
from crisis.terms.partners import PartnerGroup
from crisis.web import edge
from crisis.web.guard import leads_to
from crisis.web.looking import text
from crisis.web.pages.models import choices_of, seen, where_of
from crisis.web.pages.partner_rows import directory_rows, offered_rows
from crisis.web.words import choices, spoken

pages = Blueprint("partners", __name__)

LONGEST = 200


@pages.get("/plan/partnere")
@leads_to(view="partners.list")
def directory() -> str:
    """All partners, or those that can help with what is sought."""
    planning, query = edge.planning(), text("q", LONGEST) or ""
    return render_template(
        "partners/list.html",
        rows=directory_rows(planning, spoken(), query),
        total=len(planning.partners),
        query=query,
        groups=choices(PartnerGroup),
        municipalities=choices_of(planning)["municipalities"],
        may={"plan": edge.visitor().seat.role in PLANNERS},
    )


@pages.get("/operationer/<operation>/paneler/partnere")
@leads_to(view="partners.list")
def offered(operation: str) -> str:
    """The directory as one who seats a partner sees it, made anew each time it is opened."""
    where = where_of(*seen(operation))
    return render_template("partners/_offered.html", rows=offered_rows(where))
