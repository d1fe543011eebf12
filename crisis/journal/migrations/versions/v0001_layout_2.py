"""Layout 2: the journal, statements, the outbox.

A database from before Alembic has some of these tables; only what is missing is made.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from crisis.journal.migrations import columns

revision = "0001"
down_revision = None

_TEXT = ["stream", "statement", "version", "act"]


def upgrade() -> None:
    """Make what is missing."""
    _schema_version()
    _journal_head()
    _journal_entry()
    _journal_payload()
    _idempotency()
    _verification()
    _channel()
    _statement_author()
    _statement_signature()
    _statement_release()
    _outbox()
    _outbox_attempt()
    _outbox_part()


def _schema_version() -> None:
    op.create_table(
        "schema_version",
        columns.integer("number"),
        sa.PrimaryKeyConstraint("number"),
        if_not_exists=True,
    )


def _journal_head() -> None:
    op.create_table(
        "journal_head",
        columns.text("stream", 40),
        columns.text("mode", 8),
        columns.bigint("number"),
        columns.text("hash", 64),
        sa.PrimaryKeyConstraint("stream"),
        if_not_exists=True,
    )
    op.create_index(
        "journal_head_mode", "journal_head", ["stream", "mode"], unique=True, if_not_exists=True
    )


def _journal_entry() -> None:
    op.create_table(
        "journal_entry",
        columns.text("stream", 40),
        columns.bigint("number"),
        columns.text("recorded_at", 27),
        columns.binary("envelope"),
        columns.text("hash", 64),
        sa.PrimaryKeyConstraint("stream", "number"),
        if_not_exists=True,
    )
    op.create_index(
        "journal_entry_time", "journal_entry", ["stream", "recorded_at"], if_not_exists=True
    )


def _journal_payload() -> None:
    op.create_table(
        "journal_payload",
        columns.text("stream", 40),
        columns.bigint("number"),
        columns.binary("salt"),
        columns.binary("body"),
        sa.ForeignKeyConstraint(
            ["stream", "number"], ["journal_entry.stream", "journal_entry.number"]
        ),
        sa.PrimaryKeyConstraint("stream", "number"),
        if_not_exists=True,
    )


def _idempotency() -> None:
    op.create_table(
        "idempotency",
        columns.bigint("account"),
        columns.text("route", 120),
        columns.text("key", 64),
        columns.text("request_hash", 64),
        columns.binary("outcome"),
        columns.text("recorded_at", 27),
        sa.PrimaryKeyConstraint("account", "route", "key"),
        if_not_exists=True,
    )
    op.create_index("idempotency_time", "idempotency", ["recorded_at"], if_not_exists=True)


def _verification() -> None:
    op.create_table(
        "verification",
        columns.text("stream", 40),
        columns.text("checked_at", 27),
        columns.bigint("number"),
        columns.bigint("broken_at", null=True),
        columns.long("why", null=True),
        sa.PrimaryKeyConstraint("stream"),
        if_not_exists=True,
    )


def _channel() -> None:
    op.create_table(
        "channel",
        columns.text("id", 40),
        columns.text("kind", 12),
        columns.long("name"),
        columns.integer("place"),
        sa.PrimaryKeyConstraint("id"),
        if_not_exists=True,
    )


def _statement_author() -> None:
    op.create_table(
        "statement_author",
        columns.text("stream", 40),
        columns.integer("statement"),
        columns.text("person", 80),
        sa.PrimaryKeyConstraint("stream", "statement", "person"),
        if_not_exists=True,
    )


def _statement_signature() -> None:
    op.create_table(
        "statement_signature",
        columns.text("stream", 40),
        columns.integer("statement"),
        columns.integer("version"),
        columns.text("authority", 40),
        columns.text("person", 80),
        columns.text("hash", 64),
        sa.PrimaryKeyConstraint("stream", "statement", "version", "authority"),
        sa.UniqueConstraint("stream", "statement", "version", "person"),
        if_not_exists=True,
    )


def _statement_release() -> None:
    op.create_table(
        "statement_release",
        columns.text("stream", 40),
        columns.integer("statement"),
        columns.integer("version"),
        columns.text("act", 8),
        columns.text("mode", 8),
        columns.text("hash", 64),
        columns.bigint("entry"),
        sa.ForeignKeyConstraint(
            ["stream", "entry"], ["journal_entry.stream", "journal_entry.number"]
        ),
        sa.ForeignKeyConstraint(["stream", "mode"], ["journal_head.stream", "journal_head.mode"]),
        sa.PrimaryKeyConstraint("stream", "statement", "version", "act"),
        if_not_exists=True,
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        columns.integer("id", own=True),
        columns.text("stream", 40),
        columns.text("mode", 8),
        columns.integer("statement"),
        columns.integer("version"),
        columns.text("act", 8),
        columns.text("channel", 40),
        columns.text("kind", 12),
        columns.long("name"),
        columns.text("hash", 64),
        columns.integer("after", null=True),
        columns.text("state", 12),
        columns.text("not_before", 27),
        columns.text("send_before", 27),
        columns.integer("attempts"),
        columns.integer("fence"),
        columns.text("owner", 80, null=True),
        columns.text("lease_until", 27, null=True),
        sa.CheckConstraint(
            "(mode = 'LIVE' AND kind <> 'sink') OR (mode = 'EXERCISE' AND kind = 'sink')",
            name="the_wall",
        ),
        sa.ForeignKeyConstraint(["after"], ["outbox.id"]),
        sa.ForeignKeyConstraint(["stream", "mode"], ["journal_head.stream", "journal_head.mode"]),
        sa.ForeignKeyConstraint(_TEXT, [f"statement_release.{name}" for name in _TEXT]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("stream", "statement", "version", "act", "channel"),
        if_not_exists=True,
    )
    op.create_index("outbox_waiting", "outbox", ["mode", "state", "not_before"], if_not_exists=True)


def _outbox_attempt() -> None:
    op.create_table(
        "outbox_attempt",
        columns.integer("outbox"),
        columns.integer("fence"),
        columns.integer("attempt"),
        columns.text("started_at", 27),
        columns.text("ended_at", 27, null=True),
        columns.text("outcome", 12, null=True),
        sa.ForeignKeyConstraint(["outbox"], ["outbox.id"]),
        sa.PrimaryKeyConstraint("outbox", "fence"),
        if_not_exists=True,
    )


def _outbox_part() -> None:
    op.create_table(
        "outbox_part",
        columns.integer("outbox"),
        columns.long("receiver"),
        columns.text("state", 12),
        columns.long("detail"),
        sa.ForeignKeyConstraint(["outbox"], ["outbox.id"]),
        sa.PrimaryKeyConstraint("outbox", "receiver"),
        if_not_exists=True,
    )
