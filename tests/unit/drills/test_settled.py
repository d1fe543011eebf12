"""One way of a branch stands once something of it has come, with all that is left of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crisis.commands.drills import GiveInject
from crisis.drills.coming import waits
from crisis.drills.due import Done, due
from crisis.drills.injects import Deed
from crisis.drills.script import Script, read
from crisis.drills.settled import settled
from tests.drill_board import Board
from tests.given import Desk

SCRIPT = read(
    """\
format: 1
title: Vand
seed: 1
operation: {name: Vand}
cast:
  - {role: ros, cell: media}
  - {role: formand, seat: formand}
injects:
  - {id: ros, from: ros, to: [formand], text: Tak for beskeden}
  - {id: stop, from: ros, to: [formand], held: true, text: Holdes tilbage}
  - {id: ris, from: ros, to: [formand], text: Hvorfor siger I intet}
  - {id: mere, from: ros, to: [formand], after: 10m, text: Vi venter stadig}
  - {id: sidst, from: ros, to: [formand], text: Vi skriver det}
  - {id: begge, from: ros, to: [formand], text: Vi sender nu}
branches:
  - {id: varslet, if: {deed: warned}, at: 20m, then: [ros, stop, begge],
     else: [ris, mere, igen, begge]}
  - {id: igen, if: {deed: met}, after: 5m, else: [sidst]}
"""
)
LATE = Done(deed=Deed.WARNED, seat="formand", at=timedelta(minutes=19))
RELEASED = {"stop": timedelta(minutes=21)}


def names(script: Script, *done: Done) -> list[str]:
    hour = (timedelta(), timedelta(hours=1))
    return [one.inject for one in due(script, hour, done, RELEASED)]


def test_before_anything_has_come_what_was_done_says_which_way() -> None:
    assert settled(SCRIPT, ()) == SCRIPT
    assert names(SCRIPT) == ["ris", "begge", "sidst", "mere"]
    assert names(SCRIPT, LATE) == ["ros", "begge", "stop"]


def test_once_something_of_a_way_has_come_the_rest_of_it_comes_and_nothing_of_the_other() -> None:
    assert names(settled(SCRIPT, {"ris"}), LATE) == ["ris", "begge", "sidst", "mere"]
    assert names(settled(SCRIPT, {"ros"})) == ["ros", "begge", "stop"]


def test_a_way_that_led_on_to_another_branch_stands_by_what_came_of_that() -> None:
    assert names(settled(SCRIPT, {"sidst"}), LATE) == ["ris", "begge", "sidst", "mere"]


def test_what_both_ways_lead_to_settles_neither() -> None:
    assert settled(SCRIPT, {"begge"}) == SCRIPT


READ_LATE = [Done(deed=Deed.WARNED, seat="formand", at=timedelta(minutes=39))]
"""Timed before the branch of the board's script asks, and read after."""


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board(desk)


def test_once_one_way_has_come_what_is_read_late_does_not_open_the_other(board: Board) -> None:
    operation = board.drill()
    board.passes(44 * 60)
    found = waits(board.of(operation), READ_LATE, board.desk.now)
    assert [one.inject for one in found] == ["tak"], "nothing of either way has come yet"
    board.passes(2 * 60)
    assert board.given(operation)[-1] == ("aviser", 1)
    assert waits(board.of(operation), READ_LATE, board.desk.now) == []


def test_what_control_gave_by_hand_settles_no_way(board: Board) -> None:
    operation = board.drill()
    board.passes(60)
    board.does(GiveInject(inject="aviser"), operation)
    board.passes(40 * 60)
    found = waits(board.of(operation), READ_LATE, board.desk.now)
    assert [one.inject for one in found] == ["tak"]
