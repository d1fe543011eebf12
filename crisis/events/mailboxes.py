"""Facts about mailboxes."""

from __future__ import annotations

from crisis.events.base import Event


class MailboxSet(Event, frozen=True, kw_only=True):
    """It was said where an authority takes the staff's letters; no mailbox: nowhere any more.

    Dansk: stabspostkasse sat. seat_name and authority_name: who said it.
    """

    authority: str
    mailbox: str | None
    seat_name: str
    authority_name: str
