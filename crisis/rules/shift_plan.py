"""What a plan of shifts shows: who is on now and next, gaps, overlaps, and a relief that is due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from crisis.projections.shifts import Shift, Shifts
from crisis.projections.situation import Situation
from crisis.terms.relief import SheetState
from crisis.terms.shifts import LONGEST, RELIEF_OVERLAP, RELIEF_SOON, SHEET_COUNTS


class Gap(NamedTuple):
    """A time in which nobody is planned on a seat. Dansk: hul i vagtplanen."""

    begins: datetime
    ends: datetime


class Due(NamedTuple):
    """A relief that is near, with who goes off and who comes on. Dansk: afløsning forestår."""

    off: Shift
    on: Shift


def period_end(shifts: Iterable[Shift]) -> datetime | None:
    """Give the end of what is planned for the staff; None when nothing is."""
    return max((one.now.ends for one in shifts), default=None)


def gaps(shifts: Sequence[Shift], until: datetime | None = None) -> tuple[Gap, ...]:
    """Give the times nobody is planned: between the shifts of one seat, and from its last to the
    end of what is planned for the staff. A seat without shifts has no gap: nobody said it sits."""
    found: list[Gap] = []
    covered: datetime | None = None
    for one in sorted(shifts, key=lambda one: one.now.begins):
        if covered is not None and one.now.begins > covered:
            found.append(Gap(covered, one.now.begins))
        covered = one.now.ends if covered is None else max(covered, one.now.ends)
    if covered is not None and until is not None and until > covered:
        found.append(Gap(covered, until))
    return tuple(found)


def overlapping(one: Shift, others: Iterable[Shift]) -> tuple[Shift, ...]:
    """Give the other shifts of its seat that lie over it for longer than a relief takes."""
    return tuple(
        each
        for each in others
        if each.shift != one.shift
        and each.seat == one.seat
        and min(each.now.ends, one.now.ends) - max(each.now.begins, one.now.begins) > RELIEF_OVERLAP
    )


def long(one: Shift) -> bool:
    """Says whether somebody is planned for longer than is assumed to be right."""
    return one.now.ends - one.now.begins > LONGEST


def on_now(shifts: Iterable[Shift], now: datetime) -> tuple[Shift, ...]:
    """Give those who are planned on a seat at this moment; two while one hands it over."""
    return tuple(one for one in shifts if one.now.begins <= now < one.now.ends)


def next_on(shifts: Iterable[Shift], now: datetime) -> Shift | None:
    """Give the next shift of a seat that begins after this moment."""
    coming = (one for one in shifts if one.now.begins > now)
    return min(coming, key=lambda one: (one.now.begins, one.shift), default=None)


def relief_due(situation: Situation, seat: str, now: datetime) -> Due | None:
    """Give the relief for which the sheet must be begun now; None when there is none, or a sheet
    was made for it already."""
    shifts = situation.shifts.of(seat)
    for on in shifts:
        begins = on.now.begins
        off = _off(shifts, on)
        if off is None or not begins - RELIEF_SOON <= now < begins + SHEET_COUNTS:
            continue
        sheets = (
            one.at for one in situation.relief.of(seat) if one.state is not SheetState.WITHDRAWN
        )
        if not any(at > max(begins - SHEET_COUNTS, off.now.begins) for at in sheets):
            return Due(off, on)
    return None


def next_relief(shifts: Shifts, seat: str, now: datetime) -> datetime | None:
    """Give the moment at which a relief of this seat will be near, the first after now."""
    of_seat = shifts.of(seat)
    near = (one.now.begins - RELIEF_SOON for one in of_seat if _off(of_seat, one) is not None)
    return min((one for one in near if one > now), default=None)


def _off(shifts: Iterable[Shift], on: Shift) -> Shift | None:
    """Give who is relieved by a shift: the one before it, that goes on until it begins or about."""
    before = [
        one
        for one in shifts
        if one.now.begins < on.now.begins and one.now.ends + RELIEF_OVERLAP >= on.now.begins
    ]
    return max(before, key=lambda one: (one.now.ends, one.shift), default=None)
