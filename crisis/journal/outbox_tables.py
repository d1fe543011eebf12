"""The outbox's tables: what is to leave, what was tried, and what the database itself refuses.

The wall: a row carries its operation's mode by foreign key, and an EXERCISE row on anything but a
sink, or a LIVE row on a sink, is refused by the database. A signature by somebody who wrote the
text is refused by a trigger (see sqlite.guard).
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from crisis.journal.tables import metadata

_TEXT = ("stream", "statement", "version", "act")

channel = Table(
    "channel",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("kind", String(12), nullable=False),
    Column("name", Text, nullable=False),
    Column("place", Integer, nullable=False),
)
"""The ways out that the live publisher has settings for; no address and no secret."""

author = Table(
    "statement_author",
    metadata,
    Column("stream", String(40), primary_key=True),
    Column("statement", Integer, primary_key=True, autoincrement=False),
    Column("person", String(80), primary_key=True),
)
"""Who wrote of a statement: an account, in an exercise an account and a seat."""

signature = Table(
    "statement_signature",
    metadata,
    Column("stream", String(40), primary_key=True),
    Column("statement", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("authority", String(40), primary_key=True),
    Column("person", String(80), nullable=False),
    Column("hash", String(64), nullable=False),
    UniqueConstraint("stream", "statement", "version", "person"),
)

release = Table(
    "statement_release",
    metadata,
    Column("stream", String(40), primary_key=True),
    Column("statement", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("act", String(8), primary_key=True),
    Column("mode", String(8), nullable=False),
    Column("hash", String(64), nullable=False),
    Column("entry", BigInteger, nullable=False),
    ForeignKeyConstraint(["stream", "mode"], ["journal_head.stream", "journal_head.mode"]),
    ForeignKeyConstraint(["stream", "entry"], ["journal_entry.stream", "journal_entry.number"]),
)
"""That a text was let out or taken back, and by which entry; no outbox row is without one."""

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("stream", String(40), nullable=False),
    Column("mode", String(8), nullable=False),
    Column("statement", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("act", String(8), nullable=False),
    Column("channel", String(40), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("name", Text, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("after", Integer, ForeignKey("outbox.id"), nullable=True),
    Column("state", String(12), nullable=False),
    Column("not_before", String(27), nullable=False),
    Column("send_before", String(27), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("fence", Integer, nullable=False),
    Column("owner", String(80), nullable=True),
    Column("lease_until", String(27), nullable=True),
    UniqueConstraint(*_TEXT, "channel"),
    ForeignKeyConstraint(_TEXT, [f"statement_release.{name}" for name in _TEXT]),
    ForeignKeyConstraint(["stream", "mode"], ["journal_head.stream", "journal_head.mode"]),
    CheckConstraint(
        "(mode = 'LIVE' AND kind <> 'sink') OR (mode = 'EXERCISE' AND kind = 'sink')",
        name="the_wall",
    ),
    Index("outbox_waiting", "mode", "state", "not_before"),
)

attempt = Table(
    "outbox_attempt",
    metadata,
    Column("outbox", Integer, ForeignKey("outbox.id"), primary_key=True),
    Column("fence", Integer, primary_key=True, autoincrement=False),
    Column("attempt", Integer, nullable=False),
    Column("started_at", String(27), nullable=False),
    Column("ended_at", String(27), nullable=True),
    Column("outcome", String(12), nullable=True),
)
"""Written and committed before anything is sent: one that never ended is an unknown outcome."""

part = Table(
    "outbox_part",
    metadata,
    Column("outbox", Integer, ForeignKey("outbox.id"), primary_key=True),
    Column("receiver", Text, primary_key=True),
    Column("state", String(12), nullable=False),
    Column("detail", Text, nullable=False),
)
"""The receivers of a channel that has several, each sent to once."""
