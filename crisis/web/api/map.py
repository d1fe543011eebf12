"""What the map is drawn from: an operation's incidents, where a shape lies, the base."""

from __future__ import annotations

from typing import Any

import msgspec
from flask import Blueprint, Response, request, send_file

from crisis.commands.parse import convert, read_object
from crisis.errors import Malformed, Unknown
from crisis.projections.incidents import Incident
from crisis.projections.planning import Planning
from crisis.rules import narrowing
from crisis.terms.places import Whereabouts
from crisis.web import edge
from crisis.web.answers import as_json
from crisis.web.because import name
from crisis.web.bodies import json_body
from crisis.web.guard import leads_to
from crisis.web.looking import LAST_NUMBER, Look, number, sound
from crisis.web.pages.links import incident_label, incident_url
from crisis.web.parts import parts
from crisis.web.places import collection, feature, utm
from crisis.web.words import word

routes = Blueprint("api_map", __name__, url_prefix="/api/v1")

PART_MOST = 8 * 1024 * 1024
"""Bytes of the streets' file in one answer: more than any tile or directory has."""


@routes.post("/places")
@leads_to(view="register.list")
def places() -> Response:
    """Where a shape lies and what it would hit. Nothing is written."""
    look = convert(Look, read_object(json_body()))
    planning = edge.planning()
    now, grounds = parts().clock(), planning.grounds
    found = sound(parts().handler.places.facts(look.shape, look.distance_m, grounds, now))
    assert found.exposure is not None, "a shape that can be used has one"
    seen = narrowing.exposure(found.exposure, edge.register_reader())
    return as_json(
        {
            "whereabouts": whereabouts(found.whereabouts, planning),
            "exposure": seen,
            "utm": utm(look.shape),
        }
    )


@routes.get("/operations/<operation>/map")
@leads_to(view="operations.board")
def operation_map(operation: str) -> Response:
    """The incidents of an operation, to be drawn: now, or as they stood after an entry."""
    by, until = edge.by_for(operation), number("until", 0, most=LAST_NUMBER)
    handler = parts().handler
    situation = handler.as_of(by, operation, until) if until else handler.situation(by, operation)
    drawn = [_incident(one, operation) for one in situation.incidents.all()]
    return as_json({"number": situation.number, "incidents": collection(drawn)})


@routes.get("/map/base.json")
@leads_to(view="map.base")
def base() -> Response:
    """The ground the map is drawn on, as imported; what is missing is null."""
    found = parts().register.base()
    return as_json({**found, "land": _land(found["land"])})


@routes.get("/map/streets.pmtiles")
@leads_to(view="map.base")
def streets() -> Response:
    """Part of the file of streets, by Range: never the whole of it, which may be gigabytes."""
    kept = parts().streets
    if kept is None:
        raise Unknown("map.no_streets")
    asked = request.range
    wanted = asked.ranges if asked and asked.units == "bytes" else []
    if len(wanted) != 1 or _bytes(*wanted[0]) > PART_MOST:
        raise Malformed("map.streets_part")
    try:
        response = send_file(kept.path, mimetype="application/octet-stream", conditional=True)
    except OSError as problem:
        raise Unknown("map.no_streets") from problem
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response


def _bytes(start: int, end: int | None) -> int:
    return end - start if end is not None else PART_MOST + 1


def _land(coast: msgspec.Raw | None) -> list[Any] | None:
    """Give a coast's areas as one MultiPolygon's coordinates; lines enclose no land."""
    if coast is None:
        return None
    geometries = [one["geometry"] for one in msgspec.json.decode(coast)["features"]]
    whole = [one["coordinates"] for one in geometries if one["type"] == "Polygon"]
    for one in geometries:
        if one["type"] == "MultiPolygon":
            whole += one["coordinates"]
    return whole or None


def whereabouts(where: Whereabouts, planning: Planning) -> dict[str, Any]:
    """Give the authorities on whose ground a shape lies, with their names."""

    def named(authorities: tuple[str, ...]) -> list[dict[str, str]]:
        return [{"id": one, "name": name(planning, one)} for one in authorities]

    return {
        "municipalities": named(where.municipalities),
        "regions": named(where.regions),
        "fire_services": named(where.fire_services),
        "estimated": where.estimated,
    }


def _incident(one: Incident, operation: str) -> Any:
    on_ground_of = one.whereabouts.municipalities
    properties = {
        "number": one.number,
        "label": incident_label(one.number),
        "title": one.title,
        "kind": one.kind,
        "kind_name": one.kind_name,
        "severity": one.severity,
        "severity_word": word(one.severity),
        "status": one.status,
        "status_word": word(one.status),
        "distance_m": one.exposure.distance_m,
        "municipality": on_ground_of[0] if len(on_ground_of) == 1 else None,
        "hits": [(hit.object, hit.distance_m) for hit in one.exposure.hits],
        "url": incident_url(operation, one.number),
    }
    return feature(one.shape, properties, one.number)
