"""What a review is made of: an operation as its reader sees it, its clock, and who did what.

In a drill the clock is the drill's own, which stands still in a pause; else it counts from the
opening of the operation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol

import msgspec

from crisis.projections.drill_time import drill_time, time_of
from crisis.projections.situation import Situation

Clock = Callable[[int, datetime], timedelta]
"""Gives how long after the beginning an entry came, by its number and the moment it was written."""

NOBODYS = frozenset(
    {
        *("DeliveryReported", "LetterTold", "OperationOpened"),
        *("DrillPrepared", "DrillClockSet", "InjectGiven", "InjectReleased", "DrillEnded"),
        *("EvaluationNoted", "HotWashGiven"),
    }
)
"""Entries by which nobody of the staff has done anything: a process tells them, or control."""


class Act(NamedTuple):
    """That somebody of the staff wrote something: by which entry, when, from which seat."""

    number: int
    at: datetime
    seat: str


class Written(Protocol):
    """An entry of the journal as its reader gets it."""

    @property
    def number(self) -> int:
        """Its number."""
        ...

    @property
    def type(self) -> str:
        """What happened, by name."""
        ...

    @property
    def recorded_at(self) -> datetime:
        """When it was written."""
        ...

    @property
    def seat(self) -> str:
        """From which seat; empty where the reader may not know."""
        ...


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """How an operation went, as far as it has come. Dansk: forløb.

    end: how far the clock has come. outside: seats that lead a drill, and do not take part in it;
    scripted: entries that its script wrote, and nobody of the staff.
    """

    seen: Situation
    clock: Clock
    end: timedelta
    acts: tuple[Act, ...] = ()
    outside: frozenset[str] = frozenset()
    scripted: frozenset[int] = frozenset()

    def by_staff(self, number: int, seat: str | None = None) -> bool:
        """Says whether an entry is the staff's own."""
        return number not in self.scripted and seat not in self.outside


def since_opening(seen: Situation) -> Clock:
    """Give the clock of an operation that has none of its own."""
    opened = seen.opened_at

    def clock(_number: int, at: datetime) -> timedelta:
        return at - opened if opened else timedelta()

    return clock


def course_of(
    seen: Situation,
    now: datetime,
    entries: Iterable[Written] = (),
    leading: Iterable[str] = (),
) -> Course:
    """Give the course of an operation: by its drill's clock if it has one, else by the wall's.

    leading: seats that lead a drill besides the one that prepared it.
    """
    drill = seen.drill
    if not drill.moves:
        clock = since_opening(seen)
        return Course(seen=seen, clock=clock, end=clock(0, _until(seen, now)), acts=acts(entries))

    def clock_of(number: int, at: datetime) -> timedelta:
        return time_of(drill, number, at)

    scripted = frozenset(number for one in drill.given.values() for number in one.entries)
    return Course(
        seen=seen,
        clock=clock_of,
        end=drill_time(drill, now),
        acts=tuple(one for one in acts(entries) if one.number not in scripted),
        outside=frozenset({drill.seat, *leading}),
        scripted=scripted,
    )


def _until(seen: Situation, now: datetime) -> datetime:
    closed = seen.closing.closed
    return closed.at if closed is not None else now


def acts(entries: Iterable[Written], leave_out: frozenset[str] = NOBODYS) -> tuple[Act, ...]:
    """Give who wrote what, without what only tells of something else."""
    return tuple(
        Act(one.number, one.recorded_at, one.seat)
        for one in entries
        if one.seat and one.type not in leave_out
    )
