"""Each drill of the library plays alone to its end, without a refusal; the same seed plays the same
entries, and another seed others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from crisis.drills.player import Played, begin
from crisis.drills.script import Script, read
from crisis.drills.unattended import Stage, control_of, releases, unattended
from crisis.projections.situation import Situation
from crisis.terms.drills import DrillPhase
from crisis.terms.operations import Mode
from tests.given import NOON, Desk, by
from tests.playing import CAST, DeskDoor, prepared
from tests.unit.drills.injected import INJECTED
from tests.unit.drills.test_guide import example
from tests.unit.drills.test_library import LIBRARY, text_of

each = pytest.mark.parametrize("name", LIBRARY)
OWN = ("hash", "frozen_hash", "code_mark")
"""What differs with the operation's id and its salt."""

LABELLED = """\
format: 1
title: Vand
seed: 7
operation: {name: Øvelse vand}
cast:
  - {role: kolding, seat: kolding}
  - {role: log, seat: logfoerer}
steps:
  - {after: 5m, seat: vejle, label: vejle, command: RecordEntry, fields: {text: Kajen er lukket.}}
injects:
  - {id: dige, from: kolding, at: 10m, chance: CHANCE, command: RecordEntry, fields: {text: Blødt.}}
  - {id: fulgt, from: log, at: 20m, command: FollowEntry, fields: {entry: $vejle}}
  - {id: rettet, from: kolding, at: 30m, command: CorrectEntry, fields: {number: $dige, text: Alt.}}
"""


class Alone:
    """One desk on which drills are played one after the other, each from the same moment."""

    def __init__(self, desk: Desk) -> None:
        self.desk = prepared(desk)
        self.plays = 0

    def play(self, text: str, seed: int = 7) -> tuple[list[Played], str, float]:
        """Play a drill to its end; give what was played, its operation and how long it took."""
        script, self.plays, self.desk.now = read(text), self.plays + 1, NOON
        door, waited = DeskDoor(self.desk, str(self.plays)), [0.0]
        operation = begin(script, door, f"Øvelse {self.plays}")

        def wait(seconds: float) -> None:
            waited.append(seconds)
            self.desk.now += timedelta(seconds=seconds)

        stage = Stage(
            text=text,
            script=script,
            cast=CAST,
            door=door,
            operation=operation,
            now=lambda: self.desk.now,
            wait=wait,
            seed=seed,
        )
        return list(unattended(stage)), operation, sum(waited)

    def end(self, operation: str) -> Situation:
        return self.desk.handler.whole(operation)

    def entries(self, operation: str) -> list[Any]:
        """Its journal after its opening, without ids, hashes and moments."""
        asker = by("planlaegger", mode=Mode.EXERCISE)
        told = self.desk.handler.journal(asker, operation, 1, 1000)
        return [
            (one.number, one.type, one.seat, bare(msgspec.to_builtins(one.event))) for one in told
        ]


def bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: bare(one) for name, one in value.items() if name not in OWN}
    return [bare(one) for one in value] if isinstance(value, list | tuple) else value


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Alone]:
    made = Alone(Desk(tmp_path_factory.mktemp("alone")))
    yield made
    made.desk.database.close()


@each
def test_it_plays_alone_to_its_end_and_again_with_the_same_entries(name: str, alone: Alone) -> None:
    played, operation, waited = alone.play(text_of(name))
    drill = alone.end(operation).drill
    assert drill.phase is DrillPhase.ENDED
    assert [one for one in drill.given.values() if one.failed] == []
    assert len({one.inject for one in drill.given.values()}) >= 15
    assert drill.released and drill.answers
    assert played[-1].planned.at == timedelta(seconds=waited)
    assert drill.ended is not None and drill.ended.at_s == waited
    _, again, _ = alone.play(text_of(name))
    assert alone.entries(again) == alone.entries(operation)


def test_the_guides_example_plays_alone_to_its_end(alone: Alone) -> None:
    _, operation, _ = alone.play(example())
    drill = alone.end(operation).drill
    assert drill.phase is DrillPhase.ENDED
    assert [one for one in drill.given.values() if one.failed] == []
    assert {"proeve", "ny_proeve"} <= {one.inject for one in drill.given.values()}


def test_another_seed_plays_other_entries_and_both_ways_of_a_turn(alone: Alone) -> None:
    def came(seed: int) -> frozenset[str]:
        _, operation, _ = alone.play(text_of("koncert"), seed)
        return frozenset(one.inject or "" for one in alone.end(operation).drill.given.values())

    told, untold = came(0), came(4)
    assert "skjul_hoert" in told and "skjul_ikke" not in told
    assert "skjul_ikke" in untold and "skjul_hoert" not in untold


def test_a_command_among_the_injects_points_at_what_came_before(alone: Alone) -> None:
    played, operation, _ = alone.play(LABELLED.replace("CHANCE", "1"))
    number = {one.planned.label or one.planned.command: one.number for one in played}
    log = alone.end(operation).log
    first = log.get(number["vejle"])
    assert first is not None and first.text == "Kajen er lukket."
    dike = next(one for one in log.latest(99) if one.text == "Blødt.")
    assert dike.corrected_by is not None and log.get(dike.corrected_by).text == "Alt."
    given = alone.end(operation).drill.given.values()
    entries = {one.inject: one.entries for one in given}
    assert entries["rettet"] == (dike.corrected_by,) and entries["dige"] == (dike.number,)


def test_what_points_at_something_that_chance_left_out_is_told_and_the_drill_goes_on(
    alone: Alone,
) -> None:
    _, operation, _ = alone.play(LABELLED.replace("CHANCE", "0"))
    drill = alone.end(operation).drill
    failed = {one.inject: one.failed for one in drill.given.values()}
    assert failed == {"fulgt": None, "rettet": "scenario.unknown_label"}
    assert drill.phase is DrillPhase.ENDED


def small() -> Script:
    return read(INJECTED)


def test_control_sits_where_the_drill_was_opened_and_lets_go_within_it() -> None:
    assert control_of(small(), CAST) == "planlaegger"
    elsewhere = read(INJECTED.replace("{name: Øvelse Hejlsminde}", "{name: Ø, seat: formand}"))
    assert control_of(elsewhere, CAST) == "planlaegger"
    ((at, inject),) = releases(small(), 7)
    assert inject == "joker" and timedelta(0) < at < timedelta(minutes=15)
    assert releases(small(), 7) == releases(small(), 7) != releases(small(), 8)


@pytest.mark.parametrize("file", sorted(Path("scenarios").glob("*.yaml")), ids=lambda one: one.stem)
def test_no_scenario_needs_what_only_a_person_can_give(file: Path) -> None:
    """Attachments are handed over by control; a drill that plays alone has none to give."""
    script = read(file.read_text(encoding="utf-8"))
    assert [one.id for one in script.injects if one.attachment] == []
