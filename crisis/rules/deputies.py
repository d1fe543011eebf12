"""Rules about deputies: each authority says for its own seats who is called when nobody answers."""

from __future__ import annotations

from crisis.commands.deputies import PlanDeputies
from crisis.errors import RefusalKind, Refused
from crisis.events.deputies import DeputiesPlanned
from crisis.projections.deputies import said_last
from crisis.projections.planning import Planning, Seat
from crisis.rules.authorities import names_of
from crisis.rules.known import Answer, By, Known
from crisis.terms.deputies import Deputy
from crisis.terms.roles import Role


def plan(known: Known, command: PlanDeputies, by: By) -> Answer:
    """All of a seat's deputies in order, as functions and how each is reached, by one who has read
    what stood. Source: deputies are planned with the same mandate (doctrine, step 4)."""
    seat = known.planning.seats.get(command.seat)
    if seat is None:
        return Refused("deputies.unknown_seat", field="seat", kind=RefusalKind.UNKNOWN)
    if not may_plan(seat, by):
        return Refused("deputies.not_yours", field="seat", kind=RefusalKind.FORBIDDEN)
    old = said_last(known.planning.deputies, seat.id)
    if (old.number if old else 0) != command.seen:
        return Refused("deputies.meanwhile", field="seen", kind=RefusalKind.CONFLICT)
    no = _unfit(command.deputies)
    if no:
        return no
    if command.deputies == (old.deputies if old else ()):
        return Refused("deputies.unchanged", field="deputies", kind=RefusalKind.CONFLICT)
    seat_name, authority_name = names_of(known, by)
    return (
        DeputiesPlanned(
            seat=seat.id,
            authority=seat.authority,
            deputies=command.deputies,
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )


def may_plan(seat: Seat, by: By) -> bool:
    """Each authority for its own seats, its planner too; the chair for all."""
    return seat.authority == by.authority or by.role is Role.CHAIR


def planned_for(planning: Planning, authority: str) -> tuple[Deputy, ...]:
    """Give whom to call for an authority, its representative's deputies first; each once."""
    seats = [one for one in planning.seats.values() if one.authority == authority]
    seats.sort(key=lambda one: (one.role is not Role.REPRESENTATIVE, one.name, one.id))
    lists = (said_last(planning.deputies, one.id) for one in seats)
    return tuple(dict.fromkeys(each for one in lists if one for each in one.deputies))


def _unfit(deputies: tuple[Deputy, ...]) -> Refused | None:
    said: set[str] = set()
    for place, one in enumerate(deputies, 1):
        if not one.function.strip():
            return Refused("deputies.function_missing", field="deputies", place=place)
        if not one.contact.strip():
            return Refused("deputies.contact_missing", field="deputies", place=place)
        if one.told.casefold() in said:
            return Refused("deputies.twice", field="deputies", place=place)
        said.add(one.told.casefold())
    return None
