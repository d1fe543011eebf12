"""Where each authority takes the staff's letters, as it was said last."""

from __future__ import annotations

from datetime import datetime

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.mailboxes import MailboxSet


class StaffMailbox(msgspec.Struct, frozen=True, kw_only=True):
    """An authority's mailbox, and who said so when. Dansk: stabspostkasse."""

    number: int
    at: datetime
    mailbox: str | None
    seat_name: str
    authority_name: str


Mailboxes = Map[str, StaffMailbox]
"""Authority → what was said last; what it said before may be erased without moving it."""


def fold(found: Mailboxes, stamp: Stamp, event: Event | Erased) -> Mailboxes:
    """Take one more entry in; what does not concern it leaves it as it was."""
    if not isinstance(event, MailboxSet):
        return found
    made = StaffMailbox(
        number=stamp.number,
        at=stamp.recorded_at,
        mailbox=event.mailbox,
        seat_name=event.seat_name,
        authority_name=event.authority_name,
    )
    return found.set(event.authority, made)


def mailbox_of(found: Mailboxes, authority: str) -> str | None:
    """Give an authority's mailbox; None when it has none."""
    one = found.get(authority)
    return one.mailbox if one else None
