"""Erasing by law: the words go, in the append's own transaction; the entry and its hash stay.

Where else words may be kept is listed in `kept_words.py`, and what a restore must do again in
`erasure_record.py`.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, and_, delete, select, update

from crisis.errors import StoreUnavailable
from crisis.events.erasure import EntryErased, ErasedEntry
from crisis.journal import postgres, sqlite
from crisis.journal.codec import decode_event
from crisis.journal.database import Database
from crisis.journal.port import Entry
from crisis.journal.store import SqlJournal
from crisis.journal.tables import FORGOTTEN, entry, idempotency, payload

log = logging.getLogger(__name__)

MARK = b'"type":"EntryErased"'
"""How an envelope of such an entry is known without reading it."""

CLEANED = ("journal_payload", "idempotency", "register_object")
"""Tables out of which rows or words are taken."""


class _Answer(msgspec.Struct):
    entries: tuple[int, ...]


_ANSWERS = msgspec.json.Decoder(_Answer)


def forget(connection: Connection, entries: tuple[Entry, ...]) -> None:
    """Delete what was erased, in the transaction that says so (an `Also` of every append)."""
    for one in entries:
        if isinstance(one.event, EntryErased):
            for gone in one.event.entries:
                _forget(connection, one.stamp.stream, gone.number)


def _forget(connection: Connection, stream: str, number: int) -> None:
    this = and_(payload.c.stream == stream, payload.c.number == number)
    connection.execute(delete(payload).where(this))
    at = select(entry.c.recorded_at).where(entry.c.stream == stream, entry.c.number == number)
    _forget_request(connection, stream, number, str(connection.execute(at).scalar_one()))


def _forget_request(connection: Connection, stream: str, number: int, at: str) -> None:
    """Take away the hash of what was asked, by which words could be guessed.

    The key keeps its answer: a late repetition is told the old numbers and writes nothing.
    """
    asked = idempotency.c
    mine = and_(asked.recorded_at == at, asked.route.startswith(f"{stream}/", autoescape=True))
    for row in connection.execute(select(idempotency).where(mine)).all():
        if number in _ANSWERS.decode(row.outcome).entries:
            this = and_(
                asked.account == row.account, asked.route == row.route, asked.key == row.key
            )
            connection.execute(update(idempotency).where(this).values(request_hash=FORGOTTEN))


def scrub(database: Database) -> bool:
    """Take what was deleted out of the database's own files as well; says whether all of it went.

    A board that is busy may be asked again: it costs nothing when there is nothing left.
    """
    dialect = postgres if database.engine.dialect.name == "postgresql" else sqlite
    try:
        done: bool = database.aside(lambda: dialect.scrub(database.engine, CLEANED))
    except database.engine.dialect.loaded_dbapi.Error as problem:
        raise StoreUnavailable(str(problem)) from problem
    if not done:
        log.warning("what was erased still lies in the write-ahead log until it is emptied")
    return done


def erased_by(body: bytes | None) -> tuple[ErasedEntry, ...]:
    """Read from the payload of an EntryErased which entries it erased."""
    try:
        event = decode_event(EntryErased.__name__, body)
    except msgspec.DecodeError:
        return ()  # whoever checks the chain finds it there
    return event.entries if isinstance(event, EntryErased) else ()


def erasing_entries(database: Database) -> list[Entry]:
    """Give every entry by which something was erased, stream by stream, in order."""
    journal = SqlJournal(database)
    found: list[Entry] = []
    for stream, number in _marked(database):
        found += journal.entries(stream, after=number - 1, limit=1)
    return found


def erasures(database: Database) -> list[tuple[str, int]]:
    """Give each erased entry as stream and number, in order."""
    gone = {
        (one.stamp.stream, each.number)
        for one in erasing_entries(database)
        if isinstance(one.event, EntryErased)
        for each in one.event.entries
    }
    return sorted(gone)


def _marked(database: Database) -> list[tuple[str, int]]:
    """Look only in streams in which a payload is missing; in most there is none."""
    there = and_(payload.c.stream == entry.c.stream, payload.c.number == entry.c.number)
    missing = (
        select(entry.c.stream)
        .select_from(entry.outerjoin(payload, there))
        .where(payload.c.number.is_(None))
        .distinct()
    )
    numbers = select(entry.c.stream, entry.c.number, entry.c.envelope)

    def read(connection: Connection) -> list[tuple[str, int]]:
        streams = [row.stream for row in connection.execute(missing)]
        query = numbers.where(entry.c.stream.in_(streams)).order_by(entry.c.stream, entry.c.number)
        rows: Iterable[tuple[str, int, bytes]] = (
            (row.stream, row.number, row.envelope)
            for row in connection.execution_options(yield_per=5_000).execute(query)
        )
        return [(stream, number) for stream, number, envelope in rows if MARK in envelope]

    return database.read(read)
