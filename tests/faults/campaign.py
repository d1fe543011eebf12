"""One run: a board, clients, a nemesis; then all is healed, waited for, and refereed."""

from __future__ import annotations

import json
import re
import threading
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import func, select

from crisis.journal.lanes import ThreadLanes
from crisis.journal.opening import open_read_only
from crisis.journal.outbox_tables import outbox
from tests.faults import checker, history
from tests.faults.checker import Anomaly, Seen
from tests.faults.history import Log
from tests.faults.nemesis import BESIDE, Nemesis, set_clock
from tests.faults.stages import STAGES, Stage
from tests.faults.writers import Board, Press, Writer

SEAT, POLICE = "kolding", "formand"
PUBLISHED_SECONDS = 60.0


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is played; with the same plan the same things are broken in the same order."""

    engine: str = "sqlite"
    kinds: Sequence[str] = ("web", "worker", "publisher", "valkey")
    kills: int = 15
    beside: Sequence[str] = BESIDE
    writers: int = 8
    seed: int = 1
    build: str = ""
    press_seconds: float = 10.0
    """How often a statement is let out; 0 for never."""


@dataclass(frozen=True, kw_only=True)
class Result:
    """What came of it."""

    anomalies: list[Anomaly]
    acked: int
    taken: int
    unknown: int
    reads: int
    statements: int
    seconds: float
    readiness: list[tuple[str, float]] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)

    @property
    def names(self) -> set[str]:
        return {one.name for one in self.anomalies}


def play(plan: Plan, folder: Path) -> Result:
    """Play it in this folder, where the logs stay. Call it from the main thread: a database that is
    started from a thread would end with it."""
    begun = time.monotonic()
    clock = folder / "clock"
    folder.mkdir(parents=True, exist_ok=True)
    set_clock(clock, 0)
    stage = STAGES[plan.engine](folder, clock, plan.build)
    try:
        restarted = _break(plan, stage, folder, clock)
        notes = history.read(folder / "logs")
        seen = _look(stage, _operation(folder))
    finally:
        stage.end()
    (folder / "journal.json").write_text(json.dumps(list(seen.entries)), encoding="utf-8")
    anomalies = checker.check(notes, seen)
    anomalies += [Anomaly("started anew", f"by {one}, which needs no start") for one in restarted]
    said = Counter((note.what, note.act) for note in notes)
    return Result(
        anomalies=anomalies,
        acked=sum(one.act == "write" and bool(one.acked) for one in checker.gather(notes)),
        taken=said["ok", "take"],
        unknown=sum(count for (what, _), count in said.items() if what == "info"),
        reads=said["ok", "read"],
        statements=said["ok", "press"],
        seconds=time.monotonic() - begun,
        readiness=checker.readiness(notes),
        done=Counter(note.act for note in notes if note.what == "begin"),
    )


def _break(plan: Plan, stage: Stage, folder: Path, clock: Path) -> list[str]:
    """Let all write while things break; ends when each client knows what came of his last wish."""
    logs = folder / "logs"
    board = _board(stage, folder)
    writers = [
        Writer(board, Log(logs, f"writer-{number}"), plan.seed * 1000 + number, asks=number == 0)
        for number in range(plan.writers)
    ]
    desk = Writer(board, Log(logs, "press"), plan.seed * 1000 + 999, asks=False)
    press = Press(desk, lambda: stage.log_in(POLICE), plan.press_seconds)
    acked = lambda: sum(one.acked for one in writers)  # noqa: E731
    nemesis = Nemesis(stage, Log(logs, "nemesis"), clock, acked, plan.seed)
    stop = threading.Event()
    with ThreadPoolExecutor(plan.writers + 1) as pool:
        works = [one.work_until for one in writers]
        works += [press.work_until] if plan.press_seconds else []
        working = [pool.submit(work, stop) for work in works]
        try:
            nemesis.rage(plan.kinds, plan.kills, plan.beside)
        finally:
            stop.set()
    for one in working:
        one.result()
    return nemesis.restarted


def _board(stage: Stage, folder: Path) -> Board:
    words = ("token", "create", "--account", SEAT, "--seat", SEAT, "--name", "skrivere")
    made = stage.crisis(*words)
    assert made.returncode == 0, made.stderr
    operation = stage.log_in("stabschef").opens("Alt falder")
    (folder / "operation").write_text(operation, encoding="ascii")
    token = re.findall(r"\S+", made.stdout)[-1]
    return Board([front.url for front in stage.fronts], {}, token, operation)


def _operation(folder: Path) -> str:
    return (folder / "operation").read_text(encoding="ascii")


def _look(stage: Stage, operation: str) -> Seen:
    """When everything is well again: publish what waits, then read it all."""
    line = stage.log_in("stabschef")
    path = f"/api/v1/operations/{operation}/situation"

    def unpublished() -> int:
        found = line.get(path).json()["statements"]
        return sum(one["state"] != "published" for one in found)

    deadline = time.monotonic() + PUBLISHED_SECONDS
    while (left := unpublished()) and time.monotonic() < deadline:
        time.sleep(0.25)
    return Seen(
        entries=line.journal(operation),
        verified=stage.crisis("journal", "verify").returncode,
        outbox=_waiting_to_leave(stage.database, operation),
        unpublished=left,
    )


def _waiting_to_leave(url: str, operation: str) -> int:
    """How many outbox rows there are; the one thing that is not told over HTTP."""
    database = open_read_only(url, ThreadLanes())
    rows = select(func.count()).where(outbox.c.stream == operation)
    try:
        return database.read(lambda connection: connection.execute(rows).scalar_one())
    finally:
        database.close()
