"""Chores: each in a thread of its own, so that none waits for another or falls with it."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from crisis.errors import CrisisError, StoreUnavailable
from crisis.journal.chores import ChoreBook

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Chore:
    """Something done over and over. every_seconds: the pause between two times."""

    name: str
    every_seconds: float
    run: Callable[[], object]


class Round:
    """Does the chores until it is told to stop."""

    def __init__(
        self, chores: Sequence[Chore], book: ChoreBook, clock: Callable[[], datetime]
    ) -> None:
        self._book = book
        self._clock = clock
        self._stopped = threading.Event()
        self._said: dict[str, str] = {}
        self._threads = [
            threading.Thread(target=self._repeat, args=(one,), daemon=True, name=one.name)
            for one in chores
        ]

    def start(self) -> None:
        """Begin with all of them at once."""
        for thread in self._threads:
            thread.start()

    def wait(self) -> None:
        """Wait until it is told to stop."""
        self._stopped.wait()

    def stop(self, seconds: float) -> None:
        """Begin nothing new, and give what is in hand some seconds in all."""
        self._stopped.set()
        until = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))

    def _repeat(self, chore: Chore) -> None:
        while not self._stopped.is_set():
            self.once(chore)
            self._stopped.wait(chore.every_seconds)

    def once(self, chore: Chore) -> None:
        """Do a chore one time; whatever goes wrong is logged once and written down."""
        why = ""
        try:
            chore.run()
        except CrisisError as problem:
            why = str(problem) or type(problem).__name__
            if why != self._said.get(chore.name):
                log.warning("»%s« gik galt: %s", chore.name, why)
        except Exception as problem:
            why = f"{type(problem).__name__}: {problem}"
            if why != self._said.get(chore.name):
                log.exception("»%s« gik galt", chore.name)
        self._said[chore.name] = why
        try:
            self._book.note(chore.name, chore.every_seconds, self._clock(), why)
        except StoreUnavailable as problem:
            log.warning("»%s« kunne ikke noteres: %s", chore.name, problem)
