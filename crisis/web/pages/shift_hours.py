"""Seats against hours: which cells of the table hold which shift, and where nobody is planned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from crisis.projections.shifts import Shift
from crisis.rules.shift_plan import Gap

HOUR = timedelta(hours=1)
SHOWN = 24
"""Hours in the table at a time."""


class Cell(NamedTuple):
    """Hours that hold the same: who is planned in them, and which of them are a gap."""

    hours: int
    shifts: tuple[Shift, ...]
    gaps: tuple[Gap, ...]


def first_hour(now: datetime, offset: int) -> datetime:
    """Give the hour at which the table begins: so many from the one that runs."""
    return now.replace(minute=0, second=0, microsecond=0) + offset * HOUR


def cells(shifts: Sequence[Shift], gaps: Sequence[Gap], start: datetime) -> tuple[Cell, ...]:
    """Give a seat's row; hours beside each other that hold the same are one cell."""
    found: list[Cell] = []
    for number in range(SHOWN):
        begins = start + number * HOUR
        ends = begins + HOUR
        here = tuple(one for one in shifts if one.now.begins < ends and one.now.ends > begins)
        holes = tuple(one for one in gaps if one.begins < ends and one.ends > begins)
        if found and (found[-1].shifts, found[-1].gaps) == (here, holes):
            found[-1] = found[-1]._replace(hours=found[-1].hours + 1)
        else:
            found.append(Cell(1, here, holes))
    return tuple(found)
