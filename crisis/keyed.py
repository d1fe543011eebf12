"""How a command is known again: whose it is, its key, what it asks; and the answer kept for it."""

from __future__ import annotations

import hashlib
from datetime import datetime

import msgspec

from crisis.commands import Command
from crisis.journal.canonical import canonical, canonical_struct
from crisis.journal.codec import stamp_text, stamp_time
from crisis.journal.port import KeyedRequest, Stored
from crisis.rules.known import By


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a command: its place in the journal and the answer's exact bytes."""

    operation: str
    entries: tuple[int, ...]
    recorded_at: datetime
    replayed: bool
    answer: bytes

    def body(self) -> bytes:
        """Give the stored answer, byte for byte the same for every repetition."""
        return self.answer


class _Answer(msgspec.Struct, frozen=True, kw_only=True):
    operation: str
    entries: tuple[int, ...]
    recorded_at: str


_ANSWERS = msgspec.json.Decoder(_Answer)


def keyed(
    command: Command, by: By, stream: str | None, key: str, request_hash: str | None
) -> KeyedRequest:
    """Give what makes a command the same as an earlier one: account, door, key and content."""
    if request_hash is None:
        spoken = canonical_struct(by.on_behalf_of) if by.on_behalf_of else b"null"
        asked = (canonical(by.seat), canonical_struct(command), spoken)
        request_hash = hashlib.sha256(b"[" + b",".join(asked) + b"]").hexdigest()
    return KeyedRequest(
        account=by.account,
        route=f"{stream or 'operations'}/{type(command).__name__}",
        key=key,
        request_hash=request_hash,
    )


def answer(stream: str, numbers: tuple[int, ...], recorded_at: datetime) -> bytes:
    """Give the bytes of an answer, which every repetition gets again."""
    made = _Answer(operation=stream, entries=numbers, recorded_at=stamp_text(recorded_at))
    return canonical_struct(made)


def outcome(stored: Stored) -> Outcome:
    """Read a kept answer."""
    said = _ANSWERS.decode(stored.outcome)
    return Outcome(
        operation=said.operation,
        entries=said.entries,
        recorded_at=stamp_time(said.recorded_at),
        replayed=stored.replayed,
        answer=stored.outcome,
    )
