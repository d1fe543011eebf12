"""The year's report to the district's council: every number counted, with where it comes from."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

from flask import Blueprint, render_template

from crisis.errors import Unknown
from crisis.rules.annual import OperationTold, actions, in_sum, lessons, of_year, reviews_late
from crisis.rules.lessons import see
from crisis.rules.plan_gaps import gaps
from crisis.terms.operations import Level, Mode
from crisis.terms.times import local
from crisis.web import edge
from crisis.web.guard import leads_to
from crisis.web.pages.lesson_rows import open_rows
from crisis.web.pages.plan_desk import Desk
from crisis.web.pages.plan_objects import risk_sites
from crisis.web.pages.plans import YEARS, desk
from crisis.web.times import moment_in_words
from crisis.web.words import word

pages = Blueprint("annual", __name__)


@pages.get("/plan/aarsrapport/<int:year>")
@leads_to(view="planning.annual")
def report(year: int) -> str:
    """Operations by level and length, exercises, decisions, statements, actions and plans."""
    if not YEARS[0] <= year <= YEARS[1]:
        raise Unknown("plan.unknown")
    here = desk()
    found = of_year(edge.operations(), year, here.by.now)
    live = [one for one in found if one.situation.mode is Mode.LIVE]
    exercises = [one for one in found if one.situation.mode is Mode.EXERCISE]
    return render_template(
        "plans/annual.html",
        year=year,
        made=moment_in_words(here.by.now, here.language),
        kinds=[
            {"exercise": exercise, "rows": [_row(one, here) for one in rows], **_sum(rows, here)}
            for exercise, rows in ((False, live), (True, exercises))
        ],
        actions=actions(here.planning.assessments, year, here.today),
        lessons=lessons(see(here.planning, here.by), year, here.today),
        left=open_rows(here),
        scenarios=sum(one.withdrawn is None for one in here.planning.assessments.scenarios()),
        reviews_late=reviews_late(here.planning.assessments, here.today),
        plans=len(tuple(here.plans.standing())),
        gaps=_gaps(here),
    )


def _row(one: OperationTold, here: Desk) -> dict[str, Any]:
    situation = one.situation
    return {
        "id": situation.operation,
        "name": situation.name,
        "opened": here.day(local(situation.opened_at).date()) if situation.opened_at else "",
        "ended": here.day(local(one.ended).date()) if one.ended else None,
        "highest": here.word(one.highest),
        "levels": _levels(one.levels, here),
        "decisions": one.decisions,
        "follow_ups": one.follow_ups,
        "statements": one.statements,
        "taken_back": one.taken_back,
    }


def _sum(rows: list[OperationTold], here: Desk) -> dict[str, Any]:
    return {
        "levels": _levels(in_sum(rows), here),
        "decisions": sum(one.decisions for one in rows),
        "follow_ups": sum(one.follow_ups for one in rows),
        "statements": sum(one.statements for one in rows),
        "taken_back": sum(one.taken_back for one in rows),
    }


def _levels(found: dict[Level, timedelta], here: Desk) -> list[dict[str, str]]:
    kept = [level for level in Level if level in found]
    return [{"word": word(one, here.language), "long": _long(found[one])} for one in kept]


def _long(length: timedelta) -> str:
    """Hours and minutes, as both languages write them."""
    minutes = int(length.total_seconds()) // 60
    return f"{minutes // 60}:{minutes % 60:02}"


def _gaps(here: Desk) -> list[tuple[str, int]]:
    found = gaps(here.planning, here.plans, risk_sites(), here.today)
    return list(Counter(here.word(one.kind) for one in found).items())
