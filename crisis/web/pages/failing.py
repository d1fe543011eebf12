"""What fails next in an operation, as list, time line and map."""

from __future__ import annotations

from flask import Blueprint, render_template

from crisis.web.guard import leads_to
from crisis.web.pages.forecast import forecast
from crisis.web.pages.models import offers_of, operation_model, permits, seen, where_of

pages = Blueprint("failing", __name__)


@pages.get("/operationer/<operation>/svigt")
@leads_to(view="operations.failures")
def failing(operation: str) -> str:
    """What is out of use, what fails because of it, when and whose it is; and who can be asked."""
    situation, by = seen(operation)
    where = where_of(situation, by)
    return render_template(
        "failing/failing.html",
        op=operation_model(situation),
        may=permits(by, situation),
        failing=forecast(where),
        **offers_of(where),
    )
