"""A drill beside earlier runs of the same script: the same measures, column by column."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any, NamedTuple

from crisis.projections.situation import Situation
from crisis.review.course import course_of
from crisis.review.judged import judged
from crisis.review.measures import Measures, measure
from crisis.rules.evaluation_sight import over
from crisis.terms.operations import Mode
from crisis.terms.review import Milestone, QuestionKind
from crisis.web.because import pick
from crisis.web.pages.evaluation_rows import control_seats, criteria_of
from crisis.web.pages.incident_rows import Where
from crisis.web.review_words import length_of, time_of_drill
from crisis.web.times import day
from crisis.web.words import word

MOST = 5
"""How many earlier runs stand beside it: the latest."""
_LATE = ("Forsinkede opgaver", "Late tasks")
_CORRECTED = ("Rettelser", "Corrections")
_GOALS = (
    "Ventede reaktioner i tide, af dem loggen viser",
    "Expected reactions in time, of those the log shows",
)
_ANSWER = ("midterste svartid", "median time of answer")
_OPEN = ("uden svar", "unanswered")


class Run(NamedTuple):
    """One of them, measured. same: played from the very same text."""

    seen: Situation
    sheet: Measures
    kept: int
    measured: int
    same: bool


def mark_of(script: str) -> str:
    """Give that by which two scripts are known to be the same text."""
    return hashlib.sha256(script.encode()).hexdigest()


def earlier(seen: Situation, every: Iterable[Situation]) -> list[Situation]:
    """Give the drills of the same script that are over and began before this one, newest first."""
    title, began = seen.drill.title, seen.opened_at
    if not title or began is None:
        return []
    found = [
        one
        for one in every
        if one.mode is Mode.EXERCISE
        and one.operation != seen.operation
        and one.drill.title == title
        and over(one)
        and one.opened_at is not None
        and one.opened_at < began
    ]
    return sorted(found, key=lambda one: one.opened_at or began, reverse=True)[:MOST]


def compared(seen: Situation, every: Iterable[Situation], where: Where) -> dict[str, Any] | None:
    """Give this run and the earlier ones as a table; None when there is none."""
    before = earlier(seen, every)
    if not before:
        return None
    mark = mark_of(seen.drill.script)
    runs = [_run(one, mark, where) for one in (seen, *before)]
    return {
        "runs": [_head(one, where.language) for one in runs],
        "rows": [
            {"name": name, "cells": [told(one) for one in runs]}
            for name, told in _rows(where.language)
        ],
    }


def _run(seen: Situation, mark: str, where: Where) -> Run:
    course = course_of(seen, where.by.now, leading=control_seats(where.planning))
    goals = judged(course, criteria_of(seen.drill.script))
    kept, measured = sum(one.kept for one in goals), sum(one.measured for one in goals)
    same = mark_of(seen.drill.script) == mark
    return Run(seen, measure(course), kept, measured, same)


def _head(one: Run, language: str) -> dict[str, Any]:
    opened = one.seen.opened_at
    return {
        "operation": one.seen.operation,
        "name": one.seen.name,
        "day": f"{day(opened, language)} {opened.year}" if opened else "",
        "length": length_of(one.sheet.length, language),
        "same": one.same,
    }


def _rows(language: str) -> list[tuple[str, Callable[[Run], str]]]:
    found = [(_sentence(word(one, language)), _first(one)) for one in Milestone]
    for kind in QuestionKind:
        name = _sentence(word(kind, language))
        found.append((f"{name}: {pick(_ANSWER, language)}", _median(kind, language)))
        found.append((f"{name}: {pick(_OPEN, language)}", _open(kind)))
    found.append((pick(_LATE, language), lambda run: str(len(run.sheet.late))))
    found.append((pick(_CORRECTED, language), lambda run: str(len(run.sheet.corrections))))
    found.append((pick(_GOALS, language), lambda run: f"{run.kept}/{run.measured}"))
    return found


def _first(milestone: Milestone) -> Callable[[Run], str]:
    def told(run: Run) -> str:
        at = next(one.at for one in run.sheet.firsts if one.milestone is milestone)
        return "–" if at is None else time_of_drill(at)

    return told


def _median(kind: QuestionKind, language: str) -> Callable[[Run], str]:
    def told(run: Run) -> str:
        found: timedelta | None = next(
            (one.median for one in run.sheet.waits if one.kind is kind), None
        )
        return "–" if found is None else length_of(found, language)

    return told


def _open(kind: QuestionKind) -> Callable[[Run], str]:
    def told(run: Run) -> str:
        found = next((one for one in run.sheet.waits if one.kind is kind), None)
        return "–" if found is None else f"{len(found.open)}/{found.asked}"

    return told


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
