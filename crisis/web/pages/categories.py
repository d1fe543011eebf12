"""The register's categories: the fixed table, what is under it, how many places have each."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template

from crisis.rules.role_groups import PLANNERS
from crisis.terms.categories import TOPS, counted
from crisis.web import edge
from crisis.web.guard import leads_to
from crisis.web.parts import parts

pages = Blueprint("categories", __name__, url_prefix="/plan")


@pages.get("/kategorier")
@leads_to(view="register.list")
def list_() -> str:
    """All of them, with the objects in use that the reader may see; a top takes along what stands
    under it."""
    counts = parts().register.categories(edge.register_reader(), parts().clock())
    subs = sorted(edge.planning().categories.values(), key=lambda one: one.name.casefold())
    listed = {*TOPS, *(one.path for one in subs)}
    sums = {one.category: one.count for one in counted(counts)}
    groups: list[dict[str, Any]] = [
        {
            "top": top,
            "count": sums.get(top, 0),
            "subs": [
                {"name": one.name, "path": one.path, "count": counts.get(one.path, 0)}
                for one in subs
                if one.top == top
            ],
        }
        for top in TOPS
    ]
    return render_template(
        "categories/list.html",
        groups=groups,
        replaced=sorted(edge.planning().replaced.values(), key=lambda one: -one.number),
        offered=[(name, name) for name in sorted(listed)],
        others=sorted((name, many) for name, many in counts.items() if name not in listed),
        tops=[(top, top) for top in TOPS],
        may={"plan": edge.visitor().seat.role in PLANNERS},
    )


def offered() -> dict[str, Any]:
    """Give what a form offers: each category of the table with what stands under it. others: what
    places have besides, which those keep and no other is given."""
    subs = sorted(edge.planning().categories.values(), key=lambda one: one.name.casefold())
    listed = {*TOPS, *(one.path for one in subs)}
    there = parts().register.categories(edge.register_reader())
    return {
        "groups": [(top, [(one.path, one.name) for one in subs if one.top == top]) for top in TOPS],
        "others": sorted(name for name in there if name not in listed),
    }
