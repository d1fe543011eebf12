"""A drill's script, read once, and the dilemma that lies on the table of whoever got it."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache

from crisis.drills.forms import on_the_table
from crisis.drills.script import Script, read
from crisis.projections.situation import Situation
from crisis.terms.drills import DrillPhase
from crisis.web.parts import parts

DISCUSSED = frozenset({DrillPhase.RUNNING, DrillPhase.PAUSED})


@lru_cache(maxsize=16)
def script_of(text: str) -> Script:
    """Read the script of a drill; it was read through before it was taken."""
    return read(text)


def dilemma_until(situation: Situation, at_s: float) -> tuple[int, float] | None:
    """Give the entry of the dilemma that is discussed, and until when of the drill's time; None for
    a reader whom it has not reached. situation: as he sees it, which holds no script."""
    mine = situation.drill.given
    if situation.drill.phase not in DISCUSSED or not mine:
        return None
    whole = parts().handler.whole(situation.operation).drill
    given = [one for one in whole.given.values() if one.inject and one.at_s <= at_s]
    come = [(one.inject or "", timedelta(seconds=one.at_s)) for one in given]
    found = on_the_table(script_of(whole.script), come, timedelta(seconds=at_s))
    if found is None:
        return None
    number = max(one.number for one in given if one.inject == found.inject)
    reached = number in mine and not mine[number].erased
    return (number, found.until.total_seconds()) if reached else None
