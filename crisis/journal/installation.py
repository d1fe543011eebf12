"""Which installation a database belongs to: a name drawn once, so that papers can name it."""

from __future__ import annotations

import contextlib
import secrets
from datetime import datetime

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from crisis.journal.codec import stamp_text
from crisis.journal.database import Database
from crisis.journal.keeping_tables import installation


def identity(database: Database, now: datetime) -> str:
    """Give the installation's name; the first who asks draws it, and all others get the same."""
    row = {"one": 1, "id": secrets.token_hex(16), "made_at": stamp_text(now)}
    found = database.read(known)
    if found is None:
        with contextlib.suppress(IntegrityError):  # another process was quicker
            database.write(lambda connection: connection.execute(insert(installation).values(row)))
        found = database.read(known)
    assert found is not None
    return found


def known(connection: Connection) -> str | None:
    """Give the name when it has been drawn."""
    found = connection.execute(select(installation.c.id)).scalar()
    return None if found is None else str(found)


def ours(connection: Connection) -> str | None:
    """Give the name, also of a database whose layout has no place for it yet."""
    there = connection.dialect.has_table(connection, installation.name)
    return known(connection) if there else None
