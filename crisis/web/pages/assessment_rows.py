"""Assessments as pages and programs read them: side by side, in the matrix, over time."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Any

from babel.dates import format_date

from crisis.projections.assessments import Action, Assessment, Assessments, End, Scenario
from crisis.projections.planning import Planning
from crisis.rules.differing import Difference, differences
from crisis.terms.assessments import CONSEQUENCES, LEAST, MOST, Measure, scale_of
from crisis.terms.times import local
from crisis.web.because import name
from crisis.web.pages.links import object_url, scenario_label, scenario_url
from crisis.web.words import word

STEPS = range(LEAST, MOST + 1)


def shown_day(day: date, language: str) -> str:
    """Give a date with its year: `17. nov. 2026`."""
    pattern = "d MMM y" if language == "en" else "d. MMM y"
    return format_date(day, pattern, locale=language)


def score_text(found: Assessments, measure: Measure, score: int) -> str:
    """Give a number with its word: `4 sandsynlig`."""
    return f"{score} {found.wording(scale_of(measure))[score - 1]}"


def said_row(one: Assessment, found: Assessments, day: date, language: str) -> dict[str, Any]:
    """Give one authority's assessment in words."""
    worst = [each for each in CONSEQUENCES if one.scores.of(each) == one.scores.consequence]
    return {
        "entry": one.number,
        "scenario": one.scenario,
        "authority": one.authority,
        "name": one.owner_name,
        "scores": {each.value: one.scores.of(each) for each in Measure},
        "words": {each.value: score_text(found, each, one.scores.of(each)) for each in Measure},
        "consequence": one.scores.consequence,
        "consequence_word": score_text(found, Measure.LIFE, one.scores.consequence),
        "worst": [word(each, language) for each in worst],
        "risk": one.scores.risk,
        "note": one.note,
        "said_on": shown_day(local(one.at).date(), language),
        "review_on": one.review_on.isoformat(),
        "review": shown_day(one.review_on, language),
        "overdue": one.withdrawn is None and one.review_on < day,
        "sight": one.readers.sight.value,
        "sight_word": word(one.readers.sight, language),
        "only_for": list(one.readers.only_for),
        "spoken": _spoken(one, language),
        "withdrawn": _end(one.withdrawn, language),
    }


def _spoken(one: Assessment, language: str) -> str:
    said = one.on_behalf_of
    return f"{said.who}, {word(said.channel, language)}" if said else ""


def _end(end: End | None, language: str) -> dict[str, Any] | None:
    if end is None:
        return None
    return {
        "entry": end.number,
        "on": shown_day(local(end.at).date(), language),
        "who": end.authority_name,
        "reason": end.reason,
    }


def action_row(one: Action, day: date, language: str) -> dict[str, Any]:
    """Give what is done about a difference."""
    return {
        "entry": one.number,
        "scenario": one.scenario,
        "label": scenario_label(one.scenario),
        "url": scenario_url(one.scenario),
        "measure": one.measure.value,
        "measure_word": word(one.measure, language),
        "between": [(each.authority_name, each.score) for each in one.between],
        "entries": [each.number for each in one.between],
        "ground": one.ground,
        "what": one.what,
        "owner": one.owner,
        "owner_name": one.owner_name,
        "due_on": one.due.isoformat(),
        "due": shown_day(one.due, language),
        "overdue": one.finished is None and one.due < day,
        "finished": _end(one.finished, language),
    }


def difference_row(one: Difference, language: str) -> dict[str, Any]:
    """Give two authorities' numbers that lie far apart."""
    return {
        "measure": one.measure.value,
        "measure_word": word(one.measure, language),
        "apart": one.apart,
        "high": one.high.owner_name,
        "high_score": one.high.scores.of(one.measure),
        "low": one.low.owner_name,
        "low_score": one.low.scores.of(one.measure),
        "between": [one.high.number, one.low.number],
        "authorities": [one.high.authority, one.low.authority],
        "action": one.action.number if one.action else None,
    }


def scenario_row(one: Scenario, planning: Planning, day: date, language: str) -> dict[str, Any]:
    """Give a scenario with what each authority says of it now."""
    found = planning.assessments
    standing, actions = found.standing(one.scenario), found.actions_of(one.scenario)
    said = [said_row(each, found, day, language) for each in standing]
    apart = [difference_row(each, language) for each in differences(standing, actions)]
    return {
        "scenario": one.scenario,
        "entry": one.number,
        "label": scenario_label(one.scenario),
        "url": scenario_url(one.scenario),
        "hazard": one.hazard,
        "title": one.title,
        "text": one.text,
        "municipality": one.municipality or "",
        "municipality_name": name(planning, one.municipality) if one.municipality else "",
        "objects": [
            (each, words, object_url(each))
            for each, words in zip(one.objects, one.object_names, strict=True)
        ],
        "shaped": one.shape is not None,
        "described_on": shown_day(local(one.at).date(), language),
        "described_by": one.authority_name,
        "sight": one.readers.sight.value,
        "sight_word": word(one.readers.sight, language),
        "only_for": list(one.readers.only_for),
        "withdrawn": _end(one.withdrawn, language),
        "said": said,
        "differences": apart,
        "unsettled": sum(each["action"] is None for each in apart),
        "overdue": any(each["overdue"] for each in said),
    }


def matrix_rows(rows: list[dict[str, Any]], found: Assessments) -> list[dict[str, Any]]:
    """Give the matrix, the likeliest on top: in each field who puts which scenario there."""
    made = []
    words = found.wording(scale_of(Measure.LIKELIHOOD))
    for likelihood in reversed(STEPS):
        cells = [_cell(rows, likelihood, consequence) for consequence in STEPS]
        made.append({"step": likelihood, "word": words[likelihood - 1], "cells": cells})
    return made


def _cell(rows: list[dict[str, Any]], likelihood: int, consequence: int) -> dict[str, Any]:
    marks = [
        {"label": row["label"], "title": row["title"], "url": row["url"], "name": said["name"]}
        | {"vulnerability": said["words"]["vulnerability"]}
        for row in rows
        for said in row["said"]
        if (said["scores"]["likelihood"], said["consequence"]) == (likelihood, consequence)
    ]
    risk = likelihood * consequence
    return {"risk": risk, "band": _band(risk), "marks": marks}


def _band(risk: int) -> str:
    return "high" if risk >= 15 else "middle" if risk >= 6 else "low"


def side_by_side(row: dict[str, Any], language: str) -> list[dict[str, Any]]:
    """Give a line for each measure, a column for each authority, who differs at the end."""
    by_measure = {
        measure: list(each)
        for measure, each in groupby(row["differences"], key=lambda one: one["measure"])
    }
    return [
        {
            "measure": measure.value,
            "word": word(measure, language),
            "cells": [
                {
                    "name": said["name"],
                    "text": said["words"][measure.value],
                    "differs": any(
                        said["authority"] in one["authorities"]
                        for one in by_measure.get(measure.value, [])
                    ),
                }
                for said in row["said"]
            ],
            "differences": by_measure.get(measure.value, []),
        }
        for measure in Measure
    ]
