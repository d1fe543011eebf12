"""Who reads how a drill was judged: its writer alone until it is over, then all who were in it."""

from __future__ import annotations

import msgspec

from crisis.events import Erased
from crisis.events.evaluation import EvaluationNoted
from crisis.projections.evaluation import Note
from crisis.projections.situation import Folded, Situation
from crisis.rules.known import By


def over(situation: Situation) -> bool:
    """Says whether the drill is over: ended, or its operation closed."""
    return situation.drill.ended is not None or situation.closing.closed is not None


def narrowed(situation: Situation, by: By, now: Situation | None) -> Situation:
    """Give the situation without the notes that are not this reader's; whether the drill is over is
    judged by today."""
    if not situation.evaluation.notes or over(now if now is not None else situation):
        return situation
    own = situation.evaluation.only(lambda one: _wrote(one, by))
    return msgspec.structs.replace(situation, evaluation=own)


def hidden(situation: Situation, one: Folded, by: By) -> bool:
    """Says whether an entry is a numbered blank for this reader."""
    if not sealed(situation, one):
        return False
    return (one.stamp.account, one.stamp.seat) != (by.account, by.seat)


def sealed(situation: Situation, one: Folded) -> bool:
    """Says whether an entry is its writer's alone as things stand."""
    event = one.event
    name = event.type if isinstance(event, Erased) else type(event).__name__
    return name == EvaluationNoted.__name__ and not over(situation)


def _wrote(one: Note, by: By) -> bool:
    """In a drill a person is account and seat: one may lead it, and play in it too."""
    return (one.account, one.seat) == (by.account, by.seat)
