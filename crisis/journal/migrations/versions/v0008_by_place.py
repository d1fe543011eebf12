"""Layout 8: whether an object's municipality is only the one in which it lies.

What stood before says nothing of it, and counts as said by its owner.
"""

from __future__ import annotations

from alembic import op

from crisis.journal.migrations import columns

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Give the register's objects the column."""
    op.add_column("register_object", columns.bigint("by_place", null=True))
