"""What was erased by law, why and by whom."""

from __future__ import annotations

from datetime import datetime

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.erasure import EntryErased


class Erasure(msgspec.Struct, frozen=True, kw_only=True):
    """That an entry's words are gone: by which entry, why, by which law. Dansk: sletning."""

    number: int
    by: int
    at: datetime
    reason: str
    basis: str
    authority_name: str


Erasures = Map[int, Erasure]


def fold(found: Erasures, stamp: Stamp, event: Event | Erased) -> Erasures:
    """Take one more entry in; what erases nothing leaves it as it was."""
    if not isinstance(event, EntryErased):
        return found
    for one in event.entries:
        made = Erasure(
            number=one.number,
            by=stamp.number,
            at=stamp.recorded_at,
            reason=event.reason,
            basis=event.basis,
            authority_name=event.authority_name,
        )
        found = found.set(one.number, made)
    return found
