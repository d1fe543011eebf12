"""On which seats of a drill somebody has been seen, and who has said nothing to an inject."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from crisis.projections.drills import CLOCK_ACCOUNT, Drill, Given, Reply
from crisis.projections.logbook import LogEntry
from crisis.projections.situation import Situation

LOOKED_BACK = 2_000
"""How many of the newest entries of the log are looked through for what a seat wrote."""


def written(situation: Situation) -> Iterator[LogEntry]:
    """Give what people wrote since the drill was prepared, newest first, as far as it is seen; what
    the clock wrote as a seat of the script, nobody on that seat did."""
    for entry in situation.log.latest(LOOKED_BACK):
        if entry.number < situation.drill.number:
            return
        if entry.account != CLOCK_ACCOUNT:
            yield entry


def seats_here(situation: Situation) -> frozenset[str]:
    """Give the seats on which somebody has been seen in this drill."""
    drill = situation.drill
    acts = (one.seat for one in drill.acts.values() if one.account != CLOCK_ACCOUNT)
    said = (one.seat for one in drill.answers.values())
    return frozenset(chain(drill.comchecked, acts, said, (one.seat for one in written(situation))))


def waits(drill: Drill, one: Given, seat: str) -> bool:
    """Says whether a seat has been told something in words and has not answered."""
    said = {each.seat for each in drill.answers_to(one.number)}
    return seat in one.seats and bool(one.text) and seat not in said


def silent(situation: Situation, one: Given) -> tuple[str, ...]:
    """Give the seats that an inject reached and that have said nothing to it. For a seat that
    nobody sits on, control answers."""
    drill = situation.drill
    left = tuple(seat for seat in one.seats if waits(drill, one, seat))
    if not left or not _by_control(drill, one):
        return left
    there = seats_here(situation)
    return tuple(seat for seat in left if seat in there)


def heard(situation: Situation, one: Given) -> list[Reply]:
    """Give the answers to an inject: of those it reached, and control's where nobody sits on any
    seat that it reached."""
    drill = situation.drill
    told = [each for each in drill.answers_to(one.number) if each.seat in one.seats]
    if told or not _by_control(drill, one):
        return told
    there = seats_here(situation)
    return [] if there.intersection(one.seats) else _by_control(drill, one)


def _by_control(drill: Drill, one: Given) -> list[Reply]:
    return [each for each in drill.answers_to(one.number) if each.seat not in one.seats]
