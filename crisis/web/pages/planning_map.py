"""The map of the planner's pages as a file to keep: the register, an area's exposure, a what-if."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from flask import Blueprint, Response
from flask_babel import gettext as _

from crisis.errors import Refused
from crisis.register.counting import many
from crisis.reports.saved_map import Drawn
from crisis.rules.strictest import strictest
from crisis.terms.places import Shape
from crisis.terms.register import RegisterObject
from crisis.terms.sight import STAFF
from crisis.web import edge
from crisis.web.guard import leads_to
from crisis.web.pages.area_asked import asked_area
from crisis.web.pages.dependencies import supposed
from crisis.web.pages.dependency_rows import after, seen_network
from crisis.web.pages.dependency_rows import what_if as worked_out
from crisis.web.pages.failing_rows import seen_steps
from crisis.web.pages.map_file_rows import MOST, own_plans, place_row
from crisis.web.pages.map_sending import MapFile, sent
from crisis.web.pages.operations import reader_on_paper
from crisis.web.pages.planning import asked_objects
from crisis.web.pages.sight_rows import planned_readers
from crisis.web.parts import parts
from crisis.web.times import moment_in_words
from crisis.web.words import spoken

pages = Blueprint("planning_maps", __name__)


class Held(NamedTuple):
    """What a file holds. total: how many places there are. touched: those that what is asked for
    comes to, with how near it comes: 0 is hit. said: what is told of each of them."""

    found: Sequence[RegisterObject]
    total: int
    touched: Mapping[str, int] = {}
    said: Mapping[str, str] = {}
    area: Shape | None = None


@pages.get("/plan/kort.html")
@leads_to(view="register.list")
def register() -> Response:
    """The places of the register that fit the page's filter."""
    eyes, wanted = edge.register_reader(), asked_objects()
    found = parts().register.objects(replace(wanted, limit=MOST), eyes)
    held = Held([one.object for one in found], many(parts().database, wanted, eyes))
    return _file(_("Register"), "register", held, ())


@pages.get("/plan/eksponering/kort.html")
@leads_to(view="register.list")
def exposure() -> Response:
    """What an area holds, those in it and those near enough, and the area itself."""
    eyes, store = edge.register_reader(), parts().register
    asked = asked_area()
    reached = store.reach(asked.area, eyes)
    listed = parts().database.aside(lambda: reached.listed(reached.inside, reached.near))
    touched = {one.object: one.distance_m for one in listed}
    said = {
        id_: _("%(n)s m fra området", n=metres) if metres else _("i området")
        for id_, metres in touched.items()
    }
    found = [one.object for one in store.these(touched, eyes)]
    held = Held(found, len(reached.rows), touched, said, asked.area.shape)
    words = (
        asked.words or _("Det tegnede område"),
        _("Gælder %(time)s", time=moment_in_words(asked.area.at, spoken())),
    )
    return _file(_("Eksponering"), "eksponering", held, words)


@pages.get("/plan/afhaengigheder/kort.html")
@leads_to(view="dependencies.list")
def what_if() -> Response:
    """What would fail: what the address supposes, and what comes of it."""
    eyes = edge.register_reader()
    seen = seen_network(edge.planning(), eyes, spoken(), parts().clock())
    opened, starts = supposed(seen)
    if not starts:
        raise Refused("what_if.unknown", field="start")
    worked = worked_out(seen, starts)
    steps = seen_steps(worked["cascade"], worked["names"])
    touched = {one.object: 0 if one.supply is None else 1 for one in steps}
    said = {one.object: f"{_('svigter')}: {after(one.minute, spoken())}" for one in steps}
    found = [one.object for one in parts().register.these(touched, eyes)]
    held = Held(found[:MOST], len(found), touched, said)
    return _file(_("Hvad nu hvis"), "hvad-nu-hvis", held, (opened.name,) if opened else ())


def _file(title: str, name: str, held: Held, words: Sequence[str]) -> Response:
    """Send it; whoever may read what stands in it is said in it."""
    planning, language = edge.planning(), spoken()
    mark = "DEMO: " if parts().settings.demo else ""
    told = {
        "title": title,
        "words": words,
        "made": moment_in_words(parts().clock(), language),
        "maker": reader_on_paper(),
        "demo": parts().settings.demo,
        "kind": name,
        "total": held.total,
        "sight": planned_readers(strictest((STAFF, *own_plans(held.found))), planning, language),
    }

    def make() -> tuple[list[Drawn], dict[str, Any]]:
        rows = [place_row(one, held.touched, planning, language) for one in held.found]
        rows.sort(key=lambda one: (one["order"], one["category"], one["name"]))
        shapes = [Drawn(one["layer"], one["id"], one["shape"]) for one in rows]
        if held.area is not None:
            shapes.append(Drawn("omraade", "omraade", held.area))
        return shapes, {"places": [{**one, "said": held.said.get(one["id"])} for one in rows]}

    heading = mark + _("Kort: %(name)s", name=title)
    file = MapFile(heading, f"kort-{name}.html", language, "mapfile/planning.html", told)
    return sent(file, make)
