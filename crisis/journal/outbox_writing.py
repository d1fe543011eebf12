"""What goes into the outbox in the transaction of the append that lets a statement out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select, update

from crisis.errors import RefusalKind, Refused
from crisis.events import Stamp
from crisis.events.publishing import (
    DeliveryReported,
    HoldingStatementIssued,
    StatementReleased,
    StatementResent,
    StatementRetracted,
)
from crisis.events.statements import StatementChanged, StatementDrafted, StatementSigned
from crisis.journal.codec import stamp_text
from crisis.journal.outbox_tables import attempt, author, outbox, part, release, signature
from crisis.journal.port import Entry
from crisis.journal.tables import head
from crisis.terms.operations import Mode
from crisis.terms.statements import Act, Delivery, Outlet

WAITING = Delivery.WAITING.value
SENT_ONCE = ("refused", "unknown")
"""Receivers a person may have sent to again; whoever has it already does not get it twice."""


def write(connection: Connection, entries: tuple[Entry, ...]) -> None:
    """Write what the entries mean for the outbox; raises Refused when a claim was lost."""
    for one in entries:
        step = _STEPS.get(type(one.event))
        if step:
            step(connection, one.stamp, one.event)


def _wrote(
    connection: Connection, stamp: Stamp, event: StatementDrafted | StatementChanged
) -> None:
    row = {
        "stream": stamp.stream,
        "statement": event.statement,
        "person": _person(connection, stamp),
    }
    found = select(author).where(*(author.c[name] == value for name, value in row.items()))
    if connection.execute(found).first() is None:
        connection.execute(insert(author).values(**row))


def _signed(connection: Connection, stamp: Stamp, event: StatementSigned) -> None:
    connection.execute(
        insert(signature).values(
            stream=stamp.stream,
            statement=event.statement,
            version=event.version,
            authority=event.authority,
            person=_person(connection, stamp),
            hash=event.frozen_hash,
        )
    )


def _released(connection: Connection, stamp: Stamp, event: StatementReleased) -> None:
    _let_out(connection, _Leaving.by(stamp, event, event.version), event.channels, event.corrects)


def _issued(connection: Connection, stamp: Stamp, event: HoldingStatementIssued) -> None:
    _let_out(connection, _Leaving.by(stamp, event, 1), event.channels, None)


def _retracted(connection: Connection, stamp: Stamp, event: StatementRetracted) -> None:
    bound = connection.execute(
        select(release.c.hash).where(
            release.c.stream == stamp.stream,
            release.c.statement == event.statement,
            release.c.version == event.version,
            release.c.act == Act.PUBLISH.value,
        )
    ).scalar_one()
    leaving = _Leaving(
        stream=stamp.stream,
        entry=stamp.number,
        at=stamp_text(stamp.recorded_at),
        statement=event.statement,
        version=event.version,
        act=Act.RETRACT,
        hash=bound,
        send_before=stamp_text(event.send_before),
    )
    _let_out(connection, leaving, event.channels, event.statement)


class _Leaving(msgspec.Struct, frozen=True, kw_only=True):
    """What leaves, by which entry; the same on every channel."""

    stream: str
    entry: int
    at: str
    statement: int
    version: int
    act: Act
    hash: str
    send_before: str

    @classmethod
    def by(
        cls, stamp: Stamp, event: StatementReleased | HoldingStatementIssued, version: int
    ) -> _Leaving:
        return cls(
            stream=stamp.stream,
            entry=stamp.number,
            at=stamp_text(stamp.recorded_at),
            statement=event.statement,
            version=version,
            act=Act.PUBLISH,
            hash=event.frozen_hash,
            send_before=stamp_text(event.send_before),
        )


def _let_out(
    connection: Connection, one: _Leaving, channels: tuple[Outlet, ...], follows: int | None
) -> None:
    """Write the release, and a row for each channel that waits for what it follows there."""
    text = {
        "stream": one.stream,
        "mode": _mode(connection, one.stream).value,
        "statement": one.statement,
        "version": one.version,
        "act": one.act.value,
        "hash": one.hash,
    }
    connection.execute(insert(release).values(**text, entry=one.entry))
    earlier = _rows(connection, one.stream, follows)
    for outlet in channels:
        connection.execute(
            insert(outbox).values(
                **text,
                channel=outlet.id,
                kind=outlet.kind.value,
                name=outlet.name,
                after=earlier.get(outlet.id),
                state=WAITING,
                not_before=one.at,
                send_before=one.send_before,
                attempts=0,
                fence=0,
            )
        )
    # What it replaces and has not left yet is looked at first, and then falls.
    wake = update(outbox).where(outbox.c.id.in_(earlier.values()), outbox.c.state == WAITING)
    connection.execute(wake.values(not_before=one.at))


def _resent(connection: Connection, stamp: Stamp, event: StatementResent) -> None:
    chosen = (
        outbox.c.stream == stamp.stream,
        outbox.c.statement == event.statement,
        outbox.c.version == event.version,
        outbox.c.act == event.act.value,
        outbox.c.channel == event.channel,
    )
    row = connection.execute(select(outbox.c.id).where(*chosen)).scalar_one()
    again = {
        "state": WAITING,
        "not_before": stamp_text(stamp.recorded_at),
        "send_before": stamp_text(event.send_before),
        "attempts": 0,
        "lease_until": None,
        "owner": None,
    }
    connection.execute(update(outbox).where(outbox.c.id == row).values(**again))
    open_again = update(part).where(part.c.outbox == row, part.c.state.in_(SENT_ONCE))
    connection.execute(open_again.values(state="waiting"))
    # The person has looked: an attempt that never ended no longer stands in the way.
    done = update(attempt).where(attempt.c.outbox == row, attempt.c.ended_at.is_(None))
    connection.execute(done.values(ended_at=stamp_text(stamp.recorded_at), outcome="unknown"))


def _reported(connection: Connection, stamp: Stamp, event: DeliveryReported) -> None:
    """Only the claim that is newest may tell; the row moves and the entry stands, or neither."""
    now = stamp_text(stamp.recorded_at)
    moved = connection.execute(
        update(outbox)
        .where(
            outbox.c.id == event.outbox,
            outbox.c.stream == stamp.stream,
            outbox.c.fence == event.fence,
            outbox.c.state == WAITING,
        )
        .values(
            state=event.outcome.value,
            attempts=event.attempt,
            not_before=stamp_text(event.again_at) if event.again_at else now,
            lease_until=None,
            owner=None,
        )
    )
    if moved.rowcount != 1:
        raise Refused("publishing.fenced", kind=RefusalKind.CONFLICT)
    connection.execute(
        update(attempt)
        .where(attempt.c.outbox == event.outbox, attempt.c.ended_at.is_(None))
        .values(ended_at=now, outcome=event.outcome.value)
    )


def _rows(connection: Connection, stream: str, statement: int | None) -> dict[str, int]:
    """Give the newest publishing row of a statement on each channel."""
    if statement is None:
        return {}
    query = (
        select(outbox.c.channel, outbox.c.id)
        .where(
            outbox.c.stream == stream,
            outbox.c.statement == statement,
            outbox.c.act == Act.PUBLISH.value,
        )
        .order_by(outbox.c.id)
    )
    return {row.channel: row.id for row in connection.execute(query)}


def _mode(connection: Connection, stream: str) -> Mode:
    return Mode(connection.execute(select(head.c.mode).where(head.c.stream == stream)).scalar_one())


def person(account: int, seat: str, mode: Mode) -> str:
    """Give who a person is: an account; in an exercise an account on a seat."""
    return str(account) if mode is Mode.LIVE else f"{account}/{seat}"


def _person(connection: Connection, stamp: Stamp) -> str:
    return person(stamp.account, stamp.seat, _mode(connection, stamp.stream))


_STEPS: dict[type, Callable[[Connection, Stamp, Any], None]] = {
    StatementDrafted: _wrote,
    StatementChanged: _wrote,
    StatementSigned: _signed,
    StatementReleased: _released,
    HoldingStatementIssued: _issued,
    StatementRetracted: _retracted,
    StatementResent: _resent,
    DeliveryReported: _reported,
}
