"""Facts about how a drill went; they are no rows of the log."""

from __future__ import annotations

from crisis.events.base import Event
from crisis.terms.review import Grade


class EvaluationNoted(Event, frozen=True, kw_only=True):
    """An evaluator judged something. Dansk: bedømmelse noteret.

    inject, goal: by which criterion; neither for a remark of its own.
    """

    inject: str | None
    goal: str | None
    grade: Grade
    text: str | None
    entries: tuple[int, ...]
    seat_name: str
    authority_name: str


class HotWashGiven(Event, frozen=True, kw_only=True):
    """A seat said what was good and what could be better. Dansk: hot wash givet."""

    good: tuple[str, ...]
    better: tuple[str, ...]
    seat_name: str
    authority_name: str


EVALUATION_EVENTS: tuple[type[Event], ...] = (EvaluationNoted, HotWashGiven)
"""What is kept of how a drill went, in its operation's own stream."""
