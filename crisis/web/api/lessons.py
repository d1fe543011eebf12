"""The lessons for programs: as the reader may see them, each with all that was said of it."""

from __future__ import annotations

from flask import Blueprint, Response

from crisis.rules.lessons import see
from crisis.web.answers import as_json
from crisis.web.guard import leads_to
from crisis.web.pages.lesson_rows import lesson_rows
from crisis.web.pages.lessons import asked_filter, fits
from crisis.web.pages.plans import desk

routes = Blueprint("api_lessons", __name__, url_prefix="/api/v1")


@routes.get("/lessons")
@leads_to(view="lessons.list")
def lessons() -> Response:
    """The lessons that fit the query: owner, state, operation; what is open first."""
    here = desk()
    asked = asked_filter()
    found = [one for one in see(here.planning, here.by).all() if fits(one, asked, here)]
    return as_json({"lessons": lesson_rows(found, here)})
