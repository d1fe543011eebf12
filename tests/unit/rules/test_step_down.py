"""High at once, and down again as soon as may be: the board asks, a person decides."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crisis.commands.closing import CloseOperation
from crisis.commands.incidents import ChangeIncident, OpenIncident
from crisis.commands.log import RecordEntry
from crisis.commands.operations import OpenOperation
from crisis.commands.tasks import AskTask, CloseTask, MoveTask
from crisis.rules.operations import step_down
from crisis.terms.incidents import IncidentStatus
from crisis.terms.operations import STILL_FOR, Level, Mode, StepDown
from crisis.terms.places import Point
from crisis.terms.tasks import TaskMove
from tests.press_staff import PressStaff


def opened(level: Level = Level.STAFF) -> PressStaff:
    staff, why = PressStaff(), {"reason": "Vandet stiger", "basis": "DMI"}
    staff.must(OpenOperation(name="Stormflod", mode=Mode.LIVE, level=level, **why), "stabschef")
    return staff


def signs(staff: PressStaff) -> tuple[StepDown, ...]:
    return step_down(staff.situation, staff.now)


def test_an_operation_that_has_just_begun_is_not_asked() -> None:
    assert signs(opened()) == ()


def test_all_is_settled_when_no_incident_grows_and_each_task_is_acknowledged() -> None:
    staff = opened()
    staff.must(OpenIncident(kind="flood", title="Å", shape=Point((9.47, 55.49))), "kolding")
    staff.must(AskTask(kind="pump", title="Pump", authority="kolding"), "stabschef")
    staff.must(ChangeIncident(incident=1, status=IncidentStatus.CONTAINED), "kolding")
    assert signs(staff) == ()
    staff.must(MoveTask(task=1, move=TaskMove.ACCEPT), "kolding")
    staff.must(MoveTask(task=1, move=TaskMove.FINISH), "kolding")
    assert signs(staff) == ()
    staff.must(CloseTask(task=1), "stabschef")
    assert signs(staff) == (StepDown.SETTLED,)
    staff.must(ChangeIncident(incident=1, status=IncidentStatus.ONGOING), "kolding")
    assert signs(staff) == ()


def test_silence_is_a_sign_and_any_entry_breaks_it() -> None:
    staff = opened()
    staff.now += STILL_FOR - timedelta(seconds=1)
    assert signs(staff) == ()
    staff.now += timedelta(seconds=1)
    assert signs(staff) == (StepDown.STILL,)
    staff.must(RecordEntry(text="Stadig vand"), "kolding")
    assert signs(staff) == ()


@pytest.mark.parametrize("level", [Level.INFORMATION, Level.OPERATIONS])
def test_from_every_step_but_the_lowest(level: Level) -> None:
    for one, expected in ((opened(level), (StepDown.STILL,)), (opened(Level.DAILY), ())):
        one.now += STILL_FOR
        assert signs(one) == expected


def test_what_is_over_is_not_asked() -> None:
    staff = opened()
    staff.must(CloseOperation(reason="Slut", basis="Møde"), "formand")
    staff.now += STILL_FOR
    assert signs(staff) == ()
