"""Builds of the board that break one promise each: the referee must see it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.campaign import Plan, play_on
from tests.faults.stages import OneBoard

pytestmark = [pytest.mark.processes, pytest.mark.slow]

ALL = "CRISIS_ALL_BUILDS" in os.environ
"""`make long` tries every build that breaks a promise, `make test` the one without the lock."""
SEEDS = 6
"""So many seeds a build that breaks a promise may take to be caught; the first did so far."""

CAUGHT = {
    "no_lock": Plan(kinds=(), kills=0),
    "no_keys": Plan(kinds=("worker",), kills=1, beside=("cut",)),
    "early_answer": Plan(kinds=("web",), kills=1, beside=()),
}
"""Build that breaks a promise → by which faults it is caught."""
AT = {
    "no_lock": {"lost", "broken chain"},
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


@pytest.mark.parametrize("build", CAUGHT if ALL else ["no_lock"])
def test_a_build_that_breaks_a_promise_is_caught_at_it(
    board: OneBoard, build: str, tmp_path: Path
) -> None:
    found: set[str] = set()
    for seed in range(1, SEEDS + 1):
        plan = replace(CAUGHT[build], build=build, seed=seed, press_seconds=0)
        try:
            found |= play_on(board, plan, tmp_path / str(seed)).names
        except AssertionError as problem:
            # Without its lock a board may also come to a standstill; then another seed is played.
            found.add(f"stands still: {problem}")
        if found >= AT[build]:
            return
    raise AssertionError(f"{build} was caught at nothing but {found}")
