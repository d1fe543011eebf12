"""Facts about who may read an entry."""

from __future__ import annotations

from crisis.events.base import Event
from crisis.terms.sight import Readers


class EntriesClassified(Event, frozen=True, kw_only=True):
    """From now on these entries are for these readers. Dansk: poster klassificeret.

    behind: the so many entries right before this one, written in one act with it. entries: others.
    It holds no words, so that nothing may ever be erased of it: without it all could read them.
    """

    behind: int
    entries: tuple[int, ...]
    readers: Readers
    seat_name: str
    authority_name: str
