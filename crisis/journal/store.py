"""The journal in SQL: append under the head's lock, read in order."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Connection, and_, bindparam, func, insert, select, update

from crisis.errors import RefusalKind, Refused
from crisis.events import Event, Stamp
from crisis.journal.chain import GENESIS, SALT_BYTES, Link, commit, digest
from crisis.journal.codec import (
    FORMAT,
    Envelope,
    decode_envelope,
    decode_event,
    encode_envelope,
    encode_event,
    stamp_text,
    stamp_time,
)
from crisis.journal.database import Database
from crisis.journal.port import Append, Entry, Head, KeyedRequest, Stored
from crisis.journal.tables import entry, head, idempotency, payload
from crisis.terms.operations import Mode

CHUNK = 2_000
"""How many rows are fetched at a time when a whole stream is read."""
ALL = 2**53
"""A limit that no stream reaches."""

# Built once: making a statement anew costs more than running it.
_HEADS = select(head)
_HEAD = _HEADS.where(head.c.stream == bindparam("stream"))
_HEAD_LOCKED = _HEAD.with_for_update()
_BOTH = and_(entry.c.stream == payload.c.stream, entry.c.number == payload.c.number)
_ENTRIES = (
    select(entry.c.number, entry.c.envelope, entry.c.hash, payload.c.body)
    .select_from(entry.outerjoin(payload, _BOTH))
    .where(entry.c.stream == bindparam("stream"), entry.c.number > bindparam("after"))
    .order_by(entry.c.number)
    .limit(bindparam("most", type_=BigInteger))
)
_LINKS = _ENTRIES.add_columns(entry.c.stream, entry.c.recorded_at, payload.c.salt)
_STORED = select(idempotency.c.request_hash, idempotency.c.outcome).where(
    idempotency.c.account == bindparam("account"),
    idempotency.c.route == bindparam("route"),
    idempotency.c.key == bindparam("key"),
)
_FIRST_LATER = select(func.min(entry.c.number)).where(
    entry.c.stream == bindparam("stream"), entry.c.recorded_at > bindparam("moment")
)
_LAST = select(func.coalesce(func.max(entry.c.number), 0)).where(
    entry.c.stream == bindparam("stream")
)
_ADD_ENTRY = insert(entry)
_ADD_PAYLOAD = insert(payload)
_BEGIN_HEAD = insert(head)
_MOVE_HEAD = (
    update(head)
    .where(head.c.stream == bindparam("which"))
    .values(number=bindparam("to"), hash=bindparam("link"))
)
_REMEMBER = insert(idempotency)


class SqlJournal:
    """The staff log on a database (port: crisis.journal.port.Journal)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def head(self, stream: str) -> Head | None:
        """Give the head of a stream, None when there is no such stream."""
        return self._database.read(lambda connection: _head(connection, stream))

    def heads(self) -> tuple[Head, ...]:
        """Give the heads of all streams."""
        rows = self._database.read(lambda connection: connection.execute(_HEADS).all())
        return tuple(_as_head(row) for row in rows)

    def entries(self, stream: str, *, after: int = 0, limit: int | None = None) -> list[Entry]:
        """Give the entries after a number, in order."""
        return self._database.read(
            lambda connection: read_entries(connection, stream, after, limit)
        )

    def last_at(self, stream: str, moment: datetime) -> int:
        """Give the last number of the longest prefix recorded at or before the moment."""
        place = {"stream": stream, "moment": stamp_text(moment)}

        def find(connection: Connection) -> int:
            first_later = connection.execute(_FIRST_LATER, place).scalar()
            if first_later is not None:
                return int(first_later) - 1
            return int(connection.execute(_LAST, {"stream": stream}).scalar_one())

        return self._database.read(find)

    def stored(self, request: KeyedRequest) -> bytes | None:
        """Give the stored answer of a repeated request; raises Refused when it asks otherwise."""
        return self._database.read(lambda connection: _stored(connection, request))

    def append(self, wish: Append) -> Stored:
        """Append in one transaction: lock, key, number, hash, insert, head, commit."""
        return self._database.write(lambda connection: _append(connection, wish))

    def links(self, stream: str) -> Iterator[Link]:
        """Give the stored rows of a stream, exactly as they are, for the check of the chain."""
        after = 0
        while rows := self._rows(stream, after):
            for row in rows:
                yield Link(**row._mapping)
            after = int(rows[-1].number)

    def _rows(self, stream: str, after: int) -> list[Any]:
        place = {"stream": stream, "after": after, "most": CHUNK}
        return self._database.read(lambda connection: list(connection.execute(_LINKS, place).all()))


def _head(connection: Connection, stream: str, *, lock: bool = False) -> Head | None:
    row = connection.execute(_HEAD_LOCKED if lock else _HEAD, {"stream": stream}).first()
    return _as_head(row) if row else None


def _as_head(row: Any) -> Head:
    return Head(stream=row.stream, mode=Mode(row.mode), number=row.number, hash=row.hash)


def read_entries(connection: Connection, stream: str, after: int, limit: int | None) -> list[Entry]:
    """Give entries inside a transaction that is open already."""
    place = {"stream": stream, "after": after, "most": ALL if limit is None else limit}
    rows = connection.execute(_ENTRIES, place)
    return [_as_entry(stream, *row) for row in rows]


def _as_entry(stream: str, number: int, envelope: bytes, link: str, body: bytes | None) -> Entry:
    read = decode_envelope(stream, number, envelope)
    return Entry(stamp=_stamp(read, link), type=read.type, event=decode_event(read.type, body))


def _stamp(envelope: Envelope, link: str) -> Stamp:
    return Stamp(
        stream=envelope.stream,
        number=envelope.number,
        recorded_at=stamp_time(envelope.recorded_at),
        account=envelope.account,
        seat=envelope.seat,
        authority=envelope.authority,
        planning_head=envelope.planning_head,
        hash=link,
    )


def _stored(connection: Connection, request: KeyedRequest) -> bytes | None:
    asked = {"account": request.account, "route": request.route, "key": request.key}
    row = connection.execute(_STORED, asked).first()
    if row is None:
        return None
    if row.request_hash != request.request_hash:
        raise Refused("idempotency.other_content")
    return bytes(row.outcome)


def _append(connection: Connection, wish: Append) -> Stored:
    now = _head(connection, wish.stream, lock=True)
    repeated = _stored(connection, wish.request)
    if repeated is not None:
        return Stored(outcome=repeated, entries=(), replayed=True)
    if now is not None and now.mode is not wish.mode:
        raise Refused("permission.mode", kind=RefusalKind.FORBIDDEN)
    number = now.number if now else 0
    events = wish.events
    if number != wish.seen:
        missed = read_entries(connection, wish.stream, wish.seen, None)
        answer = wish.again(tuple(missed))
        if isinstance(answer, Refused):
            raise answer
        events = answer
    entries = _write(connection, wish, events, number, now.hash if now else GENESIS)
    outcome = wish.outcome(tuple(one.stamp.number for one in entries), wish.recorded_at)
    _move(connection, wish, entries[-1].stamp, begin=now is None)
    _remember(connection, wish, outcome)
    for change in wish.also:
        change(connection, entries)
    return Stored(outcome=outcome, entries=entries, replayed=False)


def _write(
    connection: Connection, wish: Append, events: tuple[Event, ...], number: int, previous: str
) -> tuple[Entry, ...]:
    rows: list[dict[str, Any]] = []
    bodies: list[dict[str, Any]] = []
    entries: list[Entry] = []
    for event in events:
        number += 1
        body, salt = encode_event(event), secrets.token_bytes(SALT_BYTES)
        sealed = _envelope(wish, event, number, previous, commit(salt, body))
        data = encode_envelope(sealed)
        previous = digest(data)
        place = {"stream": wish.stream, "number": number}
        rows.append(
            {**place, "recorded_at": sealed.recorded_at, "envelope": data, "hash": previous}
        )
        bodies.append({**place, "salt": salt, "body": body})
        entries.append(Entry(stamp=_stamp(sealed, previous), type=sealed.type, event=event))
    connection.execute(_ADD_ENTRY, rows)
    connection.execute(_ADD_PAYLOAD, bodies)
    return tuple(entries)


def _envelope(wish: Append, event: Event, number: int, previous: str, commitment: str) -> Envelope:
    return Envelope(
        format=FORMAT,
        stream=wish.stream,
        mode=wish.mode.value,
        number=number,
        previous=previous,
        recorded_at=stamp_text(wish.recorded_at),
        account=wish.author.account,
        seat=wish.author.seat,
        authority=wish.author.authority,
        type=type(event).__name__,
        schema=event.SCHEMA,
        planning_head=wish.planning_head,
        commitment=commitment,
    )


def _move(connection: Connection, wish: Append, last: Stamp, *, begin: bool) -> None:
    if begin:
        place = {"stream": wish.stream, "mode": wish.mode.value}
        connection.execute(_BEGIN_HEAD, {**place, "number": last.number, "hash": last.hash})
        return
    moved = {"which": wish.stream, "to": last.number, "link": last.hash}
    connection.execute(_MOVE_HEAD, moved)


def _remember(connection: Connection, wish: Append, outcome: bytes) -> None:
    connection.execute(
        _REMEMBER,
        {
            "account": wish.request.account,
            "route": wish.request.route,
            "key": wish.request.key,
            "request_hash": wish.request.request_hash,
            "outcome": outcome,
            "recorded_at": stamp_text(wish.recorded_at),
        },
    )
