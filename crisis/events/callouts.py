"""Facts about calling the staff in."""

from __future__ import annotations

from datetime import datetime

import msgspec

from crisis.events.base import Event
from crisis.events.log import SpokenFor
from crisis.terms.callouts import CallState


class CalledAuthority(msgspec.Struct, frozen=True, kw_only=True):
    """One of those who were called. Dansk: indkaldt myndighed."""

    authority: str
    authority_name: str


class StaffCalled(Event, frozen=True, kw_only=True):
    """Authorities were called into the staff. Dansk: staben indkaldt."""

    call: int
    called: tuple[CalledAuthority, ...]
    place: str
    meeting_at: datetime
    agenda: str | None
    text: str
    seat_name: str
    authority_name: str


class CallAnswered(Event, frozen=True, kw_only=True):
    """One of them answered. Dansk: indkaldelse besvaret."""

    call: int
    authority: str
    state: CallState
    note: str | None
    expected_at: datetime | None
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None


class DeputyCalled(Event, frozen=True, kw_only=True):
    """Another of the authority was called, since nobody answered or he cannot come.

    Dansk: stedfortræder kaldt.
    """

    call: int
    authority: str
    deputy: str
    text: str
    seat_name: str
    authority_name: str
