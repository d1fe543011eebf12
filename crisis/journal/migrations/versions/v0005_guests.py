"""Layout 5: guests by link. Of the link's secret only the hash is kept, as of a log-in's."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from crisis.journal.migrations import columns

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table of links; each has an account of its own."""
    op.create_table(
        "guest",
        columns.text("hash", 64),
        columns.text("public", 32),
        columns.integer("account"),
        columns.text("operation", 40),
        columns.text("partner", 40),
        columns.integer("made_by"),
        columns.long("made_by_name"),
        columns.text("made", 27),
        columns.text("expires", 27),
        columns.text("used", 27, null=True),
        columns.text("state", 20),
        columns.text("ended", 27, null=True),
        sa.PrimaryKeyConstraint("hash"),
        sa.UniqueConstraint("public"),
        sa.UniqueConstraint("account"),
        sa.ForeignKeyConstraint(["account"], ["account.id"]),
    )
    op.create_index("guest_operation", "guest", ["operation"])
