"""What may be erased by law, by whom, and what is done first instead."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec import inspect as kinds

from crisis.commands.erasure import EraseEntry
from crisis.commands.incidents import ChangeIncident, OpenIncident
from crisis.commands.log import CorrectEntry, RecordEntry
from crisis.commands.publishing import PausePublishing, ResumePublishing, RetractStatement
from crisis.commands.sectors import ReportSectorStatus
from crisis.commands.statements import DiscardStatement, KeepStatement
from crisis.commands.tasks import AskTask, CloseTask, MoveTask
from crisis.errors import RefusalKind, Refused
from crisis.events import EVENTS, Erased
from crisis.events.erasure import EntryErased, ErasedEntry
from crisis.gathering import again
from crisis.journal.port import Entry
from crisis.projections import situation as fold
from crisis.projections.situation import Situation
from crisis.rules.erasure import LAWS, PLANNING_LAWS, RESOURCE_LAWS, TEXT_FIELDS, leaving
from crisis.rules.known import Known
from crisis.rules.sending import may_send
from crisis.rules.signing import still_true
from crisis.terms.log import Certainty
from crisis.terms.operations import Mode
from crisis.terms.places import Point
from crisis.terms.sectors import Colour
from crisis.terms.statements import PRESS_ROOM, Act, Delivery, StatementState
from crisis.terms.tasks import TaskMove
from tests.given import OPERATION, by
from tests.press_staff import OFFICE, PressStaff, code
from tests.unit.events.codes import CODES

WHY = {"reason": "Helbredsoplysninger uden betydning", "basis": "GDPR art. 17, stk. 1, litra d"}


def erase(entry: int, **more: str) -> EraseEntry:
    return EraseEntry(entry=entry, **{**WHY, **more})


def without(staff: PressStaff) -> Situation:
    """The operation as a process folds it that begins after the erasure."""
    acts = (one.event for one in staff.written if isinstance(one.event, EntryErased))
    told = {rest.number: rest for act in acts for rest in act.entries}
    kept = []
    for one in staff.written:
        rest = told.get(one.stamp.number, ErasedEntry(number=0))
        links = {"corrects": rest.corrects, "supplements": rest.supplements}
        gone = Entry(stamp=one.stamp, type=one.type, event=Erased(type=one.type, **links))
        kept.append(gone if one.stamp.number == rest.number else one)
    return fold.fold(fold.start(OPERATION, staff.mode), kept)


def test_every_event_has_a_law_and_only_one() -> None:
    assert set(LAWS) | set(PLANNING_LAWS) | set(RESOURCE_LAWS) == set(EVENTS)
    assert set(LAWS) & set(PLANNING_LAWS) == {"EntryErased"}
    assert set(PLANNING_LAWS) & set(RESOURCE_LAWS) == {"EntryErased"}
    # What binds or was decided stands in both of its streams, and holds no words in either.
    promised, decided = ("PromiseMade", "PromiseMoved"), ("LinesAllotted", "LineRefused")
    both = {"EntryErased", *promised, *decided, "ShortageNoted"}
    assert set(LAWS) & set(RESOURCE_LAWS) == both


def test_every_field_in_which_people_write_is_known_as_one() -> None:
    found: set[str] = set()

    def walk(kind: kinds.Type, name: str) -> None:
        if isinstance(kind, kinds.StrType):
            found.add(name)
        elif isinstance(kind, kinds.StructType):
            for field in kind.fields:
                walk(field.type, field.name)
        else:
            parts = [getattr(kind, part, None) for part in ("item_type", "key_type", "value_type")]
            for one in (*getattr(kind, "types", ()), *getattr(kind, "item_types", ()), *parts):
                if one is not None:
                    walk(one, name)

    for event in EVENTS.values():
        walk(kinds.type_info(event), "")
    assert found == TEXT_FIELDS | CODES
    assert not TEXT_FIELDS & CODES


def test_the_chair_and_the_chief_of_staff_erase_and_nobody_else() -> None:
    staff = PressStaff()
    for seat in ("logfoerer", "kolding", "observatoer", OFFICE):
        assert code(staff.do(erase(staff.fact()), seat)) == "permission.role"
    for seat in ("formand", "stabschef"):
        assert isinstance(staff.do(erase(staff.fact()), seat), int)


def test_erasing_in_earnest_takes_a_fresh_personal_proof() -> None:
    staff = PressStaff()
    number = staff.fact()
    assert code(staff.do(erase(number), "formand", proved=None)) == "permission.proof_needed"
    assert code(staff.do(erase(number), "formand", program=True)) == "permission.program"
    late = staff.now - timedelta(minutes=3)
    assert code(staff.do(erase(number), "formand", made_at=late)) == "permission.queued"
    drill = PressStaff(Mode.EXERCISE)
    assert drill.do(erase(drill.fact()), "formand", proved=None) == 2


def test_an_entry_keeps_its_place_and_loses_its_words() -> None:
    staff = PressStaff()
    number = staff.fact()
    gone_by = staff.must(erase(number), "formand")
    entry = staff.situation.log.get(number)
    assert entry is not None
    assert (entry.erased, entry.text, entry.authority) == (True, None, "kolding")
    told = staff.situation.erasures[number]
    assert (told.by, told.reason, told.authority_name) == (
        gone_by,
        WHY["reason"],
        "Sydøstjyllands Politi",
    )
    assert without(staff).log == staff.situation.log


def test_what_is_not_there_or_gone_already_is_not_erased() -> None:
    staff = PressStaff()
    number = staff.fact()
    staff.must(erase(number), "formand")
    assert code(staff.do(erase(number), "formand")) == "erasure.already"
    assert code(staff.do(erase(99), "formand")) == "erasure.unknown"
    assert code(staff.do(erase(number + 1), "formand")) == "erasure.erasure"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("reason", "Vedrører Inger Poulsen"),
        ("basis", "Anmodning fra inger Poulsen"),
        ("reason", "Borger 010203-1234 bad om det"),
        ("reason", "Ring 75 50 11 22"),
    ],
)
def test_reason_and_basis_name_nobody(field: str, text: str) -> None:
    staff = PressStaff()
    number = staff.must(RecordEntry(text="Inger Poulsen er faldet"), "kolding")
    assert code(staff.do(erase(number, **{field: text}), "formand")) == "erasure.names_somebody"
    assert code(staff.do(erase(number, **{field: "  "}), "formand")) == "erasure.missing"


def test_a_correction_that_is_erased_still_puts_right() -> None:
    """Else the first words would stand as if they held, and a text that rests on them too."""
    staff = PressStaff()
    entry = staff.fact()
    staff.drafted(entry)
    right = staff.corrects(entry)
    staff.must(erase(right), "formand")
    after = without(staff)
    assert after.log.get(entry).corrected_by == right
    one = after.statements.get(1)
    assert one is not None
    assert [flag.corrected_by for flag in one.flags] == [right]
    assert still_true(after, one, staff.now) is not None
    assert after.log == staff.situation.log


def test_the_last_word_on_an_incident_is_changed_first() -> None:
    staff = PressStaff()
    place = Point((9.47, 55.49))
    opened = staff.must(OpenIncident(kind="flood", title="Hos Jensens", shape=place), "stabschef")
    no = staff.do(erase(opened), "formand")
    assert (code(no), no.kind) == ("erasure.incident_stands", RefusalKind.CONFLICT)
    staff.must(ChangeIncident(incident=1, title="Kolding Å"), "stabschef")
    staff.must(erase(opened), "formand")
    after = without(staff)
    assert [one.title for one in after.incidents.all()] == ["Kolding Å"]
    assert after.incidents.last == 1


def test_a_task_is_brought_to_its_end_first_and_its_number_is_not_given_again() -> None:
    staff = PressStaff()
    asked = staff.must(AskTask(kind="x", title="Hent Inger", authority="kolding"), "stabschef")
    assert code(staff.do(erase(asked), "formand")) == "erasure.task_open"
    for move in (TaskMove.ACCEPT, TaskMove.FINISH):
        staff.must(MoveTask(task=1, move=move), "kolding")
    staff.must(CloseTask(task=1), "stabschef")
    staff.must(erase(asked), "formand")
    staff.situation = without(staff)
    assert staff.situation.tasks.all() == []
    staff.must(AskTask(kind="x", title="Ny", authority="kolding"), "stabschef")
    assert [one.number for one in staff.situation.tasks.all()] == [2]


def test_a_sectors_last_report_is_followed_by_another_first() -> None:
    staff = PressStaff()
    first = staff.must(ReportSectorStatus(colour=Colour.RED, consequence="Fru J."), "kolding")
    assert code(staff.do(erase(first), "formand")) == "erasure.sector_stands"
    staff.must(ReportSectorStatus(colour=Colour.GREEN), "kolding")
    staff.must(erase(first), "formand")
    assert without(staff).sectors["kolding"].colour is Colour.GREEN


def test_while_sending_is_on_hold_the_reason_holds_it() -> None:
    staff = PressStaff()
    paused = staff.must(PausePublishing(reason="Fejl i navn"), OFFICE)
    assert code(staff.do(erase(paused), "formand")) == "erasure.paused"
    staff.must(ResumePublishing(), OFFICE)
    staff.must(erase(paused), "formand")
    assert without(staff).statements.paused is None


def test_a_text_that_may_still_leave_or_holds_outside_is_not_erased() -> None:
    staff = PressStaff()
    number = staff.drafted(staff.fact())
    drafted = staff.situation.number
    for state in (StatementState.DRAFT, StatementState.READY, StatementState.RELEASED):
        if state is StatementState.READY:
            staff.submitted(number)
        elif state is StatementState.RELEASED:
            staff.signed(number, "formand", "kolding")
            staff.must(staff.releasing(number), OFFICE)
        assert staff.state() is state
        assert code(staff.do(erase(drafted), "formand")) == "erasure.statement_stands"


def test_a_text_that_was_dropped_is_erased_in_all_its_versions_and_stays_dropped() -> None:
    staff = PressStaff()
    number = staff.drafted(text="Inger Poulsen er savnet.")
    first = staff.situation.number
    second = staff.changed(number, text="En kvinde er savnet.")
    staff.must(DiscardStatement(statement=number), OFFICE)
    staff.must(erase(second), "formand")
    gone = staff.written[-1].event
    assert isinstance(gone, EntryErased)
    assert gone.entries == (ErasedEntry(number=first), ErasedEntry(number=second))
    one = without(staff).statements.get(number)
    assert one is not None
    assert (one.state, one.content.text) == (StatementState.DISCARDED, "")


@pytest.mark.parametrize("kind", ["StatementRetracted", "StatementReleased", "StatementDiscarded"])
def test_what_holds_a_text_back_or_proves_that_it_left_is_never_erased(kind: str) -> None:
    staff = PressStaff()
    number = staff.drafted()
    if kind == "StatementDiscarded":
        staff.must(DiscardStatement(statement=number, reason="Inger bad om det"), OFFICE)
    else:
        staff.submitted(number)
        staff.signed(number, "formand")
        staff.must(staff.releasing(number), OFFICE)
        staff.must(RetractStatement(statement=number, notice="Gælder ikke."), "formand")
    entry = next(one.stamp.number for one in staff.written if one.type == kind)
    no = code(staff.do(erase(entry), "formand"))
    assert no in {"erasure.record_of_sending", "erasure.holds_back"}


def test_a_retracted_text_waits_for_its_receipts_and_can_never_be_sent_again() -> None:
    staff = PressStaff()
    number = staff.drafted(text="Inger Poulsen er savnet.")
    drafted = staff.situation.number
    staff.submitted(number)
    staff.signed(number, "formand")
    staff.must(staff.releasing(number), OFFICE)
    staff.must(RetractStatement(statement=number, notice="Gælder ikke."), "formand")
    assert code(staff.do(erase(drafted), "formand")) == "erasure.statement_waits"
    for act in (Act.PUBLISH, Act.RETRACT):
        staff.told(number, Delivery.CANCELLED, act)
    staff.must(erase(drafted), "formand")
    after = without(staff)
    one = after.statements.get(number)
    assert one is not None
    assert (one.state, one.content.text) == (StatementState.RETRACTED, "")
    assert may_send(after, number, Act.PUBLISH, PRESS_ROOM, staff.now) is not None
    assert [each.number for each in leaving(after, drafted)] == [number]


def test_a_decision_to_let_a_text_stand_may_be_erased_and_is_then_asked_for_again() -> None:
    staff = PressStaff()
    entry = staff.fact()
    number = staff.drafted(entry)
    staff.submitted(number)
    staff.signed(number, "formand", "kolding")
    staff.must(staff.releasing(number), OFFICE)
    right = staff.corrects(entry)
    kept = staff.must(KeepStatement(statement=1, entry=right, reason="Inger ved det"), OFFICE)
    staff.must(erase(kept), "formand")
    one = without(staff).statements.get(number)
    assert one is not None
    assert [flag.corrected_by for flag in one.flags] == [right]


def test_whoever_decided_before_an_erasure_begins_anew() -> None:
    staff = PressStaff()
    number = staff.must(RecordEntry(text="Inger", certainty=Certainty.CONFIRMED), "kolding")
    known = Known(planning=staff.planning, situation=staff.situation)
    staff.must(erase(number), "formand")
    wish = CorrectEntry(number=number, text="y")
    answer = again(fold.fold, known, wish, by("kolding", staff.now), (staff.written[-1],))
    assert isinstance(answer, Refused)
    assert answer.code == "erasure.meanwhile"
