"""Two years of the assessments on one page: what rose, fell, came and went, and by what."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from flask import Blueprint, render_template, request

from crisis.errors import Malformed
from crisis.projections.assessed_then import last_at
from crisis.projections.assessments import Action, Assessment, Assessments, Scenario
from crisis.rules.assessed_years import Compared, Line, Step, compare
from crisis.rules.differing import today
from crisis.terms.assessments import Trend
from crisis.terms.operations import Mode
from crisis.terms.times import ZONE, local
from crisis.web import edge
from crisis.web.guard import leads_to
from crisis.web.pages.assessment_rows import said_row, shown_day
from crisis.web.pages.links import scenario_label, scenario_url
from crisis.web.times import moment_in_words
from crisis.web.words import spoken, word

pages = Blueprint("assessed_years", __name__)

BACK = 12
"""How many years back may be chosen."""


@pages.get("/plan/vurderinger/to-aar")
@leads_to(view="assessments.list")
def two_years() -> str:
    """How it stood when one year ended and when another did, or today."""
    by, language = edge.by(Mode.LIVE), spoken()
    found, now = edge.planning_for(by).assessments, today(by.now)
    choices = range(now.year, now.year - BACK - 1, -1)
    later = _asked("til", now.year, choices)
    earlier = _asked("fra", later - 1, range(now.year, now.year - BACK - 2, -1))
    earlier, later = sorted((earlier, later)) if earlier != later else (later - 1, later)
    compared = compare(found, _ended(found, earlier), _ended(found, later))
    return render_template(
        "assessments/years.html",
        earlier=earlier,
        later=later,
        years=list(choices),
        to_date=shown_day(now, language) if later == now.year else "",
        made=moment_in_words(by.now, language),
        courses=[_trend(one, compared, found, language) for one in Trend],
        total=len(compared),
    )


def _asked(name: str, otherwise: int, choices: range) -> int:
    given = request.args.get(name, "").strip()
    if not given:
        return otherwise
    if not (given.isascii() and given.isdigit() and len(given) == 4 and int(given) in choices):
        raise Malformed("field.not_a_choice", name)
    return int(given)


def _ended(found: Assessments, year: int) -> int:
    """Give the last entry by the end of a year on the Danish clock."""
    ended = datetime.combine(date(year, 12, 31), time.max, tzinfo=ZONE).astimezone(UTC)
    return last_at(found, ended)


def _trend(
    trend: Trend, compared: list[Compared], found: Assessments, language: str
) -> dict[str, Any]:
    rows = [one for one in compared if one.trend is trend]
    rows.sort(key=lambda one: (-_most(one), one.scenario.scenario))
    told = [_row(one, found, language) for one in rows]
    return {"course": trend.value, "word": word(trend, language), "rows": told}


def _most(one: Compared) -> int:
    """By how much the risk moved at most: what moved most stands first."""
    return max((abs(line.risk) for line in one.lines), default=0)


def _row(one: Compared, found: Assessments, language: str) -> dict[str, Any]:
    scenario = one.scenario
    return {
        "scenario": scenario.scenario,
        "label": scenario_label(scenario.scenario),
        "url": scenario_url(scenario.scenario),
        "title": scenario.title,
        "hazard": scenario.hazard,
        "lines": [_line(each, found, language) for each in one.lines],
        "steps": [_step(each, found, language) for each in one.steps],
    }


def _line(line: Line, found: Assessments, language: str) -> dict[str, Any]:
    return {
        "name": line.name,
        "course": line.trend.value,
        "course_word": word(line.trend, language),
        "before": _numbers(line.before, found, language),
        "after": _numbers(line.after, found, language),
        "risk": line.risk,
        "vulnerability": line.vulnerability,
    }


def _numbers(one: Assessment | None, found: Assessments, language: str) -> dict[str, Any] | None:
    return said_row(one, found, local(one.at).date(), language) if one else None


def _step(step: Step, found: Assessments, language: str) -> dict[str, Any]:
    """Give one entry of why; every sentence is the template's, every word the journal's."""
    what = step.what
    end = what.finished if isinstance(what, Action) else what.withdrawn
    at = end.at if step.ended and end else what.at
    told: dict[str, Any] = {
        "number": step.number,
        "day": shown_day(local(at).date(), language),
        "ended": step.ended,
        "reason": end.reason if step.ended and end else None,
    }
    match what:
        case Assessment():
            moved = [(word(one.measure, language), one.old, one.new) for one in step.moved]
            row = said_row(what, found, local(what.at).date(), language)
            return {**told, "kind": "said", "row": row, "moved": moved}
        case Scenario():
            return {**told, "kind": "described", "who": what.authority_name, "told": step.told}
        case Action():
            words = {"ground": what.ground, "what": what.what, "owner": what.owner_name}
            return {**told, "kind": "action", "measure": word(what.measure, language), **words}
