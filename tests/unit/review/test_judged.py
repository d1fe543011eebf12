"""Goals against measures: what the log shows of each, what was expected, and who noted what."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crisis.commands.drills import AnswerInject, GiveInject
from crisis.commands.evaluation import NoteEvaluation
from crisis.commands.log import RecordEntry
from crisis.commands.publishing import IssueHoldingStatement
from crisis.drills.checks import checked
from crisis.drills.criteria import criteria
from crisis.errors import Malformed
from crisis.review.course import Course, course_of
from crisis.review.criteria import Criteria
from crisis.review.firsts import first
from crisis.review.judged import Judged, judged, played
from crisis.review.questions import questions, waits
from crisis.rules.visibility import view
from crisis.terms.drills import ClockMove
from crisis.terms.operations import Mode
from crisis.terms.review import Grade, Milestone, QuestionKind
from tests.drilling import CONTROL, SCRIPT, DrillStaff
from tests.given import by
from tests.press_staff import ACCOUNTS

GOALS = """\
goals:
  - id: varsel
    text: Der varsles i tide
    measure: Ventebesked inden T+40
    targets: [{deed: warned, within: 40m}, {deed: wrote, by: kolding, within: 20m}]
  - {id: ro, text: Alle ved det samme, measure: Evaluators indtryk}
cast:
"""
EXPECTS = """\
    expects:
      reaction: Kommunen svarer
      doctrine: Krisekommunikation
      within: 10m
      goal: ro
      criterion: {P: Svar inden ti minutter, U: Intet svar}
    repeat:
"""
JUDGED = SCRIPT.replace("cast:\n", GOALS, 1).replace("    repeat:", EXPECTS.rstrip(), 1)


@pytest.fixture
def staff() -> DrillStaff:
    return DrillStaff().prepared(JUDGED).started()


def by_script() -> Criteria:
    return criteria(checked(JUDGED))


def course(staff: DrillStaff, seat: str = CONTROL) -> Course:
    seen = view(staff.situation, by(seat, mode=Mode.EXERCISE, account=ACCOUNTS[seat]))
    return course_of(seen, staff.now)


def goal(staff: DrillStaff, name: str = "varsel") -> Judged:
    return next(one for one in judged(course(staff), by_script()) if one.goal.id == name)


def warned(staff: DrillStaff) -> int:
    wish = IssueHoldingStatement(what="Højvande", next_update_at=staff.now + timedelta(hours=1))
    return staff.must(wish, "formand")


def test_a_target_is_kept_by_the_first_entry_that_shows_it_in_time(staff: DrillStaff) -> None:
    staff.passes(minutes=30)
    number = warned(staff)
    first, second = goal(staff).targets
    assert (first.kept, first.at, first.entry) == (True, timedelta(minutes=30), number)
    assert (second.kept, second.entry) == (False, None)
    assert goal(staff).kept is False


def test_while_there_is_time_left_nobody_says_that_a_goal_was_missed(staff: DrillStaff) -> None:
    staff.passes(minutes=10)
    assert [one.kept for one in goal(staff).targets] == [None, None]
    assert goal(staff).kept is None
    staff.ends()
    assert goal(staff).kept is False


def test_a_target_of_one_seat_is_reached_by_that_seat_alone(staff: DrillStaff) -> None:
    staff.must(RecordEntry(text="Vand"), "vejle")
    assert goal(staff).targets[1].entry is None
    staff.must(RecordEntry(text="Vand"), "kolding")
    assert goal(staff).targets[1].kept is True


def test_a_pause_takes_nothing_from_the_time_there_is(staff: DrillStaff) -> None:
    staff.passes(minutes=5)
    staff.moves(ClockMove.PAUSE)
    staff.passes(hours=3)
    staff.moves(ClockMove.RESUME)
    staff.passes(minutes=5)
    warned(staff)
    assert goal(staff).targets[0].at == timedelta(minutes=10)


def test_what_the_script_wrote_from_a_seat_is_not_that_seats_doing(staff: DrillStaff) -> None:
    written = staff.must(RecordEntry(text="Diget er blødt."), "kolding")
    assert goal(staff).targets[1].entry == written
    staff.must(GiveInject(inject="dige", due_s=0.0, entries=(written,)), CONTROL)
    assert goal(staff).targets[1].entry is None
    assert first(course(staff), Milestone.ENTRY).entry is None


def test_an_inject_is_told_with_what_was_expected_and_its_first_answer(staff: DrillStaff) -> None:
    given = staff.gives("opkald")
    staff.passes(minutes=4)
    answer = staff.must(AnswerInject(given=given, text="Kør udenom."), "kolding")
    staff.must(NoteEvaluation(grade=Grade.SOME, inject="opkald", text="Sent"), CONTROL)
    (one,) = played(course(staff), by_script())
    assert one.expected is not None and one.expected.within == timedelta(minutes=10)
    assert (one.answered, one.after) == (answer, timedelta(minutes=4))
    assert [note.text for note in one.notes] == ["Sent"]
    assert goal(staff, "ro").injects == ("opkald",)


def test_what_was_answered_by_nobody_stays_open_among_the_questions(staff: DrillStaff) -> None:
    first, second = staff.gives("opkald"), staff.gives("varsel")
    staff.must(AnswerInject(given=second, text="Set."), "formand")
    staff.passes(minutes=7)
    found = [one for one in questions(course(staff)) if one.kind is QuestionKind.INJECT]
    assert [(one.asked, one.who, one.answered is None) for one in found] == [
        (first, "kolding", True),
        (second, "formand, kolding", False),
    ]
    assert waits(found)[0].open == (first,)


def test_the_last_grade_of_a_goal_stands(staff: DrillStaff) -> None:
    assert goal(staff, "ro").grade is None
    for grade in (Grade.MAJOR, Grade.SOME):
        staff.must(NoteEvaluation(grade=grade, goal="ro"), CONTROL)
    assert goal(staff, "ro").grade is Grade.SOME


def test_a_reader_who_may_not_see_the_drill_is_told_of_his_own_injects(staff: DrillStaff) -> None:
    staff.gives("opkald")
    staff.must(NoteEvaluation(grade=Grade.SOME, inject="opkald"), CONTROL)
    assert played(course(staff, "vejle"), by_script()) == ()
    (own,) = played(course(staff, "kolding"), by_script())
    assert own.expected is None and own.notes == ()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("by: kolding", "by: ingen", "scenario.unknown_role"),
        ("within: 40m", "within: snart", "scenario.not_a_span"),
        ("within: 40m", "within: -4m", "scenario.backwards"),
        ("deed: warned", "deed: sov", "scenario.field"),
    ],
)
def test_a_target_that_cannot_be_measured_is_refused_with_its_line(
    old: str, new: str, code: str
) -> None:
    with pytest.raises(Malformed) as no:
        checked(JUDGED.replace(old, new, 1))
    assert no.value.code == code
    assert no.value.facts["line"] > 1
