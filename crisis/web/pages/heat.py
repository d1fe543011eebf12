"""A map of where much of what is vulnerable lies close together, and the same as a table."""

from __future__ import annotations

import math
from typing import Any

from flask import Blueprint, render_template

from crisis.register.heat import Counting
from crisis.rules.role_groups import PLANNERS
from crisis.terms.categories import with_tops
from crisis.terms.heat import STEPS, TOLD, Square, SquareSize
from crisis.terms.register import Criticality
from crisis.web import edge
from crisis.web.because import name
from crisis.web.guard import leads_to
from crisis.web.looking import choice, text
from crisis.web.pages.categories import headed
from crisis.web.pages.models import choices_of
from crisis.web.parts import parts
from crisis.web.times import moment_in_words
from crisis.web.words import choices, spoken

pages = Blueprint("heat", __name__)

LONGEST = 200
NAMED = 4
"""So many categories of a square are named; the rest are counted."""


@pages.get("/plan/varmekort")
@leads_to(view="register.list")
def heat() -> str:
    """All places of the register that are for the reader, or those asked for, by squares."""
    planning, reader, register = edge.planning(), edge.register_reader(), parts().register
    asked = _asked()
    found = register.squares(asked, reader)
    most = max((one.count for one in found.squares), default=0)
    rows = [_row(one, most) for one in found.squares]
    for row, one in zip(rows[:TOLD], found.squares, strict=False):
        row["municipalities"] = [name(planning, who) for who, _ in one.municipalities]
    return render_template(
        "heat/heat.html",
        asked=asked,
        total=found.total,
        rows=rows[:TOLD],
        drawn=[_drawn(row, one) for row, one in zip(rows, found.squares, strict=True)],
        count=len(rows) + found.left,
        left=found.left,
        may={"plan": edge.visitor().seat.role in PLANNERS},
        shades=_shades(rows),
        made=moment_in_words(parts().clock(), spoken()),
        sizes=choices(SquareSize),
        criticalities=choices(Criticality),
        categories=headed(with_tops(register.categories(reader))),
        municipalities=choices_of(planning)["municipalities"],
    )


def _asked() -> Counting:
    return Counting(
        size=choice("felt", SquareSize) or SquareSize.KM10,
        at=parts().clock(),
        category=text("category", LONGEST),
        municipality=text("municipality", LONGEST),
        least=choice("mindst", Criticality),
    )


def shade(count: int, most: int) -> int:
    """Give the shade of a count, 1 to 5: each holds counts some times larger than the one before,
    so that one great town does not make all others alike."""
    return max(1, math.ceil(STEPS * math.log1p(count) / math.log1p(most)))


def _row(one: Square, most: int) -> dict[str, Any]:
    return {
        "name": one.name,
        "count": one.count,
        "shade": shade(one.count, most),
        "categories": one.categories[:NAMED],
        "others": sum(each.count for each in one.categories[NAMED:]),
    }


def _drawn(row: dict[str, Any], one: Square) -> dict[str, Any]:
    corners = [[lat, lon] for lon, lat in one.corners]
    return {"name": one.name, "count": one.count, "shade": row["shade"], "corners": corners}


def _shades(rows: list[dict[str, Any]]) -> list[dict[str, int]]:
    """Give for each shade that is there the least and the greatest count it stands for."""
    found = []
    for step in range(1, STEPS + 1):
        counts = [row["count"] for row in rows if row["shade"] == step]
        if counts:
            found.append({"shade": step, "least": min(counts), "most": max(counts)})
    return found
