"""What an area holds, for planning: chosen, told by category, capacity, authority and town."""

from __future__ import annotations

from typing import Any

import msgspec
from flask import Blueprint, render_template, request

from crisis.errors import Malformed, Refused
from crisis.geo.shapes import plain
from crisis.web import edge
from crisis.web.guard import leads_to
from crisis.web.pages.area_asked import AskedArea, any_asked, asked_area, visible_incidents
from crisis.web.pages.exposure_rows import Told, report_model
from crisis.web.pages.links import incident_label
from crisis.web.pages.models import choices_of
from crisis.web.pages.operations import reader_on_paper
from crisis.web.parts import parts
from crisis.web.texts import sentence
from crisis.web.times import moment_in_words
from crisis.web.words import spoken

pages = Blueprint("exposure", __name__)

CORNERS = 4_000
"""An area of more positions is drawn plainer on the page's map; it is not looked in plainer."""
INCIDENTS = 200
FIELDS = ("positions", "drawn", "municipality", "incident", "distance_m", "hours", "at")


@pages.get("/plan/eksponering")
@leads_to(view="register.list")
def report() -> str:
    """The report of the area that is asked for; without one, the form alone."""
    planning = edge.planning()
    shown: dict[str, Any] = {"report": None, "area": None, "refused": None}
    try:
        if any_asked():
            shown |= _report(asked_area(), Told(planning, spoken()))
    except (Refused, Malformed) as problem:
        shown["refused"] = {"field": problem.field, "text": sentence(problem, spoken())}
    query = request.query_string.decode("ascii", "replace")
    return render_template(
        "exposure/report.html",
        asked={one: request.args.get(one, "") for one in FIELDS},
        incidents=[
            (f"{situation.operation}:{one.number}", _named(situation.name, one.number, one.title))
            for situation, one in list(visible_incidents())[:INCIDENTS]
        ],
        municipalities=choices_of(planning)["municipalities"],
        query=query if shown["report"] else "",
        **shown,
    )


def _report(found: AskedArea, told: Told) -> dict[str, Any]:
    register = parts().register
    reached = register.reach(found.area, edge.register_reader())
    made = parts().database.aside(reached.report)
    shape = found.area.shape
    return {
        "report": report_model(made, told),
        "area": msgspec.to_builtins(plain(shape, CORNERS)) if shape is not None else None,
        "words": found.words,
        "estimated": found.estimated,
        "made": moment_in_words(parts().clock(), told.language),
        "maker": reader_on_paper(),
    }


def _named(operation: str, number: int, title: str) -> str:
    return f"{incident_label(number)} {title} · {operation}"
