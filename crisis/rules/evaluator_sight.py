"""Who evaluates a drill and is not drilled: he may read the script while it runs, and nothing of it
by any other way than the page of the evaluation."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from crisis.projections.situation import Situation
from crisis.rules.known import By
from crisis.terms.drills import DrillPhase
from crisis.terms.operations import Mode
from crisis.terms.roles import Role

GOING = frozenset({DrillPhase.READY, DrillPhase.RUNNING, DrillPhase.PAUSED})
LOOKED_BACK = 2_000
"""How many of the newest entries are looked through for whether he has taken part himself."""


def evaluates(whole: Situation, by: By, held: Collection[str] = ()) -> bool:
    """Says so of an observer on a seat of his own, in person, to whom the script gives no role, on
    none of the seats he holds, and who has written from none in the drill. Whoever leads it reads
    the script at his desk.

    whole: the situation as it is, since none of this stands in what an observer sees of it.
    """
    drill = whole.drill
    if by.mode is not Mode.EXERCISE or by.role is not Role.OBSERVER or drill.phase not in GOING:
        return False
    if by.program or by.link is not None or by.lent is not None or not by.seat:
        return False
    cast = {part.seat for part in drill.parts if part.seat}
    return not cast & {by.seat, *held} and not _takes_part(whole, by)


def judging(whole: Situation, seen: Situation, by: By) -> Situation:
    """Give what an evaluator's note may name besides what he sees: injects and goals."""
    if not evaluates(whole, by):
        return seen
    drill = msgspec.structs.replace(
        seen.drill, injects=whole.drill.injects, goals=whole.drill.goals
    )
    return msgspec.structs.replace(seen, drill=drill)


def _takes_part(whole: Situation, by: By) -> bool:
    for entry in whole.log.latest(LOOKED_BACK):
        if entry.number < whole.drill.number:
            break
        if entry.account == by.account and entry.seat != by.seat:
            return True
    return any(one.account == by.account for one in whole.drill.acts.values())
