"""A real board whose parts die, freeze, run full and lie about the time while eight write to it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.campaign import Plan, Result, play, play_on
from tests.faults.stages import OneBoard
from tests.processes import RunningBoard

pytestmark = [pytest.mark.processes, pytest.mark.alone, pytest.mark.slow]

KILLS = int(os.environ.get("CRISIS_KILLS", "15"))
SECOND_START_SECONDS = 8.0
SEED = int(os.environ.get("CRISIS_SEED", "2023"))


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


def test_after_all_that_it_is_up_again_within_eight_seconds(board: OneBoard) -> None:
    assert board.rig.board.end() == 0
    again = RunningBoard(board.rig.var)
    try:
        assert again.wait_up() <= SECOND_START_SECONDS
    finally:
        again.end()


def test_nor_on_postgresql_with_two_webs_although_the_database_dies_too(tmp_path: Path) -> None:
    kinds = ("database", "web", "worker", "valkey", "publisher")
    plan = Plan(engine="postgres", kinds=kinds, kills=max(5, KILLS // 3), beside=("cut",))
    result = play(plan, tmp_path)
    assert not result.anomalies, said(result)
    assert result.unknown > 0, "no fault met a client"
    assert result.done["database"] > 0
