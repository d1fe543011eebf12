"""The incidents of an operation: the list beside the map, and a page for each."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template

from crisis.errors import RefusalKind, Refused
from crisis.web.guard import leads_to
from crisis.web.pages.incident_exposure import present_exposure
from crisis.web.pages.incident_rows import hits, incident_row, incident_rows
from crisis.web.pages.laying_out import cards_brief
from crisis.web.pages.models import offers_of, operation_model, permits, seen, where_of
from crisis.web.pages.proposals import proposals
from crisis.web.pages.register_names import reader_of
from crisis.web.pages.rows import chosen_rows
from crisis.web.pages.task_rows import task_row

pages = Blueprint("incidents", __name__)


@pages.get("/operationer/<operation>/paneler/haendelser")
@leads_to(view="operations.board")
def panel(operation: str) -> str:
    """The list of incidents alone, for the page that moves with it."""
    situation, by = seen(operation)
    return render_template(
        "incidents/_panel.html",
        op=operation_model(situation),
        incidents=incident_rows(where_of(situation, by)),
        may=permits(by, situation),
    )


@pages.get("/operationer/<operation>/haendelser/<int:number>")
@leads_to(view="operations.board")
def incident(operation: str, number: int) -> str:
    """One incident: its entries, what it hits, its tasks, and those the matrix proposes."""
    situation, by = seen(operation)
    found = situation.incidents.get(number)
    if found is None:
        raise Refused("incident.unknown", kind=RefusalKind.UNKNOWN)
    where = where_of(situation, by)
    tasks = [one for one in situation.tasks.all() if one.incident == number]
    may = permits(by, situation)
    model: dict[str, Any] = {
        "op": operation_model(situation),
        "incident": incident_row(found, where),
        "log": {
            "rows": chosen_rows(
                situation,
                found.entries,
                reader_of(where),
            )
        },
        "cards": cards_brief(found, where),
        "tasks": [task_row(one, where) for one in tasks],
        "proposals": proposals(found, where) if may["write"] else [],
        "hits": hits(found, where.planning),
        "hits_total": found.exposure.total,
        "live": present_exposure(found, where),
        "may": may,
    }
    return render_template("incidents/incident.html", **model, **offers_of(where))
