"""Who was called or sits at the table and has not reported: its sector is unknown."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from crisis.commands.callouts import CallStaff
from crisis.commands.incidents import ChangeIncident, OpenIncident
from crisis.commands.meetings import CloseMeeting, OpenMeeting
from crisis.commands.minutes import NoteAttendance
from crisis.commands.operations import OpenOperation
from crisis.commands.sectors import ReportSectorStatus
from crisis.commands.sitreps import FreezeSitrep
from crisis.commands.tasks import AskTask, MoveTask
from crisis.projections.sitrep_facts import Fact
from crisis.projections.sitrep_prefill import prefill
from crisis.rules.agenda import last_held, points, since_last
from crisis.terms.incidents import IncidentStatus
from crisis.terms.meetings import AgendaItem, PointKind, Presence
from crisis.terms.operations import Mode
from crisis.terms.places import Point, Whereabouts
from crisis.terms.sectors import Colour
from crisis.terms.sitreps import FactKind
from crisis.terms.tasks import TaskMove
from tests.opening import STAFFED
from tests.press_staff import PressStaff

CHIEF = "stabschef"
RED = ReportSectorStatus(colour=Colour.RED, consequence="Kloak ude")


@pytest.fixture
def staff() -> PressStaff:
    made = PressStaff()
    made.must(OpenOperation(name="Stormflod", mode=Mode.LIVE, **STAFFED), CHIEF)
    return made


def calls(staff: PressStaff, *authorities: str) -> int:
    later = staff.now + timedelta(hours=1)
    return staff.must(CallStaff(authorities=authorities, place="KSN", meeting_at=later), CHIEF)


def sectors(staff: PressStaff) -> dict[str, Fact]:
    found = prefill(staff.situation)
    return {one.key: one for one in found if one.kind is FactKind.SECTOR}


def table(staff: PressStaff) -> list[tuple[PointKind, str]]:
    situation = staff.situation
    asking = since_last(situation, staff.now, last_held(situation, situation.meetings.open))
    return [(one.kind, one.key) for one in points(AgendaItem.ROUND, asking)]


def test_who_was_called_and_said_nothing_is_unknown_in_the_picture(staff: PressStaff) -> None:
    calls(staff, "kolding", "vejle")
    staff.must(RED, "kolding")
    found = sectors(staff)
    assert found["kolding"].values["colour"] == Colour.RED
    assert found["vejle"].values["colour"] == Colour.UNKNOWN
    # No entry of anybody's says so: it is what the board has not heard.
    assert (found["vejle"].values["last"], found["vejle"].number) == (None, 0)


def test_who_sits_at_the_table_owes_a_report_and_who_is_absent_does_not(staff: PressStaff) -> None:
    staff.must(OpenMeeting(), CHIEF)
    for authority, presence in (("brs", Presence.PHONE), ("vejle", Presence.ABSENT)):
        wish = NoteAttendance(meeting=1, authority=authority, presence=presence)
        staff.must(wish, CHIEF)
    assert set(sectors(staff)) == {"brs"}
    assert table(staff) == [(PointKind.NO_REPORT, "brs")]


def test_a_report_that_is_older_than_the_last_picture_is_told_as_the_last_one(
    staff: PressStaff,
) -> None:
    calls(staff, "kolding")
    staff.must(RED, "kolding")
    said = staff.now
    staff.passes(minutes=30)
    staff.must(FreezeSitrep(sitrep=1, seen=staff.situation.number), CHIEF)
    values = sectors(staff)["kolding"].values
    assert (values["colour"], values["since"]) == (Colour.UNKNOWN, 1)
    assert (values["last"]["colour"], values["last"]["at"]) == (Colour.RED, said)
    staff.passes(minutes=1)
    staff.must(RED, "kolding")
    assert "last" not in sectors(staff)["kolding"].values


def test_the_round_asks_those_who_said_nothing_since_the_last_meeting(staff: PressStaff) -> None:
    calls(staff, "kolding", "vejle")
    staff.must(RED, "kolding")
    assert table(staff) == [(PointKind.SECTOR, "kolding"), (PointKind.NO_REPORT, "vejle")]
    staff.passes(minutes=10)
    held(staff)
    assert table(staff) == [(PointKind.NO_REPORT, "kolding"), (PointKind.NO_REPORT, "vejle")]
    staff.must(RED, "kolding")
    assert table(staff)[0] == (PointKind.SECTOR, "kolding")
    staff.passes(minutes=61)
    assert table(staff)[0] == (PointKind.NO_REPORT, "kolding"), "nobody knows after an hour"


def held(staff: PressStaff) -> None:
    staff.must(OpenMeeting(), CHIEF)
    staff.must(CloseMeeting(meeting=1), CHIEF)


def test_whom_it_touches_and_nobody_asked_is_unknown_until_it_is_called_or_reports(
    staff: PressStaff,
) -> None:
    staff.must(OpenIncident(kind="flood", title="Kolding Å", shape=Point((9.47, 55.49))), CHIEF)
    staff.must(AskTask(kind="pump", title="Pump", authority="vejle"), CHIEF)
    found = staff.situation.incidents
    there = Whereabouts(municipalities=("kolding",), regions=("region-syddanmark",))
    one = msgspec.structs.replace(found.incidents[1], whereabouts=there)
    incidents = msgspec.structs.replace(found, incidents=found.incidents.set(1, one))
    staff.situation = msgspec.structs.replace(staff.situation, incidents=incidents)
    told = sectors(staff)
    assert set(told) == {"kolding", "region-syddanmark", "vejle"}
    assert {each.values["colour"] for each in told.values()} == {Colour.UNKNOWN}
    assert (told["kolding"].number, told["kolding"].who) == (one.changed, one.who)
    assert told["vejle"].values["name"] == "Vejle Kommune"
    assert table(staff) == [], "who is not at the table is not asked in the round"
    calls(staff, "kolding")
    assert "last" in sectors(staff)["kolding"].values, "it was asked and has not reported"
    staff.must(RED, "vejle")
    assert sectors(staff)["vejle"].values["colour"] == Colour.RED
    staff.must(ChangeIncident(incident=1, status=IncidentStatus.OVER), CHIEF)
    assert set(sectors(staff)) == {"kolding", "vejle"}


def test_who_said_no_to_a_task_or_has_done_it_is_not_touched_by_it(staff: PressStaff) -> None:
    staff.must(AskTask(kind="pump", title="Pump", authority="vejle"), CHIEF)
    assert set(sectors(staff)) == {"vejle"}
    staff.must(MoveTask(task=1, move=TaskMove.DECLINE, reason="Ingen pumper"), "vejle")
    assert set(sectors(staff)) == set()
