"""Facts about the national staffs."""

from __future__ import annotations

from datetime import datetime

from crisis.events.base import Event
from crisis.terms.national import NationalStaff


class NationalStaffTold(Event, frozen=True, kw_only=True):
    """A national staff was said to be set, or to have ended. Dansk: national stab."""

    staff: NationalStaff
    active: bool
    since: datetime
    source: str
    text: str
    seat_name: str
    authority_name: str
