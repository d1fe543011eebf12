"""The planner's page of dependencies: who is supplied by whom, and what would fail."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request

from crisis.errors import Malformed, RefusalKind, Refused
from crisis.projections.dependencies import WhatIf
from crisis.rules.role_groups import PLANNERS
from crisis.terms.dependencies import HOLDOUT_LIMIT, STARTS_LIMIT, SupplyKind
from crisis.web import edge
from crisis.web.guard import leads_to
from crisis.web.looking import number
from crisis.web.pages.dependency_rows import (
    Seen,
    changes,
    readable,
    saved_rows,
    seen_network,
    supply_rows,
    warnings,
    what_if,
)
from crisis.web.parts import parts
from crisis.web.words import choices, spoken

pages = Blueprint("dependencies", __name__)


@pages.get("/plan/afhaengigheder")
@leads_to(view="dependencies.list")
def dependencies() -> str:
    """All supplies, what the planner should know of them, and a what-if when one is asked for."""
    planning = edge.planning()
    seen = seen_network(planning, edge.register_reader(), spoken(), parts().clock())
    return render_template(
        "failing/dependencies.html",
        rows=supply_rows(seen),
        saved=saved_rows(seen),
        kinds=choices(SupplyKind),
        may={"plan": edge.visitor().seat.role in PLANNERS},
        **warnings(seen),
        **_asked(seen),
    )


def supposed(seen: Seen) -> tuple[WhatIf | None, dict[str, int]]:
    """Give the what-if in the address, a saved one by its number, and what it supposes: object →
    minute; nothing when none is asked for."""
    named = number("gemt", 0, most=9_999)
    opened = seen.planning.dependencies.what_ifs.get(named)
    if named and (opened is None or not readable(seen, opened)):
        raise Refused("what_if.unknown", kind=RefusalKind.UNKNOWN)
    if opened is not None:
        return opened, {one.object: one.after_minutes for one in opened.starts}
    return None, _starts()


def _asked(seen: Seen) -> dict[str, Any]:
    """Work out the what-if in the address."""
    opened, starts = supposed(seen)
    if not starts:
        return {"asked": None, "opened": None}
    asked = what_if(seen, starts)
    since = changes(seen, opened, asked.pop("cascade")) if opened else None
    asked["starts"] = [
        {"object": one, "minutes": minutes, "name": asked["names"].of(one)}
        for one, minutes in starts.items()
    ]
    query = request.query_string.decode("ascii", "replace")
    return {"asked": asked, "opened": opened, "changes": since, "query": query}


def _starts() -> dict[str, int]:
    found: dict[str, int] = {}
    for one in request.args.getlist("start")[:STARTS_LIMIT]:
        object_, _, minutes = one.partition(":")
        sound = minutes.isascii() and minutes.isdigit() and len(minutes) < 9
        if not sound or int(minutes) > HOLDOUT_LIMIT:
            raise Malformed("field.wrong_type", "start")
        found[object_] = int(minutes)
    there = parts().register.names(found, edge.register_reader())
    return {one: minutes for one, minutes in found.items() if one in there}
