"""A whole operation, from the first report to the filed case, as a scenario."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from crisis.drills.player import begin, play
from crisis.drills.schedule import plan
from crisis.drills.script import read
from crisis.terms.callouts import CallState
from crisis.terms.closing import Stage
from crisis.terms.decisions import Outcome
from crisis.terms.operations import Level
from crisis.terms.tasks import TaskStatus
from tests.given import Desk
from tests.playing import DeskDoor

SCENARIO = Path("scenarios/telefonsvigt.yaml")


def test_from_alarm_to_archive_in_more_than_forty_steps(desk: Desk) -> None:
    script, door = read(SCENARIO.read_text(encoding="utf-8")), DeskDoor(desk.knows())
    operation = begin(script, door)

    def wait(seconds: float) -> None:
        desk.now += timedelta(seconds=seconds)

    planned = plan(script)
    steps = list(play(planned, operation, door, now=lambda: desk.now, wait=wait))
    assert len(steps) == len(planned) > 40
    end = door.situation(operation)
    assert [one.stage for one in end.closing.steps] == [
        Stage.CLOSED, Stage.EVALUATED, Stage.ARCHIVED
    ]  # fmt: skip
    assert list(end.closing.handed_over) == ["task-2:kolding"]
    levels = [one.level for one in end.levels.steps]
    assert levels == [Level.DAILY, Level.STAFF, Level.OPERATIONS, Level.STAFF, Level.DAILY]
    present = [each.state for _, each in end.callouts.newest().values()]
    assert present == [CallState.PRESENT] * 5
    assert {one.number: one.status for one in end.tasks.all()} == {
        1: TaskStatus.CLOSED, 2: TaskStatus.ACCEPTED, 3: TaskStatus.CLOSED
    }  # fmt: skip
    (decision,) = end.decisions.all()
    assert (decision.outcome, decision.open) == (Outcome.DECIDED_NOT_TO, ())
    assert [each.authority for each in decision.reservations] == ["vejle", "trekantbrand"]
    values = {one.name: [each.value for each in one.readings] for one in end.figures.values()}
    assert values == {"Bemandede hjælpepunkter": [6, 14], "Husstande uden telefon": [41000, 9000]}
