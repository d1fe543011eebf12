"""The journal in SQL: append under the head's lock, read in order."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import (
    BigInteger,
    Connection,
    and_,
    bindparam,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from crisis.errors import RefusalKind, Refused
from crisis.events import Event, Stamp
from crisis.journal import postgres
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
from crisis.journal.port import Append, Entry, Head, KeyedRequest, PlanningMoved, Stored
from crisis.journal.prepared import Prepared
from crisis.journal.tables import FORGOTTEN, entry, head, idempotency, payload
from crisis.terms.ids import PLANNING
from crisis.terms.operations import Mode

CHUNK = 2_000
"""How many rows are fetched at a time when a whole stream is read."""
ALL = 2**53
"""A limit that no stream reaches."""

_STREAM = head.c.stream == bindparam("stream")
_heads = select(head.c.stream, head.c.mode, head.c.number, head.c.hash)
_HEADS, _HEAD = Prepared(_heads), Prepared(_heads.where(_STREAM))
_planning = head.alias("planning")
_LOCKED = Prepared(
    select(
        head.c.mode,
        head.c.number,
        head.c.hash,
        select(_planning.c.number).where(_planning.c.stream == PLANNING).scalar_subquery(),
    )
    .where(_STREAM)
    .with_for_update(of=head)
)
_BOTH = and_(entry.c.stream == payload.c.stream, entry.c.number == payload.c.number)
_entries = (
    select(entry.c.number, entry.c.envelope, entry.c.hash, payload.c.body)
    .select_from(entry.outerjoin(payload, _BOTH))
    .where(entry.c.stream == bindparam("stream"), entry.c.number > bindparam("after"))
    .order_by(entry.c.number)
    .limit(bindparam("most", type_=BigInteger))
)
_ENTRIES = Prepared(_entries)
_LINKS = Prepared(_entries.add_columns(entry.c.recorded_at, payload.c.salt))
_STORED = Prepared(
    select(idempotency.c.request_hash, idempotency.c.outcome).where(
        idempotency.c.account == bindparam("account"),
        idempotency.c.route == bindparam("route"),
        idempotency.c.key == bindparam("key"),
    )
)
_FIRST_LATER = Prepared(
    select(func.min(entry.c.number)).where(
        entry.c.stream == bindparam("stream"), entry.c.recorded_at > bindparam("moment")
    )
)
_LAST = Prepared(
    select(func.coalesce(func.max(entry.c.number), 0)).where(entry.c.stream == bindparam("stream"))
)
_ADD_ENTRY = Prepared(insert(entry).inline())
_ADD_PAYLOAD = Prepared(insert(payload).inline())
_BEGIN_HEAD = Prepared(insert(head).inline())
_MOVE_HEAD = Prepared(
    update(head).where(_STREAM).values(number=bindparam("to"), hash=bindparam("link"))
)
_REMEMBER = Prepared(insert(idempotency).inline())


class SqlJournal:
    """The staff log on a database (port: crisis.journal.port.Journal)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def head(self, stream: str) -> Head | None:
        """Give the head of a stream, None when there is no such stream."""
        return self._database.read(lambda connection: _head(connection, stream))

    def heads(self) -> tuple[Head, ...]:
        """Give the heads of all streams."""
        rows = self._database.read(lambda connection: _HEADS.run(connection, {}).fetchall())
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
            first_later = _FIRST_LATER.first(connection, place)[0]
            if first_later is not None:
                return int(first_later) - 1
            return int(_LAST.first(connection, place)[0])

        return self._database.read(find)

    def stored(self, request: KeyedRequest) -> bytes | None:
        """Give the stored answer of a repeated request; raises Refused when it asks otherwise."""
        return self._database.read(lambda connection: _stored(connection, request))

    def append(self, wish: Append) -> Stored:
        """Append in one transaction: lock, key, number, hash, insert, head, commit."""
        try:
            return self._database.write(lambda connection: _append(connection, wish), wish.stream)
        except IntegrityError:
            # A new operation has no head to lock: the same key may have come to another process at
            # the same moment, and then only one of the two is kept.
            earlier = self.stored(wish.request)
            if earlier is None:
                raise
            return Stored(outcome=earlier, entries=(), replayed=True)

    def links(self, stream: str) -> Iterator[Link]:
        """Give the stored rows of a stream, exactly as they are, for the check of the chain."""
        after = 0
        while rows := self._rows(stream, after):
            for number, envelope, link, body, recorded_at, salt in rows:
                yield Link(stream, number, recorded_at, envelope, link, salt, body)
            after = int(rows[-1][0])

    def _rows(self, stream: str, after: int) -> list[Any]:
        place = {"stream": stream, "after": after, "most": CHUNK}
        return self._database.read(lambda connection: _LINKS.run(connection, place).fetchall())


def _head(connection: Connection, stream: str) -> Head | None:
    row = _HEAD.first(connection, {"stream": stream})
    return _as_head(row) if row else None


def _as_head(row: Any) -> Head:
    return Head(stream=row[0], mode=Mode(row[1]), number=row[2], hash=row[3])


def read_entries(connection: Connection, stream: str, after: int, limit: int | None) -> list[Entry]:
    """Give entries inside a transaction that is open already."""
    place = {"stream": stream, "after": after, "most": ALL if limit is None else limit}
    rows = _ENTRIES.run(connection, place).fetchall()
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
    row = _STORED.first(connection, asked)
    if row is None:
        return None
    if row[0] not in (request.request_hash, FORGOTTEN):
        raise Refused("idempotency.other_content")
    return bytes(row[1])


class _Locked(msgspec.Struct, frozen=True):
    """A head that is ours until the transaction ends, and the planning's number beside it."""

    mode: Mode
    number: int
    hash: str
    planning: int


def _locked(connection: Connection, stream: str) -> _Locked | None:
    asked = {"stream": stream}
    row = _LOCKED.first(connection, asked)
    if row is None and connection.dialect.name == "postgresql":
        postgres.lock_name(connection, stream)  # there is no row to lock yet
        row = _LOCKED.first(connection, asked)
    return _Locked(Mode(row[0]), row[1], row[2], row[3] or 0) if row else None


def _append(connection: Connection, wish: Append) -> Stored:
    now = _locked(connection, wish.stream)
    repeated = _stored(connection, wish.request)
    if repeated is not None:
        return Stored(outcome=repeated, entries=(), replayed=True)
    if now is not None and wish.stream != PLANNING and now.planning != wish.planning_head:
        raise PlanningMoved
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
    entries: list[Entry] = []
    for event in events:
        number += 1
        body, salt = encode_event(event), secrets.token_bytes(SALT_BYTES)
        sealed = _envelope(wish, event, number, previous, commit(salt, body))
        data = encode_envelope(sealed)
        previous = digest(data)
        place = {"stream": wish.stream, "number": number}
        told = {"recorded_at": sealed.recorded_at, "envelope": data, "hash": previous}
        _ADD_ENTRY.run(connection, {**place, **told})
        _ADD_PAYLOAD.run(connection, {**place, "salt": salt, "body": body})
        entries.append(Entry(stamp=_stamp(sealed, previous), type=sealed.type, event=event))
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
        _BEGIN_HEAD.run(connection, {**place, "number": last.number, "hash": last.hash})
        return
    _MOVE_HEAD.run(connection, {"stream": wish.stream, "to": last.number, "link": last.hash})


def _remember(connection: Connection, wish: Append, outcome: bytes) -> None:
    _REMEMBER.run(
        connection,
        {
            "account": wish.request.account,
            "route": wish.request.route,
            "key": wish.request.key,
            "request_hash": wish.request.request_hash,
            "outcome": outcome,
            "recorded_at": stamp_text(wish.recorded_at),
        },
    )
