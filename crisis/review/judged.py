"""Goals against measures: what the log shows of each goal, and how evaluators judged it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import msgspec

from crisis.projections.drills import Given
from crisis.projections.evaluation import Note
from crisis.review.course import Course
from crisis.review.criteria import Criteria, Expectation, Goal, Target
from crisis.terms.review import Grade


class Reached(msgspec.Struct, frozen=True, kw_only=True):
    """When something was done that a goal asks for, and by which entry.

    kept: whether it was in time; None while there is time left. Dansk: delmål nået.
    """

    target: Target
    at: timedelta | None
    entry: int | None
    kept: bool | None


class Played(msgspec.Struct, frozen=True, kw_only=True):
    """An inject that was given, what was expected of it, and its first answer.

    Dansk: indspil bedømt.
    """

    given: Given
    at: timedelta
    expected: Expectation | None
    answered: int | None
    after: timedelta | None
    notes: tuple[Note, ...]


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A goal with all that is known of how it went. Dansk: mål bedømt.

    grade: the last that an evaluator gave the goal itself. injects: ids of those that serve it.
    """

    goal: Goal
    targets: tuple[Reached, ...]
    injects: tuple[str, ...]
    notes: tuple[Note, ...]
    grade: Grade | None

    @property
    def kept(self) -> bool | None:
        """Whether the log shows that all was done in time; None when it cannot tell yet."""
        said = {one.kept for one in self.targets}
        if False in said:
            return False
        return True if said == {True} else None


def judged(course: Course, criteria: Criteria) -> tuple[Judged, ...]:
    """Give each goal in the script's order."""
    return tuple(_judged(course, one, criteria) for one in criteria.goals)


def played(course: Course, criteria: Criteria) -> tuple[Played, ...]:
    """Give each inject that was given, in the order it came."""
    given = course.seen.drill.given
    return tuple(_played(course, given[number], criteria) for number in sorted(given))


def _judged(course: Course, goal: Goal, criteria: Criteria) -> Judged:
    notes = _notes(one for one in _all(course) if one.goal == goal.id)
    return Judged(
        goal=goal,
        targets=tuple(_reached(course, one) for one in goal.targets),
        injects=tuple(one.inject for one in criteria.expectations if one.goal == goal.id),
        notes=notes,
        grade=notes[-1].grade if notes else None,
    )


def _reached(course: Course, target: Target) -> Reached:
    done = sorted(
        (course.clock(number, act.at), number)
        for number, act in course.seen.drill.acts.items()
        if act.type in target.types
        and (target.seat is None or act.seat == target.seat)
        and course.by_staff(number, act.seat)
    )
    at, entry = done[0] if done else (None, None)
    over = course.end >= target.within or course.seen.drill.ended is not None
    kept = at <= target.within if at is not None else (False if over else None)
    return Reached(target=target, at=at, entry=entry, kept=kept)


def _played(course: Course, given: Given, criteria: Criteria) -> Played:
    heard = [one for one in course.seen.drill.answers_to(given.number) if one.seat in given.seats]
    at = course.clock(given.number, given.at)
    about = (one for one in _all(course) if one.inject is not None and one.inject == given.inject)
    return Played(
        given=given,
        at=at,
        expected=criteria.of(given.inject),
        answered=heard[0].number if heard else None,
        after=course.clock(heard[0].number, heard[0].at) - at if heard else None,
        notes=_notes(about),
    )


def _all(course: Course) -> Iterable[Note]:
    return course.seen.evaluation.notes.values()


def _notes(found: Iterable[Note]) -> tuple[Note, ...]:
    return tuple(sorted(found, key=lambda one: one.number))
