"""The clock of all drills: what has come is given once, after any death, and nothing piles up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pytest

from crisis.commands.base import Command
from crisis.commands.drills import GiveInject, PrepareDrill, ReleaseInject, SetDrillClock
from crisis.commands.log import RecordEntry
from crisis.drills.coming import waits
from crisis.drills.due import Done, Due
from crisis.errors import Refused, StoreUnavailable
from crisis.projections.drill_time import drill_time
from crisis.projections.drills import Drill
from crisis.terms.drills import ClockMove, DrillPhase
from crisis.terms.operations import Mode
from tests.drill_board import Board
from tests.drilling import CODE_WORD, CONTROL, SCRIPT
from tests.given import Desk, by

PAUSE, RESUME = ClockMove.PAUSE, ClockMove.RESUME


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board(desk)


ALL = [
    *(("varsel", 1), ("dige", 1), ("opkald", 1), ("opkald", 2), ("opkald", 3)),
    ("aviser", 1),
]


def test_all_that_comes_is_given_once_in_its_order_and_acts_are_done_as_their_seat(
    board: Board,
) -> None:
    operation = board.drill()
    board.passes(3600)
    assert board.given(operation) == ALL
    drill = board.of(operation)
    act = next(one for one in drill.given.values() if one.inject == "dige")
    (number,) = act.entries
    row = board.desk.handler.whole(operation).log.get(number)
    assert row is not None and (row.text, row.seat) == ("Diget er blødt.", "kolding")
    assert number not in drill.acts
    first = next(one for one in drill.given.values() if one.inject == "varsel")
    assert first.due_s == 60 and first.at_s >= 60 and not first.by_hand


def test_what_takes_part_turns_the_drill_and_what_is_held_waits(board: Board) -> None:
    operation = board.drill()
    board.passes(600)
    board.does(ReleaseInject(inject="joker"), operation)
    board.passes(1)
    assert board.given(operation)[-1] == ("joker", 1)


@pytest.mark.parametrize("gap", [1, 45, 59])
def test_a_restart_of_every_process_within_a_minute_goes_on(board: Board, gap: float) -> None:
    operation = board.drill()
    board.passes(50, every=5)
    board.alone(gap)
    board.dies()
    board.ticker.tick()
    board.passes(3600)
    assert board.given(operation) == ALL
    assert board.of(operation).phase is DrillPhase.RUNNING


def test_whoever_is_killed_between_the_act_and_its_telling_does_it_once(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = board.drill()
    board.passes(590)
    real = board.desk.handler.do

    def killed(command: Command, *rest: object, **more: object) -> object:
        if isinstance(command, GiveInject):
            raise StoreUnavailable("killed")
        return real(command, *rest, **more)

    board.alone(15)
    with monkeypatch.context() as patch:
        patch.setattr(board.desk.handler, "do", killed)
        with pytest.raises(StoreUnavailable):
            board.ticker.tick()
    board.dies()
    board.passes(30, every=10)
    log = board.desk.handler.whole(operation).log
    assert [one.text for one in log.latest(log.count)].count("Diget er blødt.") == 1
    assert board.given(operation) == ALL[:2]


@pytest.mark.parametrize("how", ["dead", "frozen"])
def test_a_drill_nobody_looked_after_stood_from_then_on_and_nothing_piles_up(
    board: Board, how: str
) -> None:
    operation = board.drill()
    board.passes(120, every=5)
    board.alone(3 * 3600)
    if how == "dead":
        board.dies()
    board.ticker.tick()
    drill = board.of(operation)
    assert drill.phase is DrillPhase.PAUSED
    assert drill.moves[-1].by_clock and not drill.moves[0].by_clock
    assert drill_time(drill, board.desk.now).total_seconds() == 120
    board.passes(3600)
    assert board.given(operation) == [("varsel", 1)]
    board.moves(RESUME, operation)
    board.passes(3600)
    assert board.given(operation) == ALL


def test_what_could_not_be_told_late_at_once_is_told_late_afterwards(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = board.drill()
    board.passes(120, every=5)
    board.alone(3600)
    board.dies()

    def full(*rest: object, **more: object) -> object:
        raise StoreUnavailable("disken er fuld")

    with monkeypatch.context() as patch:
        patch.setattr(board.desk.handler, "do", full)
        with pytest.raises(StoreUnavailable):
            board.ticker.tick()
    board.noted.append(board.desk.now)  # the chore is noted as failing since now
    board.ticker.tick()
    assert board.of(operation).phase is DrillPhase.PAUSED
    assert board.given(operation) == ALL[:1]


def test_while_it_is_paused_nothing_comes_and_afterwards_it_goes_on(board: Board) -> None:
    operation = board.drill()
    board.passes(90)
    board.moves(PAUSE, operation)
    before = board.of(operation).given
    board.passes(7200, every=600)
    assert board.of(operation).given == before
    board.moves(RESUME, operation)
    board.passes(1, every=1)
    assert board.of(operation).given == before


def test_jump_speed_and_postponing_are_followed(board: Board) -> None:
    operation = board.drill()
    board.passes(30)
    board.moves(ClockMove.JUMP, operation, to_s=880)
    board.passes(30)
    assert board.given(operation) == [("opkald", 1)]
    board.moves(ClockMove.POSTPONE, operation, by_s=600)
    board.passes(600)
    assert board.given(operation) == [("opkald", 1)]
    board.moves(ClockMove.SPEED, operation, speed=60)
    board.passes(60, every=1)
    assert board.given(operation) == ALL[2:]


def test_several_drills_at_once_each_by_its_own_clock(board: Board) -> None:
    first = board.drill("Den ene")
    board.passes(600)
    second = board.drill("Den anden")
    board.moves(PAUSE, first)
    board.passes(600)
    assert board.given(first) == ALL[:1]
    assert board.given(second) == ALL[:1]
    board.moves(RESUME, first)
    board.passes(60)
    assert board.given(first) == board.given(second) == ALL[:2]


@pytest.mark.parametrize("what", [StoreUnavailable, KeyError])
def test_what_goes_wrong_in_one_drill_stops_no_other(
    board: Board, monkeypatch: pytest.MonkeyPatch, what: type[Exception]
) -> None:
    bad, good = board.drill("Den ene"), board.drill("Den anden")
    real = board.desk.handler.do

    def full(command: Command, *rest: object, **more: object) -> object:
        if more["stream"] == bad:
            raise what("disken er fuld")
        return real(command, *rest, **more)

    board.alone(59)
    board.ticker.tick()
    board.alone(2)
    with monkeypatch.context() as patch:
        patch.setattr(board.desk.handler, "do", full)
        board.noted.clear()
        board.alone(5)
        with pytest.raises(what):
            board.ticker.tick()
    assert board.given(good) == ALL[:1] and board.given(bad) == []
    assert board.noted == [board.desk.now]
    board.ticker.tick()
    assert board.given(bad) == ALL[:1]


def test_an_act_the_rules_refuse_is_told_and_the_drill_goes_on(board: Board) -> None:
    act = "command: RecordEntry, fields: {text: Diget er blødt.}"
    other = "command: SupplementEntry, fields: {number: 999, text: Mere}"
    spoilt = SCRIPT.replace(act, other)
    operation = board.drill(script=spoilt)
    board.passes(3600)
    assert board.given(operation) == ALL
    failed = [one.failed for one in board.of(operation).given.values() if one.failed]
    assert failed == ["log.unknown_entry"]


def test_an_act_that_repeats_is_done_each_time_and_a_later_one_points_at_it(board: Board) -> None:
    act = "command: RecordEntry, fields: {text: Diget er blødt.}"
    twice = act + ", repeat: {every: 1m, times: 2}"
    other = "command: CorrectEntry, fields: {number: $dige, text: Tørt.}"
    last = f"  - {{id: mere, from: kolding, at: 10m, {other}}}\n  - id: opkald"
    script = SCRIPT.replace(act, twice).replace("  - id: opkald", last)
    operation = board.drill(script=script)
    board.passes(720, every=60)
    drill = board.of(operation)
    assert [one.failed for one in drill.given.values() if one.failed] == []
    log = board.desk.handler.whole(operation).log
    told = [one.text for one in log.latest(log.count) if one.seat == "kolding"]
    assert sorted(str(one) for one in told) == ["Diget er blødt.", "Diget er blødt.", "Tørt."]


def test_in_earnest_and_in_a_drill_that_is_stepped_or_over_it_does_nothing(
    board: Board,
) -> None:
    live = board.desk.opens("Skarp")
    board.desk.do(RecordEntry(text="Vand"), "kolding", live)
    stepped = board.desk.opens("Skridt", Mode.EXERCISE)
    board.does(PrepareDrill(script=SCRIPT, code_word=CODE_WORD), stepped)
    board.moves(ClockMove.STEP, stepped, to_s=3600)
    heads = {one.stream: one.number for one in board.desk.handler.all_heads()}
    board.passes(3600, every=600)
    assert {one.stream: one.number for one in board.desk.handler.all_heads()} == heads
    assert board.noted == []


def test_between_what_is_due_the_script_is_not_asked(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[datetime] = []

    def counted(drill: Drill, done: Iterable[Done], now: datetime) -> list[Due]:
        asked.append(now)
        return waits(drill, done, now)

    monkeypatch.setattr("crisis.drills.ticking.waits", counted)
    operation = board.drill()
    board.passes(59, every=1)
    assert len(asked) == 1
    board.does(RecordEntry(text="Vand"), operation, "kolding")
    board.passes(1, every=1)
    assert len(asked) == 2
    board.passes(3, every=1)
    assert board.given(operation) == ALL[:1]


def test_it_is_written_down_seldom_that_somebody_looks(board: Board, tmp_path: Path) -> None:
    board.drill()
    board.passes(60, every=1)
    assert 11 <= len(board.noted) <= 13


def test_of_two_moves_of_the_clock_in_two_processes_one_wins(board: Board, tmp_path: Path) -> None:
    operation = board.drill()
    other = Desk(tmp_path / "other", url=board.desk.url)
    base = board.of(operation).base
    assert other.handler.whole(operation).drill.base == base
    board.moves(PAUSE, operation)
    late = SetDrillClock(move=ClockMove.JUMP, base=base, to_s=600)
    with pytest.raises(Refused) as no:
        other.handler.do(
            late,
            by(CONTROL, board.desk.now, Mode.EXERCISE),
            stream=operation,
            key="the-other-process-0001",
        )
    other.database.close()
    assert (no.value.code, no.value.field) == ("drill.clock_moved", "base")
