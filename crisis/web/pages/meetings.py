"""The pages of the staff's meetings: what comes, what is held now, the minutes, the countdown."""

from __future__ import annotations

from flask import Blueprint, abort, render_template

from crisis.web.guard import leads_to
from crisis.web.pages.agenda_changes import beside
from crisis.web.pages.meeting_rows import meetings_model
from crisis.web.pages.minutes_rows import minutes_model
from crisis.web.pages.models import offers_of, operation_model, permits, seen, where_of
from crisis.web.parts import parts

pages = Blueprint("meetings", __name__)


@pages.get("/operationer/<operation>/moede")
@leads_to(view="operations.meetings")
def list_(operation: str) -> str:
    """The meeting that is held now or comes next with its agenda, and all before it."""
    situation, by = seen(operation)
    where = where_of(situation, by)
    return render_template(
        "meetings/list.html",
        op=operation_model(situation),
        may=permits(by, situation),
        meetings=meetings_model(where, beside(where)),
        **offers_of(where),
    )


@pages.get("/operationer/<operation>/moede/<int:number>")
@leads_to(view="operations.meetings")
def minutes(operation: str, number: int) -> str:
    """The minutes of one meeting on a page for A4; approved ones as all of it stood then."""
    situation, by = seen(operation)
    one = situation.meetings.get(number)
    if one is None or one.opened is None:
        abort(404)
    upto = one.approved.upto if one.approved else None
    then = parts().handler.as_of(by, operation, upto) if upto else situation
    where = where_of(situation, by)
    return render_template(
        "meetings/minutes.html",
        op=operation_model(situation),
        minutes=minutes_model(one, where_of(then, by), where),
        **offers_of(where),
    )


@pages.get("/operationer/<operation>/paneler/naeste")
@leads_to(view="operations.board")
def next_panel(operation: str) -> str:
    """When the staff meets next, alone, for the page that moves with it."""
    situation, _ = seen(operation)
    return render_template("meetings/_next.html", op=operation_model(situation))
