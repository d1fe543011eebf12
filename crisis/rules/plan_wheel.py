"""The wheel of the year: what falls due when, and who is reminded of it.

Nothing is kept of it: what falls due is read out of what stands, by the clock of who asks. Plans,
training, reviews of assessments, agreed actions and lessons feed it, each by a function in SOURCES.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from crisis.projections.planning import Planning
from crisis.rules.known import By
from crisis.rules.plan_sight import view
from crisis.rules.planning_sight import planning_view
from crisis.terms.plans import REMINDED, DueKind, Reminder
from crisis.terms.roles import Role


class Due(NamedTuple):
    """One thing that falls due on a day: of what, by which id, whose it is.

    Dansk: forfald.
    """

    kind: DueKind
    on: date
    name: str
    about: str
    owner: str


Source = Callable[[Planning, By], Iterable[Due]]
"""Gives what falls due of one subject, as the reader may see it."""


def of_plans(planning: Planning, by: By) -> Iterator[Due]:
    """A plan is revised by the day that was said when it was adopted."""
    for one in view(planning.plans, by).standing():
        plan = one.plan
        if plan.next_revision is not None:
            yield Due(DueKind.REVISION, plan.next_revision, plan.title, plan.id, plan.owner)


def of_training(planning: Planning, by: By) -> Iterator[Due]:
    """A unit is trained again before what it had no longer holds."""
    for listed in planning.plans.units.values():
        unit = listed.unit
        for one in unit.courses:
            if one.valid_until is not None:
                name = f"{unit.name}: {one.course}"
                yield Due(DueKind.TRAINING, one.valid_until, name, unit.id, unit.owner)


def of_reviews(planning: Planning, by: By) -> Iterator[Due]:
    """An assessment is looked at again by the day its authority gave."""
    found = planning_view(planning, by).assessments
    for one in found.scenarios():
        if one.withdrawn is None:
            for said in found.standing(one.scenario):
                about = str(one.scenario)
                yield Due(DueKind.ASSESSMENT, said.review_on, one.title, about, said.authority)


def of_actions(planning: Planning, by: By) -> Iterator[Due]:
    """What was agreed about a difference is done by its day, until it is finished."""
    for one in planning_view(planning, by).assessments.actions.values():
        if one.finished is None:
            yield Due(DueKind.ACTION, one.due, one.what, str(one.scenario), one.owner)


def of_lessons(planning: Planning, by: By) -> Iterator[Due]:
    """What was learnt is done by its day, until somebody has seen that it is."""
    for one in planning_view(planning, by).lessons.open():
        lesson = one.lesson
        yield Due(DueKind.LESSON, lesson.due, lesson.what, str(one.number), lesson.owner)


SOURCES: tuple[Source, ...] = (of_plans, of_training, of_reviews, of_actions, of_lessons)
"""All that feeds the wheel."""


def due(planning: Planning, by: By, sources: Iterable[Source] = SOURCES) -> tuple[Due, ...]:
    """Give all that falls due, as this reader may see it, the first first."""
    found = (one for source in sources for one in source(planning, by))
    return tuple(sorted(found, key=lambda one: (one.on, one.kind, one.name)))


def by_month(found: Iterable[Due], year: int) -> tuple[tuple[Due, ...], ...]:
    """Give what falls due in a year, month by month, January first."""
    there = [one for one in found if one.on.year == year]
    return tuple(tuple(one for one in there if one.on.month == month) for month in range(1, 13))


def reminder(one: Due, today: date) -> Reminder | None:
    """Ninety days before, thirty days before, and from the day itself on; None before that."""
    left = one.on - today
    return next((kind for kind, before in REMINDED if left <= before), None)


def reminders(found: Iterable[Due], by: By, today: date) -> tuple[tuple[Due, Reminder], ...]:
    """Give what one is reminded of: a planner of all, a representative of his own authority's."""
    if by.role not in (Role.PLANNER, Role.REPRESENTATIVE):
        return ()
    all_of_them = by.role is Role.PLANNER
    told = ((one, reminder(one, today)) for one in found)
    return tuple(
        (one, kind)
        for one, kind in told
        if kind is not None and (all_of_them or one.owner == by.authority)
    )
