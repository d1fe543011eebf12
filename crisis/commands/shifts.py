"""Wishes about shifts: who sits on which seat, from when to when."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.commands.log import Instant
from crisis.terms.ids import EntryNumber, SeatId
from crisis.terms.log import Line
from crisis.terms.shifts import ShiftNumber


class PlanShift(Command, frozen=True, kw_only=True):
    """Plan who sits on a seat from when to when. Dansk: planlæg vagt.

    who: a function, or the name of an account; no more of a person than that.
    """

    seat: SeatId
    begins: Instant
    ends: Instant
    who: Line
    note: Line | None = None


class ChangeShift(Command, frozen=True, kw_only=True):
    """Say anew all of a planned shift but the seat. Dansk: ret vagt.

    seen: the number of the entry by which it stood when it was read.
    """

    shift: ShiftNumber
    begins: Instant
    ends: Instant
    who: Line
    note: Line | None = None
    seen: EntryNumber


class WithdrawShift(Command, frozen=True, kw_only=True):
    """Take a planned shift back. Dansk: tag vagt ud af planen."""

    shift: ShiftNumber
    seen: EntryNumber
