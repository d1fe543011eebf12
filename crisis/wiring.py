"""Puts the parts together: the only place that names store, Redis, socket, clock and chance."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crisis.config import Settings
from crisis.errors import StartRefused
from crisis.handler import Handler, Hint
from crisis.journal.check import Checked, check, remember
from crisis.journal.codec import stamp_text
from crisis.journal.database import Database
from crisis.journal.lanes import GeventLanes, Lanes, ThreadLanes
from crisis.journal.opening import open_database, open_read_only
from crisis.journal.store import SqlJournal
from crisis.register.register import Register
from crisis.register.tables import metadata as register_tables
from crisis.seeding import DemoAccount, seed
from crisis.sockets.announcer import Announcer
from crisis.web.accounts.passwords import Passwords
from crisis.web.accounts.people import People
from crisis.web.accounts.tables import metadata as account_tables
from crisis.web.secret import secret_key

ID_LETTERS = "0123456789abcdefghijkmnpqrstvwxyz"


def clock() -> datetime:
    """Give the wall clock, in UTC. Nobody else reads it."""
    return datetime.now(UTC)


def new_operation_id() -> str:
    """Give an id for a new operation that nobody can guess or meet twice."""
    return "op-" + "".join(secrets.choice(ID_LETTERS) for _ in range(12))


def new_key() -> str:
    """Give an idempotency key for a command made in this process."""
    return secrets.token_hex(16)


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What everything is built on: settings, database, door and accounts."""

    settings: Settings
    lanes: Lanes
    database: Database
    journal: SqlJournal
    register: Register
    handler: Handler
    people: People


def build(
    settings: Settings, lanes: Lanes, announce: Callable[[Hint], None] | None = None
) -> Parts:
    """Put together what any process needs; raises StartRefused in one line."""
    database = open_database(settings.database_url, lanes, account_tables, register_tables)
    journal = SqlJournal(database)
    register = Register(database, settings.var / "objects")
    register.catch_up()
    ring = announce or Announcer.writing_to(settings.redis_url)
    return Parts(
        settings=settings,
        lanes=lanes,
        database=database,
        journal=journal,
        register=register,
        handler=Handler(journal, ring, new_operation_id, register, (register.apply,)),
        people=People(database, clock),
    )


def web_app() -> Any:
    """Give the web application for gunicorn with the gevent worker."""
    from crisis.web.app import create_app

    settings = Settings.from_env(os.environ)
    lanes = GeventLanes()
    announcer = Announcer()
    parts = build(settings, lanes, announcer)
    app, socketio = create_app(settings, parts.handler, parts.database, lanes, clock)
    announcer.connect(socketio)
    return app


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """What the operator is told when the board starts."""

    settings: Settings
    accounts_file: Path | None


def prepare(settings: Settings) -> Prepared:
    """Make the database ready and seed the demo once; raises StartRefused in one line."""
    try:
        settings.var.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise StartRefused(f"Mappen {settings.var} kan ikke laves: {problem.strerror}") from problem
    secret_key(settings.var)
    parts = build(settings, ThreadLanes(), lambda hint: None)
    file = settings.var / "demo-accounts.txt"
    try:
        made = _seed(parts) if settings.demo else []
        if made:
            _write_accounts(file, made)
    finally:
        parts.database.close()
    return Prepared(settings=settings, accounts_file=file if file.exists() else None)


def check_journal(url: str, stream: str | None = None) -> list[Checked]:
    """Check the chains of a database without writing to it; raises JournalUnreadable."""
    database = open_read_only(url, ThreadLanes())
    try:
        return check(database, stream)
    finally:
        database.close()


def verify_all(settings: Settings) -> list[Checked]:
    """Check every chain and write down what was found, for the status page."""
    found = check_journal(settings.database_url)
    database = open_database(settings.database_url, ThreadLanes(), account_tables)
    try:
        remember(database, found, stamp_text(clock()))
    finally:
        database.close()
    return found


def _seed(parts: Parts) -> list[DemoAccount]:
    passwords = Passwords(parts.lanes)
    return seed(parts.handler, parts.people, passwords, clock, new_key)


def _write_accounts(file: Path, accounts: list[DemoAccount]) -> None:
    """Add the demo's new accounts where only the owner of the installation can read them."""
    there = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    head = there or [f"{'brugernavn':<28} {'adgangskode':<20} plads"]
    lines = [f"{one.username:<28} {one.password:<20} {one.seats}" for one in accounts]
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        out.write("\n".join([*head, *lines]) + "\n")
    file.chmod(0o600)
