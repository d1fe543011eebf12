"""The register for programs and for the map: objects as GeoJSON, and the base of the map."""

from __future__ import annotations

from flask import Blueprint, Response, request

from crisis.errors import RefusalKind, Refused
from crisis.register.fitting import ObjectFilter
from crisis.terms.register import Confidence, OccasionState
from crisis.web import edge
from crisis.web.answers import as_json
from crisis.web.guard import leads_to
from crisis.web.looking import LAST_NUMBER, box, choice, moment, number, text, yes
from crisis.web.pages.register_rows import incidents_by_object, object_feature
from crisis.web.parts import parts
from crisis.web.places import collection
from crisis.web.words import spoken

routes = Blueprint("api_register", __name__, url_prefix="/api/v1")

LIMIT = 1_000
MOST = 100_000
LONGEST = 200


def wanted() -> ObjectFilter:
    """Read from the query which objects are asked for; `now`: no event that is not on, nor with
    `at`: none that was not on then; with `coming` those too that are yet to begin. `planned`: what
    stood after that entry of the planning."""
    occasion = choice("occasion", OccasionState)
    then = moment("at")
    return ObjectFilter(
        category=text("category", LONGEST),
        municipality=text("municipality", LONGEST),
        confidence=choice("confidence", Confidence),
        q=text("q", LONGEST),
        bbox=box(),
        retired=yes("retired"),
        occasion=occasion,
        at=then or (parts().clock() if occasion or yes("now") else None),
        coming=yes("coming"),
        by=number("planned", 0, most=LAST_NUMBER) if request.args.get("planned") else None,
        limit=number("limit", LIMIT, least=1, most=MOST),
    )


@routes.get("/register")
@leads_to(view="register.list")
def objects() -> Response:
    """The objects of the register that fit the query, as GeoJSON."""
    language = spoken()
    found = parts().register.objects(wanted(), edge.register_reader())
    return as_json(collection([object_feature(one, language) for one in found]))


@routes.get("/register/<object_id>")
@leads_to(view="register.list")
def object_(object_id: str) -> Response:
    """One object as GeoJSON, with the incidents it was or is part of."""
    stored = parts().register.get(object_id, edge.register_reader())
    if stored is None:
        raise Refused("register.unknown_object", kind=RefusalKind.UNKNOWN)
    made = object_feature(stored, spoken())
    linked = incidents_by_object(edge.operations())
    return as_json({**made, "incidents": linked.get(object_id, [])})
