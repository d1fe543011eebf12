"""The imports' own tables: where each stands, and what columns were said to mean.

They are not made of the planning: what is in progress is nobody's fact yet. What an import wrote
stands in the journal.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, MetaData, String, Table, Text

metadata = MetaData()

job = Table(
    "import_job",
    metadata,
    Column("id", String(15), primary_key=True),
    Column("stage", String(12), nullable=False),
    Column("made_at", String(27), nullable=False),
    Column("changed_at", String(27), nullable=False),
    Column("account", Integer, nullable=False),
    Column("seat", String(40), nullable=False),
    Column("file", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("layers", Text, nullable=True),
    Column("wish", Text, nullable=True),
    Column("keep", String(7), nullable=True),
    Column("done", BigInteger, nullable=False),
    Column("total", BigInteger, nullable=False),
    Column("result", Text, nullable=True),
    Column("problem", Text, nullable=True),
    Column("lease_until", String(27), nullable=True),
    Column("fence", Integer, nullable=False),
)
"""layers, wish, result, problem: as JSON. fence: how often somebody took it on; only the newest may
write here."""

mapping = Table(
    "import_mapping",
    metadata,
    Column("columns", String(64), primary_key=True),
    Column("wish", Text, nullable=False),
    Column("used_at", String(27), nullable=False),
)
"""columns: hash of the names of a file's columns, whatever their order."""
