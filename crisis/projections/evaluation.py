"""How a drill went, as it was said: the evaluators' notes, and the hot wash of each seat."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.evaluation import EvaluationNoted, HotWashGiven
from crisis.terms.review import Grade


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A note of an evaluator; account and seat are who wrote it. Dansk: evaluators note."""

    number: int
    at: datetime
    account: int
    seat: str
    seat_name: str
    authority_name: str
    inject: str | None
    goal: str | None
    grade: Grade
    text: str | None
    entries: tuple[int, ...]


class HotWash(msgspec.Struct, frozen=True, kw_only=True):
    """The first impression of one seat. Dansk: hot wash."""

    number: int
    at: datetime
    seat: str
    seat_name: str = ""
    authority_name: str = ""
    good: tuple[str, ...] = ()
    better: tuple[str, ...] = ()

    @property
    def erased(self) -> bool:
        """Whether the law took its words."""
        return not (self.good or self.better)


class Evaluation(msgspec.Struct, frozen=True, kw_only=True):
    """All of it: notes by entry, hot washes by seat. Dansk: øvelsens evaluering."""

    notes: Map[int, Note] = Map()
    washes: Map[str, HotWash] = Map()

    def only(self, kept: Callable[[Note], bool]) -> Evaluation:
        """Give it with these notes alone, and no hot wash."""
        notes = {number: one for number, one in self.notes.items() if kept(one)}
        return Evaluation(notes=Map(notes))


def fold(found: Evaluation, stamp: Stamp, event: Event | Erased) -> Evaluation:
    """Take one more entry in. A note whose words are erased is no more; a hot wash stays given, so
    that the one before it does not come back."""
    if isinstance(event, EvaluationNoted):
        notes = found.notes.set(stamp.number, _note(stamp, event))
        return msgspec.structs.replace(found, notes=notes)
    if isinstance(event, HotWashGiven):
        return _washed(found, stamp, event)
    if isinstance(event, Erased) and event.type == HotWashGiven.__name__:
        return _washed(found, stamp, None)
    return found


def _note(stamp: Stamp, event: EvaluationNoted) -> Note:
    return Note(
        number=stamp.number,
        at=stamp.recorded_at,
        account=stamp.account,
        seat=stamp.seat,
        seat_name=event.seat_name,
        authority_name=event.authority_name,
        inject=event.inject,
        goal=event.goal,
        grade=event.grade,
        text=event.text,
        entries=event.entries,
    )


def _washed(found: Evaluation, stamp: Stamp, event: HotWashGiven | None) -> Evaluation:
    wash = HotWash(number=stamp.number, at=stamp.recorded_at, seat=stamp.seat)
    if event is not None:
        wash = msgspec.structs.replace(
            wash,
            seat_name=event.seat_name,
            authority_name=event.authority_name,
            good=event.good,
            better=event.better,
        )
    return msgspec.structs.replace(found, washes=found.washes.set(stamp.seat, wash))
