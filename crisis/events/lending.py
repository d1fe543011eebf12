"""Facts about break-glass."""

from __future__ import annotations

from datetime import datetime

from crisis.events.base import Event


class SeatLent(Event, frozen=True, kw_only=True):
    """A seat was lent. Why stands in the entry after it, whose words can go by law; this one says
    who sat where, and stays. Dansk: plads lånt ud.

    lent_seat: the seat; borrower: the account that may sit there until the time.
    """

    loan: int
    lent_seat: str
    lent_seat_name: str
    lent_authority: str
    lent_authority_name: str
    borrower: int
    borrower_name: str
    until: datetime
    text: str
    seat_name: str
    authority_name: str


class SeatReturned(Event, frozen=True, kw_only=True):
    """A loan ended before its time. Dansk: plads givet tilbage."""

    loan: int
    text: str
    seat_name: str
    authority_name: str
