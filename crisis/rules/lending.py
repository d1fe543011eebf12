"""Rules about break-glass: a seat is lent for one shift, loudly, and never to sign with.

That a lent seat binds nobody is judged in `permissions.judge`, for every command that needs a
personal proof; here it is said who may lend what to whom, and when a loan is over.
"""

from __future__ import annotations

from datetime import timedelta

from crisis.commands.lending import LendSeat, ReturnSeat
from crisis.errors import RefusalKind, Refused
from crisis.events.lending import SeatLent, SeatReturned
from crisis.events.log import EntryRecorded
from crisis.projections.planning import Seat
from crisis.projections.situation import Situation
from crisis.rules.authorities import names_of
from crisis.rules.known import Answer, By, Holder, Known, Question
from crisis.rules.role_groups import HEADS, PLANNERS
from crisis.terms.log import Certainty, EntryKind
from crisis.terms.operations import Mode
from crisis.terms.roles import Role
from crisis.terms.times import coming


def lend(known: Known, command: LendSeat, by: By) -> Answer:
    """The chair or the chief of staff lends any seat to one who does not hold it, with a reason;
    nobody to himself, nobody the chair's seat but the chair. One loan of a seat at a time."""
    situation = _situation(known)
    if by.on_behalf_of is not None:
        return Refused("lending.in_person", field="on_behalf_of", kind=RefusalKind.FORBIDDEN)
    if not command.reason.strip():
        return Refused("lending.reason_missing", field="reason")
    seat = known.planning.seats.get(command.seat)
    if seat is None:
        return Refused("lending.unknown_seat", field="seat")
    holder = _borrower(known, command, seat, by)
    if isinstance(holder, Refused):
        return holder
    if any(one.seat == seat.id for one in situation.lending.lasting(by.now)):
        return Refused("lending.lent_already", field="seat", kind=RefusalKind.CONFLICT)
    lent = _lent(known, command, seat, by, holder)
    why = f"Begrundelse for nødadgang nr. {lent.loan}: {command.reason}"
    return lent, _reason(lent, why)


def return_(known: Known, command: ReturnSeat, by: By) -> Answer:
    """Who borrowed it gives it back; chair and chief of staff may end any loan, from their own
    seat."""
    one = _situation(known).lending.get(command.loan)
    if one is None:
        return Refused("lending.unknown", field="loan", kind=RefusalKind.UNKNOWN)
    if by.on_behalf_of is not None:
        return Refused("lending.in_person", field="on_behalf_of", kind=RefusalKind.FORBIDDEN)
    head = by.role in HEADS and by.lent is None
    if by.account != one.borrower and not head:
        return Refused("lending.not_yours", field="loan", kind=RefusalKind.FORBIDDEN)
    if not one.lasts(by.now):
        return Refused("lending.over_already", field="loan", kind=RefusalKind.CONFLICT)
    seat_name, authority_name = names_of(known, by)
    return (
        SeatReturned(
            loan=one.loan,
            text=f"Nødadgang nr. {one.loan} er slut: {one.seat_name}, {one.authority_name}, er "
            f"givet tilbage af {one.borrower_name}.",
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )


def over(situation: Situation | None, by: By) -> Refused | None:
    """Say to who sits on a lent seat that the loan is over; asked again when it is written."""
    if by.lent is None:
        return None
    one = situation.lending.get(by.lent) if situation is not None else None
    if one is not None and one.lasts(by.now) and (one.borrower, one.seat) == (by.account, by.seat):
        return None
    return Refused("lending.over", kind=RefusalKind.FORBIDDEN)


def _borrower(known: Known, command: LendSeat, seat: Seat, by: By) -> Holder | Refused:
    chairs = seat.role is Role.CHAIR and seat.id != by.seat
    if chairs or seat.role is Role.PUBLISHER:
        return Refused("lending.chairs_own", field="seat", kind=RefusalKind.FORBIDDEN)
    if seat.role in PLANNERS and by.mode is Mode.EXERCISE:
        # Who sits there reads what is to come, and those who lend are drilled.
        return Refused("lending.controls", field="seat", kind=RefusalKind.FORBIDDEN)
    if command.account == by.account:
        return Refused("lending.to_oneself", field="account", kind=RefusalKind.FORBIDDEN)
    holder: Holder | None = known.answers[Question.ACCOUNT]
    if holder is None:
        return Refused("lending.unknown_account", field="account")
    if seat.id in holder.seats:
        return Refused("lending.held_already", field="account", kind=RefusalKind.CONFLICT)
    return holder


def _lent(known: Known, command: LendSeat, seat: Seat, by: By, holder: Holder) -> SeatLent:
    authority = known.planning.authorities.get(seat.authority)
    authority_of_seat = authority.name if authority else seat.authority
    until = by.now + timedelta(hours=command.hours)
    number = _situation(known).lending.last + 1
    seat_name, authority_name = names_of(known, by)
    return SeatLent(
        loan=number,
        lent_seat=seat.id,
        lent_seat_name=seat.name,
        lent_authority=seat.authority,
        lent_authority_name=authority_of_seat,
        borrower=command.account,
        borrower_name=holder.name,
        until=until,
        text=f"Nødadgang nr. {number}: {seat.name}, {authority_of_seat}, er lånt ud til "
        f"{holder.name} til {coming(until, by.now)}. På lånt plads kan intet underskrives eller "
        "frigives.",
        seat_name=seat_name,
        authority_name=authority_name,
    )


def _reason(lent: SeatLent, text: str) -> EntryRecorded:
    return EntryRecorded(
        text=text,
        kind=EntryKind.DECISION,
        certainty=Certainty.CONFIRMED,
        source=None,
        channel=None,
        occurred_at=None,
        expected_at=None,
        place=None,
        seat_name=lent.seat_name,
        authority_name=lent.authority_name,
        on_behalf_of=None,
    )


def _situation(known: Known) -> Situation:
    assert known.situation is not None
    return known.situation
