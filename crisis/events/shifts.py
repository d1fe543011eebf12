"""Facts about shifts."""

from __future__ import annotations

from datetime import datetime

from crisis.events.base import Event
from crisis.events.log import SpokenFor


class ShiftSaid(Event, frozen=True, kw_only=True):
    """All that is said of a shift, once or anew.

    planned_seat, planned_authority: the seat and whose it is, with their names.
    """

    shift: int
    planned_seat: str
    planned_seat_name: str
    planned_authority: str
    planned_authority_name: str
    begins: datetime
    ends: datetime
    who: str
    note: str | None
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None


class ShiftPlanned(ShiftSaid, frozen=True, kw_only=True):
    """Who sits on a seat from when to when was planned. Dansk: vagt planlagt."""


class ShiftChanged(ShiftSaid, frozen=True, kw_only=True):
    """A planned shift was said anew. Dansk: vagt rettet."""


class ShiftWithdrawn(Event, frozen=True, kw_only=True):
    """A planned shift is no longer in the plan. Dansk: vagt taget ud."""

    shift: int
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None
