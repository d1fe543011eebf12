"""Who has which task where, for programs: the matrix, what is wrong with it, and its answers."""

from __future__ import annotations

from typing import Any

import msgspec
from flask import Blueprint, Response, request

from crisis.errors import Malformed
from crisis.projections.planning import Planning
from crisis.rules.responsibility import Gap, Responsible, resolve
from crisis.web import because, edge
from crisis.web.answers import as_json
from crisis.web.guard import leads_to
from crisis.web.looking import text
from crisis.web.pages.matrix_rows import matrix_model
from crisis.web.words import spoken

routes = Blueprint("api_responsibility", __name__, url_prefix="/api/v1")

LONGEST = 200
MOST = 100


@routes.get("/responsibility")
@leads_to(view="responsibility.list")
def matrix() -> Response:
    """The responsibility matrix, with its gaps and overlaps."""
    found = matrix_model(edge.planning(), spoken())
    rows = [_row(one) for one in found["rows"]]
    return as_json({"rows": rows, "gaps": found["gaps"], "overlaps": found["overlaps"]})


@routes.get("/responsibility/answer")
@leads_to(view="responsibility.list")
def answer() -> Response:
    """Who leads each part of a kind of task at a place, and why; always one lead or a gap."""
    kind = text("kind", LONGEST)
    if not kind:
        raise Malformed("field.missing", "kind")
    places = [one for one in request.args.getlist("municipality")[:MOST] if one]
    planning = edge.planning()
    found = resolve(planning, kind, places, text("owner", LONGEST))
    return as_json({"answers": [_answer(one, planning) for one in found]})


def _row(one: Any) -> dict[str, Any]:
    made: dict[str, Any] = msgspec.to_builtins(one.row)
    words = one._asdict()
    words.pop("row")
    return {**made, **words}


def _answer(found: Responsible | Gap, planning: Planning) -> dict[str, Any]:
    why = because.answer(found, planning, spoken())
    if isinstance(found, Gap):
        return {
            "gap": found.why,
            "title": found.title,
            "municipality": found.municipality,
            "because": why,
        }
    return {
        "lead": found.lead,
        "lead_name": because.name(planning, found.lead),
        "supporting": found.supporting,
        "title": found.title,
        "municipality": found.municipality,
        "row": found.row.number,
        "verified": found.row.verified,
        "because": why,
    }
