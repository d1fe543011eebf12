"""A drill that is played: laid ready once, led by control alone, each inject once, ended by any."""

from __future__ import annotations

from itertools import pairwise

import pytest

from crisis.commands.closing import CloseOperation
from crisis.commands.drills import (
    AnswerComcheck,
    AnswerInject,
    EndDrill,
    GiveInject,
    PrepareDrill,
    ReleaseInject,
    WriteInject,
)
from crisis.commands.erasure import EraseEntry
from crisis.drills.due import DEEDS
from crisis.errors import Refused
from crisis.events.drills import InjectGiven
from crisis.projections.drill_time import drill_time
from crisis.projections.drills import ACTS
from crisis.rules import decide
from crisis.rules.drill_permissions import DRILLS
from crisis.rules.known import Known
from crisis.terms.drills import Cell, ClockMove, DrillEnding, DrillPhase
from crisis.terms.operations import Mode
from tests.drilling import CODE_WORD, CONTROL, SCRIPT, DrillStaff
from tests.given import by
from tests.press_staff import PressStaff, code

START, PAUSE, RESUME = ClockMove.START, ClockMove.PAUSE, ClockMove.RESUME
REAL, FINISHED = DrillEnding.REAL_EVENT, DrillEnding.FINISHED
STEPS = "steps:\n  - {seat: kolding, command: RecordEntry, fields: {text: Vand}}\n"
CALL = WriteInject(sender="Borger", text="Der er vand i kælderen.", seats=("kolding",))


@pytest.fixture
def staff() -> DrillStaff:
    return DrillStaff()


def test_in_earnest_there_is_none_of_it() -> None:
    staff = PressStaff()
    wish = PrepareDrill(script=SCRIPT, code_word=CODE_WORD)
    for seat in (CONTROL, "formand", "stabschef"):
        assert code(staff.do(wish, seat)) == "permission.role"
    known = Known(planning=staff.planning, situation=staff.situation)
    for kind, permission in DRILLS.items():
        assert permission.live == frozenset(), kind
    live = by(CONTROL, staff.now, Mode.LIVE)
    assert code(decide(known, AnswerComcheck(), live)) == "permission.role"


def test_a_script_is_laid_ready_once_and_chance_is_drawn_then(staff: DrillStaff) -> None:
    staff.prepared(seed=3)
    drill = staff.situation.drill
    assert (drill.phase, drill.seed, drill.title) == (DrillPhase.READY, 3, "Vand ved Hejlsminde")
    assert drill.code_word == CODE_WORD
    call = drill.injects["opkald"]
    assert len(call.texts) == 3 and set(call.texts) <= {
        "Må jeg køre hjem?",
        "Hvor er der sandsække?",
    }
    assert drill.injects["dige"].texts == (None,)
    again = PrepareDrill(script=SCRIPT, code_word=CODE_WORD)
    assert code(staff.do(again, CONTROL)) == "drill.prepared_already"


@pytest.mark.parametrize(
    ("spoilt", "why", "line"),
    [
        (SCRIPT.replace("at: 1m,", "at: 11m,"), "scenario.backwards", 13),
        (SCRIPT.replace("seat: kolding", "seat: ingen"), "scenario.unknown_seat", 8),
        (SCRIPT.replace("RecordEntry", "Udgiv"), "scenario.unknown_command", 13),
        ("format: [", "scenario.yaml_open", 1),
        (SCRIPT.replace("Diget er blødt", "Ring til 010190-1234"), "field.cpr", 13),
        (f"{SCRIPT}# Borgeren er 010190-1234\n", "field.cpr", SCRIPT.count("\n") + 1),
        (SCRIPT.partition("cast:")[0], "drill.no_injects", None),
        (f"{SCRIPT}{STEPS}", "drill.has_steps", SCRIPT.count("\n") + 2),
        (SCRIPT.partition("cast:")[0] + STEPS, "drill.has_steps", 7),
    ],
)
def test_what_could_not_be_played_is_refused_with_its_line(
    staff: DrillStaff, spoilt: str, why: str, line: int | None
) -> None:
    no = staff.do(PrepareDrill(script=spoilt, code_word=CODE_WORD), CONTROL)
    assert isinstance(no, Refused)
    assert (no.code, no.field, no.facts.get("line")) == (why, "script", line)
    assert staff.situation.drill.number == 0


def test_whoever_plays_the_steps_himself_says_so(staff: DrillStaff) -> None:
    staff.prepared(SCRIPT + STEPS, plays_steps=True)
    assert staff.situation.drill.phase is DrillPhase.READY
    other, bare = DrillStaff(), SCRIPT.partition("cast:")[0] + STEPS
    wish = PrepareDrill(script=bare, code_word=CODE_WORD, plays_steps=True)
    assert code(other.do(wish, CONTROL)) == "drill.no_injects"


def test_each_seat_says_once_that_it_is_there(staff: DrillStaff) -> None:
    assert code(staff.do(AnswerComcheck(), "kolding")) == "drill.not_prepared"
    staff.prepared()
    staff.must(AnswerComcheck(), "kolding")
    staff.must(AnswerComcheck(), "observatoer")
    assert code(staff.do(AnswerComcheck(), "kolding")) == "drill.checked_already"
    assert set(staff.situation.drill.comchecked) == {"kolding", "observatoer"}


def test_the_start_situation_stands_in_the_log_for_all_when_it_starts(staff: DrillStaff) -> None:
    assert code(staff.do(staff.move(START), CONTROL)) == "drill.not_prepared"
    staff.prepared()
    assert code(staff.do(staff.move(START), "stabschef")) == "permission.role"
    number = staff.moves(START)
    row = staff.situation.log.get(number)
    assert row is not None and row.text == "Det har blæst fra øst i to døgn."
    assert staff.situation.drill.phase is DrillPhase.RUNNING
    assert code(staff.do(staff.move(START), CONTROL)) == "drill.runs_already"


def test_who_stops_it_when_somebody_is_in_danger_stands_in_the_log_when_it_starts(
    staff: DrillStaff,
) -> None:
    staff.prepared(SCRIPT.replace("cast:", "safety: Sikkerhedslederen på kanal 5.\ncast:", 1))
    number = staff.moves(START)
    row = staff.situation.log.get(number)
    assert row is not None and row.seat == CONTROL
    assert row.text.startswith("SIKKERHED") and row.text.endswith("Sikkerhedslederen på kanal 5.")
    said = [one.text for one in staff.situation.log.latest(9)]
    assert "Det har blæst fra øst i to døgn." in said
    staff.moves(PAUSE)
    staff.moves(RESUME)
    assert len(staff.situation.log.latest(9)) == len(said)


def test_of_two_who_move_the_clock_at_once_one_wins(staff: DrillStaff) -> None:
    staff.started()
    pause, jump = staff.move(PAUSE), staff.move(ClockMove.JUMP, to_s=600)
    staff.must(pause, CONTROL)
    no = staff.do(jump, CONTROL)
    assert isinstance(no, Refused)
    assert (no.code, no.field, no.kind.value) == ("drill.clock_moved", "base", "conflict")


def test_an_inject_comes_once_for_each_of_its_times(staff: DrillStaff) -> None:
    staff.started()
    staff.passes(minutes=20)
    for time in (1, 2, 3):
        staff.gives("opkald", time)
        again = GiveInject(inject="opkald", time=time)
        assert code(staff.do(again, CONTROL)) == "drill.given_already"
    fourth = GiveInject(inject="opkald", time=4)
    assert code(staff.do(fourth, CONTROL)) == "drill.unknown_inject"
    given = staff.situation.drill.given[staff.situation.number]
    assert (given.sender, given.seats, given.at_s) == ("borger", ("kolding",), 1200.0)
    assert code(staff.do(GiveInject(inject="varsel"), "formand")) == "permission.role"


def test_nothing_is_given_written_or_answered_while_it_is_paused(staff: DrillStaff) -> None:
    staff.started()
    given = staff.gives("varsel")
    answer = AnswerInject(given=given, text="Modtaget.")
    staff.moves(PAUSE)
    for wish, seat in ((GiveInject(inject="tak"), CONTROL), (CALL, CONTROL), (answer, "kolding")):
        assert code(staff.do(wish, seat)) == "drill.paused"
    staff.moves(RESUME)
    staff.must(CALL, CONTROL)
    staff.must(answer, "kolding")
    assert [one.text for one in staff.situation.drill.answers_to(given)] == ["Modtaget."]


def test_control_gives_by_hand_what_is_not_an_act_at_the_board(staff: DrillStaff) -> None:
    staff.started()
    staff.must(GiveInject(inject="joker"), CONTROL)
    by_hand = staff.situation.drill.given[staff.situation.number]
    assert by_hand.by_hand and by_hand.inject == "joker"
    assert code(staff.do(GiveInject(inject="dige"), CONTROL)) == "drill.command_by_clock"


def test_what_is_held_is_released_once(staff: DrillStaff) -> None:
    staff.started()
    staff.passes(minutes=3)
    staff.must(ReleaseInject(inject="joker"), CONTROL)
    assert staff.situation.drill.released["joker"] == 180.0
    for inject, why in (
        ("joker", "drill.released_already"),
        ("varsel", "drill.not_held"),
        ("ukendt", "drill.unknown_inject"),
    ):
        assert code(staff.do(ReleaseInject(inject=inject), CONTROL)) == why


def test_what_is_written_by_hand_reaches_seats_that_are_there_and_cells(staff: DrillStaff) -> None:
    staff.started()
    nobody = WriteInject(sender="Borger", text="Hallo")
    assert code(staff.do(nobody, CONTROL)) == "drill.nobody_told"
    nowhere = WriteInject(sender="Borger", text="Hallo", seats=("ingen",))
    assert code(staff.do(nowhere, CONTROL)) == "drill.unknown_seat"
    staff.must(WriteInject(sender="kolding", text="Hallo", cells=(Cell.MEDIA,)), CONTROL)
    given = staff.situation.drill.given[staff.situation.number]
    assert given.cells == (Cell.MEDIA,) and given.by_hand
    assert given.sender == "Repræsentant, Kolding Kommune"


def test_only_who_got_it_and_control_answer_an_inject(staff: DrillStaff) -> None:
    staff.started()
    number = staff.must(CALL, CONTROL)
    for seat in ("vejle", "formand"):
        no = staff.do(AnswerInject(given=number, text="Ja"), seat)
        assert code(no) == "drill.unknown_given"
    staff.must(AnswerInject(given=number, text="Vi kommer."), "kolding")
    staff.must(AnswerInject(given=number, text="Tak!"), CONTROL)
    assert len(staff.situation.drill.answers_to(number)) == 2


@pytest.mark.parametrize("phase", ["ready", "running", "paused"])
def test_any_seat_ends_it_for_something_real_by_the_code_word(
    staff: DrillStaff, phase: str
) -> None:
    staff.prepared()
    if phase != "ready":
        staff.moves(START)
    if phase == "paused":
        staff.moves(PAUSE)
    wrong = EndDrill(kind=REAL, code_word="Grå måge")
    assert code(staff.do(wrong, "observatoer")) == "drill.wrong_code_word"
    assert code(staff.do(EndDrill(kind=REAL), "kolding")) == "drill.wrong_code_word"
    assert code(staff.do(EndDrill(kind=FINISHED), "kolding")) == "drill.control_only"
    number = staff.must(EndDrill(kind=REAL, code_word=" blå  MÅGE "), "observatoer")
    row = staff.situation.log.get(number)
    assert row is not None and row.text is not None
    assert row.text.startswith("REEL HÆNDELSE – ØVELSEN ER SLUT")
    ended = staff.situation.drill.ended
    assert ended is not None and ended.kind is REAL
    assert code(staff.do(staff.move(PAUSE), CONTROL)) == "drill.over"
    assert code(staff.do(EndDrill(kind=REAL), CONTROL)) == "drill.over"


def test_control_ends_it_without_the_word_and_the_clock_stands(staff: DrillStaff) -> None:
    staff.started()
    staff.passes(minutes=7)
    staff.ends()
    staff.passes(minutes=7)
    assert drill_time(staff.situation.drill, staff.now).total_seconds() == 420
    assert code(staff.do(CALL, CONTROL)) == "drill.over"


def test_a_drill_whose_operation_is_closed_is_over(staff: DrillStaff) -> None:
    staff.started()
    wish = CloseOperation(reason="Færdig", basis="Planen", seen=())
    for seat in ("formand", "stabschef"):
        assert code(staff.do(wish, seat)) == "drill.control_only"
    staff.must(wish, CONTROL)
    assert staff.situation.drill.phase is DrillPhase.ENDED


def test_what_it_is_played_by_is_erased_when_it_is_over(staff: DrillStaff) -> None:
    staff.started()
    given = staff.gives("varsel")
    wish = EraseEntry(entry=given, reason="uden betydning", basis="GDPR art. 17")
    assert code(staff.do(wish, "formand")) == "erasure.drill_runs"
    staff.ends()
    staff.must(wish, "formand")
    clock = EraseEntry(entry=staff.situation.drill.base, reason="uden", basis="GDPR art. 17")
    assert code(staff.do(clock, "formand")) == "erasure.no_words"


def test_what_a_script_may_ask_for_is_what_the_fold_keeps() -> None:
    assert set(DEEDS) == ACTS


def test_each_inject_stands_by_its_own_number(staff: DrillStaff) -> None:
    staff.started()
    staff.gives("varsel")
    staff.gives("opkald")
    numbers = [one.stamp.number for one in staff.written if isinstance(one.event, InjectGiven)]
    assert sorted(staff.situation.drill.given) == numbers
    assert all(one < other for one, other in pairwise(numbers))
