"""What of a drill each reads: control all, a seat what reached it, and at last all of it all."""

from __future__ import annotations

import pytest

from crisis.commands.drills import AnswerInject, EndDrill, NoteWrongCodeWord, ReleaseInject
from crisis.events.drills import InjectGiven
from crisis.rules.drill_sight import hidden
from crisis.rules.drills import MOST_MISSES
from crisis.rules.visibility import PUBLIC, hides, narrowed, view
from crisis.terms.drills import DrillEnding, DrillPhase
from crisis.terms.operations import Mode
from tests.drilling import CODE_WORD, CONTROL, DrillStaff
from tests.given import by
from tests.press_staff import code

OTHERS = ("formand", "stabschef", "logfoerer", "vejle", "observatoer")


@pytest.fixture
def staff() -> DrillStaff:
    made = DrillStaff().started()
    made.gives("opkald")
    made.must(AnswerInject(given=made.situation.number, text="Kør udenom."), "kolding")
    made.must(ReleaseInject(inject="joker"), CONTROL)
    return made


def blanks(staff: DrillStaff, seat: str) -> set[str]:
    hidden = hides(staff.situation, by(seat, mode=Mode.EXERCISE))
    return {one.type for one in staff.written if hidden(one)}


@pytest.mark.parametrize("seat", OTHERS)
def test_a_seat_reads_the_clock_and_nothing_of_the_script(staff: DrillStaff, seat: str) -> None:
    seen = view(staff.situation, by(seat, mode=Mode.EXERCISE)).drill
    assert (seen.script, seen.code_word, seen.title, seen.start) == ("", "", "", None)
    assert not (seen.injects or seen.given or seen.answers or seen.released or seen.parts)
    assert seen.phase is DrillPhase.RUNNING and seen.moves == staff.situation.drill.moves
    secret = {"DrillPrepared", "InjectGiven", "InjectAnswered", "InjectReleased"}
    assert blanks(staff, seat) == secret


def test_whoever_got_it_reads_it_and_the_answers_but_not_its_name(staff: DrillStaff) -> None:
    asker = by("kolding", mode=Mode.EXERCISE)
    seen = view(staff.situation, asker).drill
    (given,) = seen.given.values()
    assert given.text in ("Må jeg køre hjem?", "Hvor er der sandsække?")
    assert (given.inject, given.due_s) == (None, None)
    assert [one.text for one in seen.answers.values()] == ["Kør udenom."]
    assert blanks(staff, "kolding") == {"DrillPrepared", "InjectReleased"}
    less = narrowed(staff.situation, asker)
    (event,) = [less(one) for one in staff.written if isinstance(one.event, InjectGiven)]
    assert isinstance(event, InjectGiven) and event.inject is None and event.text


def test_control_reads_all_of_it(staff: DrillStaff) -> None:
    seen = view(staff.situation, by(CONTROL, mode=Mode.EXERCISE)).drill
    assert seen == staff.situation.drill
    assert blanks(staff, CONTROL) == set()


def test_two_seats_of_one_function_read_each_their_own(staff: DrillStaff) -> None:
    first = view(staff.situation, by("kolding", mode=Mode.EXERCISE))
    assert first.drill.given
    assert not view(staff.situation, by("vejle", mode=Mode.EXERCISE)).drill.given


@pytest.mark.parametrize("kind", list(DrillEnding))
def test_when_it_is_over_all_in_it_read_all_of_it(staff: DrillStaff, kind: DrillEnding) -> None:
    past = staff.situation
    staff.must(EndDrill(kind=kind, code_word=CODE_WORD), CONTROL)
    for seat in (*OTHERS, "kolding"):
        asker = by(seat, mode=Mode.EXERCISE)
        assert view(staff.situation, asker).drill == staff.situation.drill
        assert view(past, asker, staff.situation).drill == past.drill
        assert blanks(staff, seat) == set()


def test_the_public_reads_nothing_of_it_also_when_it_is_over(staff: DrillStaff) -> None:
    staff.ends()
    assert view(staff.situation, PUBLIC).drill.number == 0


def test_control_hears_of_a_wrong_code_word_and_others_do_not(staff: DrillStaff) -> None:
    number = staff.must(NoteWrongCodeWord(), "kolding")
    assert [one.seat for one in staff.situation.drill.misses] == ["kolding"]
    entry = next(one for one in staff.written if one.stamp.number == number)
    assert not hidden(staff.situation, entry, by(CONTROL, staff.now, staff.mode))
    for seat in ("formand", "stabschef", "vejle"):
        reader = by(seat, staff.now, staff.mode)
        assert hidden(staff.situation, entry, reader), seat
        assert not view(staff.situation, reader).drill.misses, seat


def test_nobody_fills_the_journal_with_wrong_code_words(staff: DrillStaff) -> None:
    for _ in range(MOST_MISSES):
        staff.must(NoteWrongCodeWord(), "kolding")
    assert code(staff.do(NoteWrongCodeWord(), "kolding")) == "drill.misses_noted"
    staff.must(NoteWrongCodeWord(), "formand")
    staff.passes(hours=1)
    staff.must(NoteWrongCodeWord(), "kolding")
