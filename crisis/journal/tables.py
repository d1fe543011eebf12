"""The journal's tables, in SQLAlchemy Core, the same for every database."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

SCHEMA = 7
"""Number of the database's layout; a database with a higher one is refused at start."""

schema = Table("schema_version", metadata, Column("number", Integer, primary_key=True))

head = Table(
    "journal_head",
    metadata,
    Column("stream", String(40), primary_key=True),
    Column("mode", String(8), nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("hash", String(64), nullable=False),
    Index("journal_head_mode", "stream", "mode", unique=True),
)

entry = Table(
    "journal_entry",
    metadata,
    Column("stream", String(40), primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("recorded_at", String(27), nullable=False),
    Column("envelope", LargeBinary, nullable=False),
    Column("hash", String(64), nullable=False),
    Index("journal_entry_moment", "recorded_at", "stream", "number"),
)

payload = Table(
    "journal_payload",
    metadata,
    Column("stream", String(40), primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("salt", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    ForeignKeyConstraint(["stream", "number"], ["journal_entry.stream", "journal_entry.number"]),
)

FORGOTTEN = "-"
"""Stands for the hash of a request whose words were erased: any repetition of its key fits."""

idempotency = Table(
    "idempotency",
    metadata,
    Column("account", BigInteger, primary_key=True, autoincrement=False),
    Column("route", String(120), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("request_hash", String(64), nullable=False),
    Column("outcome", LargeBinary, nullable=False),
    Column("recorded_at", String(27), nullable=False),
    Index("idempotency_time", "recorded_at"),
)
"""The stored outcome of each write, by the key the client made."""

verification = Table(
    "verification",
    metadata,
    Column("stream", String(40), primary_key=True),
    Column("checked_at", String(27), nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("broken_at", BigInteger, nullable=True),
    Column("why", Text, nullable=True),
)
"""What the last check of each chain found."""
