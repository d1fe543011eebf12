"""Wishes about the minutes of a meeting."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from crisis.commands.base import Command
from crisis.terms.ids import AuthorityId, EntryNumber
from crisis.terms.log import Text
from crisis.terms.meetings import AgendaItem, MeetingNumber, Presence
from crisis.terms.sight import Readers


class NoteAttendance(Command, frozen=True, kw_only=True):
    """Note that an authority is there, on the telephone, or not. Dansk: notér fremmøde."""

    meeting: MeetingNumber
    authority: AuthorityId
    presence: Presence


class NoteSaid(Command, frozen=True, kw_only=True):
    """Note under an item what was said; in the round words may be left out. Dansk: notér sagt.

    authority: who said it. entries: decisions, tasks or other entries that belong to it, also
    some that were written before or after the meeting.
    """

    meeting: MeetingNumber
    item: AgendaItem
    words: Text | None = None
    authority: AuthorityId | None = None
    entries: Annotated[tuple[EntryNumber, ...], Meta(max_length=50)] = ()
    readers: Readers | None = None


class ApproveMinutes(Command, frozen=True, kw_only=True):
    """Approve the minutes as they stand. Dansk: godkend referat.

    seen: the number of the newest entry when they were read.
    """

    meeting: MeetingNumber
    seen: EntryNumber
