"""Chores: one that goes wrong stops no other, is seen, and is tried again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from crisis.errors import StoreUnavailable
from crisis.journal.chores import ChoreBook, chores
from tests.given import NOON, Desk
from tests.processes import ROOT, until
from workers.chores import Chore, Round


def fails() -> None:
    raise StoreUnavailable("disken er fuld")


def breaks() -> None:
    raise ZeroDivisionError


def test_one_that_fails_or_hangs_stops_no_other(desk: Desk) -> None:
    ran, gate = threading.Event(), threading.Event()
    given = [Chore("falder", 0.01, fails), Chore("knækker", 0.01, breaks)]
    given += [Chore("hænger", 0.01, gate.wait), Chore("går", 0.01, ran.set)]
    made = Round(given, ChoreBook(desk.database), lambda: NOON)
    made.start()
    until(lambda: len(chores(desk.database)) == 3)
    assert ran.is_set()
    told = {one.name: (one.failed_since, one.why) for one in chores(desk.database)}
    assert told["falder"] == (NOON, "disken er fuld")
    assert told["knækker"] == (NOON, "ZeroDivisionError:")
    assert told["går"] == (None, "")
    gate.set()
    made.stop(2)


def test_what_goes_wrong_is_told_since_when_until_it_goes_well(desk: Desk) -> None:
    book, minute = ChoreBook(desk.database), timedelta(minutes=1)
    book.note("kopi", 10, NOON, "væk")
    book.note("kopi", 10, NOON + minute, "stadig væk")
    (found,) = chores(desk.database)
    assert (found.failed_since, found.ran_at) == (NOON, NOON + minute)
    book.note("kopi", 10, NOON + 2 * minute)
    (found,) = chores(desk.database)
    assert (found.failed_since, found.why) == (None, "")
    assert not found.late(NOON + 4 * minute)
    assert found.late(NOON + 5 * minute)


def test_a_chore_that_nobody_has_any_more_is_forgotten(desk: Desk) -> None:
    book = ChoreBook(desk.database)
    book.note("gammel", 10, NOON)
    book.note("ny", 10, NOON)
    book.note("publish-live", 5, NOON)
    book.only(["ny"])
    told = [one.name for one in chores(desk.database)]
    assert told == ["ny", "publish-live"], "the publisher's is not the keeper's to forget"


@pytest.mark.processes
def test_the_keeper_ends_with_0_when_it_is_told_and_needs_no_valkey(tmp_path: Path) -> None:
    rest = {k: v for k, v in os.environ.items() if not k.startswith(("CRISIS_", "REDIS_"))}
    keeper = subprocess.Popen(
        [sys.executable, "-m", "workers.keep"],
        cwd=ROOT,
        env={**rest, "CRISIS_VAR": str(tmp_path)},
        stdin=subprocess.DEVNULL,
    )
    try:
        until(lambda: (tmp_path / "board.sqlite").exists(), 20)
        keeper.send_signal(signal.SIGTERM)
        assert keeper.wait(6) == 0
    finally:
        keeper.kill()
        keeper.wait()


@pytest.mark.processes
def test_a_keeper_writes_the_pictures_within_seconds_of_its_start_with_valkey_away(
    desk: Desk, tmp_path: Path
) -> None:
    operation = desk.opens("Stormflod")
    index, page = (tmp_path / "status" / name for name in ("index.html", f"{operation}.html"))
    rest = {k: v for k, v in os.environ.items() if not k.startswith(("CRISIS_", "REDIS_"))}
    keeper = subprocess.Popen(
        [sys.executable, "-m", "workers.keep"],
        cwd=ROOT,
        env={**rest, "CRISIS_VAR": str(tmp_path), "REDIS_URL": "unix:///nowhere/valkey"},
        stdin=subprocess.DEVNULL,
    )
    try:
        until(index.is_file, 20)
        assert "Stormflod" in page.read_text(encoding="utf-8")
        until(lambda: ("status", "") in {(one.name, one.why) for one in chores(desk.database)}, 5)
    finally:
        keeper.kill()
        keeper.wait()
