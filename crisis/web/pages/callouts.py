"""Who was called into the staff, alone, for the page that moves with it."""

from __future__ import annotations

from flask import Blueprint, render_template

from crisis.web.guard import leads_to
from crisis.web.pages.callout_rows import staff_model
from crisis.web.pages.models import operation_model, permits, seen, where_of

pages = Blueprint("callouts", __name__)


@pages.get("/operationer/<operation>/paneler/stab")
@leads_to(view="operations.board")
def panel(operation: str) -> str:
    """Each authority that was called, and how far it has come."""
    situation, by = seen(operation)
    return render_template(
        "callouts/_panel.html",
        op=operation_model(situation),
        staff=staff_model(where_of(situation, by)),
        may=permits(by, situation),
    )
