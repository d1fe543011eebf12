"""Words about calling the staff in: who was called, and how far each has come."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

CallNumber = Annotated[int, Meta(ge=1, le=9_999)]


class CallState(StrEnum):
    """How far one who was called has come. Dansk: kvittering på indkaldelse."""

    CALLED = "called"
    ACKNOWLEDGED = "acknowledged"
    ON_THE_WAY = "on_the_way"
    PRESENT = "present"
    CANNOT = "cannot"
    NO_ANSWER = "no_answer"


class CallAnswer(StrEnum):
    """What one who was called may answer. Dansk: svar på indkaldelse."""

    ACKNOWLEDGE = "acknowledge"
    ON_THE_WAY = "on_the_way"
    PRESENT = "present"
    CANNOT = "cannot"


_WAITS = frozenset({CallState.CALLED, CallState.NO_ANSWER, CallState.CANNOT})
ANSWERS: dict[CallAnswer, tuple[frozenset[CallState], CallState]] = {
    CallAnswer.ACKNOWLEDGE: (_WAITS, CallState.ACKNOWLEDGED),
    CallAnswer.ON_THE_WAY: (_WAITS | {CallState.ACKNOWLEDGED}, CallState.ON_THE_WAY),
    CallAnswer.PRESENT: (
        _WAITS | {CallState.ACKNOWLEDGED, CallState.ON_THE_WAY},
        CallState.PRESENT,
    ),
    CallAnswer.CANNOT: (
        frozenset(CallState) - {CallState.PRESENT, CallState.CANNOT},
        CallState.CANNOT,
    ),
}
"""Answer → the states it may come from, and the one it leads to. Who could not come, or did not
answer, may still come; a deputy's answer counts for the authority."""

NEEDS_DEPUTY = _WAITS
"""States in which somebody else of the authority may be called."""
