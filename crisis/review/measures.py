"""All that is measured of an operation, on one sheet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import msgspec

from crisis.review.corrections import Correction, corrections
from crisis.review.course import Course
from crisis.review.firsts import First, firsts
from crisis.review.late import Late, late
from crisis.review.questions import Question, Waits, questions, waits
from crisis.review.silence import LEAST, Silence, silences


class Measures(msgspec.Struct, frozen=True, kw_only=True):
    """What the log tells of how an operation went, each with the entries it rests on.

    Dansk: målinger.
    """

    length: timedelta
    head: int
    firsts: tuple[First, ...]
    questions: tuple[Question, ...]
    waits: tuple[Waits, ...]
    late: tuple[Late, ...]
    corrections: tuple[Correction, ...]
    silences: tuple[Silence, ...]


def measure(course: Course, least: timedelta = LEAST, expected: Iterable[str] = ()) -> Measures:
    """Measure an operation as far as it has come. least: how long one must have said nothing to be
    called silent; expected: seats that take part, whether anything came from them or not."""
    asked = questions(course)
    return Measures(
        length=course.end,
        head=course.seen.number,
        firsts=firsts(course),
        questions=asked,
        waits=waits(asked),
        late=late(course),
        corrections=corrections(course),
        silences=silences(course, least, expected),
    )
