"""From events to the exact bytes that are hashed, and back."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

import msgspec

from crisis.errors import JournalBroken
from crisis.events import EVENTS, Erased, Event
from crisis.journal.canonical import canonical_struct


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """The part of an entry that is hashed and kept for ever: no name and no free text in it.

    format: number of this layout. previous: hash of the entry before, 64 zeros for the first.
    commitment: salted hash of the payload, so that the payload may be erased by law.
    planning_head: number of the last planning entry that the rule could see.
    """

    format: int
    stream: str
    mode: str
    number: int
    previous: str
    recorded_at: str
    account: int
    seat: str
    authority: str
    type: str
    schema: int
    planning_head: int
    commitment: str


FORMAT = 1

_DECODERS = {name: msgspec.json.Decoder(kind) for name, kind in EVENTS.items()}
_ENVELOPES = msgspec.json.Decoder(Envelope)


@lru_cache(256)
def stamp_text(moment: datetime) -> str:
    """Write an instant in UTC with six decimals, so that text order is time order."""
    utc = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return utc.isoformat(timespec="microseconds")[:26] + "Z"


def stamp_time(text: str) -> datetime:
    """Read what stamp_text wrote."""
    return datetime.fromisoformat(text)


def encode_event(event: Event) -> bytes:
    """Give the canonical bytes of an event's payload."""
    return canonical_struct(event)


def decode_event(type_name: str, body: bytes | None) -> Event | Erased:
    """Read a payload; a missing one gives Erased. Raises KeyError for a type nobody knows."""
    if body is None:
        return Erased(type=type_name)
    return _DECODERS[type_name].decode(body)


def encode_envelope(envelope: Envelope) -> bytes:
    """Give the canonical bytes of an envelope."""
    return canonical_struct(envelope)


def decode_envelope(stream: str, number: int, data: bytes) -> Envelope:
    """Read an envelope; raises JournalBroken when the bytes are none."""
    try:
        return _ENVELOPES.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise JournalBroken(stream, number, "konvolutten kan ikke læses") from problem
