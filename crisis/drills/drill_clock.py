"""At what time of the drill something came, whoever did it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta

from crisis.drills.player import Played
from crisis.projections.situation import Situation


class DrillClock:
    """Tells at what time of the drill an entry came, whoever wrote it."""

    def __init__(self, played: Sequence[Played], seen: Situation) -> None:
        self._numbers = [one.number for one in played]
        self._times = [one.planned.at for one in played]
        known = {one.recorded_at: one.number for one in seen.log.latest(seen.log.count)}
        for statement in seen.statements.all():
            known |= {one.at: one.number for one in statement.signatures}
        self._moments = sorted(known.items())

    def entry(self, number: int) -> timedelta:
        """Give the time of the last step played before an entry, or as it."""
        place = bisect_right(self._numbers, number)
        return self._times[place - 1] if place else timedelta()

    def moment(self, at: datetime) -> timedelta:
        """Give the drill's time at a moment: that of the last entry known before it."""
        place = bisect_right([when for when, _ in self._moments], at)
        return self.entry(self._moments[place - 1][1]) if place else timedelta()
