"""Which shifts are planned on which seats, and how each was said before."""

from __future__ import annotations

from datetime import datetime

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.erasure import EntryErased
from crisis.events.shifts import ShiftPlanned, ShiftSaid, ShiftWithdrawn


class ShiftStep(msgspec.Struct, frozen=True, kw_only=True):
    """A shift as it was said once. Dansk: vagtens stand."""

    number: int
    at: datetime
    begins: datetime
    ends: datetime
    who: str
    note: str | None
    said_by: str
    by_phone: bool


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """One planned shift; its last step stands while it is in the plan. Dansk: vagt."""

    shift: int
    seat: str
    seat_name: str
    authority: str
    authority_name: str
    steps: tuple[ShiftStep, ...]
    withdrawn: int | None = None
    withdrawn_at: datetime | None = None

    @property
    def now(self) -> ShiftStep:
        """How it stands."""
        return self.steps[-1]

    @property
    def stands(self) -> bool:
        """Says whether it is in the plan."""
        return self.withdrawn is None

    @property
    def changed(self) -> int:
        """The entry by which it last changed, its withdrawal too."""
        return self.withdrawn or self.now.number


class Shifts(msgspec.Struct, frozen=True, kw_only=True):
    """All of them by number. Dansk: vagter."""

    shifts: Map[int, Shift] = Map()
    last: int = 0

    def get(self, shift: int) -> Shift | None:
        """Give a shift by its number."""
        return self.shifts.get(shift)

    def standing_by(self, shift: int) -> ShiftStep | None:
        """Give how a shift in the plan stands; None when it is not in it."""
        one = self.get(shift)
        return one.now if one is not None and one.stands else None

    def all(self) -> list[Shift]:
        """Give all of them, withdrawn ones too, by number."""
        return [self.shifts[number] for number in sorted(self.shifts)]

    def standing(self) -> list[Shift]:
        """Give those in the plan, the earliest first."""
        found = (one for one in self.all() if one.stands)
        return sorted(found, key=lambda one: (one.now.begins, one.now.ends, one.shift))

    def of(self, seat: str) -> list[Shift]:
        """Give those in the plan of one seat, the earliest first."""
        return [one for one in self.standing() if one.seat == seat]


def fold(found: Shifts, stamp: Stamp, event: Event | Erased) -> Shifts:
    """Take one more entry in; what does not concern it leaves it as it was."""
    if isinstance(event, Erased):
        # The number was given out and is never given again.
        gone = event.type == ShiftPlanned.__name__
        return msgspec.structs.replace(found, last=found.last + 1) if gone else found
    if isinstance(event, ShiftSaid):
        return _said(found, stamp, event)
    if isinstance(event, ShiftWithdrawn):
        return _withdrawn(found, stamp, event.shift)
    return _without(found, event) if isinstance(event, EntryErased) and found.shifts else found


def _said(found: Shifts, stamp: Stamp, event: ShiftSaid) -> Shifts:
    """What was said anew holds all there is of it, also when what was said first was erased."""
    old = found.get(event.shift)
    step = ShiftStep(
        number=stamp.number,
        at=stamp.recorded_at,
        begins=event.begins,
        ends=event.ends,
        who=event.who,
        note=event.note,
        said_by=f"{event.seat_name}, {event.authority_name}",
        by_phone=event.on_behalf_of is not None,
    )
    one = Shift(
        shift=event.shift,
        seat=event.planned_seat,
        seat_name=event.planned_seat_name,
        authority=event.planned_authority,
        authority_name=event.planned_authority_name,
        steps=(*(old.steps if old else ()), step),
    )
    last = max(found.last, event.shift)
    return Shifts(shifts=found.shifts.set(event.shift, one), last=last)


def _withdrawn(found: Shifts, stamp: Stamp, shift: int) -> Shifts:
    old = found.get(shift)
    if old is None:
        return found
    one = msgspec.structs.replace(old, withdrawn=stamp.number, withdrawn_at=stamp.recorded_at)
    return msgspec.structs.replace(found, shifts=found.shifts.set(shift, one))


def _without(found: Shifts, event: EntryErased) -> Shifts:
    """What was erased is as if it had never been said."""
    gone = {one.number for one in event.entries}
    kept = {
        number: msgspec.structs.replace(one, steps=steps)
        for number, one in found.shifts.items()
        if (steps := tuple(step for step in one.steps if step.number not in gone))
    }
    return msgspec.structs.replace(found, shifts=Map(kept))
