"""Tables of what keeps an installation: which one it is, its checkpoints, its chores."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, String, Table, Text

from crisis.journal.tables import metadata

installation = Table(
    "installation",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("id", String(32), nullable=False),
    Column("made_at", String(27), nullable=False),
)
"""One row: the name of this installation, drawn once."""

checkpoint = Table(
    "checkpoint",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("made_at", String(27), nullable=False),
    Column("document", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Column("lost", Integer, nullable=False),
)
"""What was signed. lost: how many streams no longer hold what the one before says."""

checkpoint_copy = Table(
    "checkpoint_copy",
    metadata,
    Column("destination", String(40), primary_key=True),
    Column("name", Text, nullable=False),
    Column("off", Integer, nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("copied_at", String(27), nullable=True),
    Column("attempts", Integer, nullable=False),
    Column("not_before", String(27), nullable=False),
    Column("why", Text, nullable=False),
)
"""How far each destination has come. off: it is another machine than this. attempts: how often in
a row it went wrong, and why."""

chore = Table(
    "chore",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("every_seconds", Integer, nullable=False),
    Column("ran_at", String(27), nullable=False),
    Column("failed_since", String(27), nullable=True),
    Column("why", Text, nullable=False),
)
"""When each chore last ended, and since when it goes wrong."""
