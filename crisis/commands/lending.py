"""Wishes about break-glass: lending a seat to somebody who does not hold it."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.terms.ids import SeatId
from crisis.terms.lending import AccountNumber, LoanHours, LoanNumber
from crisis.terms.log import Line


class LendSeat(Command, frozen=True, kw_only=True):
    """Lend a seat to a named account for a shift, in this operation only. Dansk: lån plads ud."""

    seat: SeatId
    account: AccountNumber
    hours: LoanHours
    reason: Line


class ReturnSeat(Command, frozen=True, kw_only=True):
    """End a loan before its time. Dansk: giv plads tilbage."""

    loan: LoanNumber
