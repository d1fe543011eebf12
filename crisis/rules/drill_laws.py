"""When an entry about a drill may be erased: what it is played by stands until it is over."""

from __future__ import annotations

from collections.abc import Callable

from crisis.errors import RefusalKind, Refused
from crisis.projections.situation import Folded, Situation


def over(situation: Situation, entry: Folded) -> Refused | None:
    """Without its words the clock would not know what was given, and would give it again; nor may
    an erasure tell of what is one writer's alone."""
    if situation.drill.ended is not None or situation.closing.closed is not None:
        return None
    return Refused("erasure.drill_runs", field="entry", kind=RefusalKind.CONFLICT)


def no_words(situation: Situation, entry: Folded) -> Refused | None:
    """It says when and by whom, and nothing of anybody."""
    return Refused("erasure.no_words", field="entry", kind=RefusalKind.CONFLICT)


def _free(situation: Situation, entry: Folded) -> Refused | None:
    """Nothing rests on a first impression."""
    return None


DRILL_LAWS: dict[str, Callable[[Situation, Folded], Refused | None]] = {
    "DrillPrepared": over,
    "ComcheckAnswered": no_words,
    "DrillClockSet": no_words,
    "InjectGiven": over,
    "InjectReleased": no_words,
    "InjectAnswered": over,
    "DrillEnded": no_words,
    "CodeWordMissed": no_words,
    "EvaluationNoted": over,
    "HotWashGiven": _free,
}
"""Type of an entry about a drill → when it may be erased."""
