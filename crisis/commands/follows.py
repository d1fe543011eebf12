"""Wishes about following an entry up."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.commands.log import Instant
from crisis.terms.ids import EntryNumber
from crisis.terms.log import Line


class FollowEntry(Command, frozen=True, kw_only=True):
    """Set a tick on an entry for one's own seat: I follow this up. Dansk: følg op.

    until: by when. Once more by the same seat puts these in place of the former.
    """

    entry: EntryNumber
    note: Line | None = None
    until: Instant | None = None


class SettleFollow(Command, frozen=True, kw_only=True):
    """Say that one has followed it up, or has seen it and has nothing to do.

    Dansk: sæt fulgt op.
    """

    entry: EntryNumber
    note: Line | None = None
