"""Facts about following entries up; they are no rows of the log."""

from __future__ import annotations

from datetime import datetime

from crisis.events.base import Event


class EntryFollowed(Event, frozen=True, kw_only=True):
    """A seat set its tick on an entry. Dansk: kryds sat.

    done: it was seen and nothing is left to do, so nothing is open.
    """

    entry: int
    until: datetime | None
    note: str | None
    done: bool
    seat_name: str
    authority_name: str


class FollowSettled(Event, frozen=True, kw_only=True):
    """A seat has followed an entry up. Dansk: fulgt op.

    supplements: the entry that set the tick; it keeps the two together when words are erased.
    """

    entry: int
    supplements: int
    note: str | None
    seat_name: str
    authority_name: str
