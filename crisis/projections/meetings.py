"""The staff's meetings: the rhythm, and each by its number with who was there and what was said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.erasure import EntryErased
from crisis.events.meetings import (
    AttendanceNoted,
    MeetingCalled,
    MeetingCancelled,
    MeetingClosed,
    MeetingOpened,
    MinutesApproved,
    RhythmSet,
    SaidNoted,
)
from crisis.terms.meetings import AgendaItem, MeetingKind, MeetingState, Presence


class Rhythm(msgspec.Struct, frozen=True, kw_only=True):
    """When the staff meets, since the entry that says so. Dansk: stabsrytme."""

    number: int
    at: datetime
    every: int | None
    first_at: datetime | None
    times: tuple[str, ...]
    place: str | None
    joining: str | None

    @property
    def off(self) -> bool:
        """Says whether it was ended."""
        return self.every is None and not self.times


class Attendance(msgspec.Struct, frozen=True, kw_only=True):
    """What was noted last of an authority at a meeting. Dansk: noteret fremmøde."""

    number: int
    authority: str
    authority_name: str
    presence: Presence


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """That something was noted, and by which entry of the log; its words stand there alone.

    Dansk: noteret sagt.
    """

    number: int
    item: AgendaItem
    authority: str | None
    authority_name: str | None
    entries: tuple[int, ...]


class Approval(msgspec.Struct, frozen=True, kw_only=True):
    """By which entry the minutes were approved, and as of which. Dansk: godkendt referat."""

    number: int
    at: datetime
    upto: int
    seat_name: str


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """One meeting with all that is known of it. Dansk: møde."""

    meeting: int
    kind: MeetingKind
    meeting_at: datetime
    called: int | None = None
    place: str | None = None
    joining: str | None = None
    cancelled: int | None = None
    opened: int | None = None
    opened_at: datetime | None = None
    items: tuple[AgendaItem, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    said: tuple[Said, ...] = ()
    closed: int | None = None
    closed_at: datetime | None = None
    next_at: datetime | None = None
    approved: Approval | None = None

    @property
    def state(self) -> MeetingState:
        """How far it has come."""
        if self.approved is not None:
            return MeetingState.APPROVED
        if self.closed is not None:
            return MeetingState.CLOSED
        if self.opened is not None:
            return MeetingState.OPEN
        return MeetingState.CANCELLED if self.cancelled is not None else MeetingState.CALLED

    def of(self, authority: str) -> Attendance | None:
        """Give what was noted of an authority; None when nothing was."""
        return next((one for one in self.attendance if one.authority == authority), None)

    @property
    def minutes_at(self) -> tuple[int | None, int | None]:
        """Give the entries from which one goes to the minutes: closed, and approved."""
        return self.closed, self.approved.number if self.approved else None

    @property
    def spoken(self) -> frozenset[str]:
        """Give the authorities that have had the floor in the round."""
        round_ = (one for one in self.said if one.item is AgendaItem.ROUND)
        return frozenset(one.authority for one in round_ if one.authority is not None)


class Meetings(msgspec.Struct, frozen=True, kw_only=True):
    """All of them by number, and the rhythm. Dansk: møder."""

    meetings: Map[int, Meeting] = Map()
    last: int = 0
    rhythm: Rhythm | None = None

    def get(self, meeting: int) -> Meeting | None:
        """Give a meeting by its number."""
        return self.meetings.get(meeting)

    def all(self) -> list[Meeting]:
        """Give them in order."""
        return [self.meetings[number] for number in sorted(self.meetings)]

    @property
    def open(self) -> Meeting | None:
        """Give the one that is held now."""
        return next((one for one in self.all() if one.state is MeetingState.OPEN), None)

    def without(self, hidden: frozenset[int]) -> Meetings:
        """Give them as one sees them for whom these entries are not."""
        kept = self.meetings
        for number, one in kept.items():
            said = tuple(
                msgspec.structs.replace(
                    each, entries=tuple(entry for entry in each.entries if entry not in hidden)
                )
                for each in one.said
                if each.number not in hidden
            )
            if said != one.said:
                kept = kept.set(number, msgspec.structs.replace(one, said=said))
        return msgspec.structs.replace(self, meetings=kept)


def fold(found: Meetings, stamp: Stamp, event: Event | Erased) -> Meetings:
    """Take one more entry in; what does not concern it leaves it as it was."""
    if isinstance(event, Erased):
        return _blank(found, stamp, event)
    if isinstance(event, EntryErased):
        return _without(found, {one.number for one in event.entries})
    if isinstance(event, RhythmSet):
        same = ("every", "first_at", "times", "place", "joining")
        set_ = {name: getattr(event, name) for name in same}
        rhythm = Rhythm(number=stamp.number, at=stamp.recorded_at, **set_)
        return msgspec.structs.replace(found, rhythm=rhythm)
    if isinstance(event, MeetingCalled):
        return _put(found, _called(stamp, event))
    change = _CHANGES.get(type(event))
    one = found.get(getattr(event, "meeting", 0)) if change else None
    if isinstance(event, MeetingOpened) and one is None:
        one = Meeting(meeting=event.meeting, kind=event.kind, meeting_at=event.meeting_at)
    return _put(found, change(one, stamp, event)) if change and one else found


def _blank(found: Meetings, stamp: Stamp, event: Erased) -> Meetings:
    """A number that was given out is never given again; what was called off stays so."""
    if event.type == MeetingCalled.__name__:
        return msgspec.structs.replace(found, last=found.last + 1)
    if event.type == RhythmSet.__name__:
        return msgspec.structs.replace(found, rhythm=None)
    if event.type == MeetingCancelled.__name__ and event.supplements is not None:
        called = (one for one in found.all() if one.called == event.supplements)
        one = next(called, None)
        off = {"cancelled": stamp.number}
        return _put(found, msgspec.structs.replace(one, **off)) if one else found
    return found


def _called(stamp: Stamp, event: MeetingCalled) -> Meeting:
    return Meeting(
        meeting=event.meeting,
        kind=event.kind,
        meeting_at=event.meeting_at,
        called=stamp.number,
        place=event.place,
        joining=event.joining,
    )


def _cancelled(one: Meeting, stamp: Stamp, event: MeetingCancelled) -> Meeting:
    return msgspec.structs.replace(one, cancelled=stamp.number)


def _opened(one: Meeting, stamp: Stamp, event: MeetingOpened) -> Meeting:
    begun = {"opened": stamp.number, "opened_at": stamp.recorded_at, "items": event.items}
    return msgspec.structs.replace(one, kind=event.kind, meeting_at=event.meeting_at, **begun)


def _noted(one: Meeting, stamp: Stamp, event: AttendanceNoted) -> Meeting:
    of = event.attending
    made = Attendance(
        number=stamp.number,
        authority=of.authority,
        authority_name=of.authority_name,
        presence=of.presence,
    )
    others = tuple(each for each in one.attendance if each.authority != of.authority)
    return msgspec.structs.replace(one, attendance=(*others, made))


def _said(one: Meeting, stamp: Stamp, event: SaidNoted) -> Meeting:
    by = event.said_by
    made = Said(
        number=stamp.number,
        item=event.item,
        authority=by.authority if by else None,
        authority_name=by.authority_name if by else None,
        entries=event.entries,
    )
    return msgspec.structs.replace(one, said=(*one.said, made))


def _closed(one: Meeting, stamp: Stamp, event: MeetingClosed) -> Meeting:
    over = {"closed": stamp.number, "closed_at": stamp.recorded_at, "next_at": event.next_at}
    return msgspec.structs.replace(one, **over)


def _approved(one: Meeting, stamp: Stamp, event: MinutesApproved) -> Meeting:
    made = Approval(
        number=stamp.number, at=stamp.recorded_at, upto=event.upto, seat_name=event.seat_name
    )
    return msgspec.structs.replace(one, approved=made)


_CHANGES: dict[type, Callable[[Meeting, Stamp, Any], Meeting]] = {
    MeetingCancelled: _cancelled,
    MeetingOpened: _opened,
    AttendanceNoted: _noted,
    SaidNoted: _said,
    MeetingClosed: _closed,
    MinutesApproved: _approved,
}


def _without(found: Meetings, gone: set[int]) -> Meetings:
    """What was erased is as if it had never been said; a meeting that was held keeps its time."""
    kept = found.meetings
    for number, one in kept.items():
        if one.called in gone and one.opened is None:
            kept = kept.delete(number)
            continue
        left = msgspec.structs.replace(
            one, said=tuple(each for each in one.said if each.number not in gone)
        )
        if one.called in gone:
            left = msgspec.structs.replace(left, called=None, place=None, joining=None)
        kept = kept.set(number, left) if left != one else kept
    rhythm = None if found.rhythm and found.rhythm.number in gone else found.rhythm
    return msgspec.structs.replace(found, meetings=kept, rhythm=rhythm)


def _put(found: Meetings, one: Meeting) -> Meetings:
    last = max(found.last, one.meeting)
    return msgspec.structs.replace(found, meetings=found.meetings.set(one.meeting, one), last=last)
