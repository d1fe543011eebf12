"""At what time of the drill an entry came, whoever wrote it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import timedelta

from crisis.drills.player import Played


class DrillClock:
    """Tells at what time of the drill an entry came, whoever wrote it."""

    def __init__(self, played: Sequence[Played]) -> None:
        self._numbers = [one.number for one in played]
        self._times = [one.planned.at for one in played]

    def entry(self, number: int) -> timedelta:
        """Give the time of the last step played before an entry, or as it."""
        place = bisect_right(self._numbers, number)
        return self._times[place - 1] if place else timedelta()
