"""One list for each seat of what waits for it, and nobody is asked for what he may not do."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crisis.commands.callouts import AnswerCall, CallDeputy, CallStaff
from crisis.commands.closing import CloseOperation
from crisis.commands.follows import SettleFollow
from crisis.commands.log import ConfirmEntry, CorrectEntry, RecordEntry
from crisis.commands.meetings import CallMeeting, CloseMeeting, OpenMeeting
from crisis.commands.minutes import ApproveMinutes, NoteAttendance
from crisis.commands.operations import OpenOperation
from crisis.commands.statements import KeepStatement
from crisis.commands.task_order import ScheduleTask
from crisis.commands.tasks import AskTask, CloseTask, ConfirmTaskMove, MoveTask, ReassignTask
from crisis.rules.closing import open_matters
from crisis.rules.known import Known
from crisis.rules.waiting import waits
from crisis.terms.callouts import CallAnswer
from crisis.terms.meetings import Presence
from crisis.terms.operations import Mode
from crisis.terms.tasks import TaskMove
from crisis.terms.waiting import WaitKind
from tests.given import spoken_by
from tests.press_staff import PressStaff, proved

SEATS = ("formand", "stabschef", "logfoerer", "kolding", "trekantbrand", "observatoer")


@pytest.fixture
def staff() -> PressStaff:
    made = PressStaff()
    made.must(OpenOperation(name="Stormflod", mode=Mode.LIVE), "stabschef")
    return made


def waiting(staff: PressStaff, seat: str) -> list[tuple[str, int]]:
    known = Known(planning=staff.planning, situation=staff.situation)
    found = waits(known, proved(seat, staff.now, proved=None))
    return [(one.kind.value, one.number) for one in found]


def asked(staff: PressStaff) -> None:
    wish = AskTask(kind="pump", title="Pump", authority="kolding")
    staff.must(wish, "stabschef")


def test_when_nothing_has_happened_nothing_waits_for_anybody(staff: PressStaff) -> None:
    assert {seat: waiting(staff, seat) for seat in SEATS} == {seat: [] for seat in SEATS}


def test_a_call_waits_for_those_who_were_called_until_they_answer(staff: PressStaff) -> None:
    meeting = staff.now + timedelta(hours=1)
    wish = CallStaff(authorities=("kolding",), place="KSN", meeting_at=meeting)
    staff.must(wish, "stabschef")
    assert (waiting(staff, "kolding"), waiting(staff, "trekantbrand")) == ([("call", 1)], [])
    staff.must(CallDeputy(call=1, authority="kolding", deputy="Vicedirektøren"), "logfoerer")
    assert waiting(staff, "kolding") == [("call", 1)]
    staff.must(AnswerCall(call=1, answer=CallAnswer.ACKNOWLEDGE), "kolding")
    assert waiting(staff, "kolding") == []


def test_a_task_waits_for_its_authority_then_for_the_one_who_asked(staff: PressStaff) -> None:
    asked(staff)
    assert waiting(staff, "kolding") == [("task_asked", 1)]
    staff.must(MoveTask(task=1, move=TaskMove.ACCEPT), "kolding")
    assert waiting(staff, "kolding") == []
    staff.must(MoveTask(task=1, move=TaskMove.FINISH), "kolding")
    assert waiting(staff, "formand") == [("task_done", 1)]
    staff.must(CloseTask(task=1), "stabschef")
    assert waiting(staff, "formand") == []


def test_a_deadline_is_near_then_passed_and_waits_for_the_responsible_seat(
    staff: PressStaff,
) -> None:
    asked(staff)
    staff.must(MoveTask(task=1, move=TaskMove.ACCEPT), "kolding")
    due = staff.now + timedelta(hours=1)
    staff.must(ScheduleTask(task=1, deadline=due, remind_minutes=20), "stabschef")
    staff.passes(minutes=39)
    assert waiting(staff, "kolding") == []
    staff.passes(minutes=1)
    assert (waiting(staff, "kolding"), waiting(staff, "brs")) == ([("task_near", 1)], [])
    staff.passes(minutes=21)
    assert waiting(staff, "kolding") == [("task_late", 1)]
    staff.must(MoveTask(task=1, move=TaskMove.FINISH), "kolding")
    assert waiting(staff, "kolding") == []


def test_a_task_waits_for_its_seat_when_those_before_it_are_done(staff: PressStaff) -> None:
    asked(staff)
    staff.must(AskTask(kind="pump", title="Efter", authority="brs", waits_for=(1,)), "stabschef")
    staff.must(MoveTask(task=2, move=TaskMove.ACCEPT), "brs")
    assert waiting(staff, "brs") == []
    staff.must(MoveTask(task=1, move=TaskMove.ACCEPT), "kolding")
    staff.must(MoveTask(task=1, move=TaskMove.FINISH), "kolding")
    assert waiting(staff, "brs") == [("task_ready", 2)]
    staff.must(MoveTask(task=2, move=TaskMove.START), "brs")
    assert waiting(staff, "brs") == []


def test_a_task_that_was_declined_waits_for_the_one_who_asked(staff: PressStaff) -> None:
    asked(staff)
    staff.must(MoveTask(task=1, move=TaskMove.DECLINE, reason="Ingen"), "kolding")
    assert (waiting(staff, "stabschef"), waiting(staff, "kolding")) == ([("task_unowned", 1)], [])
    staff.must(ReassignTask(task=1, authority="brs", reason="Har pumper"), "stabschef")
    assert waiting(staff, "brs") == [("task_asked", 1)]


def test_what_was_said_by_telephone_waits_for_the_authoritys_own_yes(staff: PressStaff) -> None:
    asked(staff)
    move = MoveTask(task=1, move=TaskMove.ACCEPT)
    staff.must(move, "logfoerer", on_behalf_of=spoken_by("kolding"))
    said = RecordEntry(text="Diget holder")
    number = staff.must(said, "logfoerer", on_behalf_of=spoken_by("kolding"))
    assert waiting(staff, "kolding") == [("entry_said", number), ("task_said", 1)]
    staff.must(ConfirmEntry(number=number), "kolding")
    staff.must(ConfirmTaskMove(task=1), "kolding")
    assert waiting(staff, "kolding") == []


def test_words_that_were_corrected_wait_no_more_but_the_correction_does(staff: PressStaff) -> None:
    said = RecordEntry(text="Diget holder")
    old = staff.must(said, "logfoerer", on_behalf_of=spoken_by("kolding"))
    new = staff.must(CorrectEntry(number=old, text="Diget er brudt"), "logfoerer")
    assert waiting(staff, "kolding") == [("entry_said", new)]


def test_a_text_waits_for_each_who_must_sign_and_then_for_who_may_let_it_out(
    staff: PressStaff,
) -> None:
    number = staff.ready()
    assert ("signature", number) in waiting(staff, "kolding")
    assert ("signature", number) in waiting(staff, "formand")
    assert waiting(staff, "presse-politi") == []
    assert waiting(staff, "logfoerer") == []
    staff.signed(number, "formand", "kolding")
    assert waiting(staff, "kolding") == []
    assert waiting(staff, "presse-politi") == [("release", number)]


def test_a_text_outside_with_a_corrected_fact_waits_for_its_office(staff: PressStaff) -> None:
    number = staff.published()
    later = staff.corrects(staff.one(number).content.facts[0].entry)
    assert ("flag", number) in waiting(staff, "presse-politi")
    assert ("flag", number) not in waiting(staff, "trekantbrand")
    keep = KeepStatement(statement=number, entry=later, reason="Uden betydning")
    staff.must(keep, "presse-politi")
    assert waiting(staff, "presse-politi") == []


def test_nothing_waits_for_who_only_reads_nor_when_all_is_over(staff: PressStaff) -> None:
    asked(staff)
    assert waiting(staff, "observatoer") == []
    refs = tuple(one.ref for one in open_matters(staff.situation, staff.planning))
    over = CloseOperation(reason="Slut", basis="Møde", seen=refs, hand_over=True)
    staff.must(over, "formand")
    assert {seat: waiting(staff, seat) for seat in SEATS} == {seat: [] for seat in SEATS}


def test_the_longest_waiting_stands_first(staff: PressStaff) -> None:
    asked(staff)
    staff.now += timedelta(minutes=5)
    number = staff.must(
        RecordEntry(text="Diget holder"), "logfoerer", on_behalf_of=spoken_by("kolding")
    )
    kinds = [WaitKind.TASK_ASKED.value, WaitKind.ENTRY_SAID.value]
    assert waiting(staff, "kolding") == list(zip(kinds, (1, number), strict=True))


def test_a_meeting_waits_for_those_who_come_ten_minutes_before_it(staff: PressStaff) -> None:
    wish = CallMeeting(meeting_at=staff.now + timedelta(minutes=30), place="KSN")
    staff.must(wish, "stabschef")
    assert waiting(staff, "kolding") == []
    staff.passes(minutes=20)
    assert (waiting(staff, "kolding"), waiting(staff, "observatoer")) == ([("meeting", 1)], [])
    staff.must(OpenMeeting(meeting=1), "stabschef")
    assert waiting(staff, "kolding") == []


def test_minutes_wait_for_the_chief_of_staff_and_then_for_those_who_were_noted(
    staff: PressStaff,
) -> None:
    staff.must(OpenMeeting(), "stabschef")
    there = NoteAttendance(meeting=1, authority="kolding", presence=Presence.ABSENT)
    staff.must(there, "logfoerer")
    staff.must(CloseMeeting(meeting=1), "stabschef")
    assert (waiting(staff, "stabschef"), waiting(staff, "formand")) == ([("minutes", 1)], [])
    wish = ApproveMinutes(meeting=1, seen=staff.situation.number)
    done = staff.must(wish, "stabschef")
    assert (waiting(staff, "stabschef"), waiting(staff, "vejle")) == ([], [])
    assert waiting(staff, "kolding") == [("minutes_new", 1)]
    staff.must(SettleFollow(entry=done), "kolding")
    assert waiting(staff, "kolding") == []
