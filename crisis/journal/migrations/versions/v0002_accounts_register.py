"""Layout 2: accounts and the register, which a database from before Alembic may have."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from crisis.journal.migrations import columns

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make what is missing."""
    _account()
    _account_seat()
    _session()
    _token()
    _audit()
    _register_state()
    _register_object()
    _register_geodata()


def _account() -> None:
    op.create_table(
        "account",
        columns.integer("id", own=True),
        columns.text("username", 80),
        columns.long("name"),
        columns.text("password", 255),
        columns.flag("active"),
        columns.text("fs_uniquifier", 64),
        columns.text("created", 27),
        columns.text("password_changed", 27),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("fs_uniquifier"),
        sa.UniqueConstraint("username"),
        if_not_exists=True,
    )


def _account_seat() -> None:
    op.create_table(
        "account_seat",
        columns.integer("account"),
        columns.text("seat", 40),
        columns.integer("place"),
        sa.ForeignKeyConstraint(["account"], ["account.id"]),
        sa.PrimaryKeyConstraint("account", "seat"),
        if_not_exists=True,
    )


def _session() -> None:
    op.create_table(
        "session",
        columns.text("hash", 64),
        columns.text("public", 32),
        columns.integer("account"),
        columns.text("created", 27),
        columns.text("seen", 27),
        columns.long("agent"),
        columns.text("ip", 64),
        columns.long("data"),
        sa.ForeignKeyConstraint(["account"], ["account.id"]),
        sa.PrimaryKeyConstraint("hash"),
        sa.UniqueConstraint("public"),
        if_not_exists=True,
    )
    op.create_index("session_account", "session", ["account"], if_not_exists=True)


def _token() -> None:
    op.create_table(
        "token",
        columns.text("hash", 64),
        columns.text("public", 32),
        columns.integer("account"),
        columns.text("seat", 40),
        columns.long("name"),
        columns.flag("exercise_only"),
        columns.text("created", 27),
        columns.text("expires", 27, null=True),
        columns.text("last_used", 27, null=True),
        columns.text("revoked", 27, null=True),
        sa.ForeignKeyConstraint(["account"], ["account.id"]),
        sa.PrimaryKeyConstraint("hash"),
        sa.UniqueConstraint("public"),
        if_not_exists=True,
    )


def _audit() -> None:
    op.create_table(
        "audit",
        columns.integer("id", own=True),
        columns.text("at", 27),
        columns.text("what", 40),
        columns.integer("account", null=True),
        columns.text("ip", 64),
        columns.long("detail"),
        sa.PrimaryKeyConstraint("id"),
        if_not_exists=True,
    )
    op.create_index("audit_time", "audit", ["at"], if_not_exists=True)


def _register_state() -> None:
    op.create_table(
        "register_state",
        columns.bigint("number"),
        sa.PrimaryKeyConstraint("number"),
        if_not_exists=True,
    )


def _register_object() -> None:
    op.create_table(
        "register_object",
        columns.text("id", 15),
        columns.bigint("valid_from"),
        columns.bigint("valid_to", null=True),
        columns.long("name"),
        columns.long("category"),
        columns.binary("shape"),
        columns.measure("west"),
        columns.measure("south"),
        columns.measure("east"),
        columns.measure("north"),
        columns.text("confidence", 6),
        columns.text("municipality", 40, null=True),
        columns.long("owner", null=True),
        columns.long("source", null=True),
        columns.long("checked_on", null=True),
        columns.long("note", null=True),
        columns.long("retired", null=True),
        columns.long("sought"),
        sa.PrimaryKeyConstraint("id", "valid_from"),
        if_not_exists=True,
    )
    op.create_index("register_object_since", "register_object", ["valid_from"], if_not_exists=True)
    op.create_index(
        "register_object_standing", "register_object", ["valid_to", "category"], if_not_exists=True
    )


def _register_geodata() -> None:
    op.create_table(
        "register_geodata",
        columns.text("kind", 20),
        columns.bigint("valid_from"),
        columns.bigint("valid_to", null=True),
        columns.text("sha256", 64),
        columns.bigint("features"),
        columns.long("source", null=True),
        sa.PrimaryKeyConstraint("kind", "valid_from"),
        if_not_exists=True,
    )
