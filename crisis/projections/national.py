"""Which national staffs are set, since when and by whose word."""

from __future__ import annotations

from datetime import datetime

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.national import NationalStaffTold
from crisis.terms.national import NationalStaff


class NationalStanding(msgspec.Struct, frozen=True, kw_only=True):
    """What was last said of a national staff. Dansk: national stab."""

    staff: NationalStaff
    active: bool
    since: datetime
    source: str
    number: int


National = Map[NationalStaff, NationalStanding]


def fold(found: National, stamp: Stamp, event: Event | Erased) -> National:
    """Take one more entry in; what does not concern the national staffs leaves it as it was."""
    if not isinstance(event, NationalStaffTold):
        return found
    told = {name: getattr(event, name) for name in ("staff", "active", "since", "source")}
    return found.set(event.staff, NationalStanding(**told, number=stamp.number))
