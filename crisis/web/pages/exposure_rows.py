"""What an area holds, in words: sums, shares, towns and the nearest places."""

from __future__ import annotations

from typing import Any, NamedTuple

from babel.numbers import format_decimal

from crisis.projections.planning import Planning
from crisis.terms.categories import CategoryCount, counted, own_name
from crisis.terms.exposure import CategoryShare, Differences, Exposed, ExposureReport, Town
from crisis.terms.places import Exposure
from crisis.web.because import name
from crisis.web.pages.links import object_url
from crisis.web.pages.register_rows import capacity_text
from crisis.web.times import moment_in_words
from crisis.web.words import word


class Told(NamedTuple):
    """By what directory and in which language it is told."""

    planning: Planning
    language: str


def report_model(found: ExposureReport, told: Told) -> dict[str, Any]:
    """Give a report as the page shows it."""
    return {
        "at": moment_in_words(found.at, told.language),
        "register_head": found.register_head,
        "distance_m": found.distance_m,
        "total": found.total,
        "attendance": _number(found.attendance, told),
        "people_expected": found.attendance,
        "capacities": _sums(found.capacities, told),
        "categories": [
            {**_share(one, told), "under": [_share(each, told) for each in one.under]}
            for one in found.categories
        ],
        "authorities": [
            {
                "name": name(told.planning, one.authority) if one.authority else None,
                "count": one.count,
                "categories": one.categories,
            }
            for one in found.authorities
        ],
        "municipalities": [
            (name(told.planning, one) if one else None, count)
            for one, count in found.municipalities.items()
        ],
        "towns": [_town(one, told) for one in found.towns],
        "places": [_place(one, told) for one in found.objects],
    }


def _share(one: CategoryShare, told: Told) -> dict[str, Any]:
    return {
        "name": one.name,
        "count": one.count,
        "capacities": _sums(one.capacities, told),
        "unknown": one.unknown,
    }


def _town(one: Town, told: Told) -> dict[str, str]:
    return {
        "name": one.name,
        "inhabitants": _number(one.inhabitants, told),
        "inside_word": word(one.inside, told.language),
        "url": object_url(one.object),
    }


def live_model(
    found: ExposureReport, written: Exposure, otherwise: Differences, told: Told
) -> dict[str, Any]:
    """Give what an incident's area holds now beside what was written down of it."""
    return {
        **report_model(found, told),
        "rows": _compared(found, written),
        "written_total": written.total,
        "written_attendance": _number(written.attendance, told),
        "written_head": written.register_head,
        "added": [_place(one, told) for one in otherwise.added],
        "gone": [
            {
                "id": one.object,
                "name": one.name,
                "category": one.category,
                "url": object_url(one.object),
            }
            for one in otherwise.gone
        ],
        "named": otherwise.named,
        # Beyond what an entry names nobody can say that they are the same.
        "same": otherwise.named and not otherwise.added and not otherwise.gone,
        "as_many": not otherwise.named and found.total == written.total,
    }


def _compared(found: ExposureReport, written: Exposure) -> list[tuple[str, int, int, bool]]:
    """Give each category with how many it has now and had then, and whether it stands under the one
    before it: the top is the sum of the whole."""
    now = {one.category: one for one in found.categories}
    then = {one.category: one for one in counted(written.counts)}
    rows = []
    for top in sorted({*now, *then}, key=lambda one: (-_count(now.get(one)), one)):
        rows.append((top, _count(now.get(top)), _count(then.get(top)), False))
        here, before = _under(now.get(top)), _under(then.get(top))
        below = sorted({*here, *before}, key=lambda one: (-here.get(one, 0), one))
        rows += [(own_name(one), here.get(one, 0), before.get(one, 0), True) for one in below]
    return rows


def _count(one: CategoryShare | CategoryCount | None) -> int:
    return one.count if one else 0


def _under(one: CategoryShare | CategoryCount | None) -> dict[str, int]:
    return {each.category: each.count for each in one.under} if one else {}


def _place(one: Exposed, told: Told) -> dict[str, Any]:
    return {
        "id": one.object,
        "name": one.name,
        "category": one.category,
        "metres": one.distance_m,
        "municipality": name(told.planning, one.municipality) if one.municipality else "",
        "authority": name(told.planning, one.authority) if one.authority else None,
        "capacity": capacity_text(one.capacity, told.language),
        "attendance": None if one.attendance is None else _number(one.attendance, told),
        "own_plan": one.own_plan,
        "url": object_url(one.object),
    }


def _sums(found: dict[str, float], told: Told) -> list[str]:
    return [f"{_number(amount, told)} {unit}" for unit, amount in found.items()]


def _number(amount: float, told: Told) -> str:
    return str(format_decimal(amount, locale=told.language))
