"""Wishes about the staff's meetings."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from crisis.commands.base import Command
from crisis.commands.log import Instant
from crisis.terms.log import Line
from crisis.terms.meetings import (
    ClockTime,
    MeetingKind,
    MeetingNumber,
    RhythmMinutes,
)


class SetRhythm(Command, frozen=True, kw_only=True):
    """Say when the staff meets: every so many minutes from a time, or at times of the day; neither
    ends the rhythm. Dansk: sæt rytme.

    joining: how one takes part from elsewhere, a link or a number.
    """

    every: RhythmMinutes | None = None
    first_at: Instant | None = None
    times: Annotated[tuple[ClockTime, ...], Meta(max_length=24)] = ()
    place: Line | None = None
    joining: Line | None = None


class CallMeeting(Command, frozen=True, kw_only=True):
    """Call a meeting beside the rhythm, or one of it with a place of its own. Dansk: indkald møde.

    kind: None is the first meeting when there was none, and a status meeting after that.
    """

    meeting_at: Instant
    place: Line | None = None
    joining: Line | None = None
    kind: MeetingKind | None = None


class CancelMeeting(Command, frozen=True, kw_only=True):
    """Call a meeting off that has not begun. Dansk: aflys møde."""

    meeting: MeetingNumber
    reason: Line


class OpenMeeting(Command, frozen=True, kw_only=True):
    """Open a meeting: the one with this number, or what the rhythm has now. Dansk: åbn møde."""

    meeting: MeetingNumber | None = None
    kind: MeetingKind | None = None


class CloseMeeting(Command, frozen=True, kw_only=True):
    """Close a meeting; what was decided and asked for in it is its minutes. Dansk: luk møde."""

    meeting: MeetingNumber
