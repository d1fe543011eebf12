"""What may die while people write: no acknowledged entry is lost or doubled, no log-in ends."""

from __future__ import annotations

import json
import os
import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import requests
from pysqlite3 import dbapi2 as sqlite

from tests.processes import free_port, until
from tests.rig import Line, Rig, copy_database, crisis, new_key

pytestmark = [pytest.mark.processes, pytest.mark.slow]

KILLS = int(os.environ.get("CRISIS_KILLS", "3"))
WRITERS = 8
SEATS = ("kolding", "vejle", "horsens", "fredericia", "brs", "trekantbrand", "billund")
MARK = "nøgle "
REPEATED = 0.3
GIVE_UP_SECONDS = 60.0
READY_SECONDS = 5.0
USUAL_SECONDS = 0.5
WORST_SECONDS = 2.0
SEED = int(os.environ.get("CRISIS_SEED", "2023"))


@dataclass
class Writer:
    """Writes until told to stop, and keeps its own list of what the board has acknowledged."""

    line: Line
    operation: str
    chance: random.Random
    acked: dict[str, int] = field(default_factory=dict)
    retried: int = 0
    wrong: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def write_until(self, stop: threading.Event) -> None:
        while not stop.is_set():
            self.write_one()

    def write_one(self) -> None:
        key = new_key()
        body = self._until_taken(key)
        if body is None:
            self.wrong.append(f"{key}: never taken")
            return
        self.acked[key] = int(json.loads(body)["entries"][0])
        if self.chance.random() < REPEATED and self._until_taken(key) != body:
            self.wrong.append(f"{key}: a repetition got another answer")

    def _until_taken(self, key: str) -> bytes | None:
        """Send until there is a 201: what was not answered is asked again under the same key."""
        deadline = time.monotonic() + GIVE_UP_SECONDS
        while time.monotonic() < deadline:
            begun = time.monotonic()
            try:
                answer = self.line.sends(self.operation, "RecordEntry", key, text=MARK + key)
            except requests.RequestException:
                self.retried += 1
                time.sleep(0.05)
                continue
            if answer.status_code == 201:
                self.seconds.append(time.monotonic() - begun)
                return answer.content
            if answer.status_code not in {409, 429, 503}:
                self.wrong.append(f"{answer.status_code} {answer.text}")
            self.retried += 1
            time.sleep(0.05)
        return None


class Writers:
    """Several of them at once, each with a connection of its own."""

    def __init__(self, rig: Rig, operation: str, count: int = WRITERS) -> None:
        self.stop = threading.Event()
        self.all = []
        for number in range(count):
            line = Line(rig.url)
            known = rig.line(SEATS[number % len(SEATS)])
            line.http.cookies.update(known.http.cookies)
            line.http.headers.update(known.http.headers)
            self.all.append(Writer(line, operation, random.Random(SEED + number)))
        self.pool = ThreadPoolExecutor(count)

    def __enter__(self) -> Writers:
        for one in self.all:
            self.pool.submit(one.write_until, self.stop)
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        self.pool.shutdown()

    def acked(self) -> dict[str, int]:
        return {key: number for one in self.all for key, number in one.acked.items()}

    def wrong(self) -> list[str]:
        return [what for one in self.all for what in one.wrong]

    def write_on(self, more: int = 20) -> None:
        """Wait until so many more have been acknowledged."""
        goal = len(self.acked()) + more
        until(lambda: len(self.acked()) >= goal, 30)


def assert_each_once(rig: Rig, operation: str, acked: dict[str, int]) -> None:
    """Every acknowledged key has one entry, under the number that was told, without a gap."""
    entries = rig.line("kolding").journal(operation)
    assert [one["number"] for one in entries] == list(range(1, len(entries) + 1))
    found: dict[str, list[int]] = {}
    for one in entries:
        if one["type"] == "EntryRecorded":
            found.setdefault(one["event"]["text"].removeprefix(MARK), []).append(one["number"])
    assert {key: numbers for key, numbers in found.items() if len(numbers) > 1} == {}
    assert {key: found.get(key) for key in acked} == {key: [at] for key, at in acked.items()}


def test_every_acknowledged_entry_is_there_once_although_parts_are_killed_while_eight_write(
    rig: Rig,
) -> None:
    operation = rig.opens()
    with Writers(rig, operation) as writers:
        for number in range(KILLS):
            writers.write_on()
            rig.kill(("valkey", "worker")[number % 2])
            rig.kill("web")
            begun = time.monotonic()
            until(rig.answers, 20)
            assert time.monotonic() - begun <= READY_SECONDS
        writers.write_on()
    acked = writers.acked()
    assert writers.wrong() == []
    assert sum(one.retried for one in writers.all) > 0, "no kill met a writer"
    assert_each_once(rig, operation, acked)
    verified = rig.crisis("journal", "verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    print(f"{len(acked)} acknowledged, web killed {KILLS} times, seed {SEED}: 0 lost, 0 doubled")


def test_a_bell_that_dies_costs_no_entry_and_makes_nobody_wait(rig: Rig) -> None:
    operation = rig.opens()
    with Writers(rig, operation, count=2) as writers:
        for _ in range(2):
            writers.write_on()
            rig.kill("valkey")
        writers.write_on()
    assert writers.wrong() == []
    assert sum(one.retried for one in writers.all) == 0
    seconds = sorted(time for one in writers.all for time in one.seconds)
    assert seconds[int(0.95 * len(seconds))] <= USUAL_SECONDS
    assert seconds[-1] <= WORST_SECONDS
    assert_each_once(rig, operation, writers.acked())


def test_a_database_of_a_newer_layout_is_refused_in_one_line_and_left_as_it_is(
    rig: Rig, tmp_path: Path
) -> None:
    var = tmp_path / "var"
    var.mkdir()
    file = var / "board.sqlite"
    copy_database(rig.var / "board.sqlite", file)
    with closing(sqlite.connect(file)) as copy:
        copy.execute("UPDATE schema_version SET number = number + 1")
        copy.commit()
        copy.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = file.read_bytes()
    done = crisis("run", "--port", str(free_port()), CRISIS_VAR=str(var))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1 and "nyere udgave" in done.stderr
    assert file.read_bytes() == before
