"""Opens the database: version of the library, number of the layout, tables, guards."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, MetaData, insert, inspect, select, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from crisis.errors import JournalUnreadable, SchemaTooNew, StartRefused, StoreUnavailable
from crisis.journal import sqlite, tables
from crisis.journal.database import Database
from crisis.journal.lanes import Lanes


def open_database(url: str, lanes: Lanes, *more: MetaData) -> Database:
    """Open and if need be make the database; raises StartRefused with one line."""
    path = _path(url)
    try:
        database = Database(sqlite.open_engine(url), lanes)
        _require_schema(database)
        database.create(tables.metadata, *more)
        database.write(sqlite.guard)
    except (DBAPIError, StoreUnavailable, OSError) as problem:
        why = getattr(problem, "orig", None) or problem
        raise StartRefused(f"Databasen {path} kan ikke bruges: {why}") from problem
    return database


def open_read_only(url: str, lanes: Lanes) -> Database:
    """Open a database to look at it only; raises JournalUnreadable when there is none."""
    path = _path(url)
    if not path.is_file():
        raise JournalUnreadable(f"filen {path} findes ikke")
    return Database(sqlite.open_engine(url, read_only=True), lanes)


def _path(url: str) -> Path:
    try:
        made = make_url(url)
    except ArgumentError as problem:
        raise StartRefused("CRISIS_DATABASE er ikke en databaseadresse.") from problem
    if made.get_backend_name() != "sqlite" or not made.database:
        raise StartRefused("Denne udgave bruger SQLite: CRISIS_DATABASE er sqlite:///sti/til/fil.")
    return Path(made.database)


def _require_schema(database: Database) -> None:
    """Refuse a database that a later version has written; mark a new one with our number."""
    found = database.read(_schema_number)
    if found is not None and found > tables.SCHEMA:
        raise SchemaTooNew(
            f"Databasen er skrevet af en nyere udgave (skema {found}, denne kender til og med "
            f"{tables.SCHEMA}). Brug den nyere udgave; intet er ændret."
        )
    if found == tables.SCHEMA:
        return
    mark = insert(tables.schema) if found is None else update(tables.schema)
    database.create(tables.metadata)
    database.write(_upgrade)
    database.write(lambda connection: connection.execute(mark.values(number=tables.SCHEMA)))


def _upgrade(connection: Connection) -> None:
    """Add what an older database lacks and new tables do not bring: the wall's index (2)."""
    for index in tables.head.indexes:
        index.create(connection, checkfirst=True)


def _schema_number(connection: Connection) -> int | None:
    if not inspect(connection).has_table(tables.schema.name):
        return None
    return connection.execute(select(tables.schema.c.number)).scalar()
