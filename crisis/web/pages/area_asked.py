"""Which area is asked for, how far around it, and at what moment; read from the query."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from flask import request

from crisis.commands.parse import parse_instant
from crisis.errors import Malformed, RefusalKind, Refused
from crisis.projections.incidents import Incident
from crisis.projections.planning import Planning
from crisis.projections.situation import Situation
from crisis.register.register import Area
from crisis.terms.places import DISTANCE_LIMIT, Shape
from crisis.terms.times import ZONE
from crisis.web import edge
from crisis.web.because import name
from crisis.web.looking import number, text
from crisis.web.pages.links import incident_label
from crisis.web.parts import parts
from crisis.web.typed_places import typed_shape

LONGEST = 6_000
"""Letters of typed places: an address holds no more."""
SOURCES = ("positions", "municipality", "incident")
MOST_HOURS = 24 * 14
_LOCAL = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d$")


class AskedArea(NamedTuple):
    """An area as it was asked for. words: what it is. estimated: by what the register says of each
    place, for no boundary of the municipality is imported."""

    area: Area
    words: str
    estimated: bool


def asked_area() -> AskedArea:
    """Read the area that is asked for; raises Refused or Malformed, naming the field."""
    given = [one for one in SOURCES if text(one, LONGEST)]
    if not given:
        raise Refused("exposure.no_area", field="positions")
    if len(given) > 1:
        raise Refused("exposure.one_area", field=given[1])
    at = asked_moment()
    if given == ["municipality"]:
        return _municipality(text("municipality", LONGEST) or "", at)
    if given == ["incident"]:
        situation, one = asked_incident(text("incident", LONGEST) or "")
        area = Area(one.shape, None, asked_distance(one.exposure.distance_m), at)
        words = f"{incident_label(one.number)} {one.title} · {situation.name}"
        return AskedArea(area, words, False)
    shape = typed_shape(text("drawn", 20) or "polygon", text("positions", LONGEST) or "")
    return AskedArea(Area(shape, None, asked_distance(0), at), "", False)


def any_asked() -> bool:
    """Says whether an area is asked for at all."""
    return any(text(one, LONGEST) for one in SOURCES)


def asked_moment() -> datetime:
    """Read the moment: a time with its zone, one as a Danish clock shows it, or hours from now."""
    given = text("at", 40)
    if given and _LOCAL.match(given):
        try:
            return datetime.fromisoformat(given).replace(tzinfo=ZONE)
        except ValueError as problem:
            raise Malformed("field.not_a_time", "at") from problem
    if given:
        return parse_instant(given, "at")
    hours = number("hours", 0, most=MOST_HOURS) if request.args.get("hours") else 0
    return parts().clock() + timedelta(hours=hours)


def asked_distance(otherwise: int) -> int:
    """Read how many metres around."""
    if not text("distance_m", 20):
        return otherwise
    return number("distance_m", otherwise, most=DISTANCE_LIMIT)


def asked_incident(named: str) -> tuple[Situation, Incident]:
    """Find an incident as `op-…:3`, among those the reader may see."""
    operation, _, which = named.partition(":")
    for situation, one in visible_incidents():
        if situation.operation == operation and str(one.number) == which:
            return situation, one
    raise Refused("incident.unknown", field="incident", kind=RefusalKind.UNKNOWN)


def visible_incidents() -> Iterable[tuple[Situation, Incident]]:
    """Give the incidents that the reader may see, of the newest operation first."""
    for situation in edge.operations():
        for one in reversed(situation.incidents.all()):
            yield situation, one


def _municipality(asked: str, at: datetime) -> AskedArea:
    planning: Planning = edge.planning()
    if asked not in planning.grounds:
        raise Refused("exposure.unknown_municipality", field="municipality")
    shape: Shape | None = parts().register.outline_of(asked, planning.grounds)
    distance = asked_distance(0) if shape is not None else 0
    return AskedArea(Area(shape, asked, distance, at), name(planning, asked), shape is None)
