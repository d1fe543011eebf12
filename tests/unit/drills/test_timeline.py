"""The time line of a script: what comes when to whom, before anything is played."""

from __future__ import annotations

from crisis.drills.checks import checked
from crisis.drills.timeline import MarkKind, timeline
from tests.unit.drills.injected import INJECTED

LINE = timeline(checked(INJECTED))
MARKS = {one.name: one for one in LINE.marks}


def test_each_inject_stands_at_its_time_with_those_who_get_it() -> None:
    assert (MARKS["varsel"].at_s, MARKS["varsel"].rows) == (0, ("formand", "kolding"))
    assert MARKS["dige"].rows == ("kolding",)
    assert (MARKS["opkald"].at_s, MARKS["opkald"].last_s) == (900, 1500)
    assert MARKS["varsel"].sure
    assert not MARKS["opkald"].sure


def test_what_waits_for_a_branch_stands_at_its_earliest_time() -> None:
    assert MARKS["varslet"].kind is MarkKind.BRANCH
    assert MARKS["tak"].at_s == 2400
    assert MARKS["aviser"].at_s == 2700
    assert not MARKS["aviser"].sure


def test_what_waits_for_somebody_has_no_time() -> None:
    assert MARKS["joker"].at_s is None
    assert MARKS["joker"].held
    assert MARKS["hoejere"].at_s is None
    assert [one.at_s is None for one in LINE.marks].index(True) == len(LINE.marks) - 2


def test_the_rows_are_the_turns_the_roles_and_seats_that_steps_name() -> None:
    assert [one.name for one in LINE.rows] == ["", "formand", "kolding", "dmi", "borger"]
    steps = "steps:\n  - {seat: brs, after: 5m, command: RecordEntry, fields: {text: Klar}}\n"
    line = timeline(checked(INJECTED + steps))
    assert line.rows[-1].name == "brs"
    step = next(one for one in line.marks if one.kind is MarkKind.STEP)
    assert (step.at_s, step.sender, step.command, step.text) == (300, "brs", "RecordEntry", "Klar")


def test_the_ticks_go_beyond_the_end_and_are_few() -> None:
    assert LINE.length_s == 2700
    assert LINE.ticks[-1] >= LINE.length_s
    assert len(LINE.ticks) <= 15
