"""All rows of an installation, table by table, out of one database and into another.

Both ways go through SQLAlchemy's tables, so SQLite and PostgreSQL give and take the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, MetaData, Table, func, insert, select, text

from crisis.errors import JournalBroken
from crisis.journal.check import Checked, check
from crisis.journal.snapshot import Snapshot
from crisis.journal.tables import metadata, schema

CHUNK = 1_000
LEFT = frozenset({schema.name})
"""The layout's own number: every database has that of its own."""

Row = tuple[Any, ...]


def all_tables(*others: MetaData) -> tuple[Table, ...]:
    """Give the tables of the journal and of others, each after those it refers to."""
    each = (one for found in (metadata, *others) for one in found.sorted_tables)
    return tuple(one for one in each if one.name not in LEFT)


def rows_of(connection: Connection, table: Table) -> Iterator[list[Row]]:
    """Give the rows of a table in the order of its key, some at a time."""
    query = select(table).order_by(*table.primary_key.columns)
    streamed = connection.execution_options(yield_per=CHUNK).execute(query)
    for part in streamed.partitions():
        yield [tuple(row) for row in part]


def pour(connection: Connection, table: Table, parts: Iterable[Sequence[Row]]) -> int:
    """Put rows into an empty table; give how many they were."""
    names, count = [column.name for column in table.columns], 0
    for rows in parts:
        if rows:
            connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])
            count += len(rows)
    return count


def settle(connection: Connection, tables: Iterable[Table]) -> None:
    """Let PostgreSQL number the next row after the last one that was put in."""
    if connection.dialect.name != "postgresql":
        return
    for table in tables:
        own = table.autoincrement_column
        if own is None:
            continue
        last = connection.execute(select(func.max(own))).scalar()
        if last is not None:
            place = {"table": table.name, "column": own.name, "last": last}
            sequence = text("SELECT setval(pg_get_serial_sequence(:table, :column), :last)")
            connection.execute(sequence, place)


def filled(connection: Connection, tables: Iterable[Table]) -> Table | None:
    """Give a table in which there is something already, or None when all are empty."""
    for table in tables:
        if connection.execute(select(table).limit(1)).first() is not None:
            return table
    return None


def require_whole(connection: Connection) -> list[Checked]:
    """Check every chain inside the transaction; raises JournalBroken with the first bad entry."""
    found = check(Snapshot(connection))
    for one in found:
        if one.broken_at is not None:
            raise JournalBroken(one.stream, one.broken_at, one.why or "")
    return found
