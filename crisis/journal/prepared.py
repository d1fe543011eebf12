"""Statements that SQLAlchemy writes once for a dialect and the driver then runs as they are.

The append and the check of the chains run a few statements very often; building them anew each
time costs more than running them. What is run, and on which databases, is still SQLAlchemy's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import Executable

Row = Mapping[str, Any]


class Prepared:
    """One statement with named parameters. Give every parameter; rows come as plain tuples."""

    def __init__(self, statement: Executable) -> None:
        self._statement = statement
        self._written: dict[str, _Written] = {}

    def run(self, connection: Connection, row: Row) -> Any:
        """Run it once in the connection's transaction; give the driver's cursor."""
        written = self._for(connection)
        cursor = _raw(connection).cursor()
        try:
            cursor.execute(written.text, written.values(row))
        except connection.dialect.loaded_dbapi.Error as problem:
            raise _wrapped(connection, written.text, problem) from problem
        return cursor

    def first(self, connection: Connection, row: Row) -> Any:
        """Give the first row of a query as a tuple, or None."""
        return self.run(connection, row).fetchone()

    def run_all(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Run it once for each row."""
        for row in rows:
            self.run(connection, row)

    def _for(self, connection: Connection) -> _Written:
        found = self._written.get(connection.dialect.name)
        if found is None:
            made = self._statement.compile(dialect=connection.dialect)  # type: ignore[attr-defined]
            found = self._written[connection.dialect.name] = _Written(made)
        return found


class _Written:
    """A statement in one dialect's words, and the order its parameters come in."""

    def __init__(self, made: Any) -> None:
        self.text = str(made)
        self._fixed = {name: value for name, value in made.params.items() if value is not None}
        self._names = tuple(made.positiontup) if made.positional else None

    def values(self, row: Row) -> Any:
        if self._names is None:
            return {**self._fixed, **row} if self._fixed else row
        if self._fixed:
            row = {**self._fixed, **row}
        return tuple([row[name] for name in self._names])


def savepoint(connection: Connection, act: str) -> None:
    """Say SAVEPOINT, RELEASE or ROLLBACK TO of the one savepoint a write has."""
    text = f"{act} one_write"
    try:
        _raw(connection).cursor().execute(text)
    except connection.dialect.loaded_dbapi.Error as problem:
        raise _wrapped(connection, text, problem) from problem


def _raw(connection: Connection) -> Any:
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
