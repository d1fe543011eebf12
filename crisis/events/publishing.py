"""Facts about a statement on its way out."""

from __future__ import annotations

from datetime import datetime

from crisis.events.base import Event
from crisis.events.statements import Content, Signer
from crisis.terms.statements import Act, Delivery, Outlet


class StatementReleased(Event, frozen=True, kw_only=True):
    """The signed text was let out, to these channels, to be sent before a moment.

    Dansk: udtalelse frigivet.
    """

    statement: int
    version: int
    frozen_hash: str
    channels: tuple[Outlet, ...]
    corrects: int | None
    send_before: datetime
    seat_name: str
    authority_name: str


class HoldingStatementIssued(Event, frozen=True, kw_only=True):
    """The police let three fixed lines out. Dansk: ventebesked udsendt."""

    statement: int
    content: Content
    frozen_hash: str
    signer: Signer
    channels: tuple[Outlet, ...]
    send_before: datetime
    seat_name: str
    authority_name: str


class StatementRetracted(Event, frozen=True, kw_only=True):
    """A statement was taken back on all its channels. Dansk: udtalelse trukket tilbage."""

    statement: int
    version: int
    notice: str
    channels: tuple[Outlet, ...]
    send_before: datetime
    seat_name: str
    authority_name: str


class StatementResent(Event, frozen=True, kw_only=True):
    """A person had one channel sent again. Dansk: udtalelse gensendt."""

    statement: int
    version: int
    act: Act
    channel: str
    send_before: datetime
    seat_name: str
    authority_name: str


class DeliveryReported(Event, frozen=True, kw_only=True):
    """What came of one attempt to send, or why none was made. Dansk: udsendelse meldt."""

    outbox: int
    fence: int
    statement: int
    version: int
    act: Act
    channel: str
    outcome: Delivery
    attempt: int
    detail: str | None
    again_at: datetime | None
    delivered: int
    failed: int
    uncertain: int


class PublishingPaused(Event, frozen=True, kw_only=True):
    """All sending of the operation was held back. Dansk: udsendelse sat på pause."""

    reason: str
    seat_name: str
    authority_name: str


class PublishingResumed(Event, frozen=True, kw_only=True):
    """Sending goes on. Dansk: udsendelse genoptaget."""

    seat_name: str
    authority_name: str


LETS_OUT = (
    StatementReleased,
    HoldingStatementIssued,
    StatementRetracted,
    StatementResent,
    DeliveryReported,
    PublishingResumed,
)
"""After these something may be due to leave: a receipt frees what waited for it."""
