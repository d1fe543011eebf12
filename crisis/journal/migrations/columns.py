"""Columns as the steps write them: not null unless said."""

from __future__ import annotations

import sqlalchemy as sa


def text(name: str, length: int, *, null: bool = False) -> sa.Column[str]:
    """Text of at most so many letters."""
    return sa.Column(name, sa.String(length), nullable=null)


def long(name: str, *, null: bool = False) -> sa.Column[str]:
    """What people write: no length, for PostgreSQL would refuse what SQLite takes."""
    return sa.Column(name, sa.Text(), nullable=null)


def integer(name: str, *, own: bool = False, null: bool = False) -> sa.Column[int]:
    """A whole number; own: the database numbers the rows by it."""
    return sa.Column(name, sa.Integer(), autoincrement=own, nullable=null)


def bigint(name: str, *, null: bool = False) -> sa.Column[int]:
    """A number that may grow large."""
    return sa.Column(name, sa.BigInteger(), autoincrement=False, nullable=null)


def binary(name: str) -> sa.Column[bytes]:
    """Bytes."""
    return sa.Column(name, sa.LargeBinary(), nullable=False)


def flag(name: str) -> sa.Column[bool]:
    """Yes or no."""
    return sa.Column(name, sa.Boolean(), nullable=False)


def measure(name: str) -> sa.Column[float]:
    """A measure."""
    return sa.Column(name, sa.Float(), nullable=False)
