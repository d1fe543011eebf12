"""The action cards of an incident: what fits, what is laid out, and laying one out."""

from __future__ import annotations

from flask import Blueprint, render_template

from crisis.errors import RefusalKind, Refused
from crisis.web.guard import leads_to
from crisis.web.pages.incident_rows import incident_row
from crisis.web.pages.laying_out import cards_model
from crisis.web.pages.models import offers_of, operation_model, permits, seen, where_of

pages = Blueprint("incident_cards", __name__)


@pages.get("/operationer/<operation>/haendelser/<int:number>/indsatskort")
@leads_to(view="plans.list")
def cards(operation: str, number: int) -> str:
    """The cards that fit an incident, what each would ask of whom, and how far it has come."""
    situation, by = seen(operation)
    found = situation.incidents.get(number)
    if found is None:
        raise Refused("incident.unknown", kind=RefusalKind.UNKNOWN)
    where = where_of(situation, by)
    return render_template(
        "incidents/cards.html",
        op=operation_model(situation),
        incident=incident_row(found, where),
        cards=cards_model(found, where),
        may=permits(by, situation),
        **offers_of(where),
    )
