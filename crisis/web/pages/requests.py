"""Requests for help in an operation: asked, answered, on the way, back."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from crisis.web.guard import leads_to
from crisis.web.pages.help_links import INCIDENT, TASK
from crisis.web.pages.models import offers_of, operation_model, permits, seen, where_of
from crisis.web.pages.request_rows import about, requests_model
from crisis.web.parts import parts

pages = Blueprint("requests", __name__)


@pages.get("/operationer/<operation>/anmodninger")
@leads_to(view="resources.list")
def requests(operation: str) -> str:
    """Each request with what was answered, and what the reader may say of it; the form of asking
    stands open when the address names what it is for."""
    situation, by = seen(operation)
    where = where_of(situation, by)
    asked = (request.args.get(INCIDENT, 0, int), request.args.get(TASK, 0, int))
    return render_template(
        "requests/requests.html",
        op=operation_model(situation),
        may=permits(by, situation),
        requests=requests_model(where, parts().handler.resources(operation)),
        about=about(where, *asked),
        **offers_of(where),
    )
