"""When a situation picture is due: an hour after activation, then before each meeting."""

from __future__ import annotations

from datetime import datetime, timedelta

from crisis.commands.callouts import CallStaff
from crisis.commands.closing import CloseOperation
from crisis.commands.operations import DecideLevel
from crisis.rules.sitreps_due import activated, due, next_after, next_due
from crisis.terms.operations import Level
from tests.press_staff import PressStaff
from tests.unit.rules.test_sitreps import freezes, staff

__all__ = ["staff"]
MEETING = timedelta(hours=2)


def test_the_first_is_due_an_hour_after_activation(staff: PressStaff) -> None:
    start = staff.now
    assert due(staff.situation, None, staff.now) == (1, start + timedelta(hours=1))
    assert due(staff.situation, start + MEETING, staff.now) == (1, start + timedelta(hours=1))


def test_those_after_it_a_quarter_of_an_hour_before_the_meeting(staff: PressStaff) -> None:
    staff.passes(minutes=50)
    freezes(staff)
    meeting = staff.now + MEETING
    assert due(staff.situation, None, staff.now) is None
    assert due(staff.situation, meeting, staff.now) == (2, meeting - timedelta(minutes=15))
    staff.passes(minutes=80)
    freezes(staff, 2)
    assert due(staff.situation, meeting, staff.now) is None, "it is fresh enough for that meeting"


def test_one_is_due_when_the_one_before_said(staff: PressStaff) -> None:
    at = staff.now + timedelta(hours=1)
    freezes(staff, next_at=at)
    assert due(staff.situation, staff.now + MEETING, staff.now) == (2, at)


def test_none_is_due_in_daily_operation_and_after_the_end(staff: PressStaff) -> None:
    down = DecideLevel(level=Level.DAILY, seen=Level.STAFF, reason="Ro", basis="DMI")
    staff.must(down, "stabschef")
    assert (due(staff.situation, None, staff.now), activated(staff.situation)) == (None, None)
    staff.passes(hours=5)
    up = DecideLevel(level=Level.STAFF, seen=Level.DAILY, reason="Vand", basis="DMI")
    staff.must(up, "stabschef")
    assert activated(staff.situation) == staff.now
    staff.must(CloseOperation(reason="Slut", basis="Ro", seen=()), "stabschef")
    assert due(staff.situation, None, staff.now) is None


def test_the_meeting_is_the_next_that_was_called_to(staff: PressStaff) -> None:
    freezes(staff)
    assert next_due(staff.situation, staff.now) is None
    at = staff.now + MEETING
    call = CallStaff(authorities=("vejle",), place="KSN", meeting_at=at)
    staff.must(call, "stabschef")
    assert next_due(staff.situation, staff.now) == (2, at - timedelta(minutes=15))


def meets(staff: PressStaff, after: timedelta) -> datetime:
    """The staff is called in for a meeting so much later."""
    at = staff.now + after
    staff.must(CallStaff(authorities=("vejle",), place="KSN", meeting_at=at), "stabschef")
    return at


def test_the_one_after_comes_a_quarter_of_an_hour_before_the_first_meeting_it_is_too_old_for(
    staff: PressStaff,
) -> None:
    assert next_after(staff.situation, staff.now) is None, "no meeting is known of"
    later = meets(staff, timedelta(hours=3))
    assert next_after(staff.situation, staff.now) == later - timedelta(minutes=15)
    meets(staff, timedelta(minutes=45))
    assert next_after(staff.situation, staff.now) == later - timedelta(minutes=15), (
        "what is frozen now is the picture for the meeting that is near"
    )
    sooner = meets(staff, timedelta(minutes=46))
    assert next_after(staff.situation, staff.now) == sooner - timedelta(minutes=15)


def test_in_daily_operation_none_comes_after_it(staff: PressStaff) -> None:
    meets(staff, MEETING)
    down = DecideLevel(level=Level.DAILY, seen=Level.STAFF, reason="Ro", basis="DMI")
    staff.must(down, "stabschef")
    assert next_after(staff.situation, staff.now) is None
