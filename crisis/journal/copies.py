"""How far the checkpoints have come on their way off this machine, and how old everything is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from crisis.journal.checkpointing import QUIET, newest, signed_between, unsigned
from crisis.journal.checkpoints import Signed
from crisis.journal.codec import stamp_text, stamp_time
from crisis.journal.database import Database
from crisis.journal.keeping_tables import checkpoint, checkpoint_copy

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(minutes=10)
BATCH = 50
LATE = timedelta(minutes=5)
REMEMBERED = timedelta(days=1)
NEVER = "0001-01-01T00:00:00.000000Z"
_THIS = checkpoint_copy.c


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """A destination as it is kept. off: on another machine than this."""

    id: str
    name: str
    off: bool


class CopyStanding(msgspec.Struct, frozen=True, kw_only=True):
    """How far one destination has come. behind: checkpoints it has not. why: what goes wrong."""

    id: str
    name: str
    off: bool
    copied_at: datetime | None
    behind: int
    attempts: int
    why: str


class CheckpointStanding(msgspec.Struct, frozen=True, kw_only=True):
    """How the checkpoints stand. lost: the newest one by which something was gone, of today."""

    number: int
    made_at: datetime | None
    unsigned: int
    unsigned_since: datetime | None
    lost: int | None
    copies: tuple[CopyStanding, ...]

    def late(self, now: datetime) -> bool:
        """Says whether entries, or a quiet hour, have waited too long for a signature."""
        waits = self.unsigned_since is not None and now - self.unsigned_since > LATE
        return waits or (self.made_at is not None and now - self.made_at > QUIET + LATE)

    @property
    def off(self) -> bool:
        """Says whether any copy leaves this machine."""
        return any(one.off for one in self.copies)


class CopyBook:
    """Keeps, for each destination, how far it has come and when it is tried again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def set_ways(self, ways: Iterable[Way]) -> None:
        """From here on there are these destinations; those that stay go on where they were."""
        told = list(ways)
        self._database.write(lambda connection: _set(connection, told))

    def waiting(self, way: str, now: datetime) -> list[tuple[int, Signed]]:
        """Give what a destination has not yet, in order; nothing before it is time again."""

        def read(connection: Connection) -> list[tuple[int, Signed]]:
            row = connection.execute(select(checkpoint_copy).where(_THIS.destination == way)).one()
            if row.not_before > stamp_text(now):
                return []
            return signed_between(connection, row.number, BATCH)

        return self._database.read(read)

    def came(self, way: str, number: int, now: datetime, pause: timedelta = timedelta()) -> None:
        """Write down that a destination has all up to a number; pause: until it wants more."""
        row = {"number": number, "copied_at": stamp_text(now), "attempts": 0, "why": ""}
        self._change(way, {**row, "not_before": stamp_text(now + pause)})

    def failed(self, way: str, why: str, now: datetime) -> None:
        """Write down what went wrong; each time in a row the pause becomes twice as long."""

        def write(connection: Connection) -> None:
            this = _THIS.destination == way
            attempts = connection.execute(select(_THIS.attempts).where(this)).scalar_one() + 1
            pause = min(FIRST_PAUSE * 2 ** min(attempts - 1, 10), LONGEST_PAUSE)
            row = {"attempts": attempts, "why": why[:200], "not_before": stamp_text(now + pause)}
            connection.execute(update(checkpoint_copy).where(this).values(**row))

        self._database.write(write)

    def _change(self, way: str, row: dict[str, object]) -> None:
        change = update(checkpoint_copy).where(_THIS.destination == way).values(**row)
        self._database.write(lambda connection: connection.execute(change))


def standing(database: Database, now: datetime) -> CheckpointStanding:
    """Give how the checkpoints and their copies stand."""
    return database.read(lambda connection: _standing(connection, now))


def _standing(connection: Connection, now: datetime) -> CheckpointStanding:
    last = newest(connection)
    waits, since = unsigned(connection, last)
    number = last.number if last else 0
    lately = checkpoint.c.made_at > stamp_text(now - REMEMBERED)
    lost = select(func.max(checkpoint.c.number)).where(checkpoint.c.lost > 0, lately)
    rows = connection.execute(select(checkpoint_copy).order_by(_THIS.destination)).all()
    return CheckpointStanding(
        number=number,
        made_at=stamp_time(last.made_at) if last else None,
        unsigned=waits,
        unsigned_since=since,
        lost=connection.execute(lost).scalar(),
        copies=tuple(
            CopyStanding(
                id=row.destination,
                name=row.name,
                off=bool(row.off),
                copied_at=stamp_time(row.copied_at) if row.copied_at else None,
                behind=max(0, number - row.number),
                attempts=row.attempts,
                why=row.why,
            )
            for row in rows
        ),
    )


def _set(connection: Connection, ways: list[Way]) -> None:
    newest_number = connection.execute(select(func.max(checkpoint.c.number))).scalar() or 0
    there = set(connection.execute(select(_THIS.destination)).scalars())
    gone = there - {one.id for one in ways}
    connection.execute(delete(checkpoint_copy).where(_THIS.destination.in_(gone)))
    for one in ways:
        told: dict[str, object] = {"name": one.name, "off": int(one.off)}
        if one.id in there:
            this = _THIS.destination == one.id
            connection.execute(update(checkpoint_copy).where(this).values(**told, not_before=NEVER))
            continue
        # The newest says all that those before it said; only here they are kept from the first on.
        begins = max(0, newest_number - 1) if one.off else 0
        row = {"number": begins, "attempts": 0, "not_before": NEVER, "why": ""}
        connection.execute(insert(checkpoint_copy).values(destination=one.id, **told, **row))
