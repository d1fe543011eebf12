"""Wishes about a statement on its way out."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from crisis.commands.base import Command
from crisis.commands.log import Instant
from crisis.terms.log import Line
from crisis.terms.statements import (
    Act,
    ChannelId,
    ContentHash,
    Delivery,
    StatementNumber,
    Version,
)

Count = Annotated[int, Meta(ge=0, le=100_000)]
Row = Annotated[int, Meta(ge=1, le=2**53 - 1)]


class ReleaseStatement(Command, frozen=True, kw_only=True):
    """Let the signed text out on every channel. Dansk: frigiv udtalelse."""

    statement: StatementNumber
    version: Version
    hash: ContentHash


class IssueHoldingStatement(Command, frozen=True, kw_only=True):
    """Let the police's three fixed lines out at once. Dansk: udsend ventebesked."""

    what: Line
    next_update_at: Instant
    place: Line | None = None


class RetractStatement(Command, frozen=True, kw_only=True):
    """Take a statement back on every channel at once. Dansk: træk udtalelse tilbage.

    notice: what is told to those who read it, in its place.
    """

    statement: StatementNumber
    notice: Line


class ResendStatement(Command, frozen=True, kw_only=True):
    """Send once more on the one channel that failed. Dansk: gensend udtalelse."""

    statement: StatementNumber
    channel: ChannelId
    act: Act = Act.PUBLISH


class PausePublishing(Command, frozen=True, kw_only=True):
    """Hold back all that has not been sent yet. Dansk: sæt udsendelse på pause."""

    reason: Line


class ResumePublishing(Command, frozen=True, kw_only=True):
    """Let sending go on. Dansk: genoptag udsendelse."""


class ReportDelivery(Command, frozen=True, kw_only=True):
    """Tell what came of sending; only the publisher does. Dansk: meld udsendelse.

    outbox: the row in the outbox. fence: the claim under which it was sent; an older claim is
    refused. delivered, failed, uncertain: receivers, where a channel has several.
    """

    outbox: Row
    fence: Row
    statement: StatementNumber
    version: Version
    act: Act
    channel: ChannelId
    outcome: Delivery
    attempt: Annotated[int, Meta(ge=0, le=10_000)] = 0
    detail: Line | None = None
    again_at: Instant | None = None
    delivered: Count = 0
    failed: Count = 0
    uncertain: Count = 0
