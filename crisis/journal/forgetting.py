"""Keys of writes are kept for thirty days, so that a board that was off that long may ask again."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select

from crisis.journal.codec import stamp_text
from crisis.journal.database import Database
from crisis.journal.tables import idempotency

KEPT = timedelta(days=30)
AT_ONCE = 2_000
"""Rows in one transaction: entries must not wait behind a month's keys."""


def forget_old_keys(database: Database, now: datetime) -> int:
    """Delete the keys that are older; give how many that were."""
    before, gone = stamp_text(now - KEPT), 0
    while (some := database.write(lambda connection: _forget_some(connection, before))) > 0:
        gone += some
    return gone


def _forget_some(connection: Connection, before: str) -> int:
    asked = idempotency.c
    query = select(asked.recorded_at).where(asked.recorded_at < before)
    last = connection.execute(
        query.order_by(asked.recorded_at).offset(AT_ONCE - 1).limit(1)
    ).scalar()
    old = asked.recorded_at < before if last is None else asked.recorded_at <= last
    return int(connection.execute(delete(idempotency).where(old)).rowcount)
