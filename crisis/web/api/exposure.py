"""What an area holds, for programs and for the map."""

from __future__ import annotations

from flask import Blueprint, Response

from crisis.errors import RefusalKind, Refused
from crisis.web import edge
from crisis.web.answers import as_json
from crisis.web.guard import leads_to
from crisis.web.looking import LAST_NUMBER
from crisis.web.looking import number as asked_number
from crisis.web.pages.area_asked import asked_area
from crisis.web.pages.incident_exposure import compared
from crisis.web.pages.models import seen
from crisis.web.pages.register_rows import object_feature
from crisis.web.parts import parts
from crisis.web.places import collection
from crisis.web.words import spoken

routes = Blueprint("api_exposure", __name__, url_prefix="/api/v1")


@routes.get("/exposure")
@leads_to(view="register.list")
def exposure() -> Response:
    """What an area holds at a moment: the same query as the planner's page."""
    found = asked_area()
    reached = parts().register.reach(found.area, edge.register_reader())
    made = parts().database.aside(reached.report)
    return as_json({"area": found.words, "estimated": found.estimated, "report": made})


@routes.get("/exposure/objects")
@leads_to(view="register.list")
def objects() -> Response:
    """The nearest of the places in an area, as GeoJSON."""
    eyes, register = edge.register_reader(), parts().register
    reached = register.reach(asked_area().area, eyes)
    listed = parts().database.aside(lambda: reached.listed(reached.inside, reached.near))
    found = register.these([one.object for one in listed], eyes)
    language = spoken()
    return as_json(collection([object_feature(one, language) for one in found]))


@routes.get("/operations/<operation>/presently")
@leads_to(view="register.list")
def presently(operation: str) -> Response:
    """What an incident's area holds now or at a moment, beside what was written down of it."""
    situation, _ = seen(operation)
    number = asked_number("incident", 0, least=1, most=LAST_NUMBER)
    one = situation.incidents.get(number)
    if one is None:
        raise Refused("incident.unknown", kind=RefusalKind.UNKNOWN)
    found, otherwise = compared(one)
    return as_json({"now": found, "written": one.exposure, "differences": otherwise})
