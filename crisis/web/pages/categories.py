"""The register's categories: the fixed table, what is under it, how many places have each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, render_template
from flask_babel import gettext as _

from crisis.rules.role_groups import PLANNERS
from crisis.terms.categories import TOPS, by_heading, counted, on_list
from crisis.web import edge
from crisis.web.guard import leads_to
from crisis.web.parts import parts
from crisis.web.words import word

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

    def told(top: str) -> dict[str, Any]:
        under = [
            {"name": one.name, "path": one.path, "count": counts.get(one.path, 0)}
            for one in subs
            if one.top == top
        ]
        return {"top": top, "count": sums.get(top, 0), "subs": under}

    return render_template(
        "categories/list.html",
        groups=[(heading, [told(top) for top in tops]) for heading, tops in headed(TOPS)],
        replaced=sorted(edge.planning().replaced.values(), key=lambda one: -one.number),
        offered=headed(listed),
        others=sorted((name, many) for name, many in counts.items() if name not in listed),
        tops=headed(TOPS),
        may={"plan": edge.visitor().seat.role in PLANNERS},
    )


def headed(names: Iterable[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Give categories under the headings of the table, in the reader's words."""
    return [
        (word(heading) if heading else _("Uden for listen"), found)
        for heading, found in by_heading(names)
    ]


def offered() -> dict[str, Any]:
    """Give what a form offers: under each heading of the table its categories with what stands
    under them. others: what places have besides, which those keep and no other is given."""
    listed = on_list(edge.planning().categories)
    there = parts().register.categories(edge.register_reader())
    return {
        "groups": headed(listed),
        "others": sorted(name for name in there if name not in listed),
    }
