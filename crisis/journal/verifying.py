"""Verifies a whole database: its chains, and what signed checkpoints say about it. Reads only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from crisis.errors import JournalUnreadable
from crisis.journal import checkpoints
from crisis.journal.check import Checked, check
from crisis.journal.checkpointing import hash_at, last_number, signed_between
from crisis.journal.checkpoints import Checkpoint, Fault, SignedHead
from crisis.journal.installation import ours
from crisis.journal.keeping_tables import checkpoint
from crisis.journal.keys import read_public
from crisis.journal.lanes import ThreadLanes
from crisis.journal.opening import open_read_only
from crisis.journal.snapshot import Snapshot, at_once

ALL = 2**53


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """What was found: of each chain by itself, and what no longer holds of the checkpoints."""

    chains: list[Checked]
    faults: list[Fault]

    @property
    def broken(self) -> bool:
        """Says whether any chain does not hold in itself."""
        return any(one.broken_at for one in self.chains)


def verify_database(
    url: str, stream: str | None = None, asked: Sequence[Checkpoint] = ()
) -> Verified:
    """Check the chains, then the checkpoints that are asked about; raises JournalUnreadable."""
    database = open_read_only(url, ThreadLanes())
    try:
        chains = _chains(lambda: check(database, stream), stream, asked)
        faults = at_once(database, lambda moment: _against(moment, stream, asked)) if asked else []
        return Verified(chains=chains, faults=faults)
    finally:
        database.close()


def read_checkpoint(file: Path, key: str | None) -> Checkpoint:
    """Read a checkpoint's file; raises JournalUnreadable with its name."""
    try:
        return checkpoints.opened(checkpoints.read(file.read_bytes()), key)
    except OSError as problem:
        raise JournalUnreadable(f"{file}: filen kan ikke læses") from problem
    except JournalUnreadable as problem:
        raise JournalUnreadable(f"{file}: {problem}") from problem


def read_key(file: Path) -> str:
    """Read a public key's file; raises JournalUnreadable with its name."""
    try:
        return read_public(file.read_bytes())
    except OSError as problem:
        raise JournalUnreadable(f"{file}: filen kan ikke læses") from problem
    except JournalUnreadable as problem:
        raise JournalUnreadable(f"{file}: {problem}") from problem


def _chains(
    look: Callable[[], list[Checked]], stream: str | None, asked: Sequence[Checkpoint]
) -> list[Checked]:
    try:
        return look()
    except JournalUnreadable:
        # That a checkpoint knows it and the journal does not is what is to be found out.
        if stream and any(head.stream == stream for one in asked for head in one.heads):
            return []
        raise


def _against(moment: Snapshot, stream: str | None, asked: Sequence[Checkpoint]) -> list[Fault]:
    here = ours(moment.connection)
    for one in asked:
        if here and one.installation != here:
            raise JournalUnreadable(
                f"kontrolpunkt {one.number} hører til en anden installation "
                f"({one.installation}) end databasen ({here})"
            )
    heads = _of(stream, asked)

    def held(name: str, number: int) -> str | None:
        return hash_at(moment.connection, name, number)

    def last(name: str) -> int:
        return last_number(moment.connection, name)

    if not checkpoints.compare(heads, held, last):
        return []
    known = _of(stream, _stored(moment, {one.key for one in asked}))
    return checkpoints.compare(heads, held, last, known)


def _of(stream: str | None, asked: Iterable[Checkpoint]) -> set[SignedHead]:
    return {head for one in asked for head in one.heads if stream in (None, head.stream)}


def _stored(moment: Snapshot, keys: set[str]) -> Iterator[Checkpoint]:
    """The database's own checkpoints whose signature holds: nobody without the key made them."""
    connection = moment.connection
    if not connection.dialect.has_table(connection, checkpoint.name):
        return
    for _, signed in signed_between(connection, 0, ALL):
        try:
            found = checkpoints.opened(signed)
        except JournalUnreadable:
            continue
        if found.key in keys:
            yield found
