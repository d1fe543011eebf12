"""The journal as it was at one moment, for as long as it is read, whatever is written meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection

from crisis.journal.database import A, Database, Work

T = TypeVar("T")


class Snapshot(Database):
    """A database of which everything is read in one transaction; nothing is written to it."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def read(self, work: Callable[[Connection], T]) -> T:
        """Run a query in the one transaction."""
        return work(self.connection)


class OpenWrite(Snapshot):
    """A transaction that somebody else commits, written in as a database is."""

    def write(self, work: Callable[[Connection], T]) -> T:
        """Run a change in the one transaction."""
        return work(self.connection)

    def write_with(self, work: Work[A, T], asked: A, _lock: str) -> T:
        """Make a change that others might have shared; here there are none."""
        return work(self.connection, [asked], True)[0]


def at_once(database: Database, work: Callable[[Snapshot], T]) -> T:
    """Read as much as is needed of one moment."""
    return database.read(lambda connection: work(Snapshot(connection)))
