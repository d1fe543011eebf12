"""What waits for the reader's seat, alone, for the page that moves with it."""

from __future__ import annotations

from flask import Blueprint, render_template

from crisis.web.guard import leads_to
from crisis.web.pages.models import operation_model, seen, where_of
from crisis.web.pages.waiting_rows import waiting_model

pages = Blueprint("waiting", __name__)


@pages.get("/operationer/<operation>/paneler/venter")
@leads_to(view="operations.board")
def panel(operation: str) -> str:
    """One list for each seat: answers, confirmations, signatures."""
    situation, by = seen(operation)
    return render_template(
        "waiting/_panel.html",
        op=operation_model(situation),
        waiting=waiting_model(where_of(situation, by)),
    )
