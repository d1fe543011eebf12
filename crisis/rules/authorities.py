"""Rules about the directory of authorities and seats."""

from __future__ import annotations

from crisis.commands.authorities import RegisterAuthority, RegisterSeat
from crisis.errors import RefusalKind, Refused
from crisis.events.authorities import AuthorityRegistered, SeatRegistered
from crisis.rules.known import Answer, By, Known
from crisis.terms.roles import Role

GUEST_SEAT = "Gæst"
"""As the log says where a partner by link sits."""


def names_of(known: Known, by: By) -> tuple[str, str]:
    """Give the names of the seat and the authority that act, as they are written into events."""
    if by.role is Role.GUEST:
        return (GUEST_SEAT, authority_name(known, by.authority) or by.authority)
    seat = known.planning.seats.get(by.seat)
    name = authority_name(known, by.authority) or by.authority
    return (seat.name if seat else by.seat, name)


def authority_name(known: Known, authority: str) -> str | None:
    """Give the name of an authority of the directory, or of a partner that sits or sat in this
    staff; None for any other: nobody speaks for it."""
    found = known.planning.authorities.get(authority)
    if found is not None:
        return found.name
    partner = known.situation.partners.get(authority) if known.situation else None
    return partner.name if partner is not None else None


def asked_name(known: Known, authority: str) -> str | None:
    """Give the name of one who may be asked for something: a partner only while it sits there."""
    partner = known.situation.partners.get(authority) if known.situation else None
    gone = partner is not None and not partner.there
    return None if gone else authority_name(known, authority)


def register_authority(known: Known, command: RegisterAuthority, by: By) -> Answer:
    """An authority stands once in the directory."""
    if command.authority in known.planning.authorities or _partners(known, command.authority):
        return Refused("authority.exists", field="authority", kind=RefusalKind.CONFLICT)
    return (AuthorityRegistered(authority=command.authority, name=command.name, kind=command.kind),)


def register_seat(known: Known, command: RegisterSeat, by: By) -> Answer:
    """A seat belongs to an authority of the directory and has one function."""
    if command.seat in known.planning.seats or _partners(known, command.seat):
        return Refused("seat.exists", field="seat", kind=RefusalKind.CONFLICT)
    if command.authority not in known.planning.authorities:
        return Refused("authority.unknown", field="authority")
    if command.role in (Role.PUBLISHER, Role.GUEST):
        return Refused("seat.no_such_function", field="role")
    return (
        SeatRegistered(
            seat=command.seat,
            authority=command.authority,
            name=command.name,
            role=command.role,
        ),
    )


def _partners(known: Known, name: str) -> bool:
    """A name that is or was a partner's is no authority's and no seat's: who sits under it in some
    operation must not become another by it."""
    return name in known.planning.partner_ids
