"""Statements that SQLAlchemy writes once for a dialect and the driver then runs as they are.

The append and the check of the chains run a few statements very often; building them anew each
time costs more than running them. What is run, and on which databases, is still SQLAlchemy's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import ClauseElement

Row = Mapping[str, Any]


class Prepared:
    """One statement with named parameters. Give every parameter; rows come as plain tuples.

    columns: of an insert, those that are given; the others take what the table gives them.
    """

    def __init__(self, statement: ClauseElement, columns: Sequence[str] | None = None) -> None:
        self._statement = statement
        self._columns = columns
        self._written: dict[str, _Written] = {}

    def run(self, connection: Connection, row: Row) -> Any:
        """Run it once in the connection's transaction; give the driver's cursor."""
        written = self._written.get(connection.dialect.name) or self._for(connection)
        try:
            return _raw(connection).execute(written.text, written.values(row))
        except connection.dialect.loaded_dbapi.Error as problem:
            raise _wrapped(connection, written.text, problem) from problem

    def run_all(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Run it once for each row, handed over together."""
        if len(rows) < 2:
            for row in rows:
                self.run(connection, row)
            return
        written = self._written.get(connection.dialect.name) or self._for(connection)
        try:
            many = [written.values(row) for row in rows]
            _raw(connection).cursor().executemany(written.text, many)
        except connection.dialect.loaded_dbapi.Error as problem:
            raise _wrapped(connection, written.text, problem) from problem

    def first(self, connection: Connection, row: Row) -> Any:
        """Give the first row of a query as a tuple, or None."""
        return self.run(connection, row).fetchone()

    def _for(self, connection: Connection) -> _Written:
        made = self._statement.compile(dialect=connection.dialect, column_keys=self._columns)
        found = self._written[connection.dialect.name] = _Written(made)
        return found


class _Written:
    """A statement in one dialect's words, and the order its parameters come in."""

    def __init__(self, made: Any) -> None:
        self.text = str(made)
        self._fixed = {name: value for name, value in made.params.items() if value is not None}
        names = tuple(made.positiontup) if made.positional else ()
        self._named = not made.positional
        self._pick = (
            itemgetter(*names) if len(names) > 1 else lambda row: tuple(map(row.get, names))
        )

    def values(self, row: Row) -> Any:
        if self._fixed:
            row = {**self._fixed, **row}
        return row if self._named else self._pick(row)


@contextmanager
def together(connection: Connection) -> Iterator[None]:
    """Send what is run inside at once and wait once for all of it, where the driver can: a server
    is some way off. Nothing inside may ask for an answer."""
    if connection.dialect.name != "postgresql":
        yield
        return
    try:
        with _raw(connection).pipeline():
            yield
    except connection.dialect.loaded_dbapi.Error as problem:
        raise _wrapped(connection, "together", problem) from problem


def savepoint(connection: Connection, act: str) -> None:
    """Say SAVEPOINT, RELEASE or ROLLBACK TO of the one savepoint a write has."""
    say(connection, f"{act} one_write")


def say(connection: Connection, text: str) -> None:
    """Say a few words to the driver as they stand: each transaction begins and ends with some."""
    try:
        _raw(connection).execute(text)
    except connection.dialect.loaded_dbapi.Error as problem:
        raise _wrapped(connection, text, problem) from problem


def _raw(connection: Connection) -> Any:
    """Give the driver's own connection."""
    return connection.connection.driver_connection


def _wrapped(connection: Connection, text: str, problem: Any) -> Any:
    """Give the error as SQLAlchemy would, and forget a connection that is gone."""
    dialect = connection.dialect
    gone = dialect.is_disconnect(problem, _raw(connection), None)
    made = DBAPIError.instance(
        text,
        None,
        problem,
        dialect.loaded_dbapi.Error,
        connection_invalidated=gone,
        dialect=dialect,
    )
    if gone:
        connection.invalidate(problem)
    return made
