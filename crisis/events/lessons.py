"""Facts about lessons."""

from __future__ import annotations

from crisis.events.base import Event
from crisis.terms.lessons import Lesson


class LessonNoted(Event, frozen=True, kw_only=True):
    """A lesson stands open; it is named after this entry. Dansk: læringspunkt skrevet."""

    lesson: Lesson
    seat_name: str
    authority_name: str


class LessonChanged(Event, frozen=True, kw_only=True):
    """All that is known of a lesson was said anew. Dansk: læringspunkt rettet."""

    number: int
    lesson: Lesson
    seat_name: str
    authority_name: str


class LessonFinished(Event, frozen=True, kw_only=True):
    """A lesson is done. How it was seen stands in the entry after it. Dansk: læringspunkt lukket.

    number: the lesson.
    """

    number: int
    seat_name: str
    authority_name: str


class LessonReopened(Event, frozen=True, kw_only=True):
    """A lesson is open again. Why stands in the entry after it. Dansk: læringspunkt genåbnet."""

    number: int
    seat_name: str
    authority_name: str
