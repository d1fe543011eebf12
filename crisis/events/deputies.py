"""Facts about deputies."""

from __future__ import annotations

from crisis.events.base import Event
from crisis.terms.deputies import Deputy


class DeputiesPlanned(Event, frozen=True, kw_only=True):
    """It was said who is called for a seat, in order. Dansk: stedfortrædere planlagt.

    authority: whose seat it is; seat_name and authority_name: who said it.
    """

    seat: str
    authority: str
    deputies: tuple[Deputy, ...]
    seat_name: str
    authority_name: str
