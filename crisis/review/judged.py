"""Goals against measures: what the log shows of each goal, and how evaluators judged it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import timedelta

import msgspec

from crisis.projections.drills import Given
from crisis.projections.evaluation import Note
from crisis.review.course import Course
from crisis.review.criteria import Criteria, Expectation, Goal
from crisis.terms.review import Grade


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """When the log first shows what was expected of an inject, and by which entry.

    kept: whether it was in time; None while there is time left, or where none was set.
    Dansk: reaktion vist.
    """

    after: timedelta | None
    entry: int | None
    kept: bool | None


class Played(msgspec.Struct, frozen=True, kw_only=True):
    """An inject that was given, what was expected of it and shown, and its first answer.

    shown: None where nothing of the log would show it. Dansk: indspil bedømt.
    """

    given: Given
    at: timedelta
    expected: Expectation | None
    shown: Shown | None
    answered: int | None
    after: timedelta | None
    notes: tuple[Note, ...]


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A goal with all that is known of how it went. Dansk: mål bedømt.

    injects: those that serve it and were given. grade: the last that an evaluator gave the goal.
    """

    goal: Goal
    injects: tuple[Played, ...]
    notes: tuple[Note, ...]
    grade: Grade | None

    @property
    def kept(self) -> int:
        """How many of the reactions were there in time."""
        return sum(one.shown is not None and one.shown.kept is True for one in self.injects)

    @property
    def missed(self) -> int:
        """How many of the reactions were not there in time."""
        return sum(one.shown is not None and one.shown.kept is False for one in self.injects)

    @property
    def measured(self) -> int:
        """How many of them can be told by the log."""
        return sum(one.shown is not None and one.shown.kept is not None for one in self.injects)


def judged(course: Course, criteria: Criteria) -> tuple[Judged, ...]:
    """Give each goal in the script's order."""
    given = played(course, criteria)
    return tuple(_judged(course, one, given) for one in criteria.goals)


def played(course: Course, criteria: Criteria) -> tuple[Played, ...]:
    """Give each inject that was given, in the order it came."""
    given, acts = course.seen.drill.given, sorted(course.seen.drill.acts)
    return tuple(_played(course, given[number], criteria, acts) for number in sorted(given))


def _judged(course: Course, goal: Goal, given: tuple[Played, ...]) -> Judged:
    notes = _notes(one for one in _all(course) if one.goal == goal.id)
    return Judged(
        goal=goal,
        injects=tuple(one for one in given if one.expected and one.expected.goal == goal.id),
        notes=notes,
        grade=notes[-1].grade if notes else None,
    )


def _shown(
    course: Course, given: Given, at: timedelta, expected: Expectation, numbers: list[int]
) -> Shown | None:
    if not expected.types:
        return None
    acts = course.seen.drill.acts
    done = (
        number
        for number in numbers[bisect_right(numbers, given.number) :]
        if acts[number].type in expected.types
        and (not expected.own or acts[number].seat in given.seats)
        and course.by_staff(number, acts[number].seat)
    )
    entry = next(done, None)
    after = course.clock(entry, acts[entry].at) - at if entry is not None else None
    return Shown(after=after, entry=entry, kept=_kept(course, at, after, expected.within))


def _kept(
    course: Course, at: timedelta, after: timedelta | None, within: timedelta | None
) -> bool | None:
    if within is None:
        return None
    if after is not None:
        return after <= within
    over = course.seen.drill.ended is not None or course.end - at > within
    return False if over else None


def _played(course: Course, given: Given, criteria: Criteria, acts: list[int]) -> Played:
    expected = criteria.of(given.inject)
    heard = [one for one in course.seen.drill.answers_to(given.number) if one.seat in given.seats]
    at = course.clock(given.number, given.at)
    about = (one for one in _all(course) if one.inject is not None and one.inject == given.inject)
    return Played(
        given=given,
        at=at,
        expected=expected,
        shown=_shown(course, given, at, expected, acts) if expected else None,
        answered=heard[0].number if heard else None,
        after=course.clock(heard[0].number, heard[0].at) - at if heard else None,
        notes=_notes(about),
    )


def _all(course: Course) -> Iterable[Note]:
    return course.seen.evaluation.notes.values()


def _notes(found: Iterable[Note]) -> tuple[Note, ...]:
    return tuple(sorted(found, key=lambda one: one.number))
