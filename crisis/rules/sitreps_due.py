"""When a situation picture is due, and when the one after it is. Dansk: næste SITBIL."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from crisis.projections.situation import Situation
from crisis.rules.rhythm import next_meeting
from crisis.terms.meetings import OVERDUE
from crisis.terms.operations import Level
from crisis.terms.sitreps import BEFORE_MEETING, FIRST_AFTER, FRESH_FOR


class Due(NamedTuple):
    """Which picture is due next, and when. Dansk: næste SITBIL."""

    sitrep: int
    at: datetime


def due(situation: Situation, meeting: datetime | None, now: datetime) -> Due | None:
    """The first comes an hour after activation, those after it a quarter of an hour before the
    meeting, or when the one before said. None in daily operation, and when nothing is to come."""
    started = activated(situation)
    if started is None or situation.closing.closed is not None:
        return None
    last = situation.sitreps.last
    coming = situation.sitreps.coming
    if last is None or last.at < started:
        return Due(coming, started + FIRST_AFTER)
    times = [last.next_at, meeting - BEFORE_MEETING if meeting else None]
    found = [one for one in times if one is not None and last.at < one - FRESH_FOR]
    return Due(coming, min(found)) if found else None


def activated(situation: Situation) -> datetime | None:
    """Say since when the staff has been above daily operation; None when it is not."""
    since = None
    for step in situation.levels.steps:
        if step.level is Level.DAILY:
            since = None
        elif since is None:
            since = step.at
    return since


def next_due(situation: Situation, now: datetime) -> Due | None:
    """The same, by the meeting that comes next."""
    meeting = next_meeting(situation, now)
    return due(situation, meeting.at if meeting else None, now)


def next_after(situation: Situation, moment: datetime) -> datetime | None:
    """Say when the one comes that follows a picture frozen at a moment: a quarter of an hour before
    the first meeting that this one is too old for. None when no such meeting is known of."""
    if activated(situation) is None:
        return None
    meeting = next_meeting(situation, moment + FRESH_FOR + BEFORE_MEETING + OVERDUE)
    return meeting.at - BEFORE_MEETING if meeting else None
