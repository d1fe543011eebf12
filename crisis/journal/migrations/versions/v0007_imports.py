"""Layout 7: imports of files into the register, and what their columns were said to mean."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from crisis.journal.migrations import columns

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the two tables of imports."""
    op.create_table(
        "import_job",
        columns.text("id", 15),
        columns.text("stage", 12),
        columns.text("made_at", 27),
        columns.text("changed_at", 27),
        columns.integer("account"),
        columns.text("seat", 40),
        columns.long("file"),
        columns.bigint("size"),
        columns.long("layers", null=True),
        columns.long("wish", null=True),
        columns.text("keep", 7, null=True),
        columns.bigint("done"),
        columns.bigint("total"),
        columns.long("result", null=True),
        columns.long("problem", null=True),
        columns.text("lease_until", 27, null=True),
        columns.integer("fence"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "import_mapping",
        columns.text("columns", 64),
        columns.long("wish"),
        columns.text("used_at", 27),
        sa.PrimaryKeyConstraint("columns"),
    )
