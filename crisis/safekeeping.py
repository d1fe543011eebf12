"""Backup, restore and move of a whole installation, from either database to either."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from crisis import wiring
from crisis.config import Settings
from crisis.errors import BackupUnreadable, JournalUnreadable, StartRefused, StoreUnavailable
from crisis.journal import tables
from crisis.journal.backup_shelf import BackupShelf
from crisis.journal.backups import BackupReader, BackupWriter, Chain, Contents, Part
from crisis.journal.carrying import all_tables, pour, require_whole, rows_of, settle
from crisis.journal.check import Checked
from crisis.journal.checkpointing import heads
from crisis.journal.codec import stamp_text
from crisis.journal.erasure_record import NAME as ERASURES
from crisis.journal.erasure_record import Reapplied, read, reapply
from crisis.journal.installation import ours
from crisis.journal.lanes import ThreadLanes
from crisis.journal.opening import open_database, open_read_only
from crisis.journal.restoring import Fresh, PutIn, put_files, put_in, require_empty
from crisis.register.imports.tables import metadata as import_tables
from crisis.register.tables import metadata as register_tables
from crisis.web.accounts.tables import NOT_CARRIED
from crisis.web.accounts.tables import metadata as account_tables

HASH = 64
"""So long is the name of a file that is named by what is in it."""
TABLES = all_tables(account_tables, register_tables, import_tables)


class Restored(msgspec.Struct, frozen=True, kw_only=True):
    """What a restore came to. aside: where the database before lies now."""

    contents: Contents
    chains: tuple[Checked, ...]
    lost: int
    erased: Reapplied
    aside: Path | None


def back_up(settings: Settings, place: Path) -> Contents:
    """Write a backup of what stands now, also while the board runs; read it back and check it."""
    database = open_read_only(settings.database_url, ThreadLanes())
    writer = BackupWriter(place)
    try:
        contents = database.read(lambda connection: _write(connection, settings, writer))
    except BaseException:
        writer.abandon()
        raise
    finally:
        database.close()
    _checked(place).close()
    return contents


def back_up_when_due(settings: Settings, made: Callable[[Path], None]) -> None:
    """Each hour write a backup into the folder for them; keep the last 24 and one a day for 30
    days. made: is told where. Raises StartRefused, StoreUnavailable or BackupUnreadable.
    """
    assert settings.backups is not None
    now = wiring.clock()
    shelf = BackupShelf(settings.backups)
    place = shelf.due(now)
    if place is None:
        return
    try:
        shelf.tidy(now)
        back_up(settings, place)
        shelf.tidy(now)
    except OSError as problem:
        told = f"sikkerhedskopien kunne ikke skrives: {problem.strerror}"
        raise StoreUnavailable(told) from problem
    made(place)


def look_at(settings: Settings, place: Path, *, other_installation: bool = False) -> Contents:
    """Say what a backup is, before anybody is asked; raises BackupUnreadable for one that is none,
    not whole, or another installation's."""
    reader = _checked(place)
    reader.close()
    if not other_installation:
        _require_ours(settings, reader.contents.installation)
    return reader.contents


def restore(settings: Settings, place: Path, *, other_installation: bool = False) -> Restored:
    """Put a backup in the place of what is there. Nothing is touched unless all of it holds.

    An SQLite file is kept aside; a PostgreSQL database must be empty. Afterwards nobody is logged
    in and nothing is sent until a person allows it. Raises BackupUnreadable, JournalBroken or
    StartRefused.
    """
    reader = _checked(place)
    try:
        if not other_installation:
            _require_ours(settings, reader.contents.installation)
        fresh = Fresh(settings.database_url)
        try:
            done = _put_in(settings, fresh.url, reader)
            return msgspec.structs.replace(done, aside=fresh.take_its_place(wiring.clock()))
        except BaseException:
            fresh.abandon()
            raise
    finally:
        reader.close()


def move(settings: Settings, target: str) -> list[Checked]:
    """Carry the installation into an empty database; the one it comes from stays as it is.

    Gives the chains, which are the same in both. Raises StartRefused when the target is not empty
    or somebody wrote meanwhile.
    """
    source = open_read_only(settings.database_url, ThreadLanes())
    database = open_database(target, ThreadLanes())
    try:

        def carry(connection: Any) -> list[Checked]:
            require_empty(connection, TABLES, target)

            def each(old: Any) -> None:
                for table in TABLES:
                    pour(connection, table, rows_of(old, table))

            source.read(each)
            settle(connection, TABLES)
            found = require_whole(connection)
            if source.read(heads) != heads(connection):
                raise StartRefused("Nogen skrev, mens der blev flyttet; intet er flyttet.")
            return found

        return database.write(carry)
    finally:
        source.close()
        database.close()


def _write(connection: Any, settings: Settings, writer: BackupWriter) -> Contents:
    """All tables but the ways in, in one snapshot, and the files that the entries name."""
    for table in (one for one in TABLES if one not in NOT_CARRIED):
        writer.table(table, rows_of(connection, table))
    folder = settings.var / "objects"
    for file in sorted((*folder.glob("*"), *folder.glob("??/*"))):
        if file.is_file() and len(file.name) == HASH:
            writer.file(f"objects/{file.relative_to(folder).as_posix()}", file)

    def describe(parts: tuple[Part, ...]) -> Contents:
        return Contents(
            installation=ours(connection) or "",
            made_at=stamp_text(wiring.clock()),
            schema=tables.SCHEMA,
            engine=connection.dialect.name,
            chains=tuple(
                Chain(stream=one.stream, mode=one.mode, number=one.number, hash=one.hash)
                for one in heads(connection)
            ),
            parts=parts,
        )

    return writer.end(describe)


def _checked(place: Path) -> BackupReader:
    reader = BackupReader(place)
    try:
        if reader.contents.schema > tables.SCHEMA:
            raise BackupUnreadable(
                f"kopien er fra en nyere udgave (skema {reader.contents.schema}, denne kender til "
                f"og med {tables.SCHEMA}); brug den nyere udgave"
            )
        reader.require_whole()
    except BaseException:
        reader.close()
        raise
    return reader


def _require_ours(settings: Settings, theirs: str) -> None:
    """A backup belongs to the installation that made it; a new machine has none yet."""
    with suppress(JournalUnreadable):
        database = open_read_only(settings.database_url, ThreadLanes())
        try:
            mine = database.read(ours)
        finally:
            database.close()
        if mine is not None and mine != theirs:
            raise BackupUnreadable(
                f"kopien er fra en anden installation ({theirs[:8]}…, denne er {mine[:8]}…)"
            )


def _put_in(settings: Settings, url: str, reader: BackupReader) -> Restored:
    database, now = open_database(url, ThreadLanes()), wiring.clock()
    signed = settings.var / "checkpoints"

    def work(connection: Any) -> PutIn:
        require_empty(connection, TABLES, url)
        return put_in(connection, reader, (TABLES, NOT_CARRIED), signed, now)

    try:
        put_files(settings.var / "objects", reader)
        done = database.write(work)
    finally:
        database.close()
    return Restored(
        contents=reader.contents,
        chains=done.chains,
        lost=done.lost,
        erased=_erase_again(replace(settings, database_url=url)),
        aside=None,
    )


def _erase_again(settings: Settings) -> Reapplied:
    """What was erased after the backup was made is erased in it too."""
    parts = wiring.build(settings, ThreadLanes(), lambda hint: None)
    try:
        record = read(settings.var / ERASURES)
        return reapply(parts.database, record, wiring.clock(), (parts.register.apply,))
    finally:
        parts.database.close()
