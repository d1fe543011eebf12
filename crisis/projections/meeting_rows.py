"""What happens to a meeting, as rows of the staff log."""

from __future__ import annotations

from typing import Any

from crisis.events import Event
from crisis.events.meetings import (
    MeetingCalled,
    MeetingCancelled,
    MeetingClosed,
    MeetingOpened,
    MinutesApproved,
    RhythmSet,
    SaidNoted,
)
from crisis.terms.log import Channel, EntryKind

KINDS = {
    RhythmSet.__name__: EntryKind.DECISION,
    MeetingCalled.__name__: EntryKind.COMMUNICATION,
    MeetingCancelled.__name__: EntryKind.COMMUNICATION,
    MeetingOpened.__name__: EntryKind.ACTION,
    SaidNoted.__name__: EntryKind.NOTE,
    MeetingClosed.__name__: EntryKind.ACTION,
    MinutesApproved.__name__: EntryKind.COMMUNICATION,
}
"""What happened → as which sort of row it stands."""

_SAME = ("text", "reason", "item", "place", "supplements", "seat_name", "authority_name")


def told(event: Event) -> dict[str, Any]:
    """Give what stands in the row. What was noted in a meeting is a row like any other, and may be
    put right like one; meeting 0 is the rhythm."""
    found: dict[str, Any] = {name: getattr(event, name, None) for name in _SAME}
    channel = Channel.MEETING if isinstance(event, SaidNoted) else None
    kind, meeting = KINDS[type(event).__name__], getattr(event, "meeting", 0)
    return {**found, "kind": kind, "meeting": meeting, "channel": channel}
