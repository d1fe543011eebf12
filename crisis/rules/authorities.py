"""Rules about the directory of authorities and seats."""

from __future__ import annotations

from crisis.commands.authorities import RegisterAuthority, RegisterSeat
from crisis.errors import RefusalKind, Refused
from crisis.events.authorities import AuthorityRegistered, SeatRegistered
from crisis.rules.known import Answer, By, Known
from crisis.terms.roles import Role


def names_of(known: Known, by: By) -> tuple[str, str]:
    """Give the names of the seat and the authority that act, as they are written into events."""
    seat = known.planning.seats.get(by.seat)
    authority = known.planning.authorities.get(by.authority)
    return (seat.name if seat else by.seat, authority.name if authority else by.authority)


def register_authority(known: Known, command: RegisterAuthority, by: By) -> Answer:
    """An authority stands once in the directory."""
    if command.authority in known.planning.authorities:
        return Refused("authority.exists", field="authority", kind=RefusalKind.CONFLICT)
    return (AuthorityRegistered(authority=command.authority, name=command.name, kind=command.kind),)


def register_seat(known: Known, command: RegisterSeat, by: By) -> Answer:
    """A seat belongs to an authority of the directory and has one function."""
    if command.seat in known.planning.seats:
        return Refused("seat.exists", field="seat", kind=RefusalKind.CONFLICT)
    if command.authority not in known.planning.authorities:
        return Refused("authority.unknown", field="authority")
    if command.role is Role.PUBLISHER:
        return Refused("seat.no_such_function", field="role")
    return (
        SeatRegistered(
            seat=command.seat,
            authority=command.authority,
            name=command.name,
            role=command.role,
        ),
    )
