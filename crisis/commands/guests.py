"""Wishes about guests by link."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.terms.guests import DAY, Hours, LinkName
from crisis.terms.partners import PartnerId


class InviteGuest(Command, frozen=True, kw_only=True):
    """Let a partner that sits in the staff in by a link, to this operation alone.

    Dansk: lav gæstelink. link: the board's own name for it; what a client sends there is not used.
    """

    partner: PartnerId
    hours: Hours = DAY
    link: LinkName | None = None


class RevokeGuestLink(Command, frozen=True, kw_only=True):
    """Let a link work no more; whoever is in by it is out. Dansk: træk gæstelink tilbage."""

    link: LinkName
