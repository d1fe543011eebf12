"""An operation ends: nothing open is forgotten, and from then on it is only read."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from crisis.commands import COMMANDS, OPENING_COMMANDS, PLANNING_COMMANDS
from crisis.commands.callouts import AnswerCall, CallStaff
from crisis.commands.closing import ArchiveOperation, CloseOperation, EvaluateOperation
from crisis.commands.erasure import EraseEntry
from crisis.commands.incidents import ChangeIncident, OpenIncident
from crisis.commands.log import CorrectEntry, RecordEntry
from crisis.commands.operations import OpenOperation
from crisis.commands.publishing import RetractStatement
from crisis.commands.sectors import ReportSectorStatus
from crisis.commands.statements import DiscardStatement, KeepStatement
from crisis.commands.tasks import AskTask, CloseTask, MoveTask, ReassignTask
from crisis.events import Erased
from crisis.journal.port import Entry
from crisis.projections import situation as fold
from crisis.rules.closing import AFTER_CLOSING, open_matters, shut
from crisis.terms.callouts import CallAnswer
from crisis.terms.closing import Stage
from crisis.terms.incidents import IncidentStatus
from crisis.terms.operations import Level, Mode
from crisis.terms.places import Point
from crisis.terms.sectors import Colour
from crisis.terms.statements import Act, Audience, Delivery, StatementState
from crisis.terms.tasks import TaskMove
from tests.given import spoken_by
from tests.opening import STAFFED
from tests.press_staff import PressStaff, code

WHY: dict[str, Any] = {"reason": "Vandet er under 1 m", "basis": "DMI kl. 14.10"}


@pytest.fixture
def staff() -> PressStaff:
    made = PressStaff()
    made.must(OpenOperation(name="Stormflod", mode=Mode.LIVE, **STAFFED), "stabschef")
    return made


def refs(staff: PressStaff) -> tuple[str, ...]:
    return tuple(one.ref for one in open_matters(staff.situation, staff.planning))


def closing(staff: PressStaff, **more: Any) -> CloseOperation:
    return CloseOperation(**{**WHY, "seen": refs(staff), **more})


def with_everything_open(staff: PressStaff) -> PressStaff:
    staff.must(OpenIncident(kind="flood", title="Kolding Å", shape=Point((9.47, 55.49))), "kolding")
    staff.must(AskTask(kind="pump", incident=1), "stabschef")
    staff.drafted()
    return staff


def test_when_nothing_is_open_a_reason_and_what_it_rests_on_are_enough(staff: PressStaff) -> None:
    number = staff.must(closing(staff), "formand")
    ended = staff.situation.closing.closed
    assert ended is not None
    assert (staff.situation.closing.stage, ended.number) == (Stage.CLOSED, number)
    entry = staff.situation.log.get(number)
    assert entry is not None
    assert (entry.text, entry.reason, entry.basis) == (
        "Indsatsen er afsluttet. Intet stod åbent.", *WHY.values()
    )  # fmt: skip


def test_the_staff_steps_down_to_daily_operation_by_a_numbered_decision(staff: PressStaff) -> None:
    staff.must(closing(staff), "formand")
    last = staff.situation.levels.steps[-1]
    assert (last.level, last.decision) == (Level.DAILY, 2)
    assert WHY["reason"] not in str(last), "words that could never be erased"
    low = PressStaff()
    low.must(OpenOperation(name="Varsel", mode=Mode.LIVE, level=Level.DAILY), "stabschef")
    low.must(closing(low), "formand")
    assert low.situation.levels.decided == 0
    worded = PressStaff()
    why = {"reason": "Et navn er fundet", "basis": "DMI"}
    daily = OpenOperation(name="Varsel", mode=Mode.LIVE, level=Level.DAILY, **why)
    first = worded.must(daily, "stabschef")
    worded.must(closing(worded), "formand")
    worded.must(EraseEntry(entry=first, reason="Et navn", basis="GDPR art. 17"), "formand")
    assert worded.situation.level is Level.DAILY


def test_what_is_open_is_named_with_the_authority_whose_daily_business_it_is(
    staff: PressStaff,
) -> None:
    with_everything_open(staff)
    found = open_matters(staff.situation, staff.planning)
    assert [(one.label, one.owner) for one in found] == [
        ("H1", "politi"), ("O1", "trekantbrand"), ("P1", "politi")
    ]  # fmt: skip
    number = staff.must(closing(staff, hand_over=True), "formand")
    refs_now = "incident-1:politi statement-1:politi task-1:trekantbrand"
    assert " ".join(sorted(staff.situation.closing.handed_over)) == refs_now
    entry = staff.situation.log.get(number)
    assert entry is not None
    assert entry.text is not None
    assert "O1 til TrekantBrand" in entry.text
    assert "H1, P1 til" in entry.text


def test_what_is_open_is_handed_over_or_left_with_a_written_reason_never_neither_nor_both(
    staff: PressStaff,
) -> None:
    with_everything_open(staff)
    assert code(staff.do(closing(staff), "formand")) == "closing.open"
    assert code(staff.do(closing(staff, left_because=" "), "formand")) == "closing.open"
    both = closing(staff, hand_over=True, left_because="Aftalt")
    assert code(staff.do(both, "formand")) == "closing.one_of_two"
    staff.must(closing(staff, left_because="Aftalt på mødet"), "formand")
    assert staff.situation.closing.handed_over == {}
    ended = staff.situation.closing.closed
    assert ended is not None
    assert ended.left_because == "Aftalt på mødet"


def test_what_came_while_it_was_decided_is_read_first(staff: PressStaff) -> None:
    wish = closing(staff)
    staff.must(AskTask(kind="pump", title="Pump", authority="kolding"), "stabschef")
    assert code(staff.do(wish, "formand")) == "closing.moved"
    wish = closing(staff, hand_over=True)
    staff.must(MoveTask(task=1, move=TaskMove.ACCEPT), "kolding")
    staff.must(MoveTask(task=1, move=TaskMove.FINISH), "kolding")
    staff.must(CloseTask(task=1), "stabschef")
    assert code(staff.do(wish, "formand")) == "closing.moved"
    staff.must(closing(staff), "formand")


def test_what_changed_hands_while_it_was_decided_is_read_first(staff: PressStaff) -> None:
    staff.must(AskTask(kind="pump", title="Pump", authority="kolding"), "stabschef")
    wish = closing(staff, hand_over=True)
    staff.must(ReassignTask(task=1, authority="brs", reason="Har pumper"), "stabschef")
    assert code(staff.do(wish, "formand")) == "closing.moved"


def test_it_is_ended_by_somebody_who_has_just_proved_who_he_is(staff: PressStaff) -> None:
    assert code(staff.do(closing(staff), "formand", proved=None)) == "permission.proof_needed"
    assert code(staff.do(closing(staff), "formand", program=True)) == "permission.program"


def test_a_taking_back_that_did_not_arrive_is_open(staff: PressStaff) -> None:
    number = staff.published()
    staff.must(RetractStatement(statement=number, notice="Gælder ikke mere."), "formand")
    staff.told(number, Delivery.FAILED, Act.RETRACT)
    assert refs(staff) == (f"statement-{number}:politi",)


def test_after_the_end_a_text_outside_may_be_let_stand(staff: PressStaff) -> None:
    number = staff.published()
    later = staff.corrects(staff.one(number).content.facts[0].entry)
    staff.must(closing(staff, left_because="Uden betydning"), "formand")
    keep = KeepStatement(statement=number, entry=later, reason="Uden betydning")
    staff.must(keep, "presse-politi")
    assert staff.one(number).flags == ()


def test_after_the_end_the_words_of_what_stood_may_go_by_law(staff: PressStaff) -> None:
    """What can no more be put right needs not be put right first."""
    with_everything_open(staff)
    staff.must(ReportSectorStatus(colour=Colour.RED, consequence="Et navn"), "kolding")
    meeting = staff.now + timedelta(hours=1)
    wish = CallStaff(authorities=("kolding",), place="Et navn", meeting_at=meeting)
    staff.must(wish, "stabschef")
    staff.must(AnswerCall(call=1, answer=CallAnswer.CANNOT, note="Et navn"), "kolding")
    staff.must(closing(staff, hand_over=True), "formand")
    kinds = {
        "IncidentOpened", "TaskAsked", "StatementDrafted", "SectorStatusReported", "StaffCalled",
        "CallAnswered", "OperationClosed",
    }  # fmt: skip
    found = [one.stamp.number for one in staff.written if one.type in kinds]
    assert len(found) == len(kinds)
    for number in found:
        staff.must(EraseEntry(entry=number, reason="Et navn", basis="GDPR art. 17"), "formand")
    assert staff.situation.closing.stage is Stage.CLOSED
    assert staff.situation.level is Level.DAILY


def test_a_task_that_nobody_has_is_not_handed_over_to_whoever_said_no(staff: PressStaff) -> None:
    staff.must(AskTask(kind="pump", title="Pump", authority="kolding"), "stabschef")
    staff.must(MoveTask(task=1, move=TaskMove.DECLINE, reason="Ingen pumper"), "kolding")
    assert code(staff.do(closing(staff, hand_over=True), "formand")) == "closing.unowned"
    staff.must(ReassignTask(task=1, authority="brs", reason="Har pumper"), "stabschef")
    staff.must(closing(staff, hand_over=True), "formand")


def test_what_is_over_settled_or_dropped_is_not_open(staff: PressStaff) -> None:
    with_everything_open(staff)
    staff.must(ChangeIncident(incident=1, status=IncidentStatus.OVER), "kolding")
    staff.must(DiscardStatement(statement=1), "presse-politi")
    assert refs(staff) == ("task-1:trekantbrand",)


def test_a_sending_that_hangs_is_open_and_so_is_a_text_whose_fact_was_corrected(
    staff: PressStaff,
) -> None:
    number = staff.released(audience=Audience.MEDIA)
    assert refs(staff) == (f"statement-{number}:politi",)
    staff.told(number, Delivery.DELIVERED)
    assert refs(staff) == ()
    staff.corrects(staff.one(number).content.facts[0].entry)
    assert refs(staff) == (f"statement-{number}:politi",)


def test_a_closed_operation_is_only_read(staff: PressStaff) -> None:
    entry = staff.fact()
    staff.must(closing(staff), "formand")
    for command, seat in (
        (RecordEntry(text="Mere vand"), "kolding"),
        (CorrectEntry(number=entry, text="Andet"), "kolding"),
        (AskTask(kind="pump", title="Pump", authority="brs"), "stabschef"),
    ):
        assert code(staff.do(command, seat)) == "operation.closed"
    assert code(staff.do(closing(staff), "formand")) == "closing.done_already"


@pytest.mark.parametrize(
    "kind", [one for one in COMMANDS.values() if one not in OPENING_COMMANDS + PLANNING_COMMANDS]
)
def test_of_all_commands_only_these_few_go_on_after_the_end(staff: PressStaff, kind: Any) -> None:
    assert shut(staff.situation, kind) is None
    staff.must(closing(staff), "formand")
    assert (shut(staff.situation, kind) is None) == (kind in AFTER_CLOSING)


def test_what_is_outside_is_still_taken_back_and_its_receipts_still_come(
    staff: PressStaff,
) -> None:
    number = staff.released()
    staff.must(closing(staff, hand_over=True), "formand")
    staff.told(number, Delivery.DELIVERED)
    assert staff.state(number) is StatementState.PUBLISHED
    staff.must(RetractStatement(statement=number, notice="Gælder ikke mere."), "formand")
    assert staff.state(number) is StatementState.RETRACTED


def test_closed_then_evaluated_then_archived_each_once_and_in_that_order(
    staff: PressStaff,
) -> None:
    report, case = EvaluateOperation(reference="Rapport 4"), ArchiveOperation(reference="26-12")
    assert code(staff.do(report, "formand")) == "closing.not_closed"
    assert code(staff.do(case, "formand")) == "closing.not_closed"
    staff.must(closing(staff), "formand")
    assert code(staff.do(EvaluateOperation(reference=" "), "formand")) == (
        "closing.reference_missing"
    )
    staff.must(report, "planlaegger")
    assert code(staff.do(report, "formand")) == "closing.done_already"
    staff.must(case, "planlaegger")
    assert [one.stage for one in staff.situation.closing.steps] == [
        Stage.CLOSED, Stage.EVALUATED, Stage.ARCHIVED
    ]  # fmt: skip
    assert code(staff.do(case, "formand")) == "closing.done_already"
    assert code(staff.do(report, "formand")) == "closing.archived_already"


def test_it_is_ended_in_person_by_chair_or_chief_with_reason_and_basis(staff: PressStaff) -> None:
    for seat in ("kolding", "logfoerer", "vagtcentral", "presse-politi"):
        assert code(staff.do(closing(staff), seat)) == "permission.role"
    spoken = staff.do(closing(staff), "stabschef", spoken_by("kolding"))
    assert code(spoken) == "closing.in_person"
    for field in WHY:
        assert (
            code(staff.do(closing(staff, **{field: " "}), "formand")) == f"closing.{field}_missing"
        )
    staff.must(closing(staff), "stabschef")


def test_its_words_may_go_by_law_and_it_stays_closed(staff: PressStaff) -> None:
    number = staff.must(closing(staff), "formand")
    assert code(staff.do(CorrectEntry(number=number, text="x"), "formand")) == "operation.closed"
    wish = EraseEntry(entry=number, reason="Et navn", basis="GDPR art. 17")
    staff.must(wish, "formand")
    ended = staff.situation.closing.closed
    assert ended is not None
    assert (staff.situation.closing.stage, ended.reason, ended.number) == (
        Stage.CLOSED, None, number
    )  # fmt: skip
    assert code(staff.do(RecordEntry(text="Mere vand"), "kolding")) == "operation.closed"


def test_a_fold_from_the_start_with_the_words_gone_says_the_same(staff: PressStaff) -> None:
    number = staff.must(closing(staff), "formand")
    staff.must(EraseEntry(entry=number, reason="Et navn", basis="GDPR art. 17"), "formand")
    kept = [
        Entry(stamp=one.stamp, type=one.type, event=Erased(type=one.type))
        if one.stamp.number == number
        else one
        for one in staff.written
    ]
    anew = fold.fold(fold.start(staff.situation.operation, Mode.LIVE), kept)
    assert anew.closing == staff.situation.closing
    assert anew.log.get(number) == staff.situation.log.get(number)
