"""Facts: past tense, one file per subject; this page lists them all."""

from __future__ import annotations

from crisis.events.authorities import AuthorityRegistered, SeatRegistered
from crisis.events.base import Erased, Event, Stamp
from crisis.events.log import EntryConfirmed, EntryCorrected, EntryRecorded, EntrySupplemented
from crisis.events.operations import OperationOpened

EVENTS: dict[str, type[Event]] = {
    kind.__name__: kind
    for kind in (
        AuthorityRegistered,
        SeatRegistered,
        OperationOpened,
        EntryRecorded,
        EntryCorrected,
        EntrySupplemented,
        EntryConfirmed,
    )
}

__all__ = ["EVENTS", "Erased", "Event", "Stamp"]
