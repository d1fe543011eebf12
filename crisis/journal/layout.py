"""The layout of the database: which step it stands at, and the way to today's (Alembic)."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, delete, insert, inspect, select, text

from crisis.errors import SchemaTooNew
from crisis.journal import keeping_tables as _  # noqa: F401 - its tables join the metadata
from crisis.journal import postgres, sqlite, tables
from crisis.journal.database import Database

STEPS = Path(__file__).parent / "migrations"
NEWEST = "0008"
"""The last step. A test holds it to the files; reading them at each start would take its time."""


def bring_up(database: Database) -> None:
    """Take the steps that are missing, all in one transaction; raises SchemaTooNew."""
    if database.read(step) == NEWEST:
        return
    database.write(_take_steps)


def step(connection: Connection) -> str:
    """Give the last step taken; "" when none was. Raises SchemaTooNew."""
    there = inspect(connection)
    if there.has_table(tables.schema.name):
        found = connection.execute(select(tables.schema.c.number)).scalar()
        if found is not None and found > tables.SCHEMA:
            raise SchemaTooNew(
                f"Databasen er skrevet af en nyere udgave (skema {found}, denne kender til og med "
                f"{tables.SCHEMA}). Brug den nyere udgave; intet er ændret."
            )
    if not there.has_table("alembic_version"):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def _take_steps(connection: Connection) -> None:
    from alembic import command  # takes its time to load, and is needed once for each upgrade
    from alembic.config import Config

    if connection.dialect.name == "postgresql":
        postgres.lock_name(connection, "layout")
    if step(connection) == NEWEST:  # another process was quicker
        return
    config = Config()
    config.set_main_option("script_location", str(STEPS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    connection.execute(delete(tables.schema))
    connection.execute(insert(tables.schema).values(number=tables.SCHEMA))
    guard(connection)


def guard(connection: Connection) -> None:
    """Let the database itself refuse what the journal never does."""
    (postgres if connection.dialect.name == "postgresql" else sqlite).guard(connection)


def reading(engine: Engine) -> Engine:
    """Give the engine for reads of one snapshot."""
    return postgres.reading(engine) if engine.dialect.name == "postgresql" else engine
