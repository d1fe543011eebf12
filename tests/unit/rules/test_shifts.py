"""Shifts: each authority plans its own seats; what is odd is told, a relief that is near waits."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis.commands.erasure import EraseEntry
from crisis.commands.operations import OpenOperation
from crisis.commands.relief import OfferHandover, WithdrawHandover
from crisis.commands.shifts import ChangeShift, PlanShift, WithdrawShift
from crisis.events import Erased
from crisis.projections import situation as fold
from crisis.projections.shifts import Shift, ShiftStep
from crisis.rules.known import By, Known
from crisis.rules.relief import contents
from crisis.rules.shift_plan import (
    Gap,
    gaps,
    long,
    next_on,
    next_relief,
    on_now,
    overlapping,
    period_end,
    relief_due,
)
from crisis.rules.waiting import waits
from crisis.terms.operations import Mode
from crisis.terms.shifts import LONGEST, RELIEF_OVERLAP
from crisis.terms.waiting import WaitKind
from tests.given import NOON, by, directory, spoken_by
from tests.press_staff import PressStaff, code


def hours(number: float) -> Any:
    return NOON + timedelta(hours=number)


@pytest.fixture
def staff() -> PressStaff:
    made = PressStaff()
    made.must(OpenOperation(name="Stormflod", mode=Mode.LIVE), "stabschef")
    return made


def plans(
    staff: PressStaff, begins: float, ends: float, as_seat: str = "kolding", **more: Any
) -> Any:
    told = {"seat": "kolding", "who": "Repræsentant A", **more}
    spoken = told.pop("on_behalf_of", None)
    wish = PlanShift(begins=hours(begins), ends=hours(ends), **told)
    return staff.do(wish, as_seat, **({"on_behalf_of": spoken} if spoken else {}))


def shift(begins: float, ends: float, number: int = 1, seat: str = "kolding") -> Shift:
    step = ShiftStep(
        number=number,
        at=NOON,
        begins=hours(begins),
        ends=hours(ends),
        who="A",
        note=None,
        said_by="B",
        by_phone=False,
    )
    return Shift(
        shift=number,
        seat=seat,
        seat_name="Repræsentant",
        authority="kolding",
        authority_name="Kolding Kommune",
        steps=(step,),
    )


def test_an_authority_plans_its_own_and_the_heads_all(staff: PressStaff) -> None:
    assert isinstance(plans(staff, 0, 8), int)
    assert isinstance(plans(staff, 8, 16, "formand"), int)
    assert isinstance(plans(staff, 16, 24, "stabschef"), int)
    assert code(plans(staff, 24, 30, "vejle")) == "shift.not_yours"
    assert code(plans(staff, 24, 30, "logfoerer")) == "shift.not_yours"
    by_phone = plans(staff, 24, 30, "logfoerer", on_behalf_of=spoken_by("kolding"))
    assert isinstance(by_phone, int)
    found = staff.situation.shifts.of("kolding")
    assert [one.shift for one in found] == [1, 2, 3, 4]
    assert [one.now.by_phone for one in found] == [False, False, False, True]
    other = plans(staff, 24, 30, "logfoerer", on_behalf_of=spoken_by("vejle"))
    assert code(other) == "shift.not_yours"
    assert code(plans(staff, 24, 30, "observatoer")) == "permission.role"


@pytest.mark.parametrize(
    ("begins", "ends", "more", "refusal"),
    [
        (2, 2, {}, "shift.ends_before"),
        (3, 2, {}, "shift.ends_before"),
        (-8, 0, {}, "shift.over"),
        (1, 24 * 14 + 1, {}, "shift.too_far"),
        (-24 * 15, 1, {}, "shift.too_far"),
        (1, 2, {"who": " "}, "shift.who_missing"),
        (1, 2, {"seat": "ukendt"}, "shift.unknown_seat"),
    ],
)
def test_what_cannot_be_is_refused(
    staff: PressStaff, begins: float, ends: float, more: dict[str, Any], refusal: str
) -> None:
    assert code(plans(staff, begins, ends, **more)) == refusal


def test_a_shift_is_said_anew_by_one_who_read_it_and_taken_out(staff: PressStaff) -> None:
    first = plans(staff, 0, 8)
    told = {"begins": hours(0), "ends": hours(9), "who": "Repræsentant B", "note": "på skærm"}
    change = ChangeShift(shift=1, seen=first, **told)
    assert code(staff.do(change, "vejle")) == "shift.not_yours"
    second = staff.must(change, "kolding")
    assert code(staff.do(change, "kolding")) == "shift.meanwhile"
    again = ChangeShift(shift=1, seen=second, **told)
    assert code(staff.do(again, "kolding")) == "shift.unchanged"
    found = staff.situation.shifts.get(1)
    assert found is not None
    assert (found.now.who, found.changed, len(found.steps)) == ("Repræsentant B", second, 2)
    out = staff.must(WithdrawShift(shift=1, seen=second), "formand")
    assert staff.situation.shifts.of("kolding") == []
    assert code(staff.do(again, "kolding")) == "shift.withdrawn"
    assert code(staff.do(WithdrawShift(shift=9, seen=1), "kolding")) == "shift.unknown"
    gone = staff.situation.shifts.get(1)
    assert gone is not None
    assert gone.changed == out
    plans(staff, 0, 8)
    assert staff.situation.shifts.last == 2


def test_who_stood_in_the_plan_may_be_erased_and_who_stands_may_not(staff: PressStaff) -> None:
    first = plans(staff, 0, 8)
    told = {"begins": hours(0), "ends": hours(9), "who": "Funktion"}
    second = staff.must(ChangeShift(shift=1, seen=first, **told), "kolding")
    law = {"reason": "uden betydning", "basis": "GDPR art. 17"}
    late = EraseEntry(entry=second, **law)
    assert code(staff.do(late, "formand")) == "erasure.shift_stands"
    staff.must(EraseEntry(entry=first, **law), "formand")
    found = staff.situation.shifts.get(1)
    assert found is not None
    assert [one.who for one in found.steps] == ["Funktion"]
    again = fold.start(staff.situation.operation, Mode.LIVE)
    for one in staff.written:
        what = Erased(type=one.type) if one.stamp.number == first else one.event
        again = fold.step(again, one.stamp, what)
    assert again.shifts == staff.situation.shifts


def test_gaps_are_between_shifts_and_to_the_end_of_the_plan() -> None:
    mine = [shift(0, 8, 1), shift(9, 16, 2)]
    assert gaps(mine, hours(24)) == (Gap(hours(8), hours(9)), Gap(hours(16), hours(24)))
    assert gaps([shift(0, 8, 1), shift(7.5, 16, 2)], hours(16)) == ()
    assert gaps([], hours(24)) == ()
    assert period_end([*mine, shift(0, 20, 3, "vejle")]) == hours(20)


def test_half_an_hour_of_both_is_a_relief_and_more_is_told() -> None:
    one = shift(0, 8, 1)
    assert overlapping(one, [one, shift(7.5, 16, 2), shift(0, 8, 3, "vejle")]) == ()
    other = shift(7.4, 16, 2)
    assert overlapping(one, [one, other]) == (other,)
    assert not long(shift(0, 12))
    assert long(shift(0, 12.1))


def test_who_is_on_and_who_comes_next() -> None:
    first, second = shift(0, 8.25, 1), shift(8, 16, 2)
    assert on_now([first, second], hours(8.1)) == (first, second)
    assert on_now([first, second], hours(16)) == ()
    assert next_on([first, second], hours(1)) == second
    assert next_on([first, second], hours(8)) is None


def waited(staff: PressStaff, seat: str = "kolding") -> list[int]:
    known = Known(planning=directory(), situation=staff.situation)
    found = waits(known, by(seat, staff.now))
    return [one.number for one in found if one.kind is WaitKind.RELIEF_DUE]


def asker(staff: PressStaff) -> By:
    return by("kolding", staff.now)


def test_a_relief_that_is_near_waits_for_its_seat_until_a_sheet_is_begun(staff: PressStaff) -> None:
    plans(staff, 0, 8)
    plans(staff, 8, 16, who="Repræsentant B")
    assert waited(staff) == []
    assert next_relief(staff.situation.shifts, "kolding", staff.now) == hours(7.5)
    staff.now = hours(7.5)
    assert waited(staff) == [2]
    assert waited(staff, "vejle") == []
    # The sheet that is begun now does not tell that it must be begun.
    sheet = contents(Known(planning=directory(), situation=staff.situation), asker(staff))
    assert sheet.waits == ()
    staff.must(OfferHandover(important="Vandet stiger"), "kolding")
    assert waited(staff) == []
    staff.must(WithdrawHandover(sheet=1), "kolding")
    assert waited(staff) == [2]
    staff.now = hours(10)
    assert waited(staff) == []


def test_who_begins_where_nobody_goes_off_relieves_nobody(staff: PressStaff) -> None:
    plans(staff, 0, 4)
    plans(staff, 8, 16)
    assert relief_due(staff.situation, "kolding", hours(8)) is None
    assert next_relief(staff.situation.shifts, "kolding", staff.now) is None


moments = st.floats(min_value=0, max_value=100, allow_nan=False)


@given(st.lists(st.tuples(moments, st.floats(min_value=0.1, max_value=20)), max_size=8))
def test_every_moment_of_the_period_is_covered_or_lies_in_one_gap(
    told: list[tuple[float, float]],
) -> None:
    found = [shift(begin, begin + length, at) for at, (begin, length) in enumerate(told, 1)]
    until = period_end(found)
    holes = gaps(found, until)
    for hole in holes:
        middle = hole.begins + (hole.ends - hole.begins) / 2
        assert not on_now(found, middle)
    for one in found:
        assert not any(hole.begins <= one.now.begins < hole.ends for hole in holes)
    if found and until:
        covered = min(one.now.begins for one in found)
        while covered < until:
            inside = bool(on_now(found, covered))
            assert inside != any(hole.begins <= covered < hole.ends for hole in holes)
            covered += timedelta(minutes=37)


def test_the_assumed_limits_are_what_the_papers_say() -> None:
    assert timedelta(hours=12) == LONGEST
    assert timedelta(minutes=30) == RELIEF_OVERLAP
