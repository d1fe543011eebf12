"""The wheel of a year as a picture: twelve parts of a ring, each with what falls due in it.

The picture says no more than the list above it, and is told in words to who cannot see it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import cos, pi, sin
from typing import Any

from babel.dates import get_month_names

from crisis.rules.plan_wheel import Due, by_month, reminder
from crisis.terms.plans import Reminder
from crisis.web.pages.plan_desk import Desk
from crisis.web.pages.plan_rows import due_rows

SIDE, OUTER, INNER, LABEL = 440, 200.0, 96.0, 148.0
"""The picture's side, and how far from its middle the ring begins, ends and is written in."""


def months(found: Sequence[Due], year: int, desk: Desk) -> list[dict[str, Any]]:
    """Give the twelve months of a year: their names, what falls due, and where each is drawn."""
    names = get_month_names("wide", locale=desk.language)
    short = get_month_names("abbreviated", locale=desk.language)
    return [
        {
            "number": number,
            "name": names[number],
            "short": short[number].rstrip("."),
            "rows": due_rows(each, desk),
            "count": len(each),
            "tone": _tone(each, desk.today),
            "now": (year, number) == (desk.today.year, desk.today.month),
            **_part(number - 1),
        }
        for number, each in enumerate(by_month(found, year), 1)
    ]


def _tone(found: Sequence[Due], today: date) -> str:
    """Say how near the nearest of a month is; the picture has a colour for each, and a number."""
    kinds = {reminder(one, today) for one in found}
    for kind in (Reminder.NOW, Reminder.THIRTY, Reminder.NINETY):
        if kind in kinds:
            return kind.value
    return "later" if found else "none"


def _part(place: int) -> dict[str, Any]:
    """Give a twelfth of the ring, January first and clockwise from the top."""
    begin, end = place * pi / 6, (place + 1) * pi / 6
    corners = [_at(OUTER, begin), _at(OUTER, end), _at(INNER, end), _at(INNER, begin)]
    path = (
        f"M{corners[0]} A{OUTER:g} {OUTER:g} 0 0 1 {corners[1]} "
        f"L{corners[2]} A{INNER:g} {INNER:g} 0 0 0 {corners[3]} Z"
    )
    x, y = _at(LABEL, (begin + end) / 2).split(" ")
    return {"path": path, "x": x, "y": y}


def _at(radius: float, angle: float) -> str:
    half = SIDE / 2
    return f"{half + radius * sin(angle):.1f} {half - radius * cos(angle):.1f}"
