"""The statements of an operation as they stand: text, signatures, and what came of sending."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from immutables import Map

from crisis.events import Stamp
from crisis.events.statements import Content, Signer
from crisis.terms.statements import (
    OPEN,
    Act,
    Delivery,
    Outlet,
    StatementState,
)


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """One version of the text, and who wrote it. Dansk: udgave."""

    version: int
    content: Content
    number: int
    at: datetime
    account: int
    seat: str
    seat_name: str
    authority_name: str


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """An authority's yes to one exact text; it is void once the text is another.

    Dansk: underskrift.
    """

    version: int
    hash: str
    authority: str
    authority_name: str
    seat_name: str
    account: int
    seat: str
    number: int
    at: datetime


class Returned(msgspec.Struct, frozen=True, kw_only=True):
    """Why a text was sent back. Dansk: sendt tilbage."""

    version: int
    reason: str
    authority_name: str
    at: datetime


class Flag(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that was corrected after the text cited it. Dansk: rettet faktum."""

    entry: int
    corrected_by: int


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """What the publisher told of one attempt. Dansk: forsøg."""

    number: int
    at: datetime
    outcome: Delivery
    attempt: int
    detail: str | None
    again_at: datetime | None


class Dispatch(msgspec.Struct, frozen=True, kw_only=True):
    """One statement on one channel, with its receipts. Dansk: forsendelse."""

    act: Act
    version: int
    channel: Outlet
    send_before: datetime
    outcome: Delivery = Delivery.WAITING
    attempts: tuple[Attempt, ...] = ()
    delivered: int = 0
    failed: int = 0
    uncertain: int = 0


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement with all that happened to it; released: by which entry it was let out.

    Dansk: udtalelse.
    """

    number: int
    state: StatementState
    authority: str
    editions: tuple[Edition, ...]
    signers: tuple[str, ...] = ()
    hash: str | None = None
    required: tuple[Signer, ...] = ()
    signatures: tuple[Signature, ...] = ()
    returned: Returned | None = None
    flags: tuple[Flag, ...] = ()
    kept: tuple[Flag, ...] = ()
    released_at: datetime | None = None
    released: int | None = None
    dispatches: tuple[Dispatch, ...] = ()
    corrected_by: int | None = None
    changed_at: datetime | None = None
    notice: str | None = None
    retracted_at: datetime | None = None

    @property
    def edition(self) -> Edition:
        """The text as it stands now."""
        return self.editions[-1]

    @property
    def content(self) -> Content:
        """What the text holds now."""
        return self.editions[-1].content

    @property
    def version(self) -> int:
        """The number of the text as it stands now."""
        return self.editions[-1].version

    @property
    def valid(self) -> tuple[Signature, ...]:
        """The signatures that hold: on exactly this text."""
        return tuple(
            one
            for one in self.signatures
            if one.version == self.version and one.hash == self.hash is not None
        )

    @property
    def missing(self) -> tuple[Signer, ...]:
        """The authorities that must sign and have not signed this text."""
        signed = {one.authority for one in self.valid}
        return tuple(one for one in self.required if one.authority not in signed)

    def dispatch(self, act: Act, channel: str) -> Dispatch | None:
        """Give the sending on a channel."""
        return next(
            (one for one in self.dispatches if one.act is act and one.channel.id == channel), None
        )


class Paused(msgspec.Struct, frozen=True, kw_only=True):
    """Why nothing is sent. Dansk: udsendelse på pause."""

    reason: str
    authority_name: str
    at: datetime


class StatementList(msgspec.Struct, frozen=True, kw_only=True):
    """All statements by number. Dansk: udtalelser."""

    statements: Map[int, Statement] = Map()
    last: int = 0
    rests: Map[int, int] = Map()
    """Entry of a figure → the entry it was taken from."""
    paused: Paused | None = None

    def get(self, number: int) -> Statement | None:
        """Give a statement by its number."""
        return self.statements.get(number)

    def all(self) -> list[Statement]:
        """Give all statements, in order."""
        return [self.statements[number] for number in sorted(self.statements)]

    def correction_of(self, number: int) -> Statement | None:
        """Give the open draft that shall put a statement right."""
        return next(
            (
                one
                for one in self.all()
                if one.content.corrects == number and one.state in OPEN | {StatementState.RELEASED}
            ),
            None,
        )


def put(found: StatementList, one: Statement) -> StatementList:
    """Give the list with this statement in it."""
    return msgspec.structs.replace(
        found, statements=found.statements.set(one.number, one), last=max(found.last, one.number)
    )


def mark(found: StatementList, number: int, **changes: Any) -> StatementList:
    """Give the list with a statement changed; an unknown one changes nothing."""
    old = found.get(number)
    return found if old is None else put(found, msgspec.structs.replace(old, **changes))


def edition(stamp: Stamp, event: Any, version: int) -> Edition:
    """Make the version of a text that an event brought."""
    return Edition(
        version=version,
        content=event.content,
        number=stamp.number,
        at=stamp.recorded_at,
        account=stamp.account,
        seat=stamp.seat,
        seat_name=event.seat_name,
        authority_name=event.authority_name,
    )
