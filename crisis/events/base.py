"""What every event has in common, and what stands where one was erased."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

import msgspec


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A fact, in the past tense; the journal's file format. Dansk: begivenhed i journalen.

    Once released its meaning never changes; a new meaning is a new schema number.
    """

    SCHEMA: ClassVar[int] = 1


class Erased(msgspec.Struct, frozen=True, kw_only=True):
    """What is left when a payload was erased by law: only the envelope. Dansk: slettet indhold.

    corrects, supplements: told by the entry that erased it, so that what was put right stays so.
    """

    type: str
    corrects: int | None = None
    supplements: int | None = None


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """The envelope's part that a fold may use: when, who and as what."""

    stream: str
    number: int
    recorded_at: datetime
    account: int
    seat: str
    authority: str
    planning_head: int
    hash: str
