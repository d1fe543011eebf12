"""Which seats are lent to whom, until when, and what was written on them."""

from __future__ import annotations

from datetime import datetime

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.closing import OperationClosed
from crisis.events.lending import SeatLent, SeatReturned


class Loan(msgspec.Struct, frozen=True, kw_only=True):
    """One seat that was lent. ended_at: given back or closed before its time. Dansk: udlån."""

    loan: int
    number: int
    at: datetime
    lender: str
    seat: str
    seat_name: str
    authority: str
    authority_name: str
    borrower: int
    borrower_name: str
    until: datetime
    ended_at: datetime | None = None
    ended_by: int | None = None

    def lasts(self, now: datetime) -> bool:
        """Says whether the borrower may sit there at that moment."""
        return self.ended_at is None and now < self.until


class Lending(msgspec.Struct, frozen=True, kw_only=True):
    """All loans by number; written: entry → the loan it was written on. Dansk: udlån af pladser."""

    loans: Map[int, Loan] = Map()
    last: int = 0
    written: Map[int, int] = Map()

    def get(self, loan: int) -> Loan | None:
        """Give a loan by its number."""
        return self.loans.get(loan)

    def all(self) -> list[Loan]:
        """Give all of them, oldest first."""
        return [self.loans[number] for number in sorted(self.loans)]

    def lasting(self, now: datetime) -> list[Loan]:
        """Give those that last at that moment."""
        return [one for one in self.all() if one.lasts(now)]

    def of(self, account: int, seat: str, now: datetime) -> Loan | None:
        """Give the loan by which an account may sit on a seat."""
        found = (one for one in self.lasting(now) if (one.borrower, one.seat) == (account, seat))
        return next(found, None)


def fold(found: Lending, stamp: Stamp, event: Event | Erased) -> Lending:
    """Take one more entry in. All that a borrower writes on a lent seat is known as such."""
    if found.loans:
        found = _noted(found, stamp)
    if isinstance(event, SeatLent):
        loans = found.loans.set(event.loan, _lent(stamp, event))
        return msgspec.structs.replace(found, loans=loans, last=event.loan)
    if isinstance(event, SeatReturned):
        return _ended(found, event.loan, stamp)
    name = event.type if isinstance(event, Erased) else type(event).__name__
    if name == OperationClosed.__name__:
        for one in found.lasting(stamp.recorded_at):
            found = _ended(found, one.loan, stamp)
    return found


def _noted(found: Lending, stamp: Stamp) -> Lending:
    loan = found.of(stamp.account, stamp.seat, stamp.recorded_at)
    if loan is None:
        return found
    return msgspec.structs.replace(found, written=found.written.set(stamp.number, loan.loan))


def _lent(stamp: Stamp, event: SeatLent) -> Loan:
    return Loan(
        loan=event.loan,
        number=stamp.number,
        at=stamp.recorded_at,
        lender=event.authority_name,
        seat=event.lent_seat,
        seat_name=event.lent_seat_name,
        authority=event.lent_authority,
        authority_name=event.lent_authority_name,
        borrower=event.borrower,
        borrower_name=event.borrower_name,
        until=event.until,
    )


def _ended(found: Lending, loan: int, stamp: Stamp) -> Lending:
    one = found.get(loan)
    if one is None:
        return found
    ended = msgspec.structs.replace(one, ended_at=stamp.recorded_at, ended_by=stamp.number)
    return msgspec.structs.replace(found, loans=found.loans.set(loan, ended))
