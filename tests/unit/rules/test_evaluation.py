"""How a drill went: judged for the evaluator himself until it is over, then said by each seat."""

from __future__ import annotations

import msgspec
import pytest

from crisis.commands.closing import ArchiveOperation, CloseOperation
from crisis.commands.erasure import EraseEntry
from crisis.commands.evaluation import GiveHotWash, NoteEvaluation
from crisis.commands.log import RecordEntry
from crisis.events import Erased
from crisis.events.evaluation import EvaluationNoted, HotWashGiven
from crisis.projections.evaluation import Evaluation, fold
from crisis.rules.evaluation import note
from crisis.rules.known import Known
from crisis.rules.visibility import OPERATOR, PUBLIC, for_some, hides, view
from crisis.terms.operations import Mode
from crisis.terms.review import Grade
from tests.drilling import CONTROL, SCRIPT, DrillStaff
from tests.given import by, stamp
from tests.press_staff import ACCOUNTS, PressStaff, code

WATCHER = "observatoer"
SECRET = "Ingen tog telefonen"
NOTE = NoteEvaluation(grade=Grade.MAJOR, inject="opkald", text=SECRET, entries=(1,))
WASH = GiveHotWash(good=("Roen",), better=("Overblikket",))
OTHERS = ("formand", "stabschef", "logfoerer", "kolding", WATCHER)


@pytest.fixture
def staff() -> DrillStaff:
    return DrillStaff().started()


def reads(staff: DrillStaff, seat: str, account: int | None = None) -> list[str | None]:
    """The notes a seat reads, by the situation; the journal must say the same."""
    asker = by(seat, mode=Mode.EXERCISE, account=account or ACCOUNTS[seat])
    seen = view(staff.situation, asker).evaluation.notes.values()
    hidden = hides(staff.situation, asker)
    told = [one for one in staff.written if isinstance(one.event, EvaluationNoted)]
    assert {one.number for one in seen} == {one.stamp.number for one in told if not hidden(one)}
    return [one.text for one in seen]


def test_in_earnest_nobody_is_judged() -> None:
    staff = PressStaff()
    for seat in (CONTROL, WATCHER, "formand"):
        assert code(staff.do(NOTE, seat)) == "permission.role"
        assert code(staff.do(WASH, seat)) == "permission.role"


def test_who_takes_part_judges_nobody(staff: DrillStaff) -> None:
    assert code(staff.do(NOTE, "formand")) == "permission.role"


def test_a_note_says_by_which_criterion_and_rests_on_entries(staff: DrillStaff) -> None:
    number = staff.must(NOTE, CONTROL)
    (note,) = staff.situation.evaluation.notes.values()
    assert (note.number, note.inject, note.grade) == (number, "opkald", Grade.MAJOR)
    assert (note.text, note.entries) == (SECRET, (1,))


def test_what_is_not_there_is_named_by_no_note(staff: DrillStaff) -> None:
    for wish, no in (
        (NoteEvaluation(grade=Grade.SOME, inject="ukendt"), "drill.unknown_inject"),
        (NoteEvaluation(grade=Grade.SOME, inject="opkald", goal="varsel"),
         "evaluation.one_criterion"),
        (NoteEvaluation(grade=Grade.SOME, goal="ukendt"), "evaluation.unknown_goal"),
        (NoteEvaluation(grade=Grade.SOME, entries=(99,)), "evaluation.unknown_entry"),
    ):  # fmt: skip
        assert code(staff.do(wish, CONTROL)) == no


GOALS = "goals:\n  - {id: varsling, text: Borgerne er varslet, measure: Inden T+40}\n"


def test_a_goal_is_one_of_the_scripts_and_is_refused_beside_its_field() -> None:
    staff = DrillStaff().prepared(SCRIPT + GOALS).started()
    wish = NoteEvaluation(grade=Grade.SOME, goal="varsling", text=SECRET)
    no = staff.do(msgspec.structs.replace(wish, goal="varslin"), CONTROL)
    assert (code(no), no.field) == ("evaluation.unknown_goal", "goal")
    staff.must(wish, WATCHER)
    staff.must(RecordEntry(text="Diget holder"), "kolding", account=ACCOUNTS[WATCHER])
    assert code(staff.do(wish, WATCHER)) == "evaluation.unknown_goal", "he takes part"
    staff.must(wish, CONTROL)
    staff.ends()
    staff.must(wish, WATCHER)


def test_a_drill_from_before_goals_were_noted_is_judged_as_it_was() -> None:
    staff = DrillStaff().prepared(SCRIPT + GOALS).started()
    old = msgspec.structs.replace(staff.situation.drill, goals=None)
    situation = msgspec.structs.replace(staff.situation, drill=old)
    wish = NoteEvaluation(grade=Grade.SOME, goal="varsling")
    asker = by(CONTROL, mode=Mode.EXERCISE)
    assert isinstance(note(Known(planning=staff.planning, situation=situation), wish, asker), tuple)


def test_a_watcher_who_is_not_drilled_judges_by_an_inject_and_by_what_he_saw(
    staff: DrillStaff,
) -> None:
    staff.must(NOTE, WATCHER)
    assert reads(staff, WATCHER) == [SECRET]
    assert not view(staff.situation, by(WATCHER, mode=Mode.EXERCISE)).drill.injects


def test_a_watcher_knows_no_injects_once_he_has_taken_part(staff: DrillStaff) -> None:
    staff.must(RecordEntry(text="Diget holder"), "kolding", account=ACCOUNTS[WATCHER])
    assert code(staff.do(NOTE, WATCHER)) == "drill.unknown_inject"
    staff.must(NoteEvaluation(grade=Grade.SOME, text=SECRET, entries=(1,)), WATCHER)
    assert reads(staff, WATCHER) == [SECRET]


def test_until_the_drill_is_over_its_writer_alone_reads_a_note(staff: DrillStaff) -> None:
    staff.must(NOTE, CONTROL)
    assert reads(staff, CONTROL) == [SECRET]
    assert reads(staff, CONTROL, account=999) == [], "another evaluator on the same seat"
    for seat in OTHERS:
        assert reads(staff, seat) == []
        assert reads(staff, seat, account=ACCOUNTS[CONTROL]) == [], "who leads may also play"


def test_once_it_is_over_all_who_were_in_it_read_them_and_the_public_never(
    staff: DrillStaff,
) -> None:
    staff.must(NOTE, CONTROL)
    past = staff.situation
    staff.ends()
    for seat in (*OTHERS, CONTROL):
        assert reads(staff, seat) == [SECRET]
        asker = by(seat, mode=Mode.EXERCISE)
        assert view(past, asker, staff.situation).evaluation.notes, "the past is judged by today"
    assert not view(staff.situation, PUBLIC).evaluation.notes
    assert view(staff.situation, OPERATOR).evaluation.notes


def test_the_bell_tells_nobody_that_something_was_judged(staff: DrillStaff) -> None:
    staff.must(NOTE, CONTROL)
    entry = staff.written[-1]
    assert for_some(staff.situation, entry)
    staff.ends()
    assert not for_some(staff.situation, entry)


def test_a_note_is_erased_by_law_once_the_drill_is_over(staff: DrillStaff) -> None:
    number = staff.must(NOTE, CONTROL)
    erase = EraseEntry(entry=number, reason="Helbred", basis="GDPR art. 17")
    assert code(staff.do(erase, "formand")) == "erasure.drill_runs"
    staff.ends()
    staff.must(erase, "formand")
    gone = fold(Evaluation(), stamp(number), Erased(type=EvaluationNoted.__name__))
    assert not gone.notes


def test_a_hot_wash_is_given_when_it_is_over_and_says_something(staff: DrillStaff) -> None:
    assert code(staff.do(WASH, "kolding")) == "evaluation.not_over"
    staff.ends()
    assert code(staff.do(GiveHotWash(), "kolding")) == "evaluation.nothing_said"
    staff.must(WASH, "kolding")
    staff.must(WASH, WATCHER)
    assert set(staff.situation.evaluation.washes) == {"kolding", WATCHER}


def test_a_hot_wash_given_again_stands_in_place_of_the_former(staff: DrillStaff) -> None:
    staff.ends()
    staff.must(WASH, "kolding")
    staff.must(GiveHotWash(better=("Telefonerne",)), "kolding")
    (wash,) = staff.situation.evaluation.washes.values()
    assert (wash.good, wash.better) == ((), ("Telefonerne",))


def test_a_hot_wash_that_the_law_erased_brings_no_older_one_back() -> None:
    given = HotWashGiven(good=("Roen",), better=(), seat_name="K", authority_name="K")
    found = fold(Evaluation(), stamp(2), given)
    found = fold(found, stamp(3), Erased(type=HotWashGiven.__name__))
    (wash,) = found.washes.values()
    assert wash.erased and wash.number == 3


def test_a_closed_drill_is_still_judged_and_an_archived_one_is_read(staff: DrillStaff) -> None:
    staff.ends()
    staff.must(CloseOperation(reason="Slut", basis="Drejebogen", seen=()), "formand")
    staff.must(WASH, "kolding")
    staff.must(NOTE, CONTROL)
    staff.must(ArchiveOperation(reference="Sag 1"), "formand")
    assert code(staff.do(WASH, "kolding")) == "evaluation.archived"
    assert code(staff.do(NOTE, CONTROL)) == "evaluation.archived"
