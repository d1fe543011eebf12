"""What somebody with the database in his hands can do to it, on either engine."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, create_engine, text
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


def _with(url: str, work: Any) -> None:
    place = make_url(url)
    if place.get_backend_name() == "sqlite":
        engine = create_engine(place, module=sqlite.driver(), poolclass=NullPool)
    else:
        engine = create_engine(place.set(drivername="postgresql+psycopg"), poolclass=NullPool)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SET session_replication_role = replica"))
            work(connection)
            return
        kept = connection.execute(
            text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        ).all()
        for name, _ in kept:
            connection.execute(text(f"DROP TRIGGER {name}"))
        work(connection)
        for _, made in kept:
            connection.execute(text(made))
