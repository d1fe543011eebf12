"""Layout 6: what a register object is to the preparedness, and when it is there at all.

What stood before says none of it, so that its rows are right as they are.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from crisis.journal.migrations import columns

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Give the register's objects their further columns."""
    for column in (
        columns.text("authority", 40, null=True),
        columns.text("criticality", 10, null=True),
        sa.Column("capacity", sa.Float(), nullable=True),
        columns.long("unit", null=True),
        columns.long("opening_times", null=True),
        columns.long("contact", null=True),
        columns.text("classification", 10, null=True),
        columns.text("begins", 27, null=True),
        columns.text("ends", 27, null=True),
        columns.bigint("attendance", null=True),
    ):
        op.add_column("register_object", column)
    op.create_index("register_object_occasions", "register_object", ["valid_to", "begins"])
