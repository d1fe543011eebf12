"""The lessons with all that was ever said of them, each open until somebody says it is done."""

from __future__ import annotations

from datetime import date, datetime

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.assessments import ReasonGiven
from crisis.events.lessons import LessonChanged, LessonFinished, LessonNoted, LessonReopened
from crisis.terms.lessons import Lesson, LessonState
from crisis.terms.sight import Sight


class LessonVersion(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry said of a lesson, and who wrote it. Dansk: udgave af et læringspunkt."""

    number: int
    at: datetime
    lesson: Lesson
    seat_name: str
    authority_name: str


class LessonMark(msgspec.Struct, frozen=True, kw_only=True):
    """That a lesson was said to be done, or open again; why: None when the words were erased.

    Dansk: læringspunktets afgørelse.
    """

    number: int
    at: datetime
    done: bool
    seat_name: str
    authority_name: str
    why: str | None = None


class NotedLesson(msgspec.Struct, frozen=True, kw_only=True):
    """A lesson as it was last said, with its history; number: the entry that noted it.

    Dansk: skrevet læringspunkt.
    """

    number: int
    versions: tuple[LessonVersion, ...]
    marks: tuple[LessonMark, ...] = ()

    @property
    def now(self) -> LessonVersion:
        """Give what was said of it last."""
        return self.versions[-1]

    @property
    def lesson(self) -> Lesson:
        """Give the lesson as it was said last."""
        return self.versions[-1].lesson

    @property
    def done(self) -> LessonMark | None:
        """Give by what it is done, None while it is open."""
        last = self.marks[-1] if self.marks else None
        return last if last is not None and last.done else None

    @property
    def last(self) -> int:
        """Give the newest entry about it."""
        newest = self.marks[-1].number if self.marks else 0
        return max(newest, self.now.number)

    def state(self, today: date) -> LessonState:
        """Say how far it has come as of a day."""
        if self.done is not None:
            return LessonState.DONE
        return LessonState.OVERDUE if self.lesson.due < today else LessonState.OPEN


class Lessons(msgspec.Struct, frozen=True, kw_only=True):
    """All of them, by the entry that noted each. Dansk: læringspunkter.

    restricted: whether any was ever for some only.
    """

    noted: Map[int, NotedLesson] = Map()
    restricted: bool = False

    def get(self, number: int) -> NotedLesson | None:
        """Give one by the entry that noted it."""
        return self.noted.get(number)

    def all(self) -> tuple[NotedLesson, ...]:
        """Give all, what is open first, by day; then what is done, the newest first."""
        every = self.noted.values()
        left = sorted(
            (one for one in every if not one.done), key=lambda one: (one.lesson.due, one.number)
        )
        done = sorted((one for one in every if one.done), key=lambda one: -one.last)
        return (*left, *done)

    def open(self) -> tuple[NotedLesson, ...]:
        """Give those that are not done, the first due first."""
        return tuple(one for one in self.all() if one.done is None)

    def of_plan(self, plan: str) -> tuple[NotedLesson, ...]:
        """Give those about a plan."""
        return tuple(one for one in self.all() if one.lesson.plan == plan)

    def of_operation(self, operation: str) -> tuple[NotedLesson, ...]:
        """Give those that come from an operation or a drill."""
        found = ((one, one.lesson.learnt_from) for one in self.all())
        return tuple(one for one, where in found if where and where.operation == operation)


def fold(found: Lessons, stamp: Stamp, event: Event | Erased) -> Lessons:
    """Take one more entry in; what does not concern it leaves it as it was. A version that is
    erased was never said, and a lesson without any is gone with what became of it."""
    match event:
        case LessonNoted():
            return _said(found, stamp, stamp.number, event)
        case LessonChanged():
            return _said(found, stamp, event.number, event)
        case LessonFinished() | LessonReopened():
            return _marked(found, stamp, event)
        case ReasonGiven():
            return _explained(found, stamp.number - 1, event.reason)
        case _:
            return found


def _said(found: Lessons, stamp: Stamp, number: int, event: LessonNoted | LessonChanged) -> Lessons:
    version = LessonVersion(
        number=stamp.number,
        at=stamp.recorded_at,
        lesson=event.lesson,
        seat_name=event.seat_name,
        authority_name=event.authority_name,
    )
    old = found.noted.get(number)
    made = NotedLesson(
        number=number,
        versions=(*(old.versions if old else ()), version),
        marks=old.marks if old else (),
    )
    restricted = found.restricted or event.lesson.readers.sight is Sight.RESTRICTED
    return Lessons(noted=found.noted.set(number, made), restricted=restricted)


def _marked(found: Lessons, stamp: Stamp, event: LessonFinished | LessonReopened) -> Lessons:
    old = found.noted.get(event.number)
    if old is None:
        return found
    mark = LessonMark(
        number=stamp.number,
        at=stamp.recorded_at,
        done=isinstance(event, LessonFinished),
        seat_name=event.seat_name,
        authority_name=event.authority_name,
    )
    return _with(found, msgspec.structs.replace(old, marks=(*old.marks, mark)))


def _explained(found: Lessons, number: int, why: str) -> Lessons:
    """The words stand in the entry after; only the newest mark of a lesson can be meant."""
    for one in found.noted.values():
        if one.marks and one.marks[-1].number == number:
            told = msgspec.structs.replace(one.marks[-1], why=why)
            return _with(found, msgspec.structs.replace(one, marks=(*one.marks[:-1], told)))
    return found


def _with(found: Lessons, one: NotedLesson) -> Lessons:
    return msgspec.structs.replace(found, noted=found.noted.set(one.number, one))
