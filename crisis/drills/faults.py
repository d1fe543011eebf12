"""All that is wrong with a script: what is found is kept, and the reading goes on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from crisis.errors import Malformed, Refused

TOLD = 50
"""How many faults are told one by one; of more their number is."""

Problem = Malformed | Refused


class Faults:
    """What was found, in the order in which it was."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    @contextmanager
    def here(self) -> Iterator[None]:
        """Keep what is refused in here; what comes after goes on without it."""
        try:
            yield
        except (Malformed, Refused) as no:
            self.found.append(no)

    def add(self, *found: Problem) -> None:
        """Keep what was found."""
        self.found.extend(found)
