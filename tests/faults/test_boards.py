"""A real board whose parts die, freeze, run full and lie about the time while eight write to it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.campaign import Plan, Result, play, play_on
from tests.faults.stages import OneBoard

pytestmark = [pytest.mark.processes, pytest.mark.slow]

KILLS = int(os.environ.get("CRISIS_KILLS", "15"))
SEED = int(os.environ.get("CRISIS_SEED", "2023"))
SEEDS = 4
"""So many seeds a build that breaks a promise may take to be caught; the first did so far."""

CAUGHT = {
    "no_lock": Plan(kinds=(), kills=0),
    "no_keys": Plan(kinds=("worker",), kills=1, beside=("cut",)),
    "early_answer": Plan(kinds=("web",), kills=1, beside=()),
}
"""Build that breaks a promise → by which faults it is caught."""
AT = {
    "no_lock": {"lost", "two winners", "broken chain"},
    "no_keys": {"doubled"},
    "early_answer": {"lost"},
}
"""Build that breaks a promise → what it is caught at."""


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OneBoard]:
    folder = tmp_path_factory.mktemp("faults") / "board"
    folder.mkdir()
    made = OneBoard(folder)
    yield made
    made.end()


def said(result: Result) -> str:
    return "\n".join(f"{one.name}: {one.what}" for one in result.anomalies[:20])


def test_nothing_acknowledged_is_lost_or_doubled_whatever_dies_on_one_file(
    board: OneBoard, tmp_path: Path
) -> None:
    result = play_on(board, Plan(kills=KILLS, seed=SEED), tmp_path)
    assert not result.anomalies, said(result)
    assert result.unknown > 0, "no fault met a client"
    assert result.taken > 0 and result.statements > 0 and result.reads > 0


@pytest.mark.parametrize("build", CAUGHT)
def test_a_build_that_breaks_a_promise_is_caught_at_it(
    board: OneBoard, build: str, tmp_path: Path
) -> None:
    found: set[str] = set()
    for seed in range(1, SEEDS + 1):
        plan = replace(CAUGHT[build], build=build, seed=seed, press_seconds=0)
        found |= play_on(board, plan, tmp_path / str(seed)).names
        if found >= AT[build]:
            return
    raise AssertionError(f"{build} was caught at nothing but {found}")


def test_nor_on_postgresql_with_two_webs_although_the_database_dies_too(tmp_path: Path) -> None:
    kinds = ("database", "web", "worker", "valkey", "publisher")
    plan = Plan(engine="postgres", kinds=kinds, kills=max(5, KILLS // 3), beside=("cut",))
    result = play(plan, tmp_path)
    assert not result.anomalies, said(result)
    assert result.unknown > 0, "no fault met a client"
    assert result.done["database"] > 0
