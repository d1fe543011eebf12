"""What somebody was to see to in a drill: how much is done, open, and open past its time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec

from crisis.drills.drill_clock import DrillClock
from crisis.drills.player import Played
from crisis.projections.situation import Situation


class FollowUps(msgspec.Struct, frozen=True, kw_only=True):
    """Ticks on entries and what follows from decisions. late: of the open, those past their time.

    Dansk: opfølgning i en øvelse.
    """

    done: int
    open: int
    late: int


class _Point(NamedTuple):
    """One of them: by which entry, when it was asked and by when, and whether it is done."""

    number: int
    at: datetime
    until: datetime | None
    done: bool


def follow_ups(played: Sequence[Played], seen: Situation) -> FollowUps:
    """Count them. What is late is judged by the drill's own time, however fast it was played."""
    clock, points = DrillClock(played), list(_points(seen))
    end = played[-1].planned.at if played else timedelta()

    def late(one: _Point) -> bool:
        given = one.until - one.at if one.until else None
        return given is not None and clock.entry(one.number) + given < end

    left = [one for one in points if not one.done]
    return FollowUps(
        done=len(points) - len(left), open=len(left), late=sum(late(one) for one in left)
    )


def _points(seen: Situation) -> Iterator[_Point]:
    for one in seen.follows.all():
        yield _Point(one.number, one.at, one.until, one.done is not None)
    for decision in seen.decisions.all():
        for each in decision.follow_ups:
            done = each.last is not None
            yield _Point(decision.number, decision.at, each.deadline, done)
