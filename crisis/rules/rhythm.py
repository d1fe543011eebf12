"""When the staff meets next: told of what was called, of the rhythm and of the clock.

Nothing of it is stored: whoever asks says what time it is. Dansk: næste møde.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import islice
from typing import NamedTuple

from crisis.projections.meetings import Meeting, Rhythm
from crisis.projections.situation import Situation
from crisis.terms.meetings import NEAR, OVERDUE, MeetingKind, MeetingSource, MeetingState
from crisis.terms.times import ZONE, local

_LOOKED_AT = 100
"""So many times of the rhythm are looked at: each that has its meeting is passed over."""


class NextMeeting(NamedTuple):
    """The meeting that comes. Dansk: næste møde.

    meeting: its number, None while it has none. at: when it begins, or should have begun.
    """

    at: datetime
    kind: MeetingKind
    source: MeetingSource
    meeting: int | None = None
    place: str | None = None
    joining: str | None = None

    def late(self, now: datetime) -> bool:
        """Says whether it should have begun."""
        return self.at < now


def next_meeting(situation: Situation, now: datetime) -> NextMeeting | None:
    """Give the meeting that comes, or that should have begun within the last half hour; None when
    none is called, there is no rhythm or the operation is closed."""
    if situation.closing.closed is not None:
        return None
    found = [*_called(situation, now), *_first(situation, now), *_of_rhythm(situation, now)]
    return min(found, key=lambda one: (one.at, one.source)) if found else None


def kind_of_next(situation: Situation) -> MeetingKind:
    """The first meeting has the agenda of a first meeting, and those that follow a short one."""
    held = any(one.opened is not None for one in situation.meetings.all())
    return MeetingKind.STATUS if held else MeetingKind.FIRST


def times_of(rhythm: Rhythm, after: datetime) -> Iterator[datetime]:
    """Give the times of a rhythm that lie after a moment, in order and without end."""
    if rhythm.every is not None and rhythm.first_at is not None:
        step = timedelta(minutes=rhythm.every)
        passed = max(0, (after - rhythm.first_at) // step + 1)
        while True:
            yield rhythm.first_at + passed * step
            passed += 1
    day = local(after).date()
    while rhythm.times:
        for one in rhythm.times:
            here = datetime.combine(day, time.fromisoformat(one), tzinfo=ZONE)
            moment = here.astimezone(after.tzinfo)
            if moment > after:
                yield moment
        day += timedelta(days=1)


def near(situation: Situation, moment: datetime) -> Meeting | None:
    """Give the meeting that stands for a moment, whatever became of it; None when none does."""
    found = (one for one in situation.meetings.all() if abs(one.meeting_at - moment) <= NEAR)
    return next(found, None)


def _called(situation: Situation, now: datetime) -> Iterator[NextMeeting]:
    for one in situation.meetings.all():
        if one.state is MeetingState.CALLED and one.meeting_at > now - OVERDUE:
            yield NextMeeting(
                at=one.meeting_at,
                kind=one.kind,
                source=MeetingSource.CALLED,
                meeting=one.meeting,
                place=one.place,
                joining=one.joining,
            )


def _first(situation: Situation, now: datetime) -> Iterator[NextMeeting]:
    """Who called the staff in said when it meets."""
    for call in situation.callouts.calls.values():
        if call.meeting_at > now - OVERDUE and near(situation, call.meeting_at) is None:
            yield NextMeeting(
                at=call.meeting_at,
                kind=kind_of_next(situation),
                source=MeetingSource.STAFF_CALLED,
                place=call.place,
            )


def _of_rhythm(situation: Situation, now: datetime) -> Iterator[NextMeeting]:
    rhythm = situation.meetings.rhythm
    if rhythm is None or rhythm.off:
        return
    times = islice(times_of(rhythm, max(now - OVERDUE, rhythm.at)), _LOOKED_AT)
    free = next((one for one in times if near(situation, one) is None), None)
    if free is not None:
        yield NextMeeting(
            at=free,
            kind=kind_of_next(situation),
            source=MeetingSource.RHYTHM,
            place=rhythm.place,
            joining=rhythm.joining,
        )
