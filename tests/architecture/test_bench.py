"""What is measured stands beside its goal, and a goal that is broken is said to be."""

from __future__ import annotations

from pathlib import Path

from tests.bench.goals import NOT_MET, at_least, at_most

BENCH = Path(__file__).parents[1] / "bench"


def test_a_goal_that_is_broken_is_said_to_be() -> None:
    assert at_most(1.5, 1.5) == "(goal ≤ 1.5)"
    assert at_most(300, 301, "ms") == f"(goal ≤ 300 ms: {NOT_MET})"
    assert at_least(80_000, 80_000) == "(goal ≥ 80,000)"
    assert at_least(5_000, 4_999, wish="20,000") == f"(goal ≥ 5,000, wish 20,000: {NOT_MET})"


def test_no_measurement_states_a_goal_that_it_does_not_judge() -> None:
    written = {one.name for one in BENCH.glob("*.py") if "(goal" in one.read_text("utf-8")}
    assert written == set()
