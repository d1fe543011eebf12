"""The append itself, inside a transaction: under the head's lock, once for each key.

Those who come together are one transaction, so each head is locked and moved once for all of them,
and their rows go to the database together. It is three statements for sixty-four, not six for each.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, insert, select, update

from crisis.errors import RefusalKind, Refused, StoreUnavailable
from crisis.events import Event
from crisis.journal import postgres
from crisis.journal.chain import GENESIS, SALT_BYTES, commit, digest
from crisis.journal.codec import FORMAT, Envelope, encode_envelope, encode_event, stamp_text
from crisis.journal.port import Append, Both, Entry, PlanningMoved, Stored
from crisis.journal.prepared import Prepared, together
from crisis.journal.recent import Recent
from crisis.journal.rows import STREAM, read_entries, stamp_of, stored_answer
from crisis.journal.tables import entry, head, idempotency, payload
from crisis.terms.ids import PLANNING, is_stock
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


class _Head(msgspec.Struct):
    """A head that is ours until the transaction ends, and the planning's number beside it."""

    mode: Mode
    number: int
    hash: str
    planning: int
    on_disk: int
    """The number up to which this transaction has handed its entries to the database."""


def _locked(connection: Connection, stream: str) -> _Head | None:
    asked = {"stream": stream}
    row = _LOCKED.first(connection, asked)
    if row is None and connection.dialect.name == "postgresql":
        postgres.lock_name(connection, stream)  # there is no row to lock yet
        row = _LOCKED.first(connection, asked)
    return _Head(Mode(row[0]), row[1], row[2], row[3] or 0, on_disk=row[1]) if row else None


def append_all(
    connection: Connection, wishes: Sequence[Append], recent: Recent, *, careful: bool
) -> list[Stored]:
    """Append for all who came together; the transaction is somebody else's, and takes all or none.

    careful: look each key up first. Otherwise a key that is there already is found out when its row
    will not go in (IntegrityError), and all is to be done again with care.
    """
    batch = Batch(connection, recent, careful=careful)
    batch.lock_stocks(wishes)
    done = [batch.take(wish) for wish in wishes]
    batch.send()
    for wish, stored in zip(wishes, done, strict=True):
        if not stored.replayed:
            for change in wish.also:
                change(connection, stored.entries)
    return done


class Batch:
    """What one transaction appends: each head is locked once, the rows go to the disk together."""

    def __init__(self, connection: Connection, recent: Recent, *, careful: bool) -> None:
        self._connection = connection
        self._recent = recent
        self._careful = careful
        self._heads: dict[str, _Head] = {}
        self._rows: dict[Prepared, list[dict[str, Any]]] = {
            _ADD_ENTRY: [],
            _ADD_PAYLOAD: [],
            _REMEMBER: [],
        }

    def take(self, wish: Append) -> Stored:
        """Lock, key, number, hash; what is to be inserted waits for `send`."""
        now = self.head(wish.stream)
        repeated = stored_answer(self._connection, wish.request) if self._careful else None
        if repeated is not None:
            return Stored(outcome=repeated, entries=(), replayed=True)
        if now is not None and wish.stream != PLANNING and now.planning != wish.planning_head:
            raise PlanningMoved
        if now is not None and now.mode is not wish.mode:
            raise Refused("permission.mode", kind=RefusalKind.FORBIDDEN)
        events, second = self._decided(wish, now)
        beside: tuple[Entry, ...] = ()
        if wish.second is not None and second:
            beside = self._write(wish, wish.second.stream, second)
        entries = self._write(wish, wish.stream, events)
        outcome = wish.outcome(tuple(one.stamp.number for one in entries), wish.recorded_at)
        self._rows[_REMEMBER].append(_key_row(wish, outcome))
        return Stored(outcome=outcome, entries=entries, replayed=False, beside=beside)

    def head(self, stream: str) -> _Head | None:
        """Give the head as this transaction has it, and lock it when it is the first to ask."""
        held = self._heads.get(stream)
        if held is None:
            held = _locked(self._connection, stream)
            if held is not None:
                self._heads[stream] = held
        return held

    def lock_stocks(self, wishes: Sequence[Append]) -> None:
        """Lock the heads of resources before any other, so that nobody waits in a circle: two
        operations that promise at once both begin here."""
        streams = {one.stream for one in wishes if is_stock(one.stream)}
        streams |= {one.second.stream for one in wishes if one.second is not None}
        for stream in sorted(streams):
            self.head(stream)

    def send(self) -> None:
        """Insert what waits and move the heads; a server is asked once for all of it."""
        moved = [(name, one) for name, one in self._heads.items() if one.number != one.on_disk]
        begun = [
            {"stream": name, "mode": one.mode.value, "number": one.number, "hash": one.hash}
            for name, one in moved
            if not one.on_disk
        ]
        further = [
            {"stream": name, "to": one.number, "link": one.hash}
            for name, one in moved
            if one.on_disk
        ]
        # Where one is taken back to his savepoint psycopg would go on with statements that the
        # server never prepared; so the careful are handed over one by one.
        with nullcontext() if self._careful else together(self._connection):
            for statement, rows in self._rows.items():
                statement.run_all(self._connection, rows)
                rows.clear()
            _BEGIN_HEAD.run_all(self._connection, begun)
            _MOVE_HEAD.run_all(self._connection, further)
        for _, one in moved:
            one.on_disk = one.number

    def _decided(self, wish: Append, now: _Head | None) -> Both:
        """Give what the rule decided, asked again when others came first."""
        missed = self._missed(wish.stream, wish.seen, now)
        second = wish.second
        if second is None:
            answer = wish.again(missed) if missed else wish.events
            if isinstance(answer, Refused):
                raise answer
            return answer, ()
        stock = self.head(second.stream)
        if stock is not None and stock.mode is not wish.mode:
            raise Refused("permission.mode", kind=RefusalKind.FORBIDDEN)
        gone = self._missed(second.stream, second.seen, stock)
        if not missed and not gone:
            return wish.events, second.events
        both = second.again(missed, gone)
        if isinstance(both, Refused):
            raise both
        return both

    def _missed(self, stream: str, seen: int, now: _Head | None) -> tuple[Entry, ...]:
        """Give what others appended to a stream since the rule saw it."""
        number = now.number if now else 0
        if number == seen:
            return ()
        if number < seen:
            raise StoreUnavailable("the journal has less than was read of it")
        missed = self._recent.after(stream, seen, now.hash) if now else None
        if missed is None:
            self.send()  # what this transaction itself appended is read with the rest
            missed = tuple(read_entries(self._connection, stream, seen, None))
        return missed

    def _write(self, wish: Append, stream: str, events: tuple[Event, ...]) -> tuple[Entry, ...]:
        now = self._heads.get(stream)
        if now is None:
            now = _Head(wish.mode, 0, GENESIS, 0, on_disk=0)
            self._heads[stream] = now
        previous = now.hash
        entries: list[Entry] = []
        for event in events:
            body, salt = encode_event(event), secrets.token_bytes(SALT_BYTES)
            sealed = _envelope(wish, stream, event, now, commit(salt, body))
            data = encode_envelope(sealed)
            now.number, now.hash = sealed.number, digest(data)
            place = {"stream": stream, "number": now.number}
            told = {"recorded_at": sealed.recorded_at, "envelope": data, "hash": now.hash}
            self._rows[_ADD_ENTRY].append({**place, **told})
            self._rows[_ADD_PAYLOAD].append({**place, "salt": salt, "body": body})
            stamp = stamp_of(sealed, now.hash)
            entries.append(Entry(stamp=stamp, type=sealed.type, event=event))
        written = tuple(entries)
        self._recent.add(written, previous)
        return written


def _envelope(wish: Append, stream: str, event: Event, head: _Head, commitment: str) -> Envelope:
    return Envelope(
        format=FORMAT,
        stream=stream,
        mode=wish.mode.value,
        number=head.number + 1,
        previous=head.hash,
        recorded_at=stamp_text(wish.recorded_at),
        account=wish.author.account,
        seat=wish.author.seat,
        authority=wish.author.authority,
        type=type(event).__name__,
        schema=event.SCHEMA,
        planning_head=wish.planning_head,
        commitment=commitment,
    )


def _key_row(wish: Append, outcome: bytes) -> dict[str, Any]:
    return {
        "account": wish.request.account,
        "route": wish.request.route,
        "key": wish.request.key,
        "request_hash": wish.request.request_hash,
        "outcome": outcome,
        "recorded_at": stamp_text(wish.recorded_at),
    }
