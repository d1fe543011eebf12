"""The decisions of an operation: their list, and a page for each that goes on a sheet of paper."""

from __future__ import annotations

from flask import Blueprint, render_template

from crisis.commands.decisions import TakeDecision
from crisis.errors import RefusalKind, Refused
from crisis.rules.closing import offers
from crisis.web.guard import leads_to
from crisis.web.pages.decision_rows import decision_row, decisions_model
from crisis.web.pages.models import offers_of, operation_model, permits, seen, where_of
from crisis.web.pages.register_names import reader_of
from crisis.web.pages.rows import chosen_rows

pages = Blueprint("decisions", __name__)


@pages.get("/operationer/<operation>/paneler/beslutninger")
@leads_to(view="operations.board")
def panel(operation: str) -> str:
    """Each decision with what it came to, whether it holds, and what is still to be done."""
    situation, by = seen(operation)
    return render_template(
        "decisions/_panel.html",
        op=operation_model(situation),
        decisions=decisions_model(where_of(situation, by)),
        may=permits(by, situation),
    )


@pages.get("/operationer/<operation>/beslutninger/<int:number>")
@leads_to(view="operations.board")
def decision(operation: str, number: int) -> str:
    """One decision: the whole form, what one knew then, and what was said of it since."""
    situation, by = seen(operation)
    found = situation.decisions.get(number)
    if found is None:
        raise Refused("decision.unknown", kind=RefusalKind.UNKNOWN)
    where = where_of(situation, by)
    return render_template(
        "decisions/decision.html",
        op=operation_model(situation),
        one=decision_row(found, where),
        decisions={"may_take": offers(situation, TakeDecision, by)},
        log={"rows": chosen_rows(situation, found.entries, reader_of(where))},
        may=permits(by, situation),
        **offers_of(where),
    )
