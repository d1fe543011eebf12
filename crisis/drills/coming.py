"""What has come in a drill that runs and was not given yet, by its own stream alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from crisis.drills.due import DEEDS, Done, Due, due
from crisis.drills.script import Script, read
from crisis.drills.settled import came_by_clock, settled
from crisis.projections.drill_time import script_time_of, windows
from crisis.projections.drills import CLOCK_ACCOUNT, Drill
from crisis.projections.planning import Seat
from crisis.terms.roles import Role

EVER = timedelta(days=62)
"""Further on than any drill goes."""


def done_in(drill: Drill, seats: Mapping[str, Seat]) -> list[Done]:
    """Give what those who take part have done; control and the clock are not among them."""
    control = {one.id for one in seats.values() if one.role is Role.PLANNER}
    return [
        Done(deed=DEEDS[one.type], seat=one.seat, at=script_time_of(drill, number, one.at))
        for number, one in sorted(drill.acts.items())
        if one.seat not in control and one.account != CLOCK_ACCOUNT
    ]


def as_it_stands(drill: Drill) -> Script:
    """Give its script, with one way alone of each branch that something has come of."""
    return settled(read(drill.script), came_by_clock(drill))


def next_after(drill: Drill, done: Iterable[Done], reached: float) -> float:
    """Give at what second of the script the next inject comes, if nobody does anything more."""
    released = {one: timedelta(seconds=since) for one, since in drill.released.items()}
    left = (timedelta(seconds=reached), EVER)
    found = due(as_it_stands(drill), left, list(done), released, drill.seed)
    return found[0].at.total_seconds() if found else EVER.total_seconds()


def waits(drill: Drill, done: Iterable[Done], now: datetime) -> list[Due]:
    """Give what has come by now in all that ran and was not given, in the order of its times."""
    script, known = as_it_stands(drill), list(done)
    released = {one: timedelta(seconds=since) for one, since in drill.released.items()}
    return [
        one
        for each in windows(drill, now)
        for one in due(script, each, known, released, drill.seed)
        if (one.inject, one.time) not in drill.came
    ]
