"""Which tasks were done after their time, or were left past it."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from crisis.projections.tasks import Task
from crisis.review.course import Course
from crisis.terms.tasks import FINISHED


class Late(msgspec.Struct, frozen=True, kw_only=True):
    """A task that came late. Dansk: forsinket opgave.

    given: the entry that set its time. done: the entry that says it is done; None while it is not.
    """

    task: int
    title: str
    who: str
    given: int
    due: timedelta
    done: int | None
    over: timedelta


def late(course: Course) -> tuple[Late, ...]:
    """Give the tasks that came late, in their order. A deadline is so long after it was given, by
    the course's own clock: what a pause took is not held against anybody."""
    found = (_late(course, one) for one in course.seen.tasks.all())
    return tuple(one for one in found if one is not None)


def _late(course: Course, task: Task) -> Late | None:
    if task.deadline is None:
        return None
    number, at = _given(task)
    due = course.clock(number, at) + (task.deadline - at)
    done = next((step for step in task.steps if step.status in FINISHED), None)
    reached = course.clock(done.number, done.at) if done else course.end
    if reached <= due:
        return None
    return Late(
        task=task.number,
        title=task.title,
        who=task.responsible_name,
        given=number,
        due=due,
        done=done.number if done else None,
        over=reached - due,
    )


def _given(task: Task) -> tuple[int, datetime]:
    if task.scheduled is not None:
        return task.scheduled.number, task.scheduled.at
    return task.asked, task.steps[0].at
