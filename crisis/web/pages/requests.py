"""Requests for help in an operation: asked, answered, on the way, back."""

from __future__ import annotations

from flask import Blueprint, render_template

from crisis.web.guard import leads_to
from crisis.web.pages.models import offers_of, operation_model, permits, seen, where_of
from crisis.web.pages.request_rows import requests_model
from crisis.web.parts import parts

pages = Blueprint("requests", __name__)


@pages.get("/operationer/<operation>/anmodninger")
@leads_to(view="resources.list")
def requests(operation: str) -> str:
    """Each request with what was answered, and what the reader may say of it."""
    situation, by = seen(operation)
    where = where_of(situation, by)
    return render_template(
        "requests/requests.html",
        op=operation_model(situation),
        may=permits(by, situation),
        requests=requests_model(where, parts().handler.resources(operation)),
        **offers_of(where),
    )
