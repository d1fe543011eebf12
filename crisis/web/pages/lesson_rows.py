"""Lessons as pages and programs read them: each with where it stands and what was said of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crisis.projections.lessons import LessonMark, NotedLesson
from crisis.rules.known import By
from crisis.rules.lessons import may_settle, see
from crisis.terms.lessons import LearntFrom, LessonState
from crisis.terms.operations import Mode
from crisis.terms.sight import Sight
from crisis.web import edge
from crisis.web.pages.plan_desk import Desk, plan_url
from crisis.web.times import moment_in_full
from crisis.web.words import spoken

PLACE = "/plan/laering"


def lesson_rows(found: Iterable[NotedLesson], desk: Desk) -> list[dict[str, Any]]:
    """Give lessons in words."""
    return [lesson_row(one, desk) for one in found]


def open_rows(desk: Desk, owner: str | None = None) -> list[dict[str, Any]]:
    """Give the open lessons that the reader may see, the first due first, for where the next drill
    is prepared; owner: one authority's alone."""
    left = see(desk.planning, desk.by).open()
    return lesson_rows((one for one in left if owner in (None, one.lesson.owner)), desk)


def prepared_by(by: By) -> list[dict[str, Any]]:
    """Give the open lessons for whoever prepares a drill, as he may see them there."""
    return open_rows(Desk(planning=edge.planning_for(by), by=by, language=spoken()))


def lesson_row(one: NotedLesson, desk: Desk) -> dict[str, Any]:
    """Give one lesson in words, with what its form begins with."""
    lesson, state = one.lesson, one.state(desk.today)
    plan = desk.plans.plans.get(lesson.plan or "")
    return {
        "number": one.number,
        "seen": one.last,
        "url": f"{PLACE}#lp-{one.number}",
        "text": lesson.text,
        "what": lesson.what,
        "owner": lesson.owner,
        "owner_name": lesson.owner_name,
        "due": desk.day(lesson.due),
        "due_on": lesson.due.isoformat(),
        "state": state.value,
        "state_word": desk.word(state),
        "late": state is LessonState.OVERDUE,
        "done": one.done is not None,
        "source": _source(lesson.learnt_from) if lesson.learnt_from else None,
        "plan": {"id": plan.plan.id, "title": plan.plan.title, "url": plan_url(plan.plan.id)}
        if plan
        else None,
        "plan_id": lesson.plan or "",
        "sight": lesson.readers.sight.value,
        "sight_word": desk.word(lesson.readers.sight),
        "only_for": lesson.readers.only_for,
        "only_for_names": [desk.name(each) for each in lesson.readers.only_for],
        "restricted": lesson.readers.sight is Sight.RESTRICTED,
        "history": _history(one, desk),
        "why": one.done.why if one.done else None,
        "may": may_settle(one, desk.by),
    }


def _source(where: LearntFrom) -> dict[str, Any]:
    board = f"/operationer/{where.operation}"
    exercise = where.mode is Mode.EXERCISE
    sign = "Ø" if exercise else ""
    return {
        "operation": where.operation,
        "name": where.name,
        "exercise": exercise,
        "url": board,
        "entries": [
            {
                "number": one,
                "label": f"{sign}{one}",
                "url": f"{board}#post-{one}",
            }
            for one in where.entries
        ],
    }


def _history(one: NotedLesson, desk: Desk) -> list[dict[str, Any]]:
    """Give all that was said of it, the newest first."""
    said: list[dict[str, Any]] = [
        {
            "number": each.number,
            "kind": "said",
            "at": moment_in_full(each.at, desk.language),
            "who": f"{each.seat_name}, {each.authority_name}",
            "text": each.lesson.text,
            "what": each.lesson.what,
            "owner_name": each.lesson.owner_name,
            "due": desk.day(each.lesson.due),
        }
        for each in one.versions
    ]
    said += [_mark(each, desk) for each in one.marks]
    return sorted(said, key=lambda each: -int(each["number"]))


def _mark(one: LessonMark, desk: Desk) -> dict[str, Any]:
    return {
        "number": one.number,
        "kind": "done" if one.done else "reopened",
        "at": moment_in_full(one.at, desk.language),
        "who": f"{one.seat_name}, {one.authority_name}",
        "why": one.why,
    }
