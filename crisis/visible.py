"""An entry of the journal as a reader gets it from the door."""

from __future__ import annotations

from datetime import datetime

import msgspec

from crisis.events import Erased, Event
from crisis.events.sight import EntriesClassified
from crisis.journal.port import Entry
from crisis.rules.known import By
from crisis.rules.visibility import sees
from crisis.terms.sight import Readers


class VisibleEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry as a reader may see it; a hidden one is a numbered blank."""

    number: int
    type: str
    recorded_at: datetime
    seat: str
    authority: str
    hash: str
    hidden: bool
    event: Event | Erased | None


def visible(one: Entry, by: By, event: Event | Erased, *, seen: bool) -> VisibleEntry:
    """Give an entry as the reader may have it. event: with no more in it than that; seen: whether
    it is no blank for him."""
    named = seen
    if isinstance(event, EntriesClassified) and not sees(event.readers, by):
        # A board that shows the entry must learn to put it away; whose it is, and for whom, not.
        readers = Readers(sight=event.readers.sight)
        event = msgspec.structs.replace(event, readers=readers, seat_name="", authority_name="")
        named = False
    return VisibleEntry(
        number=one.stamp.number,
        type=one.type if seen else "Hidden",
        recorded_at=one.stamp.recorded_at,
        seat=one.stamp.seat if named else "",
        authority=one.stamp.authority if named else "",
        hash=one.stamp.hash,
        hidden=not seen,
        event=event if seen else None,
    )
