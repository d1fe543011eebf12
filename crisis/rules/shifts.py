"""Rules about shifts: each authority plans its own seats; what is odd is told and not refused."""

from __future__ import annotations

from typing import Any

from crisis.commands.shifts import ChangeShift, PlanShift, WithdrawShift
from crisis.errors import RefusalKind, Refused
from crisis.events.shifts import ShiftChanged, ShiftPlanned, ShiftWithdrawn
from crisis.projections.shifts import Shift
from crisis.projections.situation import Situation
from crisis.rules.known import Answer, By, Known
from crisis.rules.role_groups import HEADS
from crisis.rules.speaking import speaker, spoken, spoken_names
from crisis.terms.shifts import FURTHEST


def plan(known: Known, command: PlanShift, by: By) -> Answer:
    """A seat of the directory, with a beginning before its end. An authority plans its own seats,
    chair and chief of staff all, and the log office another's when it says so by telephone."""
    seat = known.planning.seats.get(command.seat)
    if seat is None:
        return Refused("shift.unknown_seat", field="seat")
    no = spoken(known, by) or _not_yours(seat.authority, by) or _unfit(command, by)
    if no:
        return no
    authority = known.planning.authorities.get(seat.authority)
    return (
        ShiftPlanned(
            shift=_situation(known).shifts.last + 1,
            planned_seat=seat.id,
            planned_seat_name=seat.name,
            planned_authority=seat.authority,
            planned_authority_name=authority.name if authority else seat.authority,
            **_told(command),
            **spoken_names(known, by),
        ),
    )


def change(known: Known, command: ChangeShift, by: By) -> Answer:
    """What is said replaces all that was said before, by one who has seen what was said last."""
    old = _found(known, command, by)
    if isinstance(old, Refused):
        return old
    no = _unfit(command, by)
    if no:
        return no
    now, told = old.now, _told(command)
    if told == {name: getattr(now, name) for name in told}:
        return Refused("shift.unchanged", field="who", kind=RefusalKind.CONFLICT)
    return (
        ShiftChanged(
            shift=old.shift,
            planned_seat=old.seat,
            planned_seat_name=old.seat_name,
            planned_authority=old.authority,
            planned_authority_name=old.authority_name,
            **told,
            **spoken_names(known, by),
        ),
    )


def withdraw(known: Known, command: WithdrawShift, by: By) -> Answer:
    """A shift that is taken out stays to be read, and its number is never given again."""
    old = _found(known, command, by)
    if isinstance(old, Refused):
        return old
    return (ShiftWithdrawn(shift=old.shift, **spoken_names(known, by)),)


def may_plan(authority: str, by: By) -> bool:
    """Says whether the shifts of this authority's seats are one's own to plan."""
    return speaker(by) == authority or (by.role in HEADS and by.on_behalf_of is None)


def _found(known: Known, command: ChangeShift | WithdrawShift, by: By) -> Shift | Refused:
    old = _situation(known).shifts.get(command.shift)
    if old is None:
        return Refused("shift.unknown", field="shift", kind=RefusalKind.UNKNOWN)
    no = spoken(known, by) or _not_yours(old.authority, by)
    if no:
        return no
    if not old.stands:
        return Refused("shift.withdrawn", field="shift", kind=RefusalKind.CONFLICT)
    if old.now.number != command.seen:
        return Refused("shift.meanwhile", field="seen", kind=RefusalKind.CONFLICT)
    return old


def _not_yours(authority: str, by: By) -> Refused | None:
    if may_plan(authority, by):
        return None
    return Refused("shift.not_yours", field="seat", kind=RefusalKind.FORBIDDEN)


def _unfit(command: PlanShift | ChangeShift, by: By) -> Refused | None:
    if not command.who.strip():
        return Refused("shift.who_missing", field="who")
    if command.ends <= command.begins:
        return Refused("shift.ends_before", field="ends")
    if command.ends <= by.now:
        return Refused("shift.over", field="ends")
    if command.ends > by.now + FURTHEST or command.begins < by.now - FURTHEST:
        return Refused("shift.too_far", field="ends", days=FURTHEST.days)
    return None


def _told(command: PlanShift | ChangeShift) -> dict[str, Any]:
    return {
        "begins": command.begins,
        "ends": command.ends,
        "who": command.who,
        "note": command.note,
    }


def _situation(known: Known) -> Situation:
    assert known.situation is not None
    return known.situation
