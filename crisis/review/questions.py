"""Who was asked something, and how long it took until he answered: call-outs, tasks, requests, and
in a drill injects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec

from crisis.projections.callouts import Summoned
from crisis.projections.requests import HelpRequest
from crisis.projections.tasks import Task
from crisis.review.course import Course
from crisis.rules.drill_presence import heard
from crisis.terms.callouts import CallState
from crisis.terms.review import QuestionKind
from crisis.terms.tasks import TaskStatus

Moment = tuple[int, datetime]
"""An entry's number, and when it was written."""


class Asked(NamedTuple):
    """What somebody was asked by, and who."""

    kind: QuestionKind
    number: int
    who: str


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One who was asked, by which entry, and the entry that first answered. Dansk: kvittering.

    number: of the call-out, task, request or inject. waited: until the answer, else until now.
    """

    kind: QuestionKind
    number: int
    who: str
    asked: int
    at: timedelta
    answered: int | None
    waited: timedelta


class Waits(msgspec.Struct, frozen=True, kw_only=True):
    """How long answers of one kind took. open: the entries that nobody answered.

    Dansk: kvitteringstider.
    """

    kind: QuestionKind
    asked: int
    median: timedelta | None
    longest: timedelta | None
    longest_entry: int | None
    open: tuple[int, ...]


def questions(course: Course) -> tuple[Question, ...]:
    """Give all that was asked, in the order it was asked."""
    found = [*_called(course), *_tasks(course), *_requests(course), *_injects(course)]
    return tuple(sorted(found, key=lambda one: (one.asked, one.who)))


def waits(found: Iterable[Question]) -> tuple[Waits, ...]:
    """Sum up, kind by kind, leaving out what nobody was asked by."""
    all_ = list(found)
    kinds = [[one for one in all_ if one.kind is kind] for kind in QuestionKind]
    return tuple(_waits(one) for one in kinds if one)


def _waits(found: list[Question]) -> Waits:
    answered = [one for one in found if one.answered is not None]
    slowest = max(answered, key=lambda one: one.waited, default=None)
    return Waits(
        kind=found[0].kind,
        asked=len(found),
        median=_median([one.waited for one in answered]),
        longest=slowest.waited if slowest else None,
        longest_entry=slowest.answered if slowest else None,
        open=tuple(one.asked for one in found if one.answered is None),
    )


def _median(found: list[timedelta]) -> timedelta | None:
    if not found:
        return None
    ordered, half = sorted(found), len(found) // 2
    return (ordered[half] + ordered[-half - 1]) / 2


def question(course: Course, asked: Asked, moment: Moment, answered: Moment | None) -> Question:
    """Make one of them, its times by the course's clock."""
    at = course.clock(*moment)
    until = course.clock(*answered) if answered else course.end
    return Question(
        kind=asked.kind,
        number=asked.number,
        who=asked.who,
        asked=moment[0],
        at=at,
        answered=answered[0] if answered else None,
        waited=max(until - at, timedelta()),
    )


def _called(course: Course) -> Iterator[Question]:
    newest = course.seen.callouts.newest()
    for call in course.seen.callouts.calls.values():
        for one in call.summoned:
            heard = _heard(one)
            if heard or newest[one.authority][0].call == call.call:
                asked = Asked(QuestionKind.CALL_OUT, call.call, one.name)
                yield question(course, asked, (call.number, call.at), heard)


def _heard(one: Summoned) -> Moment | None:
    """That a deputy was called is no answer."""
    said = (step for step in one.steps if step.state is not CallState.DEPUTY_CALLED)
    return next(((step.number, step.at) for step in said), None)


def _tasks(course: Course) -> Iterator[Question]:
    for task in course.seen.tasks.all():
        for moment, answered in _pairs(task):
            asked = Asked(QuestionKind.TASK, task.number, task.responsible_name)
            yield question(course, asked, moment, answered)


def _pairs(task: Task) -> Iterator[tuple[Moment, Moment | None]]:
    """Give each time somebody was asked, and his answer. Who was never heard before another was
    asked in his place, or before the task was closed, is asked no more."""
    asked: Moment | None = None
    for step in task.steps:
        here = (step.number, step.at)
        if step.status is TaskStatus.ASKED:
            asked = here
        elif asked is not None:
            if step.status is not TaskStatus.CLOSED:
                yield asked, here
            asked = None
    if asked is not None:
        yield asked, None


def _requests(course: Course) -> Iterator[Question]:
    for one in course.seen.requests.all():
        for owner in one.asked:
            heard = _answer(one, owner.authority)
            if heard or not one.withdrawn:
                asked = Asked(QuestionKind.REQUEST, one.number, owner.authority_name)
                yield question(course, asked, (one.entry, one.at), heard)


def _answer(one: HelpRequest, owner: str) -> Moment | None:
    said = (step for step in one.steps if step.answers and step.owner == owner)
    return next(((step.number, step.at) for step in said), None)


def _injects(course: Course) -> Iterator[Question]:
    """Each time an inject reached seats; the first answer of one of them counts for all, and where
    nobody sits on any of them, control's for them."""
    drill = course.seen.drill
    for one in drill.given.values():
        if not one.seats or one.command is not None or one.erased:
            continue
        said = heard(course.seen, one)
        answered = next(((each.number, each.at) for each in said), None)
        asked = Asked(QuestionKind.INJECT, one.number, ", ".join(one.seats))
        yield question(course, asked, (one.number, one.at), answered)
