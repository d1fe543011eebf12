"""The one place with PostgreSQL's own dialect: opening, settings, triggers, the version floor."""

from __future__ import annotations

import os
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.pool import NullPool

from crisis.errors import StartRefused

FLOOR = 150_000
"""PostgreSQL 15, as the server counts versions."""

LOCK_SECONDS = 10
IDLE_SECONDS = 30
"""A web process that was stopped in the middle of a write lets go of the head after this long."""

_LINE_GONE = {
    "tcp_user_timeout": 15_000,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 2,
}
"""A net that is cut ends no connection; without these a request would wait for a quarter hour."""

_DURABLE = {
    "fsync": {"on"},
    "full_page_writes": {"on"},
    "synchronous_commit": {"on", "remote_apply"},
}
"""With anything weaker an acknowledged entry may be gone after a power cut."""

_NO_CHANGE = (
    ("journal_entry", "UPDATE OR DELETE"),
    ("journal_payload", "UPDATE"),
)
"""A payload may be deleted, by law; nothing else of the journal may change."""


# Under gevent the driver would wait through gevent's selectors, in whose own hub a native thread
# crawls. All our work with the database is done in native threads, so it may wait as in C.
os.environ.setdefault("PSYCOPG_WAIT_FUNC", "wait_c")


def open_engine(url: str, *, read_only: bool = False) -> Engine:
    """Open the database; every new connection asks for what makes »saved« mean on the disk."""
    place = make_url(url).set(drivername="postgresql+psycopg")
    settings = {
        "synchronous_commit": "on",
        "lock_timeout": f"{LOCK_SECONDS}s",
        "idle_in_transaction_session_timeout": f"{IDLE_SECONDS}s",
        "default_transaction_read_only": "on" if read_only else "off",
        "TimeZone": "UTC",
    }
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    engine = create_engine(
        place,
        connect_args={"options": options, "connect_timeout": 5, **_LINE_GONE},
        poolclass=NullPool,  # `lines` keeps them, without locks
        hide_parameters=True,  # what goes wrong is logged, and no word of an entry with it
    )
    event.listen(engine, "connect", _require_settings)
    return engine


def reading(engine: Engine) -> Engine:
    """Give the engine for reads: one snapshot for all that a read asks, and no write in it."""
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _require_settings(connection: Any, _record: Any) -> None:
    found = connection.info.server_version
    if found < FLOOR:
        raise StartRefused(
            f"PostgreSQL {found // 10_000} er for gammel; tavlen kræver PostgreSQL 15 eller nyere."
        )
    for name, enough in _DURABLE.items():
        value = connection.execute(f"SHOW {name}").fetchone()[0]
        if value not in enough:
            connection.rollback()
            raise StartRefused(
                f"PostgreSQL har {name}={value}; så er »gemt« ikke gemt. Sæt {name}=on."
            )
    connection.rollback()


def scrub(engine: Engine, tables: tuple[str, ...]) -> bool:
    """Let the server take dead rows out of these tables now and not some time."""
    quick = engine.execution_options(isolation_level="AUTOCOMMIT")
    with quick.connect() as connection:
        for table in tables:
            connection.execute(text(f"VACUUM {table}"))
    return True


def lock_name(connection: Connection, name: str) -> None:
    """Keep others from making the same new thing, until the transaction ends."""
    connection.execute(
        text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"), {"name": name}
    )


_NO_OWN_WORDS = """
CREATE OR REPLACE FUNCTION statement_signature_by_another() RETURNS trigger AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM statement_author
             WHERE stream = NEW.stream AND statement = NEW.statement AND person = NEW.person) THEN
    RAISE EXCEPTION 'nobody signs what he wrote' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$ LANGUAGE plpgsql
"""
_APPEND_ONLY = """
CREATE OR REPLACE FUNCTION journal_append_only() RETURNS trigger AS $$
BEGIN
  RAISE EXCEPTION 'the journal is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$ LANGUAGE plpgsql
"""


def guard(connection: Connection) -> None:
    """Let the database itself refuse to change what has been written in the journal, and a
    signature by one who wrote the text."""
    connection.execute(text(_NO_OWN_WORDS))
    connection.execute(text(_APPEND_ONLY))
    connection.execute(
        text(
            "CREATE OR REPLACE TRIGGER statement_signature_by_another "
            "BEFORE INSERT OR UPDATE ON statement_signature "
            "FOR EACH ROW EXECUTE FUNCTION statement_signature_by_another()"
        )
    )
    for table, acts in _NO_CHANGE:
        connection.execute(
            text(
                f"CREATE OR REPLACE TRIGGER {table}_append_only BEFORE {acts} ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION journal_append_only()"
            )
        )
    for table in ("journal_entry", "journal_payload"):
        connection.execute(
            text(
                f"CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION journal_append_only()"
            )
        )
