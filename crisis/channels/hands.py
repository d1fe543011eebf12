"""What a publisher has in hand, so that whoever ends it lets that be finished and no more begun."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Hands:
    """Counts what is being done, in whichever thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._held = 0
        self._resting = False

    @contextmanager
    def take(self) -> Iterator[bool]:
        """Take something in hand; says no to whoever comes after `rest`."""
        with self._changed:
            may = not self._resting
            self._held += may
        try:
            yield may
        finally:
            with self._changed:
                self._held -= may
                self._changed.notify_all()

    def rest(self, seconds: float) -> bool:
        """Take nothing more, and wait for what is held; says whether it was laid down in time."""
        with self._changed:
            self._resting = True
            return self._changed.wait_for(lambda: self._held == 0, seconds)
