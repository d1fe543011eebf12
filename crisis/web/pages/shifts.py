"""The page of an operation's shifts: seats against hours."""

from __future__ import annotations

from flask import Blueprint, render_template

from crisis.web.guard import leads_to
from crisis.web.looking import number
from crisis.web.pages.models import choices_of, operation_model, permits, seen, where_of
from crisis.web.pages.shift_rows import shifts_model
from crisis.web.parts import parts
from crisis.web.times import iso

pages = Blueprint("shifts", __name__)

BACK, STEP = 2, 12
"""The table begins so many hours ago, and is moved by so many."""
FAR = 24 * 14


@pages.get("/operationer/<operation>/vagter")
@leads_to(view="operations.seats")
def shifts(operation: str) -> str:
    """Who sits on which seat from when to when, who comes next, and where nobody is planned."""
    situation, by = seen(operation)
    where = where_of(situation, by)
    offset = number("fra", FAR - BACK, least=0, most=2 * FAR) - FAR
    return render_template(
        "shifts/shifts.html",
        op=operation_model(situation),
        shifts=shifts_model(where, offset),
        earlier=max(offset - STEP, -FAR) + FAR,
        later=min(offset + STEP, FAR) + FAR,
        at=offset + FAR,
        here=FAR - BACK,
        may=permits(by, situation),
        clock=iso(parts().clock()),
        channels=choices_of(where.planning)["channels"],
    )
