"""A backup is put into a database: whole and checked, marked as restored, or not at all."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Table, delete
from sqlalchemy.exc import OperationalError, StatementError

from crisis.errors import BackupUnreadable, JournalUnreadable, StartRefused, StoreUnavailable
from crisis.events.restores import InstallationRestored
from crisis.journal import checkpoints, sqlite
from crisis.journal.backups import BackupReader, Contents, flush_folder
from crisis.journal.carrying import filled, pour, require_whole, settle
from crisis.journal.check import Checked
from crisis.journal.checkpointing import hash_at, heads, last_number
from crisis.journal.codec import stamp_time
from crisis.journal.installation import known
from crisis.journal.opening import address, shown
from crisis.journal.port import Append, Author, KeyedRequest
from crisis.journal.snapshot import OpenWrite
from crisis.journal.store import SqlJournal
from crisis.terms.ids import PLANNING
from crisis.terms.operations import Mode

log = logging.getLogger(__name__)

OURS_ALONE = 0o400
"""A file that belongs to an entry is only read; what was erased since goes with the next sweep."""
OPERATOR = "drift"
"""Stands as the seat of what the command line does to the installation itself."""


class Fresh:
    """The database that a backup is put into: a new file beside the old, or an empty server's."""

    def __init__(self, url: str) -> None:
        place = address(url)
        self._file = Path(str(place.database)) if place.get_backend_name() == "sqlite" else None
        self._half: Path | None = None
        self.url = url
        if self._file is not None:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._half = self._file.with_name(self._file.name + ".gendannes")
            self.abandon()
            self.url = f"sqlite:///{self._half}"

    def take_its_place(self, now: datetime) -> Path | None:
        """Keep the old file aside and put the new one there; give where the old one is.

        Cut off anywhere, the old one stands whole or the new one does: each is one file by then,
        and one rename decides. Raises StartRefused when somebody has the old one open.
        """
        if self._file is None or self._half is None:
            return None
        sqlite.one_file(self._half)
        aside = None
        if self._file.exists():
            aside = self._file.with_name(f"{self._file.name}.foer-{now:%Y%m%dT%H%M%SZ}")
            _in_use_or_one_file(self._file)
            for tail in ("", "-wal", "-shm"):
                _keep(Path(f"{self._file}{tail}"), Path(f"{aside}{tail}"))
        for tail in ("-wal", "-shm"):
            # Of a file that is not ours any more; a stale one would be played into the new one.
            Path(f"{self._file}{tail}").unlink(missing_ok=True)
        self._half.replace(self._file)
        flush_folder(self._file.parent)
        self.abandon()
        return aside

    def abandon(self) -> None:
        """Leave nothing half."""
        for tail in ("", "-wal", "-shm") if self._half else ():
            Path(f"{self._half}{tail}").unlink(missing_ok=True)


def _in_use_or_one_file(file: Path) -> None:
    """Gather the old database in its file; one that is too broken for that is kept as it lies."""
    try:
        sqlite.one_file(file)
    except StoreUnavailable as problem:
        raise StartRefused(
            f"Databasen {file} er åben i et andet program. Stop tavlen og det, der læser den."
        ) from problem
    except JournalUnreadable:
        log.warning("the database that was there cannot be read; it is kept as it is")


def _keep(old: Path, aside: Path) -> None:
    if not old.exists():
        return
    try:
        os.link(old, aside)
    except OSError:  # a disk that cannot give a file two names
        shutil.copyfile(old, aside)


class PutIn(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it: the chains, and how many younger entries are known to be missing."""

    chains: tuple[Checked, ...]
    lost: int


def put_in(
    connection: Connection,
    reader: BackupReader,
    layout: tuple[Sequence[Table], Sequence[Table]],
    signed: Path,
    now: datetime,
) -> PutIn:
    """Put all rows in, check every chain, and write down in the planning that all was restored.

    layout: the tables, and those of them that are left empty (log-ins). signed: the folder of the
    checkpoints that were made here. Raises BackupUnreadable, JournalBroken or StartRefused.
    """
    every, left = layout
    for table in every:
        _pour(connection, table, reader)
    for table in left:
        connection.execute(delete(table))
    settle(connection, every)
    _require_same_chains(connection, reader.contents)
    chains = require_whole(connection)
    lost = _lost(connection, signed)
    _mark(connection, reader.contents, lost, now)
    return PutIn(chains=tuple(chains), lost=lost)


def _pour(connection: Connection, table: Table, reader: BackupReader) -> None:
    try:
        pour(connection, table, reader.rows(table))
    except OperationalError:
        raise  # the disk or the server, and not the file
    except StatementError as problem:
        raise BackupUnreadable(f"rækkerne i {table.name} passer ikke i databasen") from problem


def require_empty(connection: Connection, tables: Iterable[Table], url: str) -> None:
    """Refuse a database that somebody uses; raises StartRefused."""
    used = filled(connection, tables)
    if used is not None:
        raise StartRefused(
            f"Databasen {shown(address(url))} er ikke tom ({used.name}). Lav en ny, tom database."
        )


def _require_same_chains(connection: Connection, contents: Contents) -> None:
    told = {(one.stream, one.mode, one.number, one.hash) for one in contents.chains}
    if told != {tuple(msgspec.structs.astuple(one)) for one in heads(connection)}:
        raise BackupUnreadable("rækkerne passer ikke med det, kopien siger om sig selv")


def _lost(connection: Connection, signed: Path) -> int:
    """How many entries the newest signed checkpoint knows of that the backup has not; raises
    BackupUnreadable when the backup holds other entries than were signed."""
    files = sorted(signed.glob("*.json"))
    if not files:
        return 0
    newest = checkpoints.opened(checkpoints.read(files[-1].read_bytes()))
    if newest.installation != known(connection):
        return 0
    younger = 0
    for one in newest.heads:
        last = last_number(connection, one.stream)
        if last >= one.number and hash_at(connection, one.stream, one.number) != one.hash:
            raise BackupUnreadable(
                f"kopien har en anden post {one.number} i {one.stream} end den, kontrolpunkt "
                f"{newest.number} er underskrevet for"
            )
        younger += max(0, one.number - last)
    return younger


def put_files(folder: Path, reader: BackupReader) -> None:
    """Put the installation's files back; one that is there already is the same by its name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, pieces in reader.files():
        place = folder / name
        if place.exists():
            continue
        place.parent.mkdir(exist_ok=True)
        half, hashed = place.with_name(f".{place.name}.halv"), hashlib.sha256()
        with half.open("wb") as out:
            for piece in pieces:
                out.write(piece)
                hashed.update(piece)
            out.flush()
            os.fsync(out.fileno())
        if hashed.hexdigest() != place.name:
            half.unlink()
            raise BackupUnreadable(f"filen {name} er ikke den, den hedder")
        half.chmod(OURS_ALONE)
        half.rename(place)


def _mark(connection: Connection, contents: Contents, lost: int, now: datetime) -> None:
    """In the same transaction: a restore that is cut off cannot leave a board that sends."""
    journal = SqlJournal(OpenWrite(connection))
    planning = journal.head(PLANNING)
    number = planning.number if planning else 0
    event = InstallationRestored(made_at=stamp_time(contents.made_at), lost=lost)
    journal.append(
        Append(
            stream=PLANNING,
            mode=Mode.LIVE,
            seen=number,
            planning_head=number,
            author=Author(account=0, seat=OPERATOR, authority=OPERATOR),
            recorded_at=now,
            events=(event,),
            request=KeyedRequest(
                account=0,
                route=f"{PLANNING}/Restore",
                key=f"restored-after-entry-{number}",
                request_hash="",
            ),
            again=lambda missed: (event,),
            outcome=lambda numbers, at: b"{}",
        )
    )
