"""Who is called for each seat when nobody answers: as it stands, and as it was said before."""

from __future__ import annotations

from datetime import datetime

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.deputies import DeputiesPlanned
from crisis.events.erasure import EntryErased
from crisis.terms.deputies import Deputy


class DeputyList(msgspec.Struct, frozen=True, kw_only=True):
    """The deputies of a seat as they were said once. Dansk: stedfortræderliste."""

    number: int
    at: datetime
    authority: str
    deputies: tuple[Deputy, ...]
    seat_name: str
    authority_name: str


DeputyLists = Map[str, tuple[DeputyList, ...]]
"""Seat → what was said of its deputies, oldest first; the last stands."""


def fold(found: DeputyLists, stamp: Stamp, event: Event | Erased) -> DeputyLists:
    """Take one more entry in; what does not concern it leaves it as it was."""
    if isinstance(event, DeputiesPlanned):
        made = DeputyList(
            number=stamp.number,
            at=stamp.recorded_at,
            authority=event.authority,
            deputies=event.deputies,
            seat_name=event.seat_name,
            authority_name=event.authority_name,
        )
        return found.set(event.seat, (*found.get(event.seat, ()), made))
    if isinstance(event, EntryErased) and found:
        gone = {one.number for one in event.entries}
        kept = {
            seat: tuple(one for one in said if one.number not in gone)
            for seat, said in found.items()
        }
        return Map({seat: said for seat, said in kept.items() if said})
    return found


def said_last(found: DeputyLists, seat: str) -> DeputyList | None:
    """Give what stands of a seat's deputies; None when nothing was said."""
    said = found.get(seat)
    return said[-1] if said else None
