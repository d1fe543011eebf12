"""Which entries of the log address somebody with an @, and by which words."""

from __future__ import annotations

from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.erasure import EntryErased
from crisis.projections.log import LogBook
from crisis.terms.references import ReferenceKind, find

Mentions = Map[int, tuple[str, ...]]
"""Number of an entry → the words after each @."""


def fold(found: Mentions, log: LogBook, stamp: Stamp, event: Event | Erased) -> Mentions:
    """Take one more entry in. log: with that entry in it."""
    if isinstance(event, EntryErased):
        for one in event.entries:
            found = found.delete(one.number) if one.number in found else found
        return found
    entry = log.get(stamp.number)
    if entry is None or entry.text is None or "@" not in entry.text:
        return found
    words = [one.word for one in find(entry.text) if one.kind is ReferenceKind.AUTHORITY]
    return found.set(stamp.number, tuple(words)) if words else found
