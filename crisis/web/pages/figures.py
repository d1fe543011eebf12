"""The figures alone, for the page that moves with them."""

from __future__ import annotations

from flask import Blueprint, render_template

from crisis.web.guard import leads_to
from crisis.web.pages.figure_rows import figures_model
from crisis.web.pages.models import operation_model, seen, where_of

pages = Blueprint("figures", __name__)


@pages.get("/operationer/<operation>/paneler/tal")
@leads_to(view="operations.board")
def panel(operation: str) -> str:
    """Each figure with its value, its time, its source and where it is used."""
    situation, by = seen(operation)
    return render_template(
        "figures/_panel.html",
        op=operation_model(situation),
        figures=figures_model(where_of(situation, by)),
    )
