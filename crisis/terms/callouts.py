"""Words about calling the staff in: who was called, and how far each has come."""

from __future__ import annotations

from datetime import timedelta
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
    DEPUTY_CALLED = "deputy_called"


class CallAnswer(StrEnum):
    """What one who was called may answer. Dansk: svar på indkaldelse."""

    ACKNOWLEDGE = "acknowledge"
    ON_THE_WAY = "on_the_way"
    PRESENT = "present"
    CANNOT = "cannot"


_WAITS = frozenset({CallState.CALLED, CallState.DEPUTY_CALLED, CallState.CANNOT})
ANSWERS: dict[CallAnswer, tuple[frozenset[CallState], CallState]] = {
    CallAnswer.ACKNOWLEDGE: (_WAITS, CallState.ACKNOWLEDGED),
    CallAnswer.ON_THE_WAY: (_WAITS | {CallState.ACKNOWLEDGED}, CallState.ON_THE_WAY),
    CallAnswer.PRESENT: (
        _WAITS | {CallState.ACKNOWLEDGED, CallState.ON_THE_WAY},
        CallState.PRESENT,
    ),
    CallAnswer.CANNOT: (frozenset(CallState) - {CallState.CANNOT}, CallState.CANNOT),
}
"""Answer → the states it may come from, and the one it leads to. Who could not come, or did not
answer, may still come; who is there may have to leave; a deputy's answer counts."""

SILENT_AFTER = timedelta(minutes=10)
"""Who has said nothing for so long is silent, and a deputy is called. An assumed number."""

UNANSWERED = frozenset({CallState.CALLED, CallState.DEPUTY_CALLED})
"""States in which an answer is waited for, the deputy's too."""
NEEDS_DEPUTY = _WAITS
"""States in which somebody else of the authority may be called."""
