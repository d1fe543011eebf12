"""The append itself, inside a transaction: under the head's lock, once for each key."""

from __future__ import annotations

import secrets

import msgspec
from sqlalchemy import Connection, bindparam, insert, select, update

from crisis.errors import RefusalKind, Refused
from crisis.events import Event, Stamp
from crisis.journal import postgres
from crisis.journal.chain import GENESIS, SALT_BYTES, commit, digest
from crisis.journal.codec import FORMAT, Envelope, encode_envelope, encode_event, stamp_text
from crisis.journal.port import Append, Entry, PlanningMoved, Stored
from crisis.journal.prepared import Prepared, together
from crisis.journal.recent import Recent
from crisis.journal.rows import STREAM, read_entries, stamp_of, stored_answer
from crisis.journal.tables import entry, head, idempotency, payload
from crisis.terms.ids import PLANNING
from crisis.terms.operations import Mode

_planning = head.alias("planning")
_LOCKED = Prepared(
    select(
        head.c.mode,
        head.c.number,
        head.c.hash,
        select(_planning.c.number).where(_planning.c.stream == PLANNING).scalar_subquery(),
    )
    .where(STREAM)
    .with_for_update(of=head)
)
_ADD_ENTRY = Prepared(insert(entry).inline())
_ADD_PAYLOAD = Prepared(insert(payload).inline())
_BEGIN_HEAD = Prepared(insert(head).inline())
_MOVE_HEAD = Prepared(
    update(head).where(STREAM).values(number=bindparam("to"), hash=bindparam("link"))
)
_REMEMBER = Prepared(insert(idempotency).inline())


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


def append(connection: Connection, wish: Append, recent: Recent) -> Stored:
    """Lock, key, number, hash, insert, move the head; the transaction is somebody else's."""
    now = _locked(connection, wish.stream)
    repeated = stored_answer(connection, wish.request)
    if repeated is not None:
        return Stored(outcome=repeated, entries=(), replayed=True)
    if now is not None and wish.stream != PLANNING and now.planning != wish.planning_head:
        raise PlanningMoved
    if now is not None and now.mode is not wish.mode:
        raise Refused("permission.mode", kind=RefusalKind.FORBIDDEN)
    number = now.number if now else 0
    events = wish.events
    if number != wish.seen:
        missed = recent.after(wish.stream, wish.seen, now.hash) if now else None
        if missed is None:
            missed = tuple(read_entries(connection, wish.stream, wish.seen, None))
        answer = wish.again(missed)
        if isinstance(answer, Refused):
            raise answer
        events = answer
    with together(connection):
        entries = _write(connection, wish, events, number, now.hash if now else GENESIS)
        outcome = wish.outcome(tuple(one.stamp.number for one in entries), wish.recorded_at)
        _move(connection, wish, entries[-1].stamp, begin=now is None)
        _remember(connection, wish, outcome)
    for change in wish.also:
        change(connection, entries)
    recent.add(entries)
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
        entries.append(Entry(stamp=stamp_of(sealed, previous), type=sealed.type, event=event))
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
