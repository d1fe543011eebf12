"""The sectors' own status: the strip at the board's foot."""

from __future__ import annotations

from flask import Blueprint, render_template

from crisis.terms.sectors import Colour
from crisis.web.guard import leads_to
from crisis.web.pages.models import operation_model, permits, seen, where_of
from crisis.web.pages.sector_cells import sector_cells
from crisis.web.words import choices

pages = Blueprint("sectors", __name__)


@pages.get("/operationer/<operation>/paneler/sektorer")
@leads_to(view="operations.board")
def panel(operation: str) -> str:
    """The strip alone, for the page that moves with it."""
    situation, by = seen(operation)
    return render_template(
        "sectors/_panel.html",
        op=operation_model(situation),
        sectors=sector_cells(where_of(situation, by)),
        colours=choices(Colour),
        may=permits(by, situation),
    )
