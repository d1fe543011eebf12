"""Layout 3: which installation it is, its checkpoints and where they were copied, its chores."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from crisis.journal.migrations import columns

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables of what keeps an installation."""
    _installation()
    _checkpoint()
    _checkpoint_copy()
    _chore()


def _installation() -> None:
    op.create_table(
        "installation",
        columns.integer("one"),
        columns.text("id", 32),
        columns.text("made_at", 27),
        sa.PrimaryKeyConstraint("one"),
    )


def _checkpoint() -> None:
    op.create_table(
        "checkpoint",
        columns.bigint("number"),
        columns.text("made_at", 27),
        columns.binary("document"),
        columns.binary("signature"),
        columns.integer("lost"),
        sa.PrimaryKeyConstraint("number"),
    )


def _checkpoint_copy() -> None:
    op.create_table(
        "checkpoint_copy",
        columns.text("destination", 40),
        columns.long("name"),
        columns.integer("off"),
        columns.bigint("number"),
        columns.text("copied_at", 27, null=True),
        columns.integer("attempts"),
        columns.text("not_before", 27),
        columns.long("why"),
        sa.PrimaryKeyConstraint("destination"),
    )


def _chore() -> None:
    op.create_table(
        "chore",
        columns.text("name", 40),
        columns.integer("every_seconds"),
        columns.text("ran_at", 27),
        columns.text("failed_since", 27, null=True),
        columns.long("why"),
        sa.PrimaryKeyConstraint("name"),
    )
