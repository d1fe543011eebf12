"""The register's tables: made of the planning stream, and made again whenever one wishes.

A row holds from one planning entry until another, so that the register as of any entry is a
question and not a second store of history.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Index,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    func,
)

metadata = MetaData()

state = Table(
    "register_state",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
)
"""One row: the last planning entry that has been taken in."""

register_object = Table(
    "register_object",
    metadata,
    Column("id", String(15), primary_key=True),
    Column("valid_from", BigInteger, primary_key=True, autoincrement=False),
    Column("valid_to", BigInteger, nullable=True),
    Column("name", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("shape", LargeBinary, nullable=False),
    Column("west", Float, nullable=False),
    Column("south", Float, nullable=False),
    Column("east", Float, nullable=False),
    Column("north", Float, nullable=False),
    Column("confidence", String(6), nullable=False),
    Column("municipality", String(40), nullable=True),
    Column("owner", Text, nullable=True),
    Column("source", Text, nullable=True),
    Column("checked_on", Text, nullable=True),
    Column("note", Text, nullable=True),
    Column("retired", Text, nullable=True),
    Column("sought", Text, nullable=False),
    Column("authority", String(40), nullable=True),
    Column("criticality", String(10), nullable=True),
    Column("capacity", Float, nullable=True),
    Column("unit", Text, nullable=True),
    Column("opening_times", Text, nullable=True),
    Column("contact", Text, nullable=True),
    Column("classification", String(10), nullable=True),
    Column("begins", String(27), nullable=True),
    Column("ends", String(27), nullable=True),
    Column("attendance", BigInteger, nullable=True),
    Column("by_place", BigInteger, nullable=True),
    Index("register_object_standing", "valid_to", "category"),
    Index("register_object_since", "valid_from"),
    Index("register_object_occasions", "valid_to", "begins"),
)
"""retired: the reason, on the last row of an object out of use. sought: what is searched in.
classification: none in rows of before layout 6, which are internal. begins: none unless it is an
occasion. by_place: 1 when nobody said the municipality."""

STANDS_BY_ID = func.coalesce(register_object.c.valid_to, 0) == 0
"""That a row stands, for who asks by id. No index of what stands can answer it: PostgreSQL without
statistics takes such a one for the key, and reads all that stands for each thousand asked for."""

geodata = Table(
    "register_geodata",
    metadata,
    Column("kind", String(20), primary_key=True),
    Column("valid_from", BigInteger, primary_key=True, autoincrement=False),
    Column("valid_to", BigInteger, nullable=True),
    Column("sha256", String(64), nullable=False),
    Column("features", BigInteger, nullable=False),
    Column("source", Text, nullable=True),
)
