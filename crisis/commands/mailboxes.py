"""Wishes about mailboxes."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from crisis.commands.base import Command
from crisis.terms.ids import AuthorityId
from crisis.terms.mailboxes import Mailbox


class SetMailbox(Command, frozen=True, kw_only=True):
    """Say where an authority takes the staff's letters. Dansk: sæt stabspostkasse.

    mailbox: a function's address, no person's; none takes away what stood. seen: the number of
    the entry that one has read, 0 when none was there.
    """

    authority: AuthorityId
    mailbox: Mailbox | None
    seen: Annotated[int, Meta(ge=0, le=2**53 - 1)]
