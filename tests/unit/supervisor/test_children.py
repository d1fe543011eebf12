"""A part that dies comes back after a pause; one that is ended takes its own children along."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import psutil

from crisis.supervisor import children
from crisis.supervisor.children import Child
from tests.processes import left, until

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
DEAF = [
    sys.executable,
    "-c",
    "import signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
    "open(sys.argv[1], 'w').close(); time.sleep(60)",
]
PARENT = [
    sys.executable,
    "-c",
    "import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', 'import time; "
    "time.sleep(60)']); time.sleep(60)",
]


def tended(child: Child) -> bool:
    child.tend()
    return child.pid is not None


def test_a_death_is_followed_by_a_pause_and_a_new_start() -> None:
    child = Child("part", SLEEP, os.environ)
    child.start()
    first = child.pid
    assert first
    psutil.Process(first).kill()
    until(lambda: not tended(child))
    fell = time.monotonic()
    until(lambda: tended(child))
    assert time.monotonic() - fell >= children.BACKOFF[0] / 2
    assert child.pid != first
    assert child.deaths == 1
    child.ask_to_end()
    child.end(time.monotonic() + 5)


def test_one_that_cannot_live_is_started_ever_more_seldom() -> None:
    child = Child("part", [sys.executable, "-c", "raise SystemExit(3)"], os.environ)
    child.start()
    began = time.monotonic()
    until(lambda: (child.tend(), child.deaths >= 3)[1])
    assert time.monotonic() - began >= children.BACKOFF[0] + children.BACKOFF[1]
    child.ask_to_end()
    child.end(time.monotonic() + 5)


def test_one_that_does_not_listen_is_killed_at_the_deadline(tmp_path: Path) -> None:
    child = Child("part", [*DEAF, str(tmp_path / "deaf")], os.environ)
    child.start()
    until((tmp_path / "deaf").exists)
    child.ask_to_end()
    child.end(time.monotonic() + 0.3)
    assert child.pid is None


def test_its_own_children_end_with_it() -> None:
    child = Child("part", PARENT, os.environ)
    child.start()
    assert child.pid
    process = psutil.Process(child.pid)
    family = [process, *until(process.children)]
    child.ask_to_end()
    child.end(time.monotonic() + 5)
    until(lambda: left(family) == [])
