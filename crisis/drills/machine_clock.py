"""Whether the machine's clock was put back, by one that only ever goes forward."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

BACK = timedelta(seconds=2)
"""A clock that is put back by less is only being held right."""


class MachineClock:
    """Asked again and again by one process, it tells by how much the clock went back meanwhile."""

    def __init__(self, clock: Callable[[], datetime], monotonic: Callable[[], float]) -> None:
        self._clock = clock
        self._monotonic = monotonic
        self._last: tuple[datetime, float] | None = None

    def gone_back(self) -> timedelta:
        """Give by how much it was put back since it was asked last; nothing the first time."""
        now, passed = self._clock(), self._monotonic()
        last, self._last = self._last, (now, passed)
        if last is None:
            return timedelta()
        back = timedelta(seconds=passed - last[1]) - (now - last[0])
        return back if back > BACK else timedelta()
