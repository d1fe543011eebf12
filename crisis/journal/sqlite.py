"""The one place with SQLite's own dialect: opening, settings, triggers, the version floor."""

from __future__ import annotations

import sqlite3 as stdlib_sqlite3
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from crisis.errors import JournalUnreadable, SqliteTooOld, StoreUnavailable
from crisis.journal.prepared import say

FLOOR = (3, 51, 3)
"""Before it several connections that checkpoint can corrupt the file (the WAL-reset bug)."""

BUSY_MS = 10_000

_NO_CHANGE = (
    ("journal_entry", "UPDATE"),
    ("journal_entry", "DELETE"),
    ("journal_payload", "UPDATE"),
)
"""A payload may be deleted, by law; nothing else of the journal may change."""


def driver() -> ModuleType:
    """Give the SQLite module with the newest library at hand."""
    try:
        from pysqlite3 import dbapi2
    except ImportError:
        return stdlib_sqlite3
    module: ModuleType = dbapi2
    return module


def require_version(module: ModuleType | None = None) -> str:
    """Refuse a SQLite library that may corrupt the journal; give the version otherwise."""
    found = (module or driver()).sqlite_version
    if tuple(int(part) for part in found.split(".")) < FLOOR:
        raise SqliteTooOld(
            f"SQLite {found} kan ødelægge databasen (WAL-fejl før 3.51.3). "
            "Installér PyPI-pakken pysqlite3 0.6.1 eller nyere."
        )
    return str(found)


def open_engine(url: str, *, read_only: bool = False) -> Engine:
    """Open the database with full synchronisation; raises SqliteTooOld."""
    module = driver()
    require_version(module)
    path = make_url(url).database or ""
    if not read_only:
        Path(path).parent.mkdir(parents=True, exist_ok=True)

    def connect() -> Any:
        target = f"file:{path}?mode=ro" if read_only else path
        return module.connect(
            target,
            timeout=BUSY_MS / 1000,
            isolation_level=None,
            check_same_thread=False,
            uri=read_only,
            cached_statements=256,
        )

    # What goes wrong is logged, and no word of an entry with it.
    kinds = {"module": module, "creator": connect, "poolclass": NullPool}
    engine = create_engine("sqlite://", hide_parameters=True, **kinds)
    event.listen(engine, "connect", _prepare_read_only if read_only else _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute(f"PRAGMA busy_timeout={BUSY_MS}")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA secure_delete=ON")
    found = cursor.execute("PRAGMA synchronous").fetchone()[0]
    cursor.close()
    if found != 2:
        raise SqliteTooOld("SQLite tog ikke imod synchronous=FULL; så er »gemt« ikke gemt.")


def _prepare_read_only(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA query_only=ON")
    cursor.execute(f"PRAGMA busy_timeout={BUSY_MS}")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A read that turns into a write fails at once with SQLITE_BUSY whatever the timeout;
    # taking the write lock first waits for its turn. Readers only ask for a snapshot.
    writing = connection.get_execution_options().get("writing", False)
    say(connection, "BEGIN IMMEDIATE" if writing else "BEGIN")


def scrub(engine: Engine, tables: tuple[str, ...]) -> bool:
    """Empty the write-ahead log into the file and cut it; deleted bytes are zeros by then."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        cursor.close()
    finally:
        connection.close()
    return not busy


def one_file(file: Path) -> None:
    """Gather a database in its file, with no write-ahead log beside it.

    Raises StoreUnavailable when somebody else has it open, JournalUnreadable when it is broken.
    """
    module = driver()
    try:
        with closing(module.connect(file, timeout=1, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    except module.DatabaseError as problem:
        if "locked" in str(problem):
            raise StoreUnavailable(str(problem)) from problem
        raise JournalUnreadable(str(problem)) from problem


_NO_OWN_WORDS = """
CREATE TRIGGER IF NOT EXISTS statement_signature_by_another BEFORE {act} ON statement_signature
WHEN EXISTS (SELECT 1 FROM statement_author
             WHERE stream = NEW.stream AND statement = NEW.statement AND person = NEW.person)
BEGIN SELECT RAISE(ABORT, 'nobody signs what he wrote'); END
"""


def guard(connection: Connection) -> None:
    """Let the database itself refuse to change what has been written in the journal, and a
    signature by one who wrote the text."""
    connection.execute(text(_NO_OWN_WORDS.format(act="INSERT")))
    connection.execute(
        text(_NO_OWN_WORDS.format(act="UPDATE").replace("by_another", "by_another_still"))
    )
    for table, act in _NO_CHANGE:
        connection.execute(
            text(
                f"CREATE TRIGGER IF NOT EXISTS {table}_no_{act.lower()} BEFORE {act} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
            )
        )
