"""Facts about the letters with minutes. No address stands in them: it is the planning's."""

from __future__ import annotations

import msgspec

from crisis.events.base import Event
from crisis.terms.letters import LetterState


class Receiver(msgspec.Struct, frozen=True, kw_only=True):
    """An authority that is written to. Dansk: modtager."""

    authority: str
    authority_name: str


class LettersOrdered(Event, frozen=True, kw_only=True):
    """Approved minutes are to be sent to these. Dansk: breve bestilt."""

    meeting: int
    receivers: tuple[Receiver, ...]
    seat_name: str
    authority_name: str


class LetterTold(Event, frozen=True, kw_only=True):
    """It was told how far a letter has come. Dansk: brev meldt."""

    meeting: int
    authority: str
    order: int
    state: LetterState
    detail: str | None
