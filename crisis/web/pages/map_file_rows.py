"""A saved map in words and shapes: what the map of an operation holds, and that of the press."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from crisis.geo.shapes import around
from crisis.projections.incidents import Incident
from crisis.projections.planning import Planning
from crisis.projections.situation import Situation
from crisis.register.counting import many
from crisis.register.fitting import ObjectFilter
from crisis.register.register import Register
from crisis.reports.saved_map import AROUND, Drawn
from crisis.rules.strictest import strictest
from crisis.terms.notices import Notice, one_line, paragraphs
from crisis.terms.places import Shape
from crisis.terms.register import Classification, OccasionState, RegisterObject, RegisterReader
from crisis.terms.sight import STAFF, Readers, Sight
from crisis.terms.times import date_and_clock
from crisis.web.because import name
from crisis.web.pages.incident_rows import Where, incident_row, incident_rows
from crisis.web.pages.sector_cells import sector_cells
from crisis.web.parts import parts
from crisis.web.places import utm_text, wgs_text
from crisis.web.words import word

AT_ONCE = 500
"""So many places are asked for by their ids together."""
MOST = 4_000
"""So many places a file holds: it shall be read on any machine and sent by mail."""


class Places(NamedTuple):
    """The places of the register that a map holds, and how many there are in all."""

    found: Sequence[RegisterObject]
    total: int


class Saved(NamedTuple):
    """What a map holds: in shapes, in words, and for whom the whole is."""

    shapes: list[Drawn]
    told: dict[str, Any]
    readers: Readers


def places_of(
    situation: Situation,
    register: Register,
    eyes: RegisterReader,
    at: datetime | None,
    planned: int | None = None,
) -> Places:
    """Give the places to show: those that are hit or near first, then those around, then others.

    Without incidents, the first of the register. at: an event is there, and counts, while it lasts.
    planned: the planning's entry after which it is asked what stood; without one, what stands now.
    """
    incidents = situation.incidents.all()
    hit = list(dict.fromkeys(each.object for one in incidents for each in one.exposure.hits))
    asked = [
        ObjectFilter(ids=frozenset(hit[begin : begin + AT_ONCE]), at=at, by=planned)
        for begin in range(0, min(len(hit), MOST), AT_ONCE)
    ]
    box = around([one.shape for one in incidents], AROUND)
    asked += [ObjectFilter(bbox=around_, at=at, by=planned, limit=MOST) for around_ in (box, None)]
    found: dict[str, RegisterObject] = {}
    for wanted in asked:
        if len(found) < MOST:
            some = register.objects(wanted, eyes)
            found |= {one.object.id: one.object for one in some if _there(one.object, at)}
    return Places(
        list(found.values())[:MOST], many(parts().database, ObjectFilter(by=planned, at=at), eyes)
    )


def open_places(shapes: Sequence[Shape], at: datetime, register: Register) -> list[RegisterObject]:
    """Give the places around some shapes that the register says everybody may know of."""
    box = around(shapes, AROUND)
    if box is None:
        return []
    wanted = ObjectFilter(bbox=box, classification=Classification.PUBLIC, at=at, limit=MOST)
    return [one.object for one in register.objects(wanted)]


def _there(one: RegisterObject, at: datetime | None) -> bool:
    when = one.occasion
    return when is None or (at is not None and when.state(at) is OccasionState.ON)


def archive(where: Where, places: Places) -> Saved:
    """Give what the map of an operation holds for one who may see this situation."""
    situation, language = where.situation, where.language
    incidents = situation.incidents.all()
    touched = _touched(incidents)
    rows = [place_row(one, touched, where.planning, where.language) for one in places.found]
    rows.sort(key=lambda one: (one["order"], one["category"], one["name"]))
    shapes = [Drawn(one.severity.value, _key(one), one.shape) for one in incidents]
    shapes += [Drawn(one["layer"], one["id"], one["shape"]) for one in rows]
    sectors = sector_cells(where)
    told = {
        "incidents": incident_rows(where),
        "places": rows,
        "places_total": places.total,
        "sectors": [one for one in sectors if one.time],
        "silent": [one.name for one in sectors if not one.time],
        "register_used": any(one["layer"] != "sted" for one in rows),
        "severities": _severities(incidents, language),
    }
    plans = own_plans(places.found, incidents)
    return Saved(shapes, told, strictest((STAFF, *_readers(where, incidents), *plans)))


def press(where: Where, notices: Sequence[Notice], places: Sequence[RegisterObject]) -> Saved:
    """Give what the public may have on a map: where the statements that hold are about, and the
    incidents that may be passed on. where: the operation as view(PUBLIC) gives it."""
    incidents = where.situation.incidents.all()
    rows = [place_row(one, {}, where.planning, where.language) for one in places]
    shapes = [Drawn(one.severity.value, _key(one), one.shape) for one in incidents]
    shapes += [Drawn("omraade", f"m{o.number}", o.shape) for o in notices if o.shape is not None]
    shapes += [Drawn(one["layer"], one["id"], one["shape"]) for one in rows]
    told = {
        "incidents": [incident_row(one, where) for one in incidents],
        "notices": [_notice(one) for one in notices],
        "places": rows,
        "severities": _severities(incidents, where.language),
    }
    return Saved(shapes, told, strictest(()))


def _readers(where: Where, incidents: Iterable[Incident]) -> list[Readers]:
    situation = where.situation
    numbers = [one.opened for one in incidents]
    numbers += [one.number for one in situation.figures.values()]
    return [situation.sights.get(one, STAFF) for one in numbers]


def own_plans(
    places: Iterable[RegisterObject], incidents: Iterable[Incident] = ()
) -> list[Readers]:
    """What stands in a municipality's own plan is for that municipality."""
    own = {one.municipality for one in places if one.classification is Classification.OWN_PLAN}
    own |= {each for one in incidents for each in one.exposure.own_plans}
    return [Readers(sight=Sight.RESTRICTED, only_for=(one,) if one else ()) for one in own]


def _touched(incidents: Iterable[Incident]) -> dict[str, int]:
    """Give how near, in metres, the nearest incident comes to each place it was found to touch."""
    found: dict[str, int] = {}
    for one in incidents:
        for hit in one.exposure.hits:
            found[hit.object] = min(hit.distance_m, found.get(hit.object, hit.distance_m))
    return found


def place_row(
    one: RegisterObject, touched: Mapping[str, int], planning: Planning, language: str
) -> dict[str, Any]:
    """Give a place as a file tells it. touched: how near, in metres, what happens comes to some."""
    metres = touched.get(one.id)
    layer = "sted" if metres is None else "truet" if metres else "ramt"
    return {
        "id": one.id,
        "name": one.name,
        "category": one.category,
        "municipality": name(planning, one.municipality) if one.municipality else "",
        "confidence": word(one.confidence, language),
        "own_plan": one.classification is Classification.OWN_PLAN,
        "attendance": one.occasion.attendance if one.occasion else None,
        "metres": metres,
        "layer": layer,
        "order": ("ramt", "truet", "sted").index(layer),
        "utm": utm_text(one.shape),
        "wgs": wgs_text(one.shape, language),
        "shape": one.shape,
    }


def _notice(one: Notice) -> dict[str, Any]:
    return {
        "id": f"m{one.number}",
        "heading": one.heading,
        "place": one_line(one.place or ""),
        "text": paragraphs(one.text),
        "time": date_and_clock(one.released_at),
        "drawn": one.shape is not None,
    }


def _severities(incidents: Iterable[Incident], language: str) -> list[tuple[str, str]]:
    used = {one.severity for one in incidents}
    return [(one.value, word(one, language)) for one in sorted(used)]


def _key(one: Incident) -> str:
    return f"h{one.number}"
