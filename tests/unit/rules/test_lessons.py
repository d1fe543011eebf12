"""What was learnt has an owner and a day, and is open until a person has seen it done."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from crisis.commands.base import Command
from crisis.commands.erasure import ErasePlanningEntry
from crisis.commands.lessons import ChangeLesson, FinishLesson, NoteLesson, ReopenLesson
from crisis.commands.plans import RegisterPlan
from crisis.errors import Refused
from crisis.events import Erased
from crisis.journal.port import Entry
from crisis.projections import planning as fold
from crisis.projections.lessons import NotedLesson
from crisis.projections.situation import Situation
from crisis.rules import RULES, annual, decide
from crisis.rules.erasure import erase_planning
from crisis.rules.known import Known, Question
from crisis.rules.lessons import may_settle, see
from crisis.rules.plan_wheel import due, reminders
from crisis.rules.planning_sight import planning_view
from crisis.rules.visibility import OPERATOR, PUBLIC
from crisis.terms.lessons import LessonState
from crisis.terms.operations import Mode
from crisis.terms.plans import DueKind, PlanKind, Reminder
from crisis.terms.register import Standing
from crisis.terms.sight import Readers, Sight
from tests.given import NOON, OPERATION, by, directory
from tests.press_staff import PressStaff, code
from tests.unit.rules.test_assessments import Desk

SPRING = date(2027, 3, 1)
TODAY = NOON.date()
WISH = {
    "text": "Ventebeskeden kom først efter en time",
    "what": "Aftal, hvem der skriver den første besked",
    "owner": "kolding",
    "due": SPRING,
}
PLAN = "pl-000000000001"


@dataclass
class School(Desk):
    """The planning without a database, and one operation that it can learn from."""

    operation: Situation | None = field(default=None)

    def asks(self, command: Command, seat: str = "planlaegger", **more: object) -> Any:
        if not isinstance(command, NoteLesson | ChangeLesson):
            return super().asks(command, seat, **more)
        found = self.operation if command.operation == OPERATION else None
        known = Known(planning=self.planning, answers={Question.OPERATION: found})
        assert RULES[type(command)].needs == (Question.OPERATION,)
        return decide(known, command, by(seat, **more))

    def notes(self, seat: str = "planlaegger", **more: object) -> int:
        return self.does(NoteLesson(**{**WISH, **more}), seat)

    def lesson(self, number: int) -> NotedLesson:
        found = self.planning.lessons.get(number)
        assert found is not None
        return found

    def settles(self, kind: type[Command], number: int, seat: str = "kolding", **more: Any) -> Any:
        wish = kind(lesson=number, seen=self.lesson(number).last, **more)
        return self.does(wish, seat)


@pytest.fixture
def school() -> School:
    return School()


def test_a_lesson_says_what_was_learnt_what_is_done_by_whom_and_when(school: School) -> None:
    for name in ("text", "what"):
        no = school.asks(NoteLesson(**{**WISH, name: " "}))
        assert (code(no), no.field) == (f"lesson.{name}_missing", name)
    no = school.asks(NoteLesson(**{**WISH, "owner": "ukendt"}))
    assert (code(no), no.field) == ("authority.unknown", "owner")
    no = school.asks(NoteLesson(**{**WISH, "due": date(2026, 11, 21)}))
    assert (code(no), no.field) == ("lesson.due_past", "due")
    number = school.notes()
    assert school.lesson(number).lesson.owner_name == "Kolding Kommune"
    assert school.lesson(number).state(TODAY) is LessonState.OPEN


def test_it_is_written_in_earnest_by_a_person_outside_the_drill(school: School) -> None:
    wish = NoteLesson(**WISH)
    assert code(school.asks(wish, program=True)) == "lesson.no_program"
    assert code(school.asks(wish, mode=Mode.EXERCISE)) == "permission.role"
    assert code(school.asks(wish, "stabschef", lent=3)) == "permission.lent"
    for seat in ("logfoerer", "observatoer", "presse-politi"):
        assert code(school.asks(wish, seat)) == "permission.role"


def test_a_representative_writes_of_what_his_own_authority_is_to_do(school: School) -> None:
    assert code(school.asks(NoteLesson(**WISH), "vejle")) == "lesson.not_yours"
    number = school.notes("kolding")
    seen = school.lesson(number).last
    done = FinishLesson(lesson=number, seen=seen, how="Prøvet")
    assert code(school.asks(done, "vejle")) == "lesson.not_yours"
    away = ChangeLesson(**{**WISH, "owner": "vejle"}, lesson=number, seen=seen)
    assert code(school.asks(away, "kolding")) == "lesson.not_yours"
    assert may_settle(school.lesson(number), by("kolding"))
    assert not may_settle(school.lesson(number), by("vejle"))
    assert not may_settle(school.lesson(number), by("planlaegger", program=True))
    school.does(ChangeLesson(**{**WISH, "owner": "vejle"}, lesson=number, seen=seen), "formand")


def test_it_is_open_until_somebody_says_by_what_it_was_seen_to_be_done(school: School) -> None:
    number = school.notes()
    assert school.lesson(number).state(date(2027, 3, 2)) is LessonState.OVERDUE
    blank = FinishLesson(lesson=number, seen=number, how=" ")
    assert code(school.asks(blank)) == "lesson.how_missing"
    school.settles(FinishLesson, number, how="Ventebesked på 12 minutter i øvelse 4")
    one = school.lesson(number)
    assert one.state(date(2030, 1, 1)) is LessonState.DONE
    assert one.done is not None and one.done.why == "Ventebesked på 12 minutter i øvelse 4"
    assert school.planning.lessons.open() == ()
    again = FinishLesson(lesson=number, seen=one.last, how="Igen")
    assert code(school.asks(again)) == "lesson.done"
    changed = ChangeLesson(**WISH, lesson=number, seen=one.last)
    assert code(school.asks(changed)) == "lesson.done"


def test_what_did_not_hold_is_opened_again_and_all_that_was_said_stays(school: School) -> None:
    number = school.notes()
    wish = ReopenLesson(lesson=number, seen=number, reason="Nej")
    assert code(school.asks(wish)) == "lesson.open"
    school.settles(FinishLesson, number, how="Aftalt")
    school.settles(ReopenLesson, number, reason="Aftalen blev ikke fulgt i øvelse 5")
    one = school.lesson(number)
    assert [(mark.done, mark.why) for mark in one.marks] == [
        (True, "Aftalt"),
        (False, "Aftalen blev ikke fulgt i øvelse 5"),
    ]
    assert one.state(TODAY) is LessonState.OPEN


def test_nobody_writes_over_what_he_has_not_read(school: School) -> None:
    number = school.notes()
    other = {**WISH, "due": date(2027, 4, 1)}
    school.does(ChangeLesson(**other, lesson=number, seen=number))
    late = ChangeLesson(**WISH, lesson=number, seen=number)
    assert code(school.asks(late)) == "lesson.meanwhile"
    same = ChangeLesson(**other, lesson=number, seen=number + 1)
    assert code(school.asks(same)) == "lesson.unchanged"
    assert code(school.asks(ChangeLesson(**WISH, lesson=99, seen=99))) == "lesson.unknown"
    assert [one.lesson.due for one in school.lesson(number).versions] == [SPRING, other["due"]]


def test_it_names_an_operation_the_entries_that_show_it_and_a_plan(school: School) -> None:
    staff = PressStaff(mode=Mode.EXERCISE)
    staff = PressStaff(Mode.EXERCISE)
    entry = staff.fact()
    school.operation = staff.situation
    no = school.asks(NoteLesson(**WISH, entries=(entry,)))
    assert (code(no), no.field) == ("lesson.no_operation", "operation")
    no = school.asks(NoteLesson(**WISH, operation="op-000000000009"))
    assert (code(no), no.field) == ("lesson.unknown_operation", "operation")
    no = school.asks(NoteLesson(**WISH, operation=OPERATION, entries=(entry, 99)))
    assert (code(no), no.facts["number"]) == ("lesson.unknown_entry", 99)
    no = school.asks(NoteLesson(**WISH, plan=PLAN))
    assert (code(no), no.field) == ("plan.unknown", "plan")
    plan = {"plan": PLAN, "kind": PlanKind.MUNICIPAL, "title": "Plan", "owner": "kolding"}
    school.does(RegisterPlan(**plan))
    number = school.notes(operation=OPERATION, entries=(entry, entry), plan=PLAN)
    where = school.lesson(number).lesson.learnt_from
    assert where is not None and (where.mode, where.entries) == (Mode.EXERCISE, (entry,))
    assert school.planning.lessons.of_operation(OPERATION) == (school.lesson(number),)
    assert school.planning.lessons.of_plan(PLAN) == (school.lesson(number),)


def test_what_is_for_some_is_read_by_them_its_owner_and_the_heads_alone(school: School) -> None:
    some = Readers(sight=Sight.RESTRICTED, only_for=("brs",))
    number = school.notes("formand", readers=some)
    read = {seat: number in see(school.planning, by(seat)).noted for seat in
            ("formand", "stabschef", "kolding", "brs", "planlaegger", "vejle")}  # fmt: skip
    assert read == {"formand": True, "stabschef": True, "kolding": True, "brs": True,
                    "planlaegger": True, "vejle": False}  # fmt: skip
    assert not planning_view(school.planning, PUBLIC).lessons.noted
    assert planning_view(school.planning, OPERATOR).lessons.noted
    drill = by("formand", mode=Mode.EXERCISE, program=True)
    assert not see(school.planning, drill).noted
    done = FinishLesson(lesson=number, seen=number, how="x")
    assert code(school.asks(done, "vejle")) == "lesson.unknown"


def test_it_falls_due_in_the_wheel_and_its_owner_is_reminded(school: School) -> None:
    number = school.notes(due=date(2026, 12, 1))
    told = [(one.kind, one.about, one.owner) for one in due(school.planning, by("kolding"))]
    assert told == [(DueKind.LESSON, str(number), "kolding")]
    near = {seat: [kind for _, kind in reminders(due(school.planning, by(seat)), by(seat), TODAY)]
            for seat in ("kolding", "vejle", "planlaegger")}  # fmt: skip
    thirty = [Reminder.THIRTY]
    assert near == {"kolding": thirty, "vejle": [], "planlaegger": thirty}
    school.settles(FinishLesson, number, how="Aftalt")
    assert due(school.planning, by("kolding")) == ()


def test_the_year_counts_what_was_noted_closed_open_and_late(school: School) -> None:
    first, _ = school.notes(), school.notes(due=date(2026, 11, 30))
    school.settles(FinishLesson, first, how="Aftalt")
    told = annual.lessons(school.planning.lessons, 2026, date(2026, 12, 24))
    assert tuple(told) == (2, 1, 1, 1)
    assert tuple(annual.lessons(school.planning.lessons, 2025, TODAY)) == (0, 0, 1, 0)


def test_words_go_by_law_when_it_is_closed_and_nothing_older_comes_back(school: School) -> None:
    number = school.notes()
    second = school.does(ChangeLesson(**{**WISH, "what": "Andet"}, lesson=number, seen=number))

    def erasing(entry: int) -> object:
        found = next(one for one in school.written if one.stamp.number == entry)
        given = {Question.ENTRY: found, Question.REGISTER: Standing()}
        wish = ErasePlanningEntry(entry=entry, reason="Nævnte en", basis="GDPR art. 17")
        return erase_planning(Known(planning=school.planning, answers=given), wish,
                              by("planlaegger"))  # fmt: skip

    def without(gone: int) -> fold.Planning:
        kept = [
            Entry(stamp=one.stamp, type=one.type, event=Erased(type=one.type))
            if one.stamp.number == gone
            else one
            for one in school.written
        ]
        return fold.fold(directory(), kept)

    assert code(erasing(second)) == "erasure.lesson_open"
    assert not isinstance(erasing(number), Refused)
    ended = school.settles(FinishLesson, number, how="Aftalt")
    assert code(erasing(second)) == "erasure.lesson_older"
    one = without(number).lessons.get(number)
    assert one is not None and len(one.versions) == 1 and one.done is not None
    closed = without(ended + 1).lessons.get(number)
    assert closed is not None and closed.done is not None and closed.done.why is None
