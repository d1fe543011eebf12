"""What of a drill each reader sees: control all of it, a seat what reached it, and everybody
everything once it is over. Chair and chief of staff take part, and see no more than others."""

from __future__ import annotations

import msgspec
from immutables import Map

from crisis.events import Erased, Event
from crisis.events.drills import (
    CodeWordMissed,
    DrillPrepared,
    InjectAnswered,
    InjectGiven,
    InjectReleased,
)
from crisis.projections.drills import Drill, Given
from crisis.projections.situation import Folded, Situation
from crisis.rules.known import By
from crisis.terms.operations import Mode
from crisis.terms.roles import Role

SEALED = frozenset(one.__name__ for one in (DrillPrepared, InjectReleased, CodeWordMissed))
"""What control alone reads until the end."""

NOT_FOR_ALL = SEALED | {InjectGiven.__name__, InjectAnswered.__name__}
"""What some read and others do not, until the end."""


def in_control(by: By) -> bool:
    """Says whether somebody leads the drill: the planner does, and nobody in earnest."""
    return by.mode is Mode.EXERCISE and by.role is Role.PLANNER


def open_to(drill: Drill, by: By) -> bool:
    """Says whether all of the drill is for this reader."""
    return drill.ended is not None or in_control(by)


def narrowed(situation: Situation, by: By, now: Situation | None) -> Situation:
    """Give the situation with no more of the drill in it than the reader may see today."""
    drill = situation.drill
    if not drill.number or open_to(now.drill if now is not None else drill, by):
        return situation
    given = {number: _told(one) for number, one in drill.given.items() if by.seat in one.seats}
    answers = {number: one for number, one in drill.answers.items() if one.given in given}
    less = msgspec.structs.replace(
        drill,
        title="",
        start=None,
        script="",
        seed=0,
        code_word="",
        parts=(),
        injects=Map(),
        goals=(),
        given=Map(given),
        came=Map(),
        answers=Map(answers),
        released=Map(),
        acts=Map(),
        misses=tuple(one for one in drill.misses if one.seat == by.seat),
    )
    return msgspec.structs.replace(situation, drill=less)


def hidden(situation: Situation, one: Folded, by: By) -> bool:
    """Says whether an entry is a numbered blank for this reader."""
    drill = situation.drill
    if not drill.number or open_to(drill, by):
        return False
    match one.event:
        case InjectGiven(seats=seats):
            return by.seat not in seats
        case InjectAnswered(given=number):
            given = drill.given.get(number)
            return given is None or by.seat not in given.seats
        case Erased(type=name) if name in (InjectGiven.__name__, InjectAnswered.__name__):
            return True
        case event:
            name = event.type if isinstance(event, Erased) else type(event).__name__
            return name in SEALED


def sealed(situation: Situation, one: Folded) -> bool:
    """Says whether an entry of a drill is not for all as things stand: what rings tells nobody what
    it is, so that no seat hears that another was given something, or that control let it go."""
    drill, event = situation.drill, one.event
    name = event.type if isinstance(event, Erased) else type(event).__name__
    return bool(drill.number) and drill.ended is None and name in NOT_FOR_ALL


def less(situation: Situation, event: Event | Erased, by: By) -> Event | Erased:
    """Give an inject without its name in the script, which may tell what is to come."""
    if isinstance(event, InjectGiven) and not open_to(situation.drill, by):
        return msgspec.structs.replace(event, inject=None, due_s=None, by_hand=False, time=1)
    return event


def _told(one: Given) -> Given:
    return msgspec.structs.replace(one, inject=None, due_s=None, by_hand=False, time=1)
