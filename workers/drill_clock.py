"""The chore that gives the injects of drills when they are due. Dansk: øvelsesuret."""

from __future__ import annotations

from datetime import datetime

from crisis import wiring
from crisis.drills.ticking import Book, DrillTicker
from crisis.journal.chores import ChoreBook, chores

NAME = "drill-clock"
EVERY_SECONDS = 0.5
"""Between what is due it costs a look at the heads and no more."""


def ticker(parts: wiring.Parts) -> DrillTicker:
    """Give what looks after all drills that run, and writes down under Status that it does."""

    def last() -> datetime | None:
        found = (one for one in chores(parts.database) if one.name == NAME)
        one = next(found, None)
        return (one.failed_since or one.ran_at) if one else None

    def note(now: datetime) -> None:
        ChoreBook(parts.database).note(NAME, EVERY_SECONDS, now)

    return DrillTicker(parts.handler, wiring.clock, Book(last=last, note=note))
