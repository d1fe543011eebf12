"""How soon the staff first did what it must: each with the entry that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec

from crisis.projections.situation import Situation
from crisis.review.course import Course
from crisis.terms.review import Milestone
from crisis.terms.statements import LEFT, StatementKind
from crisis.terms.tasks import TaskStatus


class First(msgspec.Struct, frozen=True, kw_only=True):
    """When a milestone was reached, and by which entry; None while it has not been."""

    milestone: Milestone
    at: timedelta | None = None
    entry: int | None = None


class _Reached(NamedTuple):
    number: int
    at: datetime


def firsts(course: Course) -> tuple[First, ...]:
    """Give each milestone in the order of the words, reached or not."""
    found: dict[Milestone, _Reached] = {}
    for milestone, reached in _reached(course):
        first_so_far = found.get(milestone)
        if course.by_staff(reached.number) and (
            first_so_far is None or reached.number < first_so_far.number
        ):
            found[milestone] = reached
    return tuple(_first(course, one, found.get(one)) for one in Milestone)


def first(course: Course, milestone: Milestone) -> First:
    """Give one of them."""
    return next(one for one in firsts(course) if one.milestone is milestone)


def _first(course: Course, milestone: Milestone, reached: _Reached | None) -> First:
    if reached is None:
        return First(milestone=milestone)
    at = course.clock(reached.number, reached.at)
    return First(milestone=milestone, at=at, entry=reached.number)


def _reached(course: Course) -> Iterator[tuple[Milestone, _Reached]]:
    seen = course.seen
    for entry in seen.log.entries.values():
        if course.by_staff(entry.number, entry.seat):
            yield Milestone.ENTRY, _Reached(entry.number, entry.recorded_at)
    yield from _staff(seen)
    for task in seen.tasks.all():
        for step in task.steps:
            if step.status is TaskStatus.ACCEPTED:
                yield Milestone.ACCEPTED, _Reached(step.number, step.at)
    for picture in seen.sitreps.all():
        yield Milestone.SITREP, _Reached(picture.number, picture.at)
    yield from _warnings(seen)


def _staff(seen: Situation) -> Iterator[tuple[Milestone, _Reached]]:
    for call in seen.callouts.calls.values():
        yield Milestone.CALL_OUT, _Reached(call.number, call.at)
    for level in seen.levels.steps:
        if level.number > 1:
            yield Milestone.LEVEL, _Reached(level.number, level.at)
    for meeting in seen.meetings.meetings.values():
        if meeting.opened is not None and meeting.opened_at is not None:
            yield Milestone.MEETING, _Reached(meeting.opened, meeting.opened_at)


def _warnings(seen: Situation) -> Iterator[tuple[Milestone, _Reached]]:
    """A text counts when it was let out; a holding statement is let out as it is written."""
    for one in seen.statements.all():
        if one.state not in LEFT or one.released is None or one.released_at is None:
            continue
        holding = one.content.kind is StatementKind.HOLDING
        milestone = Milestone.HOLDING if holding else Milestone.STATEMENT
        yield milestone, _Reached(one.released, one.released_at)
