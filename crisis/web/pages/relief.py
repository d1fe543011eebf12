"""The pages on which a seat is handed over: a new sheet and all there are, and each sheet."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from crisis.projections.situation import Situation
from crisis.web import edge
from crisis.web.guard import leads_to
from crisis.web.pages.models import operation_model, seat_model, seen, where_of
from crisis.web.pages.relief_rows import Names, offer_model, sheet_model
from crisis.web.parts import parts

pages = Blueprint("relief", __name__)


@pages.get("/operationer/<operation>/overdragelse")
@leads_to(view="operations.seats")
def offer(operation: str) -> str:
    """What a new sheet of one's seat would hold, and the sheets of all seats."""
    situation, by = seen(operation)
    return render_template(
        "relief/offer.html",
        op=operation_model(situation),
        seat=seat_model(edge.visitor().seat, edge.planning()),
        **offer_model(where_of(situation, by), _names(situation)),
    )


@pages.get("/operationer/<operation>/overdragelse/<int:number>")
@leads_to(view="operations.seats")
def sheet(operation: str, number: int) -> str:
    """One sheet with both signatures; for who comes on, what came after it."""
    situation, by = seen(operation)
    one = situation.relief.get(number)
    if one is None:
        abort(404)
    then = parts().handler.as_of(by, operation, one.until)
    return render_template(
        "relief/sheet.html",
        op=operation_model(situation),
        sheet=sheet_model(one, then, where_of(situation, by), _names(situation)),
    )


def _names(situation: Situation) -> Names:
    sheets = situation.relief.all()
    signed = {one.account for one in sheets} | {one.taken.account for one in sheets if one.taken}
    return parts().people.names(signed) if signed else {}
