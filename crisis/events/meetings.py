"""Facts about the staff's meetings."""

from __future__ import annotations

from datetime import datetime

import msgspec

from crisis.events.base import Event
from crisis.terms.meetings import AgendaItem, MeetingKind, Presence


class RhythmSet(Event, frozen=True, kw_only=True):
    """The rhythm of the meetings was set; neither every nor times: there is none.

    Dansk: rytme sat.
    """

    every: int | None
    first_at: datetime | None
    times: tuple[str, ...]
    place: str | None
    joining: str | None
    text: str
    seat_name: str
    authority_name: str


class MeetingCalled(Event, frozen=True, kw_only=True):
    """A meeting was called, or one of the rhythm got its number. Dansk: møde indkaldt."""

    meeting: int
    kind: MeetingKind
    meeting_at: datetime
    place: str | None
    joining: str | None
    text: str
    seat_name: str
    authority_name: str


class MeetingCancelled(Event, frozen=True, kw_only=True):
    """A meeting was called off. Dansk: møde aflyst.

    supplements: the entry that called it; it stays called off when words are erased.
    """

    meeting: int
    supplements: int | None
    reason: str
    text: str
    seat_name: str
    authority_name: str


class MeetingOpened(Event, frozen=True, kw_only=True):
    """A meeting began, with these items. Dansk: møde åbnet."""

    meeting: int
    kind: MeetingKind
    meeting_at: datetime
    items: tuple[AgendaItem, ...]
    text: str
    seat_name: str
    authority_name: str


class Attending(msgspec.Struct, frozen=True, kw_only=True):
    """An authority, and whether it is there. Dansk: fremmødt."""

    authority: str
    authority_name: str
    presence: Presence


class AttendanceNoted(Event, frozen=True, kw_only=True):
    """It was noted whether an authority is there; what was noted last holds.

    Dansk: fremmøde noteret.
    """

    meeting: int
    attending: Attending
    seat_name: str
    authority_name: str


class SaidBy(msgspec.Struct, frozen=True, kw_only=True):
    """The authority that had the floor. Dansk: havde ordet."""

    authority: str
    authority_name: str


class SaidNoted(Event, frozen=True, kw_only=True):
    """What was said under an item was noted. Dansk: sagt noteret."""

    meeting: int
    item: AgendaItem
    said_by: SaidBy | None
    entries: tuple[int, ...]
    text: str
    seat_name: str
    authority_name: str


class MeetingClosed(Event, frozen=True, kw_only=True):
    """A meeting ended; next_at is when the next one is, as it was said. Dansk: møde lukket."""

    meeting: int
    next_at: datetime | None
    text: str
    seat_name: str
    authority_name: str


class MinutesApproved(Event, frozen=True, kw_only=True):
    """The minutes were approved as all of it stood at an entry. Dansk: referat godkendt."""

    meeting: int
    upto: int
    text: str
    seat_name: str
    authority_name: str
