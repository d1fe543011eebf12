"""Facts about guests by link."""

from __future__ import annotations

from datetime import datetime

from crisis.events.base import Event


class GuestInvited(Event, frozen=True, kw_only=True):
    """A link lets a partner in until a moment; its secret stands nowhere.

    Dansk: gæstelink lavet.
    """

    link: str
    partner: str
    name: str
    expires_at: datetime
    text: str
    seat_name: str
    authority_name: str


class GuestLinkRevoked(Event, frozen=True, kw_only=True):
    """A link works no more. Dansk: gæstelink trukket tilbage."""

    link: str
    partner: str
    text: str
    seat_name: str
    authority_name: str
