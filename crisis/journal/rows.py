"""Rows of the journal as heads and entries, read inside a transaction that is open already."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Connection, and_, bindparam, func, select

from crisis.errors import Refused
from crisis.events import Stamp
from crisis.journal.codec import Envelope, decode_envelope, decode_event, stamp_time
from crisis.journal.port import Entry, Head, KeyedRequest
from crisis.journal.prepared import Prepared
from crisis.journal.tables import FORGOTTEN, entry, head, idempotency, payload
from crisis.terms.operations import Mode

ALL = 2**53
"""A limit that no stream reaches."""

STREAM = head.c.stream == bindparam("stream")
_heads = select(head.c.stream, head.c.mode, head.c.number, head.c.hash)
HEADS, _HEAD = Prepared(_heads), Prepared(_heads.where(STREAM))
_BOTH = and_(entry.c.stream == payload.c.stream, entry.c.number == payload.c.number)
_entries = (
    select(entry.c.number, entry.c.envelope, entry.c.hash, payload.c.body)
    .select_from(entry.outerjoin(payload, _BOTH))
    .where(entry.c.stream == bindparam("stream"), entry.c.number > bindparam("after"))
    .order_by(entry.c.number)
    .limit(bindparam("most", type_=BigInteger))
)
_ENTRIES = Prepared(_entries)
LINKS = Prepared(_entries.add_columns(entry.c.recorded_at, payload.c.salt))
_STORED = Prepared(
    select(idempotency.c.request_hash, idempotency.c.outcome).where(
        idempotency.c.account == bindparam("account"),
        idempotency.c.route == bindparam("route"),
        idempotency.c.key == bindparam("key"),
    )
)
# The stream is put together with nothing so that no index can begin with it: what came after a
# moment is few rows, a stream may be many.
FIRST_LATER = Prepared(
    select(func.min(entry.c.number)).where(
        entry.c.stream.concat("") == bindparam("stream"), entry.c.recorded_at > bindparam("moment")
    )
)
LAST = Prepared(
    select(func.coalesce(func.max(entry.c.number), 0)).where(entry.c.stream == bindparam("stream"))
)


def head_of(connection: Connection, stream: str) -> Head | None:
    """Give the head of a stream, None when there is no such stream."""
    row = _HEAD.first(connection, {"stream": stream})
    return as_head(row) if row else None


def lock_head(connection: Connection, stream: str) -> None:
    """Keep others from appending to a stream until the transaction ends."""
    connection.execute(select(head.c.number).where(head.c.stream == stream).with_for_update())


def as_head(row: Any) -> Head:
    """Give a row of heads as a head."""
    return Head(stream=row[0], mode=Mode(row[1]), number=row[2], hash=row[3])


def read_entries(connection: Connection, stream: str, after: int, limit: int | None) -> list[Entry]:
    """Give entries inside a transaction that is open already."""
    place = {"stream": stream, "after": after, "most": ALL if limit is None else limit}
    rows = _ENTRIES.run(connection, place).fetchall()
    return [_as_entry(stream, *row) for row in rows]


def _as_entry(stream: str, number: int, envelope: bytes, link: str, body: bytes | None) -> Entry:
    read = decode_envelope(stream, number, envelope)
    return Entry(stamp=stamp_of(read, link), type=read.type, event=decode_event(read.type, body))


def stamp_of(envelope: Envelope, link: str) -> Stamp:
    """Give the part of an envelope that a fold may use."""
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


def stored_answer(connection: Connection, request: KeyedRequest) -> bytes | None:
    """Give the answer kept under a key; raises Refused when the request asks otherwise."""
    asked = {"account": request.account, "route": request.route, "key": request.key}
    row = _STORED.first(connection, asked)
    if row is None:
        return None
    if row[0] not in (request.request_hash, FORGOTTEN):
        raise Refused("idempotency.other_content")
    return bytes(row[1])
