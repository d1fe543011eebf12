"""The journal in SQL: append under the head's lock, read in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from crisis.journal.appending import append_all
from crisis.journal.chain import Link
from crisis.journal.codec import stamp_text
from crisis.journal.database import Database
from crisis.journal.port import Append, Entry, Head, KeyedRequest, Stored
from crisis.journal.recent import Recent
from crisis.journal.rows import (
    FIRST_LATER,
    HEADS,
    LAST,
    LINKS,
    as_head,
    head_of,
    read_entries,
    stored_answer,
)

CHUNK = 2_000
"""How many rows are fetched at a time when a whole stream is read."""


class SqlJournal:
    """The staff log on a database (port: crisis.journal.port.Journal)."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._recent = Recent()

    def head(self, stream: str) -> Head | None:
        """Give the head of a stream, None when there is no such stream."""
        return self._database.read(lambda connection: head_of(connection, stream))

    def heads(self) -> tuple[Head, ...]:
        """Give the heads of all streams."""
        rows = self._database.read(lambda connection: HEADS.run(connection, {}).fetchall())
        return tuple(as_head(row) for row in rows)

    def entries(self, stream: str, *, after: int = 0, limit: int | None = None) -> list[Entry]:
        """Give the entries after a number, in order."""
        return self._database.read(
            lambda connection: read_entries(connection, stream, after, limit)
        )

    def last_at(self, stream: str, moment: datetime) -> int:
        """Give the last number of the longest prefix recorded at or before the moment."""
        place = {"stream": stream, "moment": stamp_text(moment)}

        def find(connection: Connection) -> int:
            first_later = FIRST_LATER.first(connection, place)[0]
            if first_later is not None:
                return int(first_later) - 1
            return int(LAST.first(connection, place)[0])

        return self._database.read(find)

    def stored(self, request: KeyedRequest) -> bytes | None:
        """Give the stored answer of a repeated request; raises Refused when it asks otherwise."""
        return self._database.read(lambda connection: stored_answer(connection, request))

    def append(self, wish: Append) -> Stored:
        """Append in one transaction: lock, key, number, hash, insert, head, commit."""
        try:
            return self._database.write_with(self._append_all, wish, wish.stream)
        except IntegrityError:
            # A new operation has no head to lock: the same key may have come to another process at
            # the same moment, and then only one of the two is kept.
            earlier = self.stored(wish.request)
            if earlier is None:
                raise
            return Stored(outcome=earlier, entries=(), replayed=True)

    def _append_all(
        self, connection: Connection, wishes: Sequence[Append], careful: bool
    ) -> list[Stored]:
        return append_all(connection, wishes, self._recent, careful=careful)

    def links(self, stream: str) -> Iterator[Link]:
        """Give the stored rows of a stream, exactly as they are, for the check of the chain."""
        after = 0
        while rows := self._rows(stream, after):
            for number, envelope, link, body, recorded_at, salt in rows:
                yield Link(stream, number, recorded_at, envelope, link, salt, body)
            after = int(rows[-1][0])

    def _rows(self, stream: str, after: int) -> list[Any]:
        place = {"stream": stream, "after": after, "most": CHUNK}
        return self._database.read(lambda connection: LINKS.run(connection, place).fetchall())
