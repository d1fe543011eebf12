"""The outbox: what is to leave the house, claimed under a lease, each claim with its fence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, or_, select, update

from crisis.journal.codec import stamp_text
from crisis.journal.database import Database
from crisis.journal.outbox_tables import attempt, channel, outbox, part
from crisis.journal.receivers import Receivers
from crisis.terms.operations import Mode
from crisis.terms.statements import (
    PRESS_ROOM,
    SETTLED,
    SINKS,
    Act,
    ChannelKind,
    Delivery,
    Outlet,
)

LEASE = timedelta(seconds=10)
"""How long a claim holds without being renewed; a dead publisher's work is free after it."""

LATE = timedelta(seconds=60)
"""A row that is due for so long and is still there has no publisher."""

_WAITING = Delivery.WAITING.value
_ASKS = [Delivery.FAILED.value, Delivery.UNCERTAIN.value]


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A row that one publisher has for a while.

    fence: grows with every claim; what an older one tells is refused. began: an attempt was
    written down before and never ended, so nobody knows what came of it.
    """

    id: int
    stream: str
    mode: Mode
    statement: int
    version: int
    act: Act
    outlet: Outlet
    hash: str
    fence: int
    attempts: int
    began: bool


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How it stands with the receivers of a channel that has several."""

    delivered: int = 0
    refused: int = 0
    unknown: int = 0
    waiting: int = 0

    @property
    def total(self) -> int:
        """How many receivers there are."""
        return self.delivered + self.refused + self.unknown + self.waiting


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How sending stands: rows that lie although they are due, rows that a person must see to."""

    lying: int
    asks: int


class Outbox:
    """What waits to leave. Rows are written by `outbox_writing.write`, beside the journal."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def channels(self, mode: Mode) -> tuple[Outlet, ...]:
        """Give the ways out: in earnest those the live publisher has, in an exercise the sinks."""
        if mode is Mode.EXERCISE:
            return SINKS
        query = select(channel).order_by(channel.c.place)
        rows = self._database.read(lambda connection: connection.execute(query).all())
        found = tuple(Outlet(id=row.id, kind=ChannelKind(row.kind), name=row.name) for row in rows)
        return found or (PRESS_ROOM,)

    def set_channels(self, outlets: Iterable[Outlet]) -> None:
        """Note which ways out the live publisher has been given settings for."""
        rows = [
            {"id": one.id, "kind": one.kind.value, "name": one.name, "place": place}
            for place, one in enumerate(outlets)
        ]

        def work(connection: Connection) -> None:
            connection.execute(delete(channel))
            connection.execute(insert(channel), rows)

        self._database.write(work)

    def due(self, mode: Mode, now: datetime, stream: str | None = None) -> list[int]:
        """Give the rows that may be claimed now, in the order they were written."""
        query = select(outbox.c.id).where(*_claimable(mode, now)).order_by(outbox.c.id)
        if stream is not None:
            query = query.where(outbox.c.stream == stream)
        rows = self._database.read(lambda connection: connection.execute(query).all())
        return [row.id for row in rows]

    def claim(self, number: int, mode: Mode, owner: str, now: datetime) -> Claim | None:
        """Take a row for the length of a lease; None when it is not to be had."""

        def work(connection: Connection) -> Claim | None:
            taken = connection.execute(
                update(outbox)
                .where(outbox.c.id == number, *_claimable(mode, now))
                .values(fence=outbox.c.fence + 1, owner=owner, lease_until=stamp_text(now + LEASE))
            )
            if taken.rowcount != 1:
                return None
            row = connection.execute(select(outbox).where(outbox.c.id == number)).one()
            return _claim(row, began=_open_attempt(connection, number))

        return self._database.write(work)

    def renew(self, claim: Claim, now: datetime) -> bool:
        """Hold on to a claim; False when another has it by now."""
        held = update(outbox).where(*_held(claim)).values(lease_until=stamp_text(now + LEASE))
        return bool(self._database.write(lambda connection: connection.execute(held).rowcount))

    def put_back(self, claim: Claim, not_before: datetime) -> None:
        """Let a row go untried until a moment."""
        free = {"lease_until": None, "owner": None, "not_before": stamp_text(not_before)}
        change = update(outbox).where(*_held(claim)).values(**free)
        self._database.write(lambda connection: connection.execute(change))

    def begin(self, claim: Claim, now: datetime) -> bool:
        """Write down that sending begins; False when the claim was lost meanwhile."""

        def work(connection: Connection) -> bool:
            held = update(outbox).where(*_held(claim)).values(lease_until=stamp_text(now + LEASE))
            if connection.execute(held).rowcount != 1:
                return False
            row = {"outbox": claim.id, "fence": claim.fence, "attempt": claim.attempts + 1}
            connection.execute(insert(attempt).values(**row, started_at=stamp_text(now)))
            return True

        return self._database.write(work)

    def counts(self, number: int) -> Counts:
        """Give how it stands with the receivers of a row."""
        query = select(part.c.state, func.count()).where(part.c.outbox == number)
        rows = self._database.read(
            lambda connection: connection.execute(query.group_by(part.c.state)).all()
        )
        found = {str(row[0]): int(row[1]) for row in rows}
        unknown = found.get("unknown", 0) + found.get("begun", 0)
        return Counts(
            delivered=found.get("delivered", 0),
            refused=found.get("refused", 0),
            unknown=unknown,
            waiting=found.get("waiting", 0),
        )

    def earlier(self, claim: Claim) -> tuple[Delivery, Counts] | None:
        """Give what came of the row this one comes after, None when it comes after none."""
        before = select(outbox.c.after).where(outbox.c.id == claim.id).scalar_subquery()
        query = select(outbox.c.id, outbox.c.state).where(outbox.c.id == before)
        row = self._database.read(lambda connection: connection.execute(query).first())
        return None if row is None else (Delivery(row.state), self.counts(int(row.id)))

    def standing(self, mode: Mode, now: datetime) -> Standing:
        """Give how many rows are left lying though they are due, and how many need a person."""
        late = stamp_text(now - LATE)
        mine = outbox.c.mode == mode.value
        lying = select(func.count()).where(
            mine, outbox.c.state == _WAITING, outbox.c.not_before <= late
        )
        asks = select(func.count()).where(mine, outbox.c.state.in_(_ASKS))

        def work(connection: Connection) -> Standing:
            return Standing(
                lying=int(connection.execute(lying).scalar_one()),
                asks=int(connection.execute(asks).scalar_one()),
            )

        return self._database.read(work)

    def unsettled(self, stream: str) -> int:
        """Give how many rows of an operation wait or are under way."""
        query = select(func.count()).where(
            outbox.c.stream == stream, outbox.c.state.not_in([one.value for one in SETTLED])
        )
        return int(self._database.read(lambda connection: connection.execute(query).scalar_one()))

    def receivers(self, claim: Claim) -> Receivers:
        """Give the receivers of a claimed row."""
        return Receivers(self._database, claim.id, claim.fence)


def _claimable(mode: Mode, now: datetime) -> tuple[ColumnElement[bool], ...]:
    """A row is free when its time has come, nobody holds it, and what it follows is settled."""
    moment = stamp_text(now)
    earlier = outbox.alias("earlier")
    blocked = select(earlier.c.id).where(
        earlier.c.id == outbox.c.after, earlier.c.state == _WAITING
    )
    return (
        outbox.c.mode == mode.value,
        outbox.c.state == _WAITING,
        # Nobody has held it yet: its time is that of another process's clock, which may be wrong.
        or_(outbox.c.fence == 0, outbox.c.not_before <= moment),
        or_(outbox.c.lease_until.is_(None), outbox.c.lease_until < moment),
        ~blocked.exists(),
    )


def _held(claim: Claim) -> tuple[ColumnElement[bool], ...]:
    return (
        outbox.c.id == claim.id,
        outbox.c.fence == claim.fence,
        outbox.c.state == _WAITING,
    )


def _open_attempt(connection: Connection, number: int) -> bool:
    query = select(attempt.c.fence).where(attempt.c.outbox == number, attempt.c.ended_at.is_(None))
    return connection.execute(query).first() is not None


def _claim(row: Row[Any], *, began: bool) -> Claim:
    return Claim(
        id=row.id,
        stream=row.stream,
        mode=Mode(row.mode),
        statement=row.statement,
        version=row.version,
        act=Act(row.act),
        outlet=Outlet(id=row.channel, kind=ChannelKind(row.kind), name=row.name),
        hash=row.hash,
        fence=row.fence,
        attempts=row.attempts,
        began=began,
    )
