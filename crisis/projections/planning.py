"""Standing knowledge: the fold of the planning stream, so far authorities and their seats."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.authorities import AuthorityRegistered, SeatRegistered
from crisis.projections.situation import Folded
from crisis.terms.roles import AuthorityKind, Role


class Authority(msgspec.Struct, frozen=True, kw_only=True):
    """An authority in the directory. Dansk: myndighed."""

    id: str
    name: str
    kind: AuthorityKind


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """A seat in the staff: an authority's, with a function. Dansk: plads."""

    id: str
    authority: str
    name: str
    role: Role


class Planning(msgspec.Struct, frozen=True, kw_only=True):
    """All standing knowledge as of one planning entry. Dansk: planlægning."""

    number: int = 0
    authorities: Map[str, Authority] = Map()
    seats: Map[str, Seat] = Map()


def fold(planning: Planning, entries: Iterable[Folded]) -> Planning:
    """Take entries in order into the planning."""
    for one in entries:
        planning = step(planning, one.stamp, one.event)
    return planning


def step(planning: Planning, stamp: Stamp, event: Event | Erased) -> Planning:
    """Take one entry into the planning."""
    planning = msgspec.structs.replace(planning, number=stamp.number)
    match event:
        case AuthorityRegistered():
            made = Authority(id=event.authority, name=event.name, kind=event.kind)
            return msgspec.structs.replace(
                planning, authorities=planning.authorities.set(made.id, made)
            )
        case SeatRegistered():
            seat = Seat(id=event.seat, authority=event.authority, name=event.name, role=event.role)
            return msgspec.structs.replace(planning, seats=planning.seats.set(seat.id, seat))
        case _:
            return planning
