"""The drill's clock: each stretch of time runs once, none while it stands; a jump passes over."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from crisis.commands.drills import SetDrillClock
from crisis.commands.log import RecordEntry
from crisis.drills.due import Due, due
from crisis.drills.script import read
from crisis.projections.drill_time import (
    drill_time,
    later_by,
    reading,
    script_time,
    script_time_of,
    time_of,
    windows,
)
from crisis.terms.drills import ClockMove, DrillPhase
from tests.drilling import CONTROL, SCRIPT, DrillStaff
from tests.press_staff import code

START, PAUSE, RESUME, SPEED = ClockMove.START, ClockMove.PAUSE, ClockMove.RESUME, ClockMove.SPEED
JUMP, POSTPONE, STEP = ClockMove.JUMP, ClockMove.POSTPONE, ClockMove.STEP
PARSED = read(SCRIPT)


@pytest.fixture
def staff() -> DrillStaff:
    return DrillStaff().started()


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def now(staff: DrillStaff) -> timedelta:
    return drill_time(staff.situation.drill, staff.now)


def comes(staff: DrillStaff) -> list[Due]:
    """What has come by now, by every stretch that ran."""
    return [one for each in windows(staff.situation.drill, staff.now) for one in due(PARSED, each)]


def names(staff: DrillStaff) -> list[tuple[str, int]]:
    return [(one.inject, one.time) for one in comes(staff)]


def test_it_runs_by_its_speed_and_stands_while_it_is_paused(staff: DrillStaff) -> None:
    staff.passes(minutes=5)
    assert now(staff) == minutes(5)
    staff.moves(SPEED, speed=4)
    staff.passes(minutes=5)
    assert now(staff) == minutes(25)
    staff.moves(PAUSE)
    staff.passes(hours=9)
    assert now(staff) == minutes(25)
    assert code(staff.do(staff.move(PAUSE), CONTROL)) == "drill.paused"
    staff.moves(RESUME)
    staff.passes(minutes=1)
    assert now(staff) == minutes(29)


def test_after_a_long_pause_nothing_has_piled_up(staff: DrillStaff) -> None:
    staff.passes(minutes=2)
    staff.moves(PAUSE)
    before = names(staff)
    staff.passes(days=3)
    assert names(staff) == before == [("varsel", 1)]
    staff.moves(RESUME)
    assert names(staff) == before


def test_a_jump_passes_over_what_lies_between_and_never_goes_back(staff: DrillStaff) -> None:
    staff.passes(minutes=2)
    staff.moves(JUMP, to_s=1260)
    staff.passes(minutes=5)
    assert names(staff) == [("varsel", 1), ("opkald", 3)]
    assert now(staff) == minutes(26)
    back = staff.move(JUMP, to_s=600)
    assert code(staff.do(back, CONTROL)) == "drill.backwards"


def test_postponing_shifts_all_that_is_left_and_the_drills_clock_runs_on(
    staff: DrillStaff,
) -> None:
    staff.passes(minutes=12)
    staff.moves(POSTPONE, by_s=600)
    drill = staff.situation.drill
    assert later_by(drill, staff.now) == minutes(10)
    staff.passes(minutes=10)
    assert now(staff) == minutes(22)
    assert script_time(drill, staff.now) == minutes(12)
    assert names(staff) == [("varsel", 1), ("dige", 1)]
    staff.passes(minutes=4)
    assert names(staff)[-1] == ("opkald", 1)
    assert later_by(drill, staff.now) == minutes(10)


@pytest.mark.parametrize(
    ("move", "missing"), [(SPEED, "speed"), (JUMP, "to_s"), (STEP, "to_s"), (POSTPONE, "by_s")]
)
def test_a_move_says_how_far(staff: DrillStaff, move: ClockMove, missing: str) -> None:
    no: Any = staff.do(staff.move(move), CONTROL)
    assert (no.code, no.field) == ("drill.move_needs", missing)


def test_whoever_plays_it_himself_moves_it_on_and_all_between_has_run() -> None:
    staff = DrillStaff().prepared()
    staff.moves(STEP, to_s=0)
    for to_s in (60, 60, 900.5):
        staff.passes(seconds=7)
        staff.moves(STEP, to_s=to_s)
    assert now(staff) == timedelta(seconds=900.5)
    assert names(staff) == [("varsel", 1), ("dige", 1), ("opkald", 1)]
    staff.passes(hours=1)
    assert now(staff) == timedelta(seconds=900.5)
    assert code(staff.do(staff.move(STEP, to_s=3), CONTROL)) == "drill.backwards"


def test_a_pause_that_is_told_late_began_then(staff: DrillStaff) -> None:
    staff.moves(POSTPONE, by_s=120)
    staff.passes(minutes=30)
    written = staff.must(RecordEntry(text="Vand"), "kolding")
    at = staff.now
    late = staff.move(PAUSE, to_s=9 * 3600)
    assert code(staff.do(late, CONTROL)) == "drill.backwards"
    staff.moves(PAUSE, to_s=300)
    drill = staff.situation.drill
    seen = reading(drill, staff.now)
    assert (seen.at_s, seen.script_s, seen.hold_s) == (300, 180, 0)
    assert names(staff) == [("varsel", 1)]
    assert time_of(drill, written, at) == timedelta(seconds=300)


def test_what_was_done_has_the_drills_time_and_the_pauses_while_it_stood(
    staff: DrillStaff,
) -> None:
    before = DrillStaff().prepared()
    first = before.must(RecordEntry(text="Tidligt"), "kolding")
    before.moves(START)
    assert time_of(before.situation.drill, first, before.now) == minutes(0)
    staff.passes(minutes=3)
    staff.moves(PAUSE)
    staff.passes(minutes=8)
    number = staff.must(RecordEntry(text="Vand"), "kolding")
    at = staff.now
    staff.moves(RESUME)
    staff.passes(minutes=8)
    drill = staff.situation.drill
    assert time_of(drill, number, at) == script_time_of(drill, number, at) == minutes(3)
    assert [one.seat for one in drill.acts.values()][-1] == "kolding"
    staff.ends()
    after = staff.must(RecordEntry(text="Bagefter"), "kolding")
    assert time_of(staff.situation.drill, after, staff.now) == minutes(11)
    assert after not in staff.situation.drill.acts


@pytest.mark.parametrize("move", [PAUSE, RESUME, STEP, POSTPONE])
def test_nothing_moves_before_it_is_prepared(move: ClockMove) -> None:
    wish = SetDrillClock(move=move, base=0, to_s=1, by_s=1)
    assert code(DrillStaff().do(wish, CONTROL)) == "drill.not_prepared"


SECONDS = st.integers(min_value=1, max_value=900)
MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("pass"), SECONDS),
        st.tuples(st.just("pause"), SECONDS),
        st.tuples(st.just("speed"), st.sampled_from([0.5, 2, 30])),
        st.tuples(st.just("jump"), SECONDS),
        st.tuples(st.just("postpone"), SECONDS),
    ),
    max_size=8,
)


def play(staff: DrillStaff, moves: list[tuple[str, float]]) -> list[tuple[str, int]]:
    """Make the moves, looking after each; give what came, in its order, each time it was new."""
    found: list[tuple[str, int]] = []

    def look() -> None:
        for one in names(staff):
            if one not in found:
                found.append(one)

    for what, how in moves:
        if what == "pass":
            staff.passes(seconds=how)
        elif what == "pause":
            staff.moves(PAUSE)
            look()
            stood, at = list(found), now(staff)
            staff.passes(seconds=how)
            look()
            assert (found, now(staff)) == (stood, at)
            staff.moves(RESUME)
        elif what == "speed":
            staff.moves(SPEED, speed=how)
        elif what == "jump":
            staff.moves(JUMP, to_s=now(staff).total_seconds() + how)
        else:
            staff.moves(POSTPONE, by_s=how)
        look()
    return found


@for_all(MOVES)
@settings(max_examples=60, deadline=None)
def test_however_it_is_moved_each_comes_once_and_looking_seldom_loses_nothing(
    moves: list[tuple[str, float]],
) -> None:
    staff = DrillStaff().started()
    found = play(staff, moves)
    assert len(found) == len(set(found))
    assert sorted(found) == sorted(names(staff))
    ran = windows(staff.situation.drill, staff.now)
    assert all(since < until for since, until in ran)
    assert all(one[1] < other[0] for one, other in pairwise(ran))


@for_all(MOVES)
@settings(max_examples=60, deadline=None)
def test_the_scripts_time_never_leaves_the_drills_and_the_drills_never_goes_back(
    moves: list[tuple[str, float]],
) -> None:
    staff, reached = DrillStaff().started(), timedelta()
    for one in moves:
        play(staff, [one])
        assert now(staff) >= reached
        reached = now(staff)
        assert script_time(staff.situation.drill, staff.now) <= reached
    assert staff.situation.drill.phase is DrillPhase.RUNNING
