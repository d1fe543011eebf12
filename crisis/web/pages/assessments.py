"""The assessments: all scenarios with matrix and what is due, and a page for each scenario."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import msgspec
from flask import Blueprint, Response, render_template, request

from crisis.errors import Malformed, RefusalKind, Refused
from crisis.interop.word import write
from crisis.projections.assessed_then import last_at, until
from crisis.projections.assessments import Assessments, Scenario
from crisis.projections.planning import Planning
from crisis.rules.differing import today
from crisis.rules.known import By
from crisis.rules.role_groups import ASSESSORS, PLANNERS
from crisis.terms.assessments import LEAST, MOST, Measure, Scale, scale_of
from crisis.terms.log import Channel
from crisis.terms.operations import Mode
from crisis.terms.roles import AuthorityKind, Role
from crisis.terms.sight import Sight
from crisis.terms.times import ZONE
from crisis.web import edge
from crisis.web.answers import DOCX
from crisis.web.exporting import as_file, file_name
from crisis.web.guard import leads_to
from crisis.web.looking import text, yes
from crisis.web.pages.assessment_rows import (
    action_row,
    matrix_rows,
    said_row,
    scenario_row,
    shown_day,
    side_by_side,
)
from crisis.web.pages.assessment_word import word_of
from crisis.web.pages.models import choices_of
from crisis.web.places import plain
from crisis.web.words import choices, spoken

pages = Blueprint("assessments", __name__, url_prefix="/plan/vurderinger")

LONGEST = 200
MOST_SCENARIOS = 500
"""How many scenarios a page lists; the filter makes it shorter."""


@pages.get("")
@leads_to(view="assessments.list")
def scenarios() -> str:
    """All scenarios that fit the filter, in the table and in the matrix; and what is due."""
    by = edge.by(Mode.LIVE)
    planning, language = edge.planning_for(by), spoken()
    found, asked = planning.assessments, asked_filter()
    rows = fitting(planning, asked, today(by.now), language)
    return render_template(
        "assessments/list.html",
        rows=rows[:MOST_SCENARIOS],
        total=len(found.described),
        matrix=matrix_rows([one for one in rows if not one["withdrawn"]], found),
        due=due_model(planning, today(by.now), language),
        query=asked,
        **offers(planning, by),
    )


@pages.get("/<int:number>")
@leads_to(view="assessments.list")
def scenario(number: int) -> str:
    """One scenario: side by side, in the matrix, what is done about differences, its history."""
    by = edge.by(Mode.LIVE)
    as_of = asked_day()
    planning = planning_at(edge.planning_for(by), as_of)
    model = scenario_model(number, planning, by, spoken())
    return render_template(
        "assessments/scenario.html",
        as_of=as_of.isoformat() if as_of else "",
        as_of_shown=shown_day(as_of, spoken()) if as_of else "",
        **model,
        **offers(planning, by, past=as_of is not None or bool(model["row"]["withdrawn"])),
    )


@pages.get("/<int:number>/word")
@leads_to(view="assessments.list")
def scenario_word(number: int) -> Response:
    """The same as a Word document, with what this reader sees and no more."""
    by, as_of, language = edge.by(Mode.LIVE), asked_day(), spoken()
    model = scenario_model(number, planning_at(edge.planning_for(by), as_of), by, language)
    said_at = shown_day(as_of or today(by.now), language)
    row = model["row"]
    name = file_name("", f"{row['label']} {row['title']}", by.now, ".docx")
    return as_file(write(word_of(model, by.now, said_at, language)), DOCX, name)


def scenario_model(number: int, planning: Planning, by: By, language: str) -> dict[str, Any]:
    """Give all that is known of a scenario; raises Refused when this reader has none such."""
    found, day = planning.assessments, today(by.now)
    one = found.scenario(number)
    if one is None:
        raise Refused("assessment.unknown_scenario", kind=RefusalKind.UNKNOWN)
    row = scenario_row(one, planning, day, language)
    standing = {each["entry"] for each in row["said"]}
    said = reversed(found.said.get(number, ()))
    return {
        "row": row,
        "raw": _raw(one),
        "table": side_by_side(row, language),
        "matrix": matrix_rows([row], found),
        "actions": [action_row(each, day, language) for each in found.actions_of(number)],
        "older": [
            said_row(each, found, day, language) for each in said if each.number not in standing
        ],
        "descriptions": [
            scenario_row(each, planning, day, language)
            for each in reversed(found.described[number][:-1])
        ],
    }


def _raw(one: Scenario) -> dict[str, Any]:
    """Give what a form begins with when the scenario is described anew."""
    return {
        **{name: getattr(one, name) or "" for name in ("hazard", "title", "text", "municipality")},
        "objects": list(zip(one.objects, one.object_names, strict=True)),
        "shape": plain(one.shape) if one.shape else None,
    }


def planning_at(planning: Planning, day: date | None) -> Planning:
    """Give what was known when a day ended; None: what is known now."""
    if day is None:
        return planning
    found = planning.assessments
    ended = datetime.combine(day, time.max, tzinfo=ZONE).astimezone(UTC)
    return msgspec.structs.replace(planning, assessments=until(found, last_at(found, ended)))


def asked_day() -> date | None:
    """Read as of which day is asked; raises Malformed when it is none."""
    given = request.args.get("pr", "").strip()
    try:
        return date.fromisoformat(given) if given else None
    except ValueError as problem:
        raise Malformed("field.not_a_day", "pr") from problem


def asked_filter() -> dict[str, Any]:
    """Read from the query which scenarios are asked for."""
    return {
        "q": text("q", LONGEST) or "",
        "authority": text("authority", LONGEST) or "",
        "municipality": text("municipality", LONGEST) or "",
        "differing": yes("differing"),
        "overdue": yes("overdue"),
        "withdrawn": yes("withdrawn"),
    }


def fitting(
    planning: Planning, asked: dict[str, Any], day: date, language: str
) -> list[dict[str, Any]]:
    """Give the scenarios that fit a filter, by number."""
    found = planning.assessments
    rows = [scenario_row(one, planning, day, language) for one in found.scenarios()]
    return [one for one in rows if _fits(one, asked)]


def _fits(row: dict[str, Any], asked: dict[str, Any]) -> bool:
    words = " ".join((row["hazard"], row["title"], row["text"], row["label"])).casefold()
    place = asked["municipality"]
    who = asked["authority"]
    return (
        (asked["withdrawn"] or row["withdrawn"] is None)
        and all(one in words for one in asked["q"].casefold().split())
        and (not place or row["municipality"] == place)
        and (not who or any(one["authority"] == who for one in row["said"]))
        and (not asked["differing"] or row["unsettled"] > 0)
        and (not asked["overdue"] or row["overdue"])
    )


def due_model(planning: Planning, day: date, language: str) -> list[dict[str, Any]]:
    """Give what is to be looked at again and what is to be done, the most overdue first."""
    found = planning.assessments
    made = []
    for one in found.scenarios():
        if one.withdrawn:
            continue
        row = scenario_row(one, planning, day, language)
        about = {"label": row["label"], "title": row["title"], "url": row["url"]}
        for said in row["said"]:
            due = {"kind": "review", "who": said["name"], "on": said["review_on"]}
            made.append({**about, **due, "day": said["review"], "overdue": said["overdue"]})
        for each in found.actions_of(one.scenario):
            told = action_row(each, day, language)
            if each.finished is None:
                due = {"kind": "action", "who": told["owner_name"], "on": told["due_on"]}
                due["what"] = told["what"]
                made.append({**about, **due, "day": told["due"], "overdue": told["overdue"]})
    return sorted(made, key=lambda one: (one["on"], one["label"]))


def offers(planning: Planning, by: By, *, past: bool = False) -> dict[str, Any]:
    """Give what the forms offer, and what this seat may do; of the past nothing."""
    found, offered = planning.assessments, choices_of(planning)
    own = planning.authorities.get(by.authority)
    police = own is not None and own.kind is AuthorityKind.POLICE
    return {
        "may": {
            "plan": by.role in PLANNERS and not past,
            "assess": by.role in ASSESSORS and not past,
            "speak_for": by.role in PLANNERS and police and not past,
            "own": by.authority,
            "settle_all": by.role is Role.PLANNER and not past,
        },
        "today": today(by.now).isoformat(),
        "authorities": offered["authorities"],
        "municipalities": offered["municipalities"],
        "sights": sorted(choices(Sight), key=lambda one: one[0]),
        "channels": [each for each in choices(Channel) if each[0] in ("mail", "meeting", "phone")],
        "hazards": found.hazards,
        "scales": scales(found),
        "measures": measures(found),
    }


def scales(found: Assessments) -> list[dict[str, Any]]:
    """Give the scales with the words of their steps, and whether those are assumed."""
    return [
        {
            "scale": code,
            "name": name,
            "labels": found.wording(scale),
            "assumed": scale not in found.labels,
        }
        for code, name in choices(Scale)
        for scale in (Scale(code),)
    ]


def measures(found: Assessments) -> list[dict[str, Any]]:
    """Give the measures with the steps one chooses among."""
    return [
        {
            "measure": code,
            "name": name,
            "steps": [
                (step, f"{step} {found.wording(scale_of(Measure(code)))[step - 1]}")
                for step in range(LEAST, MOST + 1)
            ],
        }
        for code, name in choices(Measure)
    ]
