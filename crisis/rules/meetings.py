"""Rules about the staff's meetings: one at a time, with a number, an agenda and who was there.

What is decided and asked for while a meeting is open is its minutes (`rules/minutes.py`).
"""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from typing import Any

from crisis.commands.meetings import (
    CallMeeting,
    CancelMeeting,
    CloseMeeting,
    OpenMeeting,
    SetRhythm,
)
from crisis.errors import RefusalKind, Refused
from crisis.events.meetings import (
    MeetingCalled,
    MeetingCancelled,
    MeetingClosed,
    MeetingOpened,
    RhythmSet,
)
from crisis.projections.meetings import Meeting
from crisis.projections.situation import Situation
from crisis.rules.authorities import names_of
from crisis.rules.known import Answer, By, Known
from crisis.rules.rhythm import kind_of_next, near, next_meeting
from crisis.terms.meetings import (
    APART,
    KIND_NAMES,
    NEAR,
    TEMPLATES,
    MeetingKind,
    MeetingState,
)
from crisis.terms.times import coming

_OF_A_RHYTHM = ("every", "first_at", "place", "joining")


def set_rhythm(known: Known, command: SetRhythm, by: By) -> Answer:
    """Every so many minutes, or at times of the day, and never closer than half an hour; what holds
    already is not said again."""
    no = in_person(by) or _rhythmic(command)
    if no:
        return no
    old = situation_of(known).meetings.rhythm
    times = tuple(sorted(set(command.times)))
    ended = command.every is None and not times
    if ended and (old is None or old.off):
        return Refused("meeting.no_rhythm", field="every", kind=RefusalKind.CONFLICT)
    same: dict[str, Any] = {name: getattr(command, name) for name in _OF_A_RHYTHM}
    same["times"] = times
    if old is not None and same == {name: getattr(old, name) for name in same}:
        return Refused("meeting.rhythm_same", field="every", kind=RefusalKind.CONFLICT)
    return (RhythmSet(**same, text=_of_rhythm(command, times, by.now), **who(known, by)),)


def call(known: Known, command: CallMeeting, by: By) -> Answer:
    """With its time, and where or how one takes part; not where there is one already."""
    situation = situation_of(known)
    no = in_person(by)
    if no:
        return no
    if command.meeting_at <= by.now:
        return Refused("meeting.past", field="meeting_at")
    if not (command.place or "").strip() and not (command.joining or "").strip():
        return Refused("meeting.place_missing", field="place")
    other = near(situation, command.meeting_at)
    if other is not None and other.state is MeetingState.CALLED:
        return conflict("meeting.called_already", "meeting_at", number=other.meeting)
    kind = command.kind or kind_of_next(situation)
    return (_called(known, by, command.meeting_at, kind, (command.place, command.joining)),)


def cancel(known: Known, command: CancelMeeting, by: By) -> Answer:
    """Only what has not begun, with a reason."""
    one = in_person(by) or find(known, command.meeting)
    if isinstance(one, Refused):
        return one
    if one.state is not MeetingState.CALLED:
        return conflict("meeting.not_waiting", "meeting", number=one.meeting)
    if not command.reason.strip():
        return Refused("meeting.reason_missing", field="reason")
    return (
        MeetingCancelled(
            meeting=one.meeting,
            supplements=one.called,
            reason=command.reason,
            text=f"Møde nr. {one.meeting} er aflyst.",
            **who(known, by),
        ),
    )


def open_(known: Known, command: OpenMeeting, by: By) -> Answer:
    """One at a time. Without a number it is what comes within a quarter of an hour, or should have
    begun; and else a meeting of its own, now."""
    situation = situation_of(known)
    no = in_person(by)
    held = situation.meetings.open
    if no:
        return no
    if held is not None:
        return conflict("meeting.open_already", "meeting", number=held.meeting)
    if command.meeting is not None:
        one = find(known, command.meeting)
        if isinstance(one, Refused):
            return one
        if one.state is not MeetingState.CALLED:
            return conflict("meeting.not_waiting", "meeting", number=one.meeting)
        kind = command.kind or one.kind
        return (_opened(known, by, one.meeting, kind, one.meeting_at),)
    return _what_comes(known, command, by)


def close(known: Known, command: CloseMeeting, by: By) -> Answer:
    """It says when the next one is, as far as that is known."""
    one = in_person(by) or find(known, command.meeting)
    if isinstance(one, Refused):
        return one
    if one.state is not MeetingState.OPEN:
        return conflict("meeting.not_open", "meeting", number=one.meeting)
    comes = next_meeting(situation_of(known), by.now)
    told = f" Næste møde {coming(comes.at, by.now)}." if comes else ""
    return (
        MeetingClosed(
            meeting=one.meeting,
            next_at=comes.at if comes else None,
            text=f"Møde nr. {one.meeting} er lukket.{told}",
            **who(known, by),
        ),
    )


def _what_comes(known: Known, command: OpenMeeting, by: By) -> Answer:
    situation = situation_of(known)
    comes = next_meeting(situation, by.now)
    if comes is None or comes.at - by.now > NEAR:
        kind = command.kind or kind_of_next(situation)
        made = _called(known, by, by.now, kind, (None, None))
    elif comes.meeting is not None:
        kind = command.kind or comes.kind
        return (_opened(known, by, comes.meeting, kind, comes.at),)
    else:
        kind = command.kind or comes.kind
        made = _called(known, by, comes.at, kind, (comes.place, comes.joining))
    return (made, _opened(known, by, made.meeting, kind, made.meeting_at))


def _called(
    known: Known,
    by: By,
    at: datetime,
    kind: MeetingKind,
    where: tuple[str | None, str | None],
) -> MeetingCalled:
    number = situation_of(known).meetings.last + 1
    there = f" Sted: {where[0]}." if where[0] else ""
    return MeetingCalled(
        meeting=number,
        kind=kind,
        meeting_at=at,
        place=where[0],
        joining=where[1],
        text=f"Møde nr. {number} ({KIND_NAMES[kind]}) {coming(at, by.now)}.{there}",
        **who(known, by),
    )


def _opened(known: Known, by: By, number: int, kind: MeetingKind, at: datetime) -> MeetingOpened:
    return MeetingOpened(
        meeting=number,
        kind=kind,
        meeting_at=at,
        items=TEMPLATES[kind],
        text=f"Møde nr. {number} ({KIND_NAMES[kind]}) er åbnet.",
        **who(known, by),
    )


def _rhythmic(command: SetRhythm) -> Refused | None:
    if command.every is not None and command.times:
        return Refused("meeting.rhythm_both", field="times")
    if (command.every is None) is not (command.first_at is None):
        return Refused("meeting.first_missing", field="first_at")
    minutes = sorted(int(one[:2]) * 60 + int(one[3:]) for one in set(command.times))
    around = [*minutes, *(one + 1440 for one in minutes[:1])]
    if any((after - before) * 60 < APART.total_seconds() for before, after in pairwise(around)):
        return Refused("meeting.too_close", field="times")
    return None


def _of_rhythm(command: SetRhythm, times: tuple[str, ...], now: datetime) -> str:
    if command.every is not None and command.first_at is not None:
        begins = coming(command.first_at, now)
        return f"Staben mødes hver {command.every}. minut, første gang {begins}."
    if times:
        return f"Staben mødes hver dag kl. {', '.join(one.replace(':', '.') for one in times)}."
    return "Staben mødes ikke længere i fast rytme."


def find(known: Known, number: int) -> Meeting | Refused:
    """Give a meeting by its number, or why there is none."""
    one = situation_of(known).meetings.get(number)
    return one or Refused("meeting.unknown", field="meeting", kind=RefusalKind.UNKNOWN)


def in_person(by: By) -> Refused | None:
    """Nobody holds a meeting for another."""
    if by.on_behalf_of is None:
        return None
    return Refused("meeting.in_person", field="on_behalf_of", kind=RefusalKind.FORBIDDEN)


def who(known: Known, by: By) -> dict[str, Any]:
    """Give seat and authority as they are written into an event."""
    seat_name, authority_name = names_of(known, by)
    return {"seat_name": seat_name, "authority_name": authority_name}


def situation_of(known: Known) -> Situation:
    """Give what is known of the operation."""
    assert known.situation is not None, "the handler gives operation commands their situation"
    return known.situation


def conflict(code: str, field: str, **facts: Any) -> Refused:
    """Say that it stands otherwise by now."""
    return Refused(code, field=field, kind=RefusalKind.CONFLICT, **facts)
