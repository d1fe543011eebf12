"""Who may read which entry, as it is said now; what is not here is for the whole staff."""

from __future__ import annotations

from collections.abc import Iterable

from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.attachments import FileAttached
from crisis.events.decisions import DecisionTaken, DissentRecorded, FollowUpSettled
from crisis.events.first import FirstAssessed
from crisis.events.log import EntryCorrected, EntrySupplemented
from crisis.events.requests import RequestAnswered, RequestTold
from crisis.events.sight import EntriesClassified
from crisis.terms.sight import Readers

Sights = Map[int, Readers]
"""Number of an entry → who may read it."""


def fold(found: Sights, stamp: Stamp, event: Event | Erased) -> Sights:
    """Take one more entry in. What puts an entry right, or adds to it, is for the same readers."""
    if isinstance(event, EntriesClassified):
        for number in told_by(stamp, event):
            found = found.set(number, event.readers)
        return found
    if found:
        for one in about(event):
            if one in found:
                return found.set(stamp.number, found[one])
    return found


def told_by(stamp: Stamp, event: EntriesClassified) -> Iterable[int]:
    """Give the entries that such an entry speaks of."""
    return (*event.entries, *range(stamp.number - event.behind, stamp.number))


def about(event: Event | Erased) -> tuple[int, ...]:
    """Give the entries of the log that an entry puts right, replaces, adds to or assesses."""
    if isinstance(event, DissentRecorded | FollowUpSettled | FirstAssessed):
        return (event.entry,)
    if isinstance(event, RequestAnswered | RequestTold):
        return (event.entry,)
    if isinstance(event, DecisionTaken):
        return (event.corrects,) if event.corrects is not None else ()
    if isinstance(event, EntryCorrected):
        return (event.corrects,)
    if isinstance(event, EntrySupplemented):
        return (event.supplements,)
    if isinstance(event, Erased) and event.type != FileAttached.__name__:
        return tuple(one for one in (event.corrects, event.supplements) if one is not None)
    return ()
