"""The planner's side: the register, the responsibility matrix, the types of incident."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from flask import Blueprint, render_template

from crisis.errors import RefusalKind, Refused
from crisis.register.fitting import ObjectFilter
from crisis.register.search import StoredObject
from crisis.rules.role_groups import PLANNERS
from crisis.terms.categories import CategoryCount, counted
from crisis.terms.register import Classification, Confidence, Criticality, OccasionState
from crisis.terms.responsibility import LeadBy
from crisis.web import edge
from crisis.web.guard import leads_to
from crisis.web.looking import choice, text, yes
from crisis.web.pages.categories import headed, offered
from crisis.web.pages.matrix_rows import matrix_model
from crisis.web.pages.models import choices_of
from crisis.web.pages.register_rows import Reading, incidents_by_object, register_row
from crisis.web.parts import parts
from crisis.web.places import plain
from crisis.web.words import choices, spoken

pages = Blueprint("planning", __name__, url_prefix="/plan")

SHOWN = 500
"""How many objects the list shows; the filter makes it shorter."""
LONGEST = 200


@pages.get("/register")
@leads_to(view="register.list")
def register() -> str:
    """The register as list and map."""
    asked = asked_objects()
    found, coming, past = _past_last(parts().register.objects(asked, edge.register_reader()))
    reading, linked = _reading(), incidents_by_object(edge.operations())
    return render_template(
        "register/list.html",
        rows=[register_row(one, reading, linked.get(one.object.id, [])) for one in found[:SHOWN]],
        total=len(found) - coming - past,
        coming=coming,
        past=past,
        query={
            "category": asked.category or "",
            "municipality": asked.municipality or "",
            "confidence": asked.confidence or "",
            "q": asked.q or "",
            "occasion": asked.occasion or "",
            "retired": asked.retired,
        },
        **_offers(),
    )


@pages.get("/register/<object_id>")
@leads_to(view="register.list")
def object_(object_id: str) -> str:
    """One object: what is known of it, and the incidents it was or is part of."""
    stored = parts().register.get(object_id, edge.register_reader())
    if stored is None:
        raise Refused("register.unknown_object", kind=RefusalKind.UNKNOWN)
    linked = incidents_by_object(edge.operations()).get(object_id, [])
    row = register_row(stored, _reading(), linked)
    return render_template(
        "register/object.html",
        object=row,
        shape=plain(stored.object.shape),
        incidents=row.incidents,
        **_offers(),
    )


@pages.get("/ansvar")
@leads_to(view="responsibility.list")
def responsibility() -> str:
    """The responsibility matrix, with its gaps and overlaps."""
    planning = edge.planning()
    return render_template(
        "responsibility/matrix.html",
        **matrix_model(planning, spoken()),
        kinds=sorted({row.kind for row in planning.matrix.values()}),
        leads_by=choices(LeadBy),
        may=_may(),
        **choices_of(planning),
    )


@pages.get("/haendelsestyper")
@leads_to(view="responsibility.list")
def incident_types() -> str:
    """The types of incident, by their group."""
    types = edge.planning().incident_types.values()
    found = sorted(types, key=lambda one: (one.group, one.name))
    groups = [(group, list(each)) for group, each in groupby(found, key=lambda one: one.group)]
    return render_template("incidents/types.html", groups=groups, may=_may())


def _reading() -> Reading:
    return Reading(planning=edge.planning(), language=spoken(), now=parts().clock())


def asked_objects() -> ObjectFilter:
    """Read which objects the page's filter asks for."""
    occasion = choice("occasion", OccasionState)
    return ObjectFilter(
        category=text("category", LONGEST),
        municipality=text("municipality", LONGEST),
        confidence=choice("confidence", Confidence),
        q=text("q", LONGEST),
        retired=yes("retired"),
        occasion=occasion,
        at=parts().clock() if occasion else None,
    )


def _past_last(found: list[StoredObject]) -> tuple[list[StoredObject], int, int]:
    """Put occasions that are over at the end, and say how many are yet to come and how many are
    over: they are not counted."""
    now = parts().clock()
    states = [one.object.occasion and one.object.occasion.state(now) for one in found]
    both = list(zip(found, states, strict=True))
    over = [one for one, state in both if state is OccasionState.PAST]
    first = [one for one, state in both if state is not OccasionState.PAST]
    return first + over, states.count(OccasionState.COMING), len(over)


def _kinds() -> list[tuple[str, list[CategoryCount]]]:
    """Give the categories that places have, under the headings of the table, each top with those
    under it."""
    there = parts().register.categories(edge.register_reader(), parts().clock())
    found = {one.category: one for one in counted(there)}
    return [(heading, [found[one] for one in names]) for heading, names in headed(found)]


def _offers() -> dict[str, Any]:
    """Give what the register's forms offer."""
    chosen = choices_of(edge.planning())
    return {
        "may": _may(),
        "categories": _kinds(),
        "offered": offered(),
        "municipalities": chosen["municipalities"],
        "confidences": choices(Confidence),
        "authorities": chosen["authorities"],
        "occasions": choices(OccasionState),
        "criticalities": choices(Criticality),
        "classifications": choices(Classification),
    }


def _may() -> dict[str, bool]:
    return {"plan": edge.visitor().seat.role in PLANNERS}
