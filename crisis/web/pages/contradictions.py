"""What disagrees alone, for the page that moves with it."""

from __future__ import annotations

from flask import Blueprint, render_template

from crisis.web.guard import leads_to
from crisis.web.pages.contradiction_rows import contradictions_model
from crisis.web.pages.models import operation_model, seen, where_of
from crisis.web.pages.register_names import objects_for

pages = Blueprint("contradictions", __name__)


@pages.get("/operationer/<operation>/paneler/modstrid")
@leads_to(view="operations.board")
def panel(operation: str) -> str:
    """Entries that disagree, side by side, and what was decided of those before."""
    situation, by = seen(operation)
    return render_template(
        "contradictions/_panel.html",
        op=operation_model(situation),
        contradictions=contradictions_model(where_of(situation, by), objects_for(by)),
    )
