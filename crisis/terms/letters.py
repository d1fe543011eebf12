"""Words about the letters with minutes: how far each has come, and how long it is tried."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum


class LetterState(StrEnum):
    """How far a letter has come; uncertain: begun, and nobody knows whether it arrived.

    Dansk: brevets stand.
    """

    WAITING = "waiting"
    BEGUN = "begun"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


NEXT: dict[LetterState, frozenset[LetterState]] = {
    LetterState.WAITING: frozenset({LetterState.BEGUN, LetterState.FAILED}),
    LetterState.BEGUN: frozenset(LetterState) - {LetterState.BEGUN},
    LetterState.UNCERTAIN: frozenset({LetterState.SENT, LetterState.FAILED}),
    LetterState.SENT: frozenset(),
    LetterState.FAILED: frozenset(),
}
"""What may come after what; one begins once, so no two send the same letter."""
OPEN_LETTERS = frozenset({LetterState.WAITING, LetterState.BEGUN})
AGAIN = frozenset({LetterState.FAILED, LetterState.UNCERTAIN})
"""What a person may have sent again."""
IN_TIME = timedelta(minutes=10)
"""Minutes are sent at once or not: what did not go out by then waits for a person."""
STUCK = timedelta(minutes=2)
"""What was begun and not told for so long: whoever began is gone."""
