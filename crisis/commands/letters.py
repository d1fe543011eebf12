"""Wishes about the letters with minutes."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.terms.ids import AuthorityId, EntryNumber
from crisis.terms.letters import LetterState
from crisis.terms.log import Line
from crisis.terms.meetings import MeetingNumber


class TellLetter(Command, frozen=True, kw_only=True):
    """The publisher tells how far a letter has come. Dansk: meld brev.

    order: the entry by which it was to be sent.
    """

    meeting: MeetingNumber
    authority: AuthorityId
    order: EntryNumber
    state: LetterState
    detail: Line | None = None


class ResendMinutes(Command, frozen=True, kw_only=True):
    """Have minutes sent to one whom they did not reach. Dansk: send referat igen."""

    meeting: MeetingNumber
    authority: AuthorityId
