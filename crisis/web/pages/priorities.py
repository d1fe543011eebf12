"""Who gets what first in an operation: the order of the aims."""

from __future__ import annotations

from flask import Blueprint, render_template

from crisis.web.guard import leads_to
from crisis.web.pages.models import offers_of, operation_model, permits, seen, where_of
from crisis.web.pages.priority_rows import order_model

pages = Blueprint("priorities", __name__)


@pages.get("/operationer/<operation>/prioritering")
@leads_to(view="operations.priorities")
def priorities(operation: str) -> str:
    """In which order the aims come, by whose word and why."""
    situation, by = seen(operation)
    where = where_of(situation, by)
    return render_template(
        "priorities/priorities.html",
        op=operation_model(situation),
        may=permits(by, situation),
        order=order_model(where),
        **offers_of(where),
    )
