"""The machine's clock is put back in a drill: it goes on by what passed, or stands and is told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crisis.commands.drills import SetDrillClock
from crisis.errors import Refused
from crisis.projections.drill_time import reading, time_of, windows
from crisis.terms.drills import ClockMove, DrillPhase
from tests.drill_board import Board
from tests.given import Desk
from workers.clock_watch import ClockSetBack, ClockWatch


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board(desk)


def put_back(board: Board, **by: float) -> None:
    board.desk.now -= timedelta(**by)


def at_s(board: Board, operation: str) -> float:
    return reading(board.of(operation), board.desk.now).at_s


@pytest.mark.parametrize("minutes", [5, 60 * 24])
def test_it_goes_on_by_what_passed_and_gives_each_inject_once(board: Board, minutes: int) -> None:
    operation = board.drill()
    board.passes(720)
    given = board.given(operation)
    assert given
    put_back(board, minutes=minutes)
    board.ticker.tick()
    drill = board.of(operation)
    assert drill.moves[-1].move is ClockMove.PUT_RIGHT and drill.phase is DrillPhase.RUNNING
    assert at_s(board, operation) == pytest.approx(720, abs=1)
    board.passes(600)
    assert at_s(board, operation) == pytest.approx(1320, abs=1)
    assert board.given(operation)[: len(given)] == given
    assert ("opkald", 1) in board.given(operation)
    assert len(set(board.given(operation))) == len(board.given(operation))
    (ran,) = windows(board.of(operation), board.desk.now)
    assert ran[0] == timedelta() and ran[1].total_seconds() == pytest.approx(1320, abs=1)


def test_what_was_written_before_keeps_its_time_of_the_drill(board: Board) -> None:
    operation = board.drill()
    board.passes(720)
    drill = board.of(operation)
    last = max(drill.given.values(), key=lambda one: one.number)
    before = time_of(drill, last.number, last.at)
    put_back(board, hours=2)
    board.ticker.tick()
    assert time_of(board.of(operation), last.number, last.at) == before


def test_twice_put_back_is_twice_put_right(board: Board) -> None:
    operation = board.drill()
    board.passes(300)
    for _ in range(2):
        put_back(board, hours=1)
        board.ticker.tick()
    assert at_s(board, operation) == pytest.approx(300, abs=1)


def test_a_drill_that_begins_after_runs_from_its_own_beginning(board: Board) -> None:
    board.drill()
    board.passes(300)
    put_back(board, hours=1)
    board.ticker.tick()
    later = board.drill("Senere")
    board.passes(120)
    assert at_s(board, later) == pytest.approx(120, abs=1)
    assert [one.move for one in board.of(later).moves] == [ClockMove.START]


def test_when_nobody_can_know_it_stands_where_it_was_and_control_goes_on(board: Board) -> None:
    operation = board.drill()
    board.passes(300)
    board.dies()
    put_back(board, hours=1)
    board.ticker.tick()
    drill = board.of(operation)
    assert drill.phase is DrillPhase.PAUSED and drill.moves[-1].by_clock
    assert drill.moves[-2].move is ClockMove.PUT_RIGHT
    assert at_s(board, operation) == pytest.approx(300, abs=1)
    board.moves(ClockMove.RESUME, operation)
    board.passes(60)
    assert at_s(board, operation) == pytest.approx(360, abs=1)


def test_a_little_back_is_a_clock_that_is_held_right(board: Board) -> None:
    operation = board.drill()
    board.passes(300)
    put_back(board, seconds=1)
    board.ticker.tick()
    assert len(board.of(operation).moves) == 1


def test_people_do_not_put_it_right_themselves(board: Board) -> None:
    operation = board.drill()
    base = board.of(operation).base
    wish = SetDrillClock(move=ClockMove.PUT_RIGHT, base=base, to_s=900.0)
    with pytest.raises(Refused) as no:
        board.does(wish, operation)
    assert no.value.code == "drill.clock_only"


def test_it_is_an_alarm_until_the_clock_has_come_as_far_as_it_was(board: Board) -> None:
    watch = ClockWatch(lambda: board.desk.now, None)
    watch.look()
    put_back(board, minutes=10)
    with pytest.raises(ClockSetBack, match="stillet tilbage"):
        watch.look()
    again = ClockWatch(lambda: board.desk.now, board.desk.now + timedelta(minutes=10))
    board.alone(60)
    with pytest.raises(ClockSetBack):
        again.look()
    board.alone(600)
    watch.look()
    again.look()
