"""Whether the doorbell (Valkey) answers: the board works without it, and says what is slower."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

Ask = Callable[[], bool]

ASKED_EVERY = 1.5
PATIENCE = 3.0
"""A bell that is started again is back before anybody needs to be told."""
_NAME = "crisis-bell"


class Bell:
    """Asked once in a round at most, and by one asker at a time; in between its last answer holds.

    So nobody waits for a bell that hangs. Where none is set up nobody misses it.
    """

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._ask: Ask | None = None
        self._asked: float | None = None
        self._away_since: float | None = None

    def hang(self, ask: Ask) -> None:
        """Say how it is asked; the asker gives up by itself within a fraction of a second."""
        self._ask = ask

    def away_for(self) -> float | None:
        """Give for how many seconds it has not answered; None when it answers, or is none."""
        now = self._monotonic()
        if self._ask is not None and (self._asked is None or now - self._asked >= ASKED_EVERY):
            self._asked = now
            self._hear(self._ask(), now)
        return None if self._away_since is None else now - self._away_since

    def silent(self) -> bool:
        """Says whether it has been away so long that those who look should be told."""
        away = self.away_for()
        return away is not None and away >= PATIENCE

    def _hear(self, answered: bool, now: float) -> None:
        if answered:
            self._away_since = None
        elif self._away_since is None:
            self._away_since = now


def install(app: Flask, bell: Bell) -> None:
    """Give an app its bell."""
    app.extensions[_NAME] = bell


def bell_of(app: Flask) -> Bell:
    """Give the bell of an app."""
    found = app.extensions[_NAME]
    assert isinstance(found, Bell)
    return found
