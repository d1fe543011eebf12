"""Makes a checkpoint when it is time: in one transaction, so that no number is given twice.

Every 100 new entries, or a minute after the first one that is not signed yet. When nothing happens
one an hour all the same: only then does its age tell a quiet night from a dead keeper.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, and_, func, insert, select

from crisis.errors import JournalUnreadable
from crisis.journal import checkpoints, postgres
from crisis.journal.checkpoints import Checkpoint, Signed, SignedHead
from crisis.journal.codec import stamp_text, stamp_time
from crisis.journal.database import Database
from crisis.journal.installation import identity
from crisis.journal.keeping_tables import checkpoint
from crisis.journal.tables import entry, head

log = logging.getLogger(__name__)

ENTRIES = 100
SECONDS = timedelta(seconds=60)
QUIET = timedelta(hours=1)


class Signer:
    """Signs what the journal has come to.

    files: where the checkpoints lie beside the database; those it has and the database has not
    (an older one was put back) are taken in again before the next one is made.
    """

    def __init__(
        self,
        database: Database,
        key: Ed25519PrivateKey,
        clock: Callable[[], datetime],
        files: Path,
        erasures: Callable[[], Iterable[tuple[str, int]]] = tuple,
    ) -> None:
        self._database = database
        self._key = key
        self._clock = clock
        self._files = files
        self._erasures = erasures
        self._installation = identity(database, clock())

    def sign_when_due(self) -> Checkpoint | None:
        """Make a checkpoint when it is time; gives it. Raises StoreUnavailable."""
        now = self._clock()
        if not self._database.read(lambda connection: self._due(connection, now)):
            return None
        erased = tuple(sorted(set(self._erasures())))
        return self._database.write(lambda connection: self._sign(connection, now, erased))

    def _due(self, connection: Connection, now: datetime) -> bool:
        before = newest(connection)
        if before is None or self._file(before.number + 1).exists():
            return True
        waits, since = unsigned(connection, before)
        if not waits:
            return not timedelta() <= now - stamp_time(before.made_at) < QUIET
        old = since is None or not timedelta() <= now - since < SECONDS
        return old or waits >= ENTRIES

    def _sign(
        self, connection: Connection, now: datetime, erased: tuple[tuple[str, int], ...]
    ) -> Checkpoint | None:
        if connection.dialect.name == "postgresql":
            postgres.lock_name(connection, "checkpoint")
        if not self._due(connection, now):  # another keeper was quicker
            return None
        self._take_in(connection)
        last = _newest_signed(connection)
        number, previous = checkpoints.follows(last)
        before = checkpoints.opened(last) if last else None
        lost = _lost(connection, before) if before else ()
        made = Checkpoint(
            format=checkpoints.FORMAT,
            installation=self._installation,
            key=checkpoints.public(self._key),
            number=number,
            previous=previous,
            made_at=stamp_text(now),
            heads=heads(connection),
            erasures=erased,
            lost=lost,
        )
        _keep(connection, made, checkpoints.sign(made, self._key))
        for stream, first in lost:
            log.error("Kontrolpunkt %s: %s mangler fra post %s.", number, stream, first)
        return made

    def _file(self, number: int) -> Path:
        return self._files / file_name(number)

    def _take_in(self, connection: Connection) -> None:
        """Take in checkpoints that lie as files and are ours, each after the one it names."""
        while True:
            last = _newest_signed(connection)
            number, previous = checkpoints.follows(last)
            # The key may have been made anew since.
            signers = {
                checkpoints.public(self._key),
                *([checkpoints.opened(last).key] if last else []),
            }
            try:
                signed = checkpoints.read(self._file(number).read_bytes())
            except FileNotFoundError:
                return
            found = checkpoints.opened(signed)
            ours = (found.installation, found.number) == (self._installation, number)
            if not ours or found.key not in signers or found.previous != previous:
                raise JournalUnreadable(f"{self._file(number)} hører ikke til her: flyt filen væk")
            _keep(connection, found, signed)


def file_name(number: int) -> str:
    """Give the name of a checkpoint's file."""
    return f"{number:08}.json"


def heads(connection: Connection) -> tuple[SignedHead, ...]:
    """Give how far all streams have come."""
    rows = connection.execute(select(head).order_by(head.c.stream)).all()
    return tuple(SignedHead(row.stream, row.mode, row.number, row.hash) for row in rows)


def newest(connection: Connection) -> Checkpoint | None:
    """Give the newest checkpoint in the database."""
    found = _newest_signed(connection)
    return checkpoints.opened(found) if found else None


def unsigned(connection: Connection, before: Checkpoint | None) -> tuple[int, datetime | None]:
    """Give how many entries came after a checkpoint, and when the first of them did."""
    signed = {one.stream: one.number for one in before.heads} if before else {}
    moved = [one for one in heads(connection) if one.number > signed.get(one.stream, 0)]
    if not moved:
        return 0, None
    first = (_recorded_at(connection, one.stream, signed.get(one.stream, 0) + 1) for one in moved)
    count = sum(one.number - signed.get(one.stream, 0) for one in moved)
    return count, min(filter(None, first), default=None)


def _recorded_at(connection: Connection, stream: str, number: int) -> datetime | None:
    place = and_(entry.c.stream == stream, entry.c.number == number)
    found = connection.execute(select(entry.c.recorded_at).where(place)).scalar()
    return stamp_time(found) if found else None


def hash_at(connection: Connection, stream: str, number: int) -> str | None:
    """Give the hash of a stored entry."""
    place = and_(entry.c.stream == stream, entry.c.number == number)
    found = connection.execute(select(entry.c.hash).where(place)).scalar()
    return None if found is None else str(found)


def last_number(connection: Connection, stream: str) -> int:
    """Give the last number of a stream's stored entries, 0 when there are none."""
    asked = select(func.max(entry.c.number)).where(entry.c.stream == stream)
    return int(connection.execute(asked).scalar() or 0)


def signed_between(connection: Connection, after: int, limit: int) -> list[tuple[int, Signed]]:
    """Give the stored checkpoints after a number, in order."""
    asked = select(checkpoint).where(checkpoint.c.number > after)
    rows = connection.execute(asked.order_by(checkpoint.c.number).limit(limit)).all()
    return [(row.number, _signed(row)) for row in rows]


def _newest_signed(connection: Connection) -> Signed | None:
    row = connection.execute(select(checkpoint).order_by(checkpoint.c.number.desc()).limit(1))
    found = row.first()
    return _signed(found) if found else None


def _signed(row: Any) -> Signed:
    return Signed(document=row.document.decode(), signature=row.signature.hex())


def _keep(connection: Connection, made: Checkpoint, signed: Signed) -> None:
    connection.execute(
        insert(checkpoint).values(
            number=made.number,
            made_at=made.made_at,
            document=signed.document.encode(),
            signature=bytes.fromhex(signed.signature),
            lost=len(made.lost),
        )
    )


def _lost(connection: Connection, before: Checkpoint) -> tuple[tuple[str, int], ...]:
    now = set(heads(connection))
    found = checkpoints.compare(
        [one for one in before.heads if one not in now],
        lambda stream, number: hash_at(connection, stream, number),
        lambda stream: last_number(connection, stream),
    )
    return tuple((one.stream, one.last) for one in found)
