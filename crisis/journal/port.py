"""What the journal can do for those who use it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

import msgspec
from sqlalchemy import Connection

from crisis.errors import CrisisError, Refused
from crisis.events import Erased, Event, Stamp
from crisis.terms.operations import Mode


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The last entry of a stream, and the mode that never changes."""

    stream: str
    mode: Mode
    number: int
    hash: str


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry as a fold takes it: its stamp, its type and its event."""

    stamp: Stamp
    type: str
    event: Event | Erased


class PlanningMoved(CrisisError):
    """The standing knowledge has changed since the rule was asked: it must be asked anew."""


class Author(msgspec.Struct, frozen=True, kw_only=True):
    """Who appends, as the envelope keeps it."""

    account: int
    seat: str
    authority: str


class KeyedRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What makes a write idempotent: who, which door, the client's key, what was asked."""

    account: int
    route: str
    key: str
    request_hash: str


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """What came of an append: the answer's exact bytes, and whether it was already there."""

    outcome: bytes
    entries: tuple[Entry, ...]
    replayed: bool
    beside: tuple[Entry, ...] = ()
    """What went into the stream of resources in the same transaction."""


Also = Callable[[Connection, tuple[Entry, ...]], None]
"""What is to happen in the same transaction as an append, once its entries are in."""


Events = tuple[Event, ...]
Both = tuple[Events, Events]
"""What goes into the wish's own stream, and what into that of the resources."""


class Second(msgspec.Struct, frozen=True, kw_only=True):
    """The stream of resources, when a wish appends to it too; its head is locked first.

    seen, events: as of a wish. again: asks the rule once more with what both streams missed.
    """

    stream: str
    seen: int
    events: Events
    again: Callable[[tuple[Entry, ...], tuple[Entry, ...]], Both | Refused]


class Append(msgspec.Struct, frozen=True, kw_only=True):
    """A wish to append.

    seen: the head's number the rule saw (0: the stream is to begin with this).
    planning_head: the planning's number the rule saw; append raises PlanningMoved when it is past.
    again: asks the rule once more when others came first; takes what they appended.
    outcome: makes the answer's bytes from the numbers given and the time recorded.
    also: what is changed in the same transaction, once the entries stand.
    second: the stream of resources, when something goes there too; its `again` is then asked.
    """

    stream: str
    mode: Mode
    seen: int
    planning_head: int
    author: Author
    recorded_at: datetime
    events: tuple[Event, ...]
    request: KeyedRequest
    again: Callable[[tuple[Entry, ...]], tuple[Event, ...] | Refused]
    outcome: Callable[[tuple[int, ...], datetime], bytes]
    also: tuple[Also, ...] = ()
    second: Second | None = None


class JournalReader(Protocol):
    """Reads what has been appended."""

    def head(self, stream: str) -> Head | None:
        """Give the head of a stream, None when there is no such stream."""
        ...

    def heads(self) -> tuple[Head, ...]:
        """Give the heads of all streams."""
        ...

    def entries(self, stream: str, *, after: int = 0, limit: int | None = None) -> list[Entry]:
        """Give the entries after a number, in order."""
        ...

    def last_at(self, stream: str, moment: datetime) -> int:
        """Give the last number of the longest prefix recorded at or before the moment."""
        ...

    def stored(self, request: KeyedRequest) -> bytes | None:
        """Give the stored answer of a repeated request; raises Refused when it asks otherwise."""
        ...


class Journal(JournalReader, Protocol):
    """Reads and appends; there is no update and no delete."""

    def append(self, wish: Append) -> Stored:
        """Append in one transaction; raises Refused, or StoreUnavailable when nothing was kept."""
        ...
