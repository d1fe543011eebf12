"""Wishes about guests by link."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.terms.guests import DAY, Hours, LinkName
from crisis.terms.ids import SeatId
from crisis.terms.partners import PartnerId


class InviteGuest(Command, frozen=True, kw_only=True):
    """Let somebody in by a link, to this operation alone: for a partner that sits in its staff, or
    onto a seat of its drill. Dansk: lav gæstelink.

    partner, seat: one of them. link: the board's own name for it; what a client sends there is not
    used.
    """

    partner: PartnerId | None = None
    seat: SeatId | None = None
    hours: Hours = DAY
    link: LinkName | None = None


class RevokeGuestLink(Command, frozen=True, kw_only=True):
    """Let a link work no more; whoever is in by it is out. Dansk: træk gæstelink tilbage."""

    link: LinkName
