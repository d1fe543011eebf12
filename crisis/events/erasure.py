"""Facts about erasing by law."""

from __future__ import annotations

import msgspec

from crisis.events.base import Event


class ErasedEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What stays of an erased entry: its number, and which entry it put right or added to.

    Dansk: rest af slettet post.
    """

    number: int
    corrects: int | None = None
    supplements: int | None = None


class EntryErased(Event, frozen=True, kw_only=True):
    """What these entries said is gone; they stand. Dansk: post slettet efter loven."""

    entries: tuple[ErasedEntry, ...]
    reason: str
    basis: str
    seat_name: str
    authority_name: str
