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
  - {id: ro, text: Alle ved det samme, measure: Evaluators indtryk}
cast:
"""
EXPECTS = """\
    expects:
      reaction: Kommunen svarer og skriver det i loggen
      doctrine: Krisekommunikation
      within: 10m
      deed: wrote
      goal: ro
      criterion: {P: Svar inden ti minutter, U: Intet svar}
    repeat:
"""
WARNING = (
    "expects: {reaction: Der varsles, doctrine: Handlingsprincippet, within: 40m, deed: warned,"
    ' goal: varsel}, text: "Vandet'
)
JUDGED = (
    SCRIPT.replace("cast:\n", GOALS, 1)
    .replace("    repeat:", EXPECTS.rstrip(), 1)
    .replace('text: "Vandet', WARNING, 1)
)


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


def test_a_reaction_is_in_time_by_the_first_entry_that_shows_it(staff: DrillStaff) -> None:
    staff.gives("varsel")
    staff.passes(minutes=30)
    number = warned(staff)
    warned(staff)
    (one,) = goal(staff).injects
    assert one.shown is not None
    assert (one.shown.kept, one.shown.after, one.shown.entry) == (
        True, timedelta(minutes=30), number,
    )  # fmt: skip
    assert (goal(staff).kept, goal(staff).missed, goal(staff).measured) == (1, 0, 1)


def test_while_there_is_time_left_nobody_says_that_it_was_missed(staff: DrillStaff) -> None:
    staff.gives("varsel")
    staff.passes(minutes=10)
    assert goal(staff).measured == 0
    staff.passes(minutes=31)
    assert (goal(staff).missed, goal(staff).measured) == (1, 1)
    warned(staff)
    assert goal(staff).missed == 1, "it came too late"


def test_what_did_not_come_before_the_end_was_missed(staff: DrillStaff) -> None:
    staff.gives("varsel")
    staff.ends()
    assert goal(staff).missed == 1


def test_what_was_done_before_an_inject_is_no_reaction_to_it(staff: DrillStaff) -> None:
    warned(staff)
    staff.gives("varsel")
    assert goal(staff).measured == 0


def test_to_write_is_asked_of_those_who_got_it_and_the_rest_of_anybody(staff: DrillStaff) -> None:
    staff.gives("opkald")
    staff.must(RecordEntry(text="Vand"), "vejle")
    assert goal(staff, "ro").measured == 0
    staff.must(RecordEntry(text="Vand"), "kolding")
    assert goal(staff, "ro").kept == 1


def test_a_pause_takes_nothing_from_the_time_there_is(staff: DrillStaff) -> None:
    staff.gives("varsel")
    staff.passes(minutes=5)
    staff.moves(ClockMove.PAUSE)
    staff.passes(hours=3)
    staff.moves(ClockMove.RESUME)
    staff.passes(minutes=5)
    warned(staff)
    (one,) = goal(staff).injects
    assert one.shown is not None and one.shown.after == timedelta(minutes=10)


def test_what_the_script_wrote_from_a_seat_is_not_that_seats_doing(staff: DrillStaff) -> None:
    staff.gives("opkald")
    written = staff.must(RecordEntry(text="Diget er blødt."), "kolding")
    assert goal(staff, "ro").kept == 1
    staff.must(GiveInject(inject="dige", due_s=0.0, entries=(written,)), CONTROL)
    assert goal(staff, "ro").measured == 0
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
    assert goal(staff, "ro").injects == (one,)


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
