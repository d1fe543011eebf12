"""The bell is away or hangs: nobody waits for it, the board says so and takes it back again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.bell import Bell
from tests.listener import Listener
from tests.processes import until
from tests.rig import Rig

pytestmark = [pytest.mark.processes, pytest.mark.alone, pytest.mark.slow]

POSTS = 200
WORST_OF_A_HUNDRED = 0.5
TOLD_WITHIN = 15.0
SENT_WITHIN = 20.0


@pytest.fixture(scope="module")
def bell() -> Iterator[Bell]:
    made = Bell()
    yield made
    made.end()


@pytest.fixture(scope="module")
def rig(bell: Bell, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    made = Rig(tmp_path_factory.mktemp("bell"), REDIS_URL=bell.url).up()
    yield made
    made.end()


def told(rig: Rig, away: bool) -> float:
    """Wait until the board says whether the bell is away; give the seconds that took."""
    begun = time.monotonic()
    line = rig.line("kolding")
    until(lambda: line.get("/api/v1/health").json()["bell_away"] is away, TOLD_WITHIN, 0.2)
    return time.monotonic() - begun


def waits(rig: Rig, operation: str) -> list[float]:
    """Make many entries; give how long each was waited for, the shortest first."""
    taken = []
    for number in range(POSTS):
        begun = time.monotonic()
        rig.line("kolding").records(operation, f"Uden klokke {number}")
        taken.append(time.monotonic() - begun)
    return sorted(taken)


def leaves(rig: Rig, operation: str) -> float:
    """Let a statement out; give the seconds until the press room has it."""
    later = (datetime.now(UTC) + timedelta(minutes=30)).isoformat()
    wish = {"what": "Brand på havnen", "next_update_at": later}
    rig.line("formand").does(operation, "IssueHoldingStatement", **wish)
    begun = time.monotonic()

    def settled() -> bool:
        path = f"/api/v1/operations/{operation}/situation"
        found = rig.line("kolding").get(path).json()["statements"]
        outcomes = [sent["outcome"] for one in found for sent in one["dispatches"]]
        return bool(outcomes) and set(outcomes) == {"delivered"}

    until(settled, SENT_WITHIN)
    return time.monotonic() - begun


def heard(listener: Listener) -> bool:
    """What the last pulse said of the bell."""
    return bool(listener.heard("pulse")[-1]["bell_away"])


@pytest.mark.parametrize("how", ["killed", "hangs"])
def test_without_its_bell_the_board_takes_all_that_is_written_and_says_what_is_slower(
    rig: Rig, bell: Bell, how: str
) -> None:
    operation = rig.opens()
    told(rig, away=False)
    listener = Listener(rig.line("kolding"), operation).join()
    bell.dies() if how == "killed" else bell.hangs()
    away_after = told(rig, away=True)
    waited, sent = waits(rig, operation), leaves(rig, operation)
    half, worst = waited[POSTS // 2], waited[int(0.99 * POSTS)]
    until(lambda: heard(listener), TOLD_WITHIN)
    assert rig.line("kolding").get("/api/v1/health").json()["status"] == "degraded"
    page = rig.line("stabschef").get("/status").text
    assert "svarer ikke siden" in page and "langsommere; alt gemmes" in page
    assert "publish-exercise, publish-live, status, verify" in page
    bell.start() if how == "killed" else bell.goes_on()
    back_after = told(rig, away=False)
    until(lambda: not heard(listener), TOLD_WITHIN)
    listener.close()
    numbers = rig.line("kolding").log_numbers(operation)
    assert len(numbers) >= POSTS
    assert worst <= WORST_OF_A_HUNDRED
    print(
        f"{how}: told after {away_after:.1f} s, taken back after {back_after:.1f} s, "
        f"of {POSTS} entries half within {half * 1000:.0f}, 99 % within {worst * 1000:.0f}, all "
        f"within {waited[-1] * 1000:.0f} ms, sent after {sent:.1f} s"
    )


def test_what_a_bell_forgets_nobody_misses(rig: Rig, bell: Bell) -> None:
    operation = rig.opens()
    told(rig, away=False)
    listener = Listener(rig.line("kolding"), operation).join()
    bell.forgets()
    before = rig.line("kolding").records(operation, "Efter at klokken har glemt alt")
    leaves(rig, operation)
    last = rig.line("kolding").journal(operation)[-1]["number"]
    assert last > before + 1, "the publisher wrote its receipt"
    until(lambda: listener.heard("hint")[-1]["number"] == last, TOLD_WITHIN)
    bell.forgets()
    leaves(rig, rig.opens())
    listener.close()


def test_a_bell_that_turns_all_away_is_away_and_they_are_back_by_themselves(
    rig: Rig, bell: Bell
) -> None:
    operation = rig.opens()
    told(rig, away=False)
    with bell.turns_away() as line:
        told(rig, away=True)
        rig.line("kolding").records(operation, "Med en forkert adgangskode til klokken")
        leaves(rig, operation)
        line.config_set("requirepass", "")
    told(rig, away=False)
    listener = Listener(rig.line("kolding"), operation).join()
    before = len(listener.heard("hint"))
    leaves(rig, operation)
    until(lambda: len(listener.heard("hint")) > before, TOLD_WITHIN)
    listener.close()
    assert len(rig.line("kolding").log_numbers(operation)) == 1
