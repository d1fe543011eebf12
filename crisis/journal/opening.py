"""Opens the database: SQLite or PostgreSQL by its address, the layout brought up to today's."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from crisis.errors import JournalUnreadable, StartRefused, StoreUnavailable
from crisis.journal import layout, postgres, sqlite
from crisis.journal.database import Database
from crisis.journal.lanes import Lanes

_ENGINES: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgres}


def open_database(url: str, lanes: Lanes) -> Database:
    """Open and if need be make the database; raises StartRefused with one line."""
    place = address(url)
    try:
        database = _database(url, lanes)
        layout.bring_up(database)
        if place.get_backend_name() == "sqlite":
            database.write(sqlite.guard)
    except (DBAPIError, StoreUnavailable, OSError) as problem:
        raise StartRefused(
            f"Databasen {shown(place)} kan ikke bruges: {_why(problem)}"
        ) from problem
    return database


def open_read_only(url: str, lanes: Lanes) -> Database:
    """Open a database to look at it only; raises JournalUnreadable when there is none."""
    place = address(url)
    if place.get_backend_name() == "sqlite" and not Path(str(place.database)).is_file():
        raise JournalUnreadable(f"filen {place.database} findes ikke")
    return _database(url, lanes, read_only=True)


def address(url: str) -> URL:
    """Read the address of a database; raises StartRefused."""
    try:
        made = make_url(url)
        known = made.get_backend_name() in _ENGINES
    except ArgumentError as problem:
        raise StartRefused("CRISIS_DATABASE er ikke en databaseadresse.") from problem
    if not known or not made.database:
        raise StartRefused(
            "CRISIS_DATABASE er sqlite:///sti/til/fil eller postgresql://bruger@vært/database."
        )
    return made


def shown(place: URL) -> str:
    """Give an address as it may be told: a file's path, or without the password."""
    if place.get_backend_name() == "sqlite":
        return str(place.database)
    return place.render_as_string(hide_password=True)


def _database(url: str, lanes: Lanes, *, read_only: bool = False) -> Database:
    engine = _ENGINES[address(url).get_backend_name()].open_engine(url, read_only=read_only)
    return Database(engine, lanes, layout.reading(engine))


def _why(problem: Exception) -> str:
    told = str(getattr(problem, "orig", None) or problem).strip()
    return " ".join(told.split())
