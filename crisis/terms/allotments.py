"""Words about what a meeting decides on who gets what: lines, and how far each has come."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from crisis.terms.ids import OPERATION_ID, AuthorityId
from crisis.terms.resources import Amount, RequestNumber, ResourceId

LINES_LIMIT = 500
SHORTS_LIMIT = 500

OperationId = Annotated[str, Meta(pattern=OPERATION_ID)]


class AllotmentLine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of one unit for one request. Dansk: prioriteringslinje.

    operation: the request's; None is the one it is decided in.
    """

    operation: OperationId | None = None
    request: RequestNumber
    resource_id: ResourceId
    amount: Amount


class OwnedLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line as it was decided, and who disposes of the unit. Dansk: besluttet linje."""

    operation: str
    request: int
    resource_id: str
    owner_authority: AuthorityId
    amount: int


class Shortage(msgspec.Struct, frozen=True, kw_only=True):
    """What a request does not get, and who asked. Dansk: besluttet mangel."""

    operation: str
    request: int
    asked_by: AuthorityId
    missing: int


class LineState(StrEnum):
    """How far a decided line has come. Dansk: linjens stand."""

    PENDING = "pending"
    """Its owner has said nothing yet."""
    CONFIRMED = "confirmed"
    """Its owner has promised it."""
    REFUSED = "refused"
    """Its owner has said no, and why."""
    WITHDRAWN = "withdrawn"
    """What its owner promised was let go again before it left."""
    REPLACED = "replaced"
    """Another decision came before its owner said anything."""


class Reopening(StrEnum):
    """Why it must be decided anew. Dansk: skal besluttes igen."""

    ORDER = "order"
    ASKED = "asked"
    GONE = "gone"
    SUPPLY = "supply"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
