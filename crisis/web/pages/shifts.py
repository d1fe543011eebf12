"""The page of an operation's shifts, seats against hours, and the same as a calendar file."""

from __future__ import annotations

from flask import Blueprint, Response, render_template

from crisis.interop.calendar import written
from crisis.terms.operations import Mode
from crisis.web.because import pick
from crisis.web.exporting import as_file, file_name
from crisis.web.guard import leads_to
from crisis.web.looking import number
from crisis.web.pages.models import choices_of, operation_model, permits, seen, where_of
from crisis.web.pages.shift_calendar import calendar_name, slots
from crisis.web.pages.shift_rows import shifts_model
from crisis.web.pages.workbook_rows import EXERCISE
from crisis.web.parts import parts
from crisis.web.times import iso
from crisis.web.words import spoken

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


@pages.get("/operationer/<operation>/vagter.ics")
@leads_to(view="operations.calendar")
def calendar(operation: str) -> Response:
    """The shifts of the reader's authority as a calendar file; of all, for chair and chief of
    staff. It is what stood when it was fetched."""
    situation, by = seen(operation)
    exercise = pick(EXERCISE, spoken()) if situation.mode is Mode.EXERCISE else ""
    held = written(calendar_name(situation, exercise), slots(situation, by, exercise))
    name = file_name(exercise, situation.name, by.now, ending=".ics")
    return as_file(held, "text/calendar", name)
