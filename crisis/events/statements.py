"""Facts about the text of a statement to press and public."""

from __future__ import annotations

from datetime import datetime

import msgspec

from crisis.events.base import Event
from crisis.terms.places import Shape
from crisis.terms.statements import Audience, Fact, StatementKind


class Signer(msgspec.Struct, frozen=True, kw_only=True):
    """An authority that must sign, and the facts of its own that the text rests on.

    Dansk: underskriver.
    """

    authority: str
    authority_name: str
    entries: tuple[int, ...] = ()
    police: bool = False


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """All that is signed and leaves the house. Dansk: udtalelsens indhold."""

    title: str
    text: str
    audience: Audience
    place: str | None
    incident: int | None
    shape: Shape | None
    next_update_at: datetime | None
    expires_at: datetime | None
    facts: tuple[Fact, ...]
    kind: StatementKind = StatementKind.ORDINARY
    corrects: int | None = None


class StatementDrafted(Event, frozen=True, kw_only=True):
    """A draft was written. Dansk: udkast skrevet."""

    statement: int
    content: Content
    signers: tuple[str, ...]
    seat_name: str
    authority_name: str


class StatementChanged(Event, frozen=True, kw_only=True):
    """The text was changed; what was signed before is void. Dansk: udtalelse ændret.

    frozen_hash, required: set when the text was frozen already and is frozen anew.
    """

    statement: int
    version: int
    content: Content
    signers: tuple[str, ...]
    frozen_hash: str | None
    required: tuple[Signer, ...]
    seat_name: str
    authority_name: str


class StatementSubmitted(Event, frozen=True, kw_only=True):
    """The text was frozen and waits for signatures. Dansk: udtalelse sendt til underskrift."""

    statement: int
    version: int
    frozen_hash: str
    required: tuple[Signer, ...]
    seat_name: str
    authority_name: str


class StatementSigned(Event, frozen=True, kw_only=True):
    """An authority signed the exact text. Dansk: udtalelse underskrevet."""

    statement: int
    version: int
    frozen_hash: str
    authority: str
    seat_name: str
    authority_name: str


class StatementReturned(Event, frozen=True, kw_only=True):
    """The text was sent back to its author. Dansk: udtalelse sendt tilbage."""

    statement: int
    version: int
    reason: str
    seat_name: str
    authority_name: str


class StatementDiscarded(Event, frozen=True, kw_only=True):
    """The text was dropped and never left. Dansk: udtalelse kasseret."""

    statement: int
    reason: str | None
    seat_name: str
    authority_name: str


class StatementKept(Event, frozen=True, kw_only=True):
    """A statement was let stand although a fact of it was corrected. Dansk: udtalelse står."""

    statement: int
    entry: int
    reason: str
    seat_name: str
    authority_name: str
