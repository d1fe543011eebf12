"""Who was called in and says nothing waits for those who can call a deputy."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crisis.commands.callouts import AnswerCall, CallDeputy, CallStaff
from crisis.commands.operations import OpenOperation
from crisis.rules.known import Known
from crisis.rules.waiting import waits
from crisis.terms.callouts import CallAnswer
from crisis.terms.operations import Mode
from crisis.terms.waiting import WaitKind
from tests.press_staff import PressStaff, proved

CALLERS = ("formand", "stabschef", "logfoerer", "vagtcentral")
OTHERS = ("kolding", "trekantbrand", "presse-politi", "planlaegger", "observatoer")


@pytest.fixture
def staff() -> PressStaff:
    made = PressStaff()
    made.must(OpenOperation(name="Stormflod", mode=Mode.LIVE), "stabschef")
    calls(made, "kolding", "vejle", "brs")
    return made


def calls(staff: PressStaff, *whom: str) -> None:
    meeting = staff.now + timedelta(hours=1)
    staff.must(CallStaff(authorities=whom, place="KSN", meeting_at=meeting), "stabschef")


def answers(staff: PressStaff, seat: str) -> None:
    staff.must(AnswerCall(call=1, answer=CallAnswer.ACKNOWLEDGE), seat)


def prompted(staff: PressStaff, seat: str) -> list[tuple[int, timedelta]]:
    """The calls whose silence waits for a seat, and for how long it has."""
    known = Known(planning=staff.planning, situation=staff.situation)
    found = waits(known, proved(seat, staff.now, proved=None))
    silent = (one for one in found if one.kind is WaitKind.CALL_SILENT)
    return [(one.number, staff.now - one.since) for one in silent]


def test_after_ten_minutes_each_who_keeps_the_staff_together_is_asked_and_nobody_else(
    staff: PressStaff,
) -> None:
    staff.passes(minutes=9, seconds=59)
    assert [prompted(staff, seat) for seat in CALLERS] == [[]] * len(CALLERS)
    staff.passes(seconds=1)
    for seat in CALLERS:
        assert prompted(staff, seat) == [(1, timedelta())]
    assert [prompted(staff, seat) for seat in OTHERS] == [[]] * len(OTHERS)


def test_it_waits_until_the_last_has_answered_even_that_he_cannot(staff: PressStaff) -> None:
    staff.passes(minutes=11)
    answers(staff, "kolding")
    answers(staff, "brs")
    assert prompted(staff, "stabschef") == [(1, timedelta(minutes=1))]
    staff.must(AnswerCall(call=1, answer=CallAnswer.CANNOT, note="Syg"), "vejle")
    assert prompted(staff, "stabschef") == []


def test_a_deputy_has_ten_minutes_of_his_own(staff: PressStaff) -> None:
    answers(staff, "kolding")
    answers(staff, "brs")
    staff.passes(minutes=30)
    staff.must(CallDeputy(call=1, authority="vejle", deputy="Direktøren"), "logfoerer")
    assert prompted(staff, "formand") == []
    staff.passes(minutes=10)
    assert prompted(staff, "formand") == [(1, timedelta())]


def test_who_is_called_anew_is_silent_of_the_newest_call_alone(staff: PressStaff) -> None:
    staff.passes(minutes=20)
    calls(staff, "kolding", "vejle", "brs")
    assert prompted(staff, "stabschef") == []
    staff.passes(minutes=10)
    assert prompted(staff, "stabschef") == [(2, timedelta())]
