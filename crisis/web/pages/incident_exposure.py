"""What an incident's area holds now, or will at a moment, beside what was written down of it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import request

from crisis.errors import Malformed
from crisis.projections.incidents import Incident
from crisis.register.register import Area
from crisis.rules.permissions import may_view
from crisis.terms.exposure import Differences, ExposureReport
from crisis.web import edge
from crisis.web.pages.area_asked import asked_moment
from crisis.web.pages.exposure_rows import Told, live_model
from crisis.web.pages.incident_rows import Where
from crisis.web.parts import parts
from crisis.web.texts import sentence
from crisis.web.times import iso

FIELDS = ("hours", "at")


def compared(one: Incident) -> tuple[ExposureReport, Differences]:
    """Look again where the incident lies, as far around as then; one: as its reader sees it."""
    area = _area(one)
    reached = parts().register.reach(area, edge.register_reader())
    return parts().database.aside(lambda: (reached.report(), reached.differences(one.exposure)))


def _area(one: Incident) -> Area:
    return Area(one.shape, None, one.exposure.distance_m, asked_moment())


def _moves(one: Incident) -> str:
    """Say when it is otherwise by time alone; never, when a moment of its own is asked for."""
    area = _area(one)
    (found,) = parts().register.attending([area], edge.register_reader())
    if request.args.get("at") or found.moves is None:
        return ""
    return iso(found.moves - (area.at - parts().clock()))


def present_exposure(one: Incident, where: Where) -> dict[str, Any] | None:
    """Give it as the incident's page shows it; None for who may not look into the register."""
    if not may_view("register.list", where.by.role):
        return None
    asked = {name: request.args.get(name, "") for name in FIELDS}
    try:
        found, otherwise = compared(one)
    except Malformed as problem:
        refused = sentence(problem, where.language)
        return {"asked": asked, "refused": refused, "query": "", "moves": ""}
    told = live_model(found, one.exposure, otherwise, Told(where.planning, where.language))
    query = urlencode({name: value for name, value in asked.items() if value})
    query = f"?{query}" if query else ""
    return {**told, "asked": asked, "refused": None, "query": query, "moves": _moves(one)}
