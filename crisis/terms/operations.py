"""Words about an operation: its mode and its level of readiness."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum


class Mode(StrEnum):
    """Whether it is in earnest. Set by an operation's first entry and never changed.

    Dansk: skarp, øvelse.
    """

    LIVE = "LIVE"
    EXERCISE = "EXERCISE"


class Level(StrEnum):
    """The staff's level of readiness, lowest first.

    Dansk: aktiveringsniveau.
    """

    DAILY = "daily"
    INFORMATION = "information"
    STAFF = "staff"
    OPERATIONS = "operations"


LEVEL_NAMES = {
    Level.DAILY: "Daglig drift",
    Level.INFORMATION: "Informationsberedskab",
    Level.STAFF: "Stabsberedskab",
    Level.OPERATIONS: "Operationsberedskab",
}
"""As the log says them: what was decided is not worded anew for each reader."""


class StepDown(StrEnum):
    """Why it may be time to go a step down the ladder. Dansk: tegn på nedtrapning."""

    STILL = "still"
    SETTLED = "settled"


STILL_FOR = timedelta(hours=4)
"""How long nothing was written before the staff is asked whether it is still needed (assumed; no
public plan gives a figure)."""
