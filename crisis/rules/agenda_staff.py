"""What stands on the agenda of the staff itself: reliefs that are near, seats that are lent or that
nobody is planned on, and what the media say.

Each is told as why it stands there, the number and the key of what it is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from crisis.projections.situation import Situation
from crisis.rules.shift_plan import gaps, period_end, relief_due
from crisis.terms.log import Channel
from crisis.terms.meetings import PointKind

Told = tuple[PointKind, int, str]


def reliefs(situation: Situation, now: datetime) -> Iterator[Told]:
    """Whose relief is near, and no sheet is begun for it."""
    for seat in sorted({one.seat for one in situation.shifts.standing()}):
        if due := relief_due(situation, seat, now):
            yield PointKind.RELIEF_NEAR, due.on.shift, seat


def seats(situation: Situation, now: datetime) -> Iterator[Told]:
    """Where nobody is planned now though the seat has shifts, and which seats are lent."""
    planned = situation.shifts.standing()
    end = period_end(planned)
    for seat in sorted({one.seat for one in planned}):
        holes = gaps(situation.shifts.of(seat), end)
        if any(one.begins <= now < one.ends for one in holes):
            yield PointKind.SEAT_EMPTY, 0, seat
    for loan in situation.lending.lasting(now):
        yield PointKind.SEAT_LENT, loan.loan, loan.seat


def heard(situation: Situation, after: int) -> Iterator[Told]:
    """What came by the media since the last meeting, and stands."""
    for number in sorted(situation.log.entries):
        one = situation.log.entries[number]
        said = one.on_behalf_of
        by_media = Channel.MEDIA in (one.channel, said.channel if said else None)
        if by_media and number > after and one.corrected_by is None and not one.erased:
            yield PointKind.MEDIA_SAID, number, ""
