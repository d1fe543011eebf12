"""What is done over and over to keep an installation, and how it went. Dansk: pligt."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import Connection, delete, insert, select

from crisis.jobs import PUBLISH_QUEUES, VERIFYING
from crisis.journal.codec import stamp_text, stamp_time
from crisis.journal.database import Database
from crisis.journal.keeping_tables import chore

NOTED_EVERY = timedelta(seconds=30)
"""A chore that goes well is written down no more often: each time costs the disk a flush."""
LATE = timedelta(minutes=2)
WHY = 200

ELSEWHERE = (VERIFYING, *PUBLISH_QUEUES.values())
"""Done by worker and publishers and not by the keeper: so one sees under Status that they live."""


class ChoreStanding(msgspec.Struct, frozen=True, kw_only=True):
    """How a chore last went. failed_since: since when it goes wrong, None when it goes well."""

    name: str
    ran_at: datetime
    every: timedelta
    failed_since: datetime | None
    why: str

    def late(self, now: datetime) -> bool:
        """Says whether it should long have been done again: whoever does it is dead."""
        return now - self.ran_at > self.every + LATE


class ChoreBook:
    """Writes down how the chores of this installation went."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._last: dict[str, ChoreStanding] = {}

    def note(self, name: str, every: float, now: datetime, why: str = "") -> None:
        """Write down how a chore went; why: what went wrong. Raises StoreUnavailable."""
        before = self._last.get(name)
        since = (before and before.failed_since) or now if why else None
        made = ChoreStanding(
            name=name,
            ran_at=now,
            every=timedelta(seconds=every),
            failed_since=since,
            why=" ".join(why.split())[:WHY],
        )
        if before and before.why == made.why and abs(now - before.ran_at) < NOTED_EVERY:
            return

        self._database.write(lambda connection: _write(connection, made))
        self._last[name] = made

    def only(self, names: Iterable[str]) -> None:
        """Forget chores that nobody has any more: not the keeper, and no other process."""
        known = [*names, *ELSEWHERE]
        self._database.write(
            lambda connection: connection.execute(delete(chore).where(chore.c.name.not_in(known)))
        )


def chores(database: Database) -> list[ChoreStanding]:
    """Give how each chore last went."""
    query = select(chore).order_by(chore.c.name)
    rows = database.read(lambda connection: connection.execute(query).all())
    return [
        ChoreStanding(
            name=row.name,
            ran_at=stamp_time(row.ran_at),
            every=timedelta(seconds=row.every_seconds),
            failed_since=stamp_time(row.failed_since) if row.failed_since else None,
            why=row.why,
        )
        for row in rows
    ]


def _write(connection: Connection, made: ChoreStanding) -> None:
    since = stamp_text(made.failed_since) if made.failed_since else None
    connection.execute(delete(chore).where(chore.c.name == made.name))
    connection.execute(
        insert(chore).values(
            name=made.name,
            every_seconds=max(1, round(made.every.total_seconds())),
            ran_at=stamp_text(made.ran_at),
            failed_since=since,
            why=made.why,
        )
    )
