"""Each drill of the library plays alone to its end, without a refusal; the same seed plays the same
entries, and another seed others."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crisis.drills.player import Played, begin
from crisis.drills.script import read
from crisis.drills.unattended import Stage, unattended
from crisis.projections.situation import Situation
from crisis.terms.drills import DrillPhase
from crisis.terms.operations import Mode
from tests.given import Desk, by
from tests.playing import CAST, DeskDoor, prepared, story
from tests.unit.drills.test_library import LIBRARY, text_of

each = pytest.mark.parametrize("name", LIBRARY)


class Alone:
    """One desk on which drills are played one after the other."""

    def __init__(self, desk: Desk) -> None:
        self.desk = prepared(desk)
        self.door = DeskDoor(desk)
        self.waited = 0.0
        self.plays = 0

    def play(self, name: str, seed: int = 7) -> tuple[list[Played], str]:
        """Play a drill of the library to its end."""
        text = text_of(name)
        script, self.plays = read(text), self.plays + 1
        operation = begin(script, self.door, f"{name} {self.plays}")
        self.waited = 0.0

        def wait(seconds: float) -> None:
            self.waited += seconds
            self.desk.now += timedelta(seconds=seconds)

        stage = Stage(
            text=text,
            script=script,
            cast=CAST,
            door=self.door,
            operation=operation,
            now=lambda: self.desk.now,
            wait=wait,
            seed=seed,
        )
        return list(unattended(stage)), operation

    def situation(self, operation: str) -> Situation:
        return self.desk.handler.whole(operation)

    def story(self, operation: str) -> list[tuple[object, ...]]:
        """What its journal tells, without ids and times."""
        asker = by("planlaegger", mode=Mode.EXERCISE)
        return story(self.desk.handler.journal(asker, operation, 0, 1000))


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Alone:
    return Alone(Desk(tmp_path_factory.mktemp("alone")))


@each
def test_it_plays_alone_to_its_end_without_a_refusal(name: str, alone: Alone) -> None:
    played, operation = alone.play(name)
    drill = alone.situation(operation).drill
    assert drill.phase is DrillPhase.ENDED
    assert [one.failed for one in drill.given.values() if one.failed] == []
    assert played[-1].planned.at == timedelta(seconds=alone.waited)
