"""The chore that tells that the machine's clock was put back: what is written then seems older."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from crisis import wiring
from crisis.drills.machine_clock import BACK
from crisis.errors import CrisisError
from crisis.journal.chores import chores

NAME = "clock"
EVERY_SECONDS = 5.0


class ClockSetBack(CrisisError):
    """The machine's clock says less than it has said."""


class ClockWatch:
    """Goes wrong, and is an alarm under Status, until the clock has come as far as it was."""

    def __init__(self, clock: Callable[[], datetime], reached: datetime | None) -> None:
        self._clock = clock
        self._reached = reached or clock()

    def look(self) -> None:
        """Raise ClockSetBack while the clock is behind where it has been."""
        now = self._clock()
        if self._reached - now > BACK:
            told = f"{self._reached:%d.%m.%Y %H:%M:%S} UTC"
            raise ClockSetBack(f"Maskinens ur er stillet tilbage; det har vist {told}.")
        self._reached = max(self._reached, now)


def watch(parts: wiring.Parts) -> ClockWatch:
    """Give what watches the clock, from the newest moment at which any chore was done."""
    reached = max((one.ran_at for one in chores(parts.database)), default=None)
    return ClockWatch(wiring.clock, reached)
