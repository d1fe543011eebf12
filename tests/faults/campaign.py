"""One run: a board, clients, a nemesis; then all is healed, waited for, and refereed."""

from __future__ import annotations

import json
import secrets
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import func, select

from crisis.journal.lanes import ThreadLanes
from crisis.journal.opening import open_read_only
from crisis.journal.outbox_tables import outbox
from tests.faults import checker, history
from tests.faults.checker import Anomaly, Seen
from tests.faults.history import Log
from tests.faults.nemesis import BESIDE, Nemesis, rebuild
from tests.faults.stages import STAGES, Stage
from tests.faults.web import Told
from tests.faults.writers import Board, Client, Press, Writer
from tests.rig import Rig

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
    board = folder / "board"
    board.mkdir(parents=True)
    Told(board).write("build", plan.build)
    stage = STAGES[plan.engine](board)
    try:
        return play_on(stage, plan, folder)
    finally:
        stage.end()


def play_on(stage: Stage, plan: Plan, folder: Path) -> Result:
    """Play it on a board that runs already; with an operation and logs of its own."""
    begun = time.monotonic()
    folder.mkdir(parents=True, exist_ok=True)
    if stage.told.build != plan.build:
        rebuild(stage, plan.build)
    operation = stage.log_in("stabschef").opens(f"Alt falder {secrets.token_hex(4)}")
    restarted = _break(plan, stage, operation, folder / "logs")
    notes = history.read(folder / "logs")
    seen = _look(stage, operation)
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


def _break(plan: Plan, stage: Stage, operation: str, logs: Path) -> list[str]:
    """Let all write while things break; ends when each client knows what came of his last wish."""
    board = Board([front.url for front in stage.fronts], made_token(stage), operation)
    writers = made_writers(board, logs, plan.writers, plan.seed)
    working: list[Writer | Press] = [*writers]
    if plan.press_seconds:
        desk = Client(board, Log(logs, "press"), plan.seed * 1000 + 999)
        working.append(Press(desk, lambda: stage.log_in(POLICE), plan.press_seconds))
    acked = lambda: sum(one.acked for one in writers)  # noqa: E731
    with closing(Log(logs, "nemesis")) as log, at_work(*working):
        nemesis = Nemesis(stage, log, acked, plan.seed)
        nemesis.rage(plan.kinds, plan.kills, plan.beside)
    return nemesis.restarted


def made_writers(board: Board, logs: Path, count: int, seed: int) -> list[Writer]:
    """Writers with a log each; the first of them asks for tasks."""
    return [
        Writer(board, Log(logs, f"writer-{number}"), seed * 1000 + number, asks=number == 0)
        for number in range(count)
    ]


@contextmanager
def at_work(*clients: Writer | Press) -> Iterator[None]:
    """All of them at once, until this ends and each has the last thing he asked for answered."""
    stop = threading.Event()
    with ThreadPoolExecutor(len(clients)) as pool:
        working = [pool.submit(one.work_until, stop) for one in clients]
        try:
            yield
        finally:
            stop.set()
    for client, work in zip(clients, working, strict=True):
        client.close()
        work.result()


def made_token(stage: Stage | Rig) -> str:
    """Access for the writers: unlike a log-in it does not end when the clock jumps an hour."""
    words = ("token", "create", "--account", SEAT, "--seat", SEAT, "--name", "skrivere")
    made = stage.crisis(*words)
    assert made.returncode == 0, made.stderr
    return made.stdout.split()[-1]


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
        verified=stage.crisis("journal", "verify", "--stream", operation).returncode,
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
