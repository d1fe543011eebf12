"""What somebody with the database in his hands can do to it, on either engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from crisis.journal import sqlite


def tamper(url: str, change: str, **values: object) -> None:
    """Change rows behind everybody's back: no trigger and no foreign key is asked."""

    def work(connection: Connection) -> None:
        connection.execute(text(change), values)

    _with(url, work)


def ask(url: str, query: str, **values: object) -> Any:
    """Give the first column of the first row."""
    found: list[Any] = []
    _with(url, lambda connection: found.append(connection.execute(text(query), values).scalar()))
    return found[0]


@contextmanager
def hands(url: str) -> Iterator[Connection]:
    """A connection on which anything may be changed, many times; each change is there at once."""
    engine = _engine(url)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SET session_replication_role = replica"))
            yield connection
            return
        kept = _take_off(connection)
        yield connection
        for _, made in kept:
            connection.execute(text(made))


def _with(url: str, work: Any) -> None:
    with hands(url) as connection:
        work(connection)


def _engine(url: str) -> Engine:
    place = make_url(url)
    if place.get_backend_name() == "sqlite":
        return create_engine(place, module=sqlite.driver(), poolclass=NullPool)
    return create_engine(place.set(drivername="postgresql+psycopg"), poolclass=NullPool)


def _take_off(connection: Connection) -> Sequence[Any]:
    """Drop all triggers; they are given, to be made again."""
    kept = connection.execute(
        text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    ).all()
    for name, _ in kept:
        connection.execute(text(f"DROP TRIGGER {name}"))
    return kept
