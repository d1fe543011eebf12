"""Checks the chains of a stored journal against themselves and against the head rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.exc import DBAPIError

from crisis.errors import JournalBroken, JournalUnreadable, StoreUnavailable
from crisis.journal.chain import Link, verify
from crisis.journal.database import Database
from crisis.journal.erasing import MARK, erased_by
from crisis.journal.snapshot import Snapshot, at_once
from crisis.journal.store import SqlJournal
from crisis.journal.tables import entry, payload, verification

UNEXPLAINED = "indholdet mangler uden en ført sletning"


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What the check of one stream found; broken_at is the first number that does not hold."""

    stream: str
    number: int
    hash: str
    broken_at: int | None = None
    why: str | None = None


def check(database: Database, stream: str | None = None) -> list[Checked]:
    """Check one stream or all; raises JournalUnreadable when the rows cannot be read."""
    try:
        return at_once(database, lambda moment: _check_all(moment, stream))
    except (StoreUnavailable, DBAPIError) as problem:
        raise JournalUnreadable(str(problem)) from problem


def _check_all(moment: Snapshot, stream: str | None) -> list[Checked]:
    """All of one moment: what is written or erased meanwhile is no fault of what was there."""
    journal = SqlJournal(moment)
    return [_check(journal, name) for name in ([stream] if stream else _streams(moment))]


def _streams(database: Database) -> list[str]:
    """Every stream that any table names: a deleted head row must not hide its entries."""
    heads = {head.stream for head in SqlJournal(database).heads()}
    named = select(entry.c.stream).union(select(payload.c.stream))
    rows = database.read(lambda connection: connection.execute(named).all())
    return sorted(heads | {row.stream for row in rows})


def _check(journal: SqlJournal, stream: str) -> Checked:
    head = journal.head(stream)
    if head is None and not journal.entries(stream, limit=1):
        raise JournalUnreadable(f"der er ingen strøm, der hedder {stream}")
    return check_links(stream, journal.links(stream), (head.number, head.hash) if head else None)


def check_links(stream: str, links: Iterable[Link], head: tuple[int, str] | None) -> Checked:
    """Check the entries of one stream against themselves and against what is said to be its head:
    number and hash, None when that is missing."""
    missing: set[int] = set()
    erased: set[int] = set()
    try:
        number, link = verify(_watched(links, missing, erased), erased=missing)
        if missing - erased:
            raise JournalBroken(stream, min(missing - erased), UNEXPLAINED)
    except JournalBroken as broken:
        last = head[0] if head else 0
        return Checked(stream=stream, number=last, hash="", broken_at=broken.number, why=broken.why)
    if head is None:
        return Checked(
            stream=stream, number=number, hash="", broken_at=1, why="hovedrækken mangler"
        )
    if head != (number, link):
        bad, why = min(head[0], number) + 1, "hovedrækken passer ikke med kæden"
        return Checked(stream=stream, number=number, hash=link, broken_at=bad, why=why)
    return Checked(stream=stream, number=number, hash=link)


def _watched(links: Iterable[Link], missing: set[int], erased: set[int]) -> Iterator[Link]:
    """Note whose payload is missing, and what the entries say that come after it: an erasure is
    told by a later entry, which the chain holds as it holds every other."""
    for link in links:
        if link.body is None:
            missing.add(link.number)
        elif MARK in link.envelope:
            erased.update(one.number for one in erased_by(link.body))
        yield link


def remember(database: Database, found: list[Checked], now: str) -> None:
    """Write down what the check found; raises StoreUnavailable."""

    def write(connection: Connection) -> None:
        connection.execute(delete(verification))
        for one in found:
            row = {"checked_at": now, "broken_at": one.broken_at, "why": one.why}
            values = {"stream": one.stream, "number": one.number, **row}
            connection.execute(insert(verification).values(**values))

    database.write(write)


def last_check(database: Database) -> tuple[str, list[Checked]] | None:
    """Give when the chains were last checked and what was found; None when never."""
    rows = database.read(lambda connection: connection.execute(select(verification)).all())
    if not rows:
        return None
    found = [
        Checked(stream=row.stream, number=row.number, hash="", broken_at=row.broken_at, why=row.why)
        for row in rows
    ]
    return max(row.checked_at for row in rows), found
