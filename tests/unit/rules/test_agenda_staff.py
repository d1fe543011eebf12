"""What the agenda tells of the staff itself, and what it leaves to the meeting."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crisis.commands.lending import LendSeat
from crisis.commands.log import RecordEntry
from crisis.commands.operations import OpenOperation
from crisis.commands.shifts import PlanShift
from crisis.rules.agenda import _FILLED, Asking, Point, points
from crisis.terms.log import Channel
from crisis.terms.meetings import BY_PEOPLE, AgendaItem, PointKind
from crisis.terms.operations import Mode
from tests.opening import STAFFED
from tests.press_staff import PressStaff
from tests.unit.rules.test_lending import BORROWER, HOLDERS

OF_ITSELF = {AgendaItem.SUMMARY, AgendaItem.NEXT}
"""What the meeting makes while it is held: its own decisions, and the time of the next."""


@pytest.fixture
def staff() -> PressStaff:
    made = PressStaff()
    made.must(OpenOperation(name="Stormflod", mode=Mode.LIVE, **STAFFED), "stabschef")
    return made


def under(staff: PressStaff, item: AgendaItem, after: int = 0) -> list[Point]:
    return list(points(item, Asking(staff.situation, staff.now, after)))


def shift(staff: PressStaff, seat: str, begins: float, ends: float) -> None:
    first, last = (staff.now + timedelta(hours=one) for one in (begins, ends))
    staff.must(PlanShift(seat=seat, who="Repræsentant A", begins=first, ends=last), seat)


def test_each_item_is_filled_or_says_that_people_fill_it() -> None:
    assert set(_FILLED) | BY_PEOPLE | OF_ITSELF == set(AgendaItem)
    assert not set(_FILLED) & BY_PEOPLE


def test_a_relief_that_is_near_stands_under_logistics(staff: PressStaff) -> None:
    shift(staff, "kolding", 0, 8)
    shift(staff, "kolding", 8, 16)
    assert under(staff, AgendaItem.LOGISTICS) == []
    staff.passes(hours=7.75)
    assert under(staff, AgendaItem.LOGISTICS) == [Point(PointKind.RELIEF_NEAR, 2, "kolding")]


def test_a_seat_that_nobody_is_planned_on_stands_under_roles(staff: PressStaff) -> None:
    shift(staff, "kolding", 0, 4)
    shift(staff, "kolding", 6, 12)
    assert under(staff, AgendaItem.ROLES) == []
    staff.passes(hours=5)
    assert under(staff, AgendaItem.ROLES) == [Point(PointKind.SEAT_EMPTY, 0, "kolding")]


def test_what_the_media_said_since_the_last_meeting_stands_under_media(staff: PressStaff) -> None:
    old = staff.must(RecordEntry(text="Dæmningen holder", channel=Channel.MEDIA), "kolding")
    new = staff.must(RecordEntry(text="Dæmningen er brudt", channel=Channel.MEDIA), "kolding")
    staff.must(RecordEntry(text="Set fra broen", channel=Channel.PHONE), "kolding")
    assert under(staff, AgendaItem.MEDIA, old) == [Point(PointKind.MEDIA_SAID, new)]


def test_a_lent_seat_stands_under_roles_while_it_is_lent(staff: PressStaff) -> None:
    staff.holders = HOLDERS
    wish = LendSeat(seat="kolding", account=BORROWER, hours=8, reason="Ingen i Kolding kan nås")
    staff.must(wish, "formand")
    assert under(staff, AgendaItem.ROLES) == [Point(PointKind.SEAT_LENT, 1, "kolding")]
    staff.passes(hours=9)
    assert under(staff, AgendaItem.ROLES) == []
