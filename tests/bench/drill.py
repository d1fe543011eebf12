"""A drill of a day at full speed, and how long after it is due an inject is on the screens."""

from __future__ import annotations

import http.client
import json
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from crisis.commands.drills import PrepareDrill, SetDrillClock
from crisis.drills.checks import checked
from crisis.drills.player import begin
from crisis.drills.ticking import Book, DrillTicker
from crisis.drills.unattended import Stage, unattended
from crisis.terms.drills import SPEED_LIMIT, ClockMove
from crisis.terms.operations import Mode
from tests.bench import bare
from tests.bench.goals import at_most
from tests.drilling import CODE_WORD, CONTROL
from tests.given import Desk
from tests.listener import Listener
from tests.playing import CAST, DeskDoor, prepared
from tests.rig import Line, Rig

INJECTS, DAY = 500, 24 * 3600
GOAL = 10.0
SEATS = ("formand", "kolding", "vejle", "presse-politi", "logfoerer")
COMING, APART, FIRST = 60, 1.37, 5
"""So many injects for the screens, so many seconds apart: no multiple of the clock's second."""
PATIENCE = 240.0
TEXT = "Borgeren melder vand i kælderen, nu 40 cm, og spørger, om han skal blive i huset."


def measure() -> Iterator[str]:
    """Give the lines of the table."""
    with tempfile.TemporaryDirectory() as name:
        yield from _day(Path(name))
    with tempfile.TemporaryDirectory() as name:
        yield from _alone(Path(name))
    with tempfile.TemporaryDirectory() as name:
        limit = bare.flush_and_send(Path(name), len(SEATS) + 1)
        yield f"bare flush + send to {len(SEATS) + 1} sockets: p99 {_ms(limit, 0.99)} (= 1.00)"
        rig = Rig(Path(name)).up(PATIENCE)
        try:
            yield from _screens(rig)
        finally:
            rig.end()


def script(count: int, apart: float, first: float = 0.0, seats: int = 1) -> str:
    """Write a script of so many injects, each to so many seats, in turn."""
    told = ["format: 1", "title: Bænk", "seed: 1", "operation: {name: Bænk}", "cast:"]
    told += [f"  - {{role: {seat}, seat: {seat}}}" for seat in SEATS]
    told += ["  - {role: borger, cell: citizens}", "injects:"]
    for number in range(count):
        turn = [SEATS[(number + one) % len(SEATS)] for one in range(seats)]
        at, to = round(first + number * apart), ", ".join(turn)
        told.append(f"  - {{id: i{number}, from: borger, to: [{to}], at: {_span(at)},")
        told.append(f'     text: "{TEXT}"}}')
    return "\n".join(told) + "\n"


def _span(seconds: int) -> str:
    return f"{seconds // 3600}h{seconds % 3600 // 60}m{seconds % 60}s"


def _alone(folder: Path) -> Iterator[str]:
    """A day that plays alone, with simulated participants in every seat."""
    desk = prepared(Desk(folder))
    text = script(INJECTS, DAY / INJECTS)
    door, begun, worked = DeskDoor(desk), time.perf_counter(), time.process_time()
    read = checked(text, CAST)
    operation = begin(read, door)

    def wait(seconds: float) -> None:
        desk.now += timedelta(seconds=seconds)

    stage = Stage(
        text=text,
        script=read,
        cast=CAST,
        door=door,
        operation=operation,
        now=lambda: desk.now,
        wait=wait,
        seed=read.seed,
    )
    played = list(unattended(stage))
    took, worked = time.perf_counter() - begun, time.process_time() - worked
    desk.database.close()
    yield (
        f"24 hours with {INJECTS} injects played alone at full speed: {took:.2f} s "
        f"{at_most(GOAL, took, 's')}, {worked:.2f} s of one core, "
        f"{len(played)} commands by control and simulated participants"
    )


def _day(folder: Path) -> Iterator[str]:
    """A day by a clock that is put on and not waited for, through the door and onto the disk."""
    desk = Desk(folder)
    operation = desk.opens("Bænk", Mode.EXERCISE)
    noted: list[datetime] = []
    book = Book(last=lambda: noted[-1] if noted else None, note=noted.append)
    ticker = DrillTicker(desk.handler, lambda: desk.now, book)
    begun, worked = time.perf_counter(), time.process_time()
    wish = PrepareDrill(script=script(INJECTS, DAY / INJECTS), code_word=CODE_WORD)
    desk.do(wish, CONTROL, operation, mode=Mode.EXERCISE)
    ready = time.perf_counter() - begun
    start = SetDrillClock(move=ClockMove.START, base=0, speed=SPEED_LIMIT)
    desk.do(start, CONTROL, operation, mode=Mode.EXERCISE)
    for _ in range(round(DAY / SPEED_LIMIT) + 1):
        desk.now += timedelta(seconds=1)
        ticker.tick()
    took, worked = time.perf_counter() - begun, time.process_time() - worked
    given = len(desk.handler.whole(operation).drill.given)
    desk.database.close()
    assert given == INJECTS, given
    yield (
        f"24 hours with {INJECTS} injects given by the clock: {took:.2f} s "
        f"{at_most(GOAL, took, 's')}, {worked:.2f} s of one core, "
        f"of which {ready:.2f} s to read the script through"
    )


def _screens(rig: Rig) -> Iterator[str]:
    """Every receiver's board and control's wait for each inject; due by the drill's own clock."""
    control = rig.line("planlaegger")
    operation = rig.opens("Bænk", "EXERCISE")
    body = {"script": script(COMING, APART, FIRST, len(SEATS)), "code_word": CODE_WORD}
    control.does(operation, "PrepareDrill", **body)
    seats = (*SEATS, "planlaegger")
    screens = [Screen(rig.line(seat), operation) for seat in seats]
    number = control.does(operation, "SetDrillClock", move="start", base=0)
    stamp = next(one for one in control.journal(operation) if one["number"] == number)
    started = datetime.fromisoformat(stamp["recorded_at"]).astimezone(UTC).timestamp()
    waits: list[float] = []
    for at in range(COMING):
        due = started + round(FIRST + at * APART)
        waits += [screen.shown(at + 1) - due for screen in screens]
    for screen in screens:
        screen.close()
    yield (
        f"an inject on the screens after it is due ({len(screens)} boards, {COMING} injects): "
        f"p50 {_ms(waits, 0.5)}, p99 {_ms(waits, 0.99)}, worst {_ms(waits, 1)}"
    )


def _ms(times: list[float], part: float) -> str:
    return f"{bare.percentile(times, part) * 1000:.1f} ms"


class Screen:
    """A board without a browser: on a hint it asks for what is new, and counts the injects."""

    def __init__(self, line: Line, operation: str) -> None:
        self._http = http.client.HTTPConnection(urlsplit(line.url).netloc, timeout=20)
        cookies = "; ".join(f"{one.name}={one.value}" for one in line.http.cookies)
        self._headers = {"Cookie": cookies, "Sec-Fetch-Dest": "empty"}
        self._operation = operation
        self._last = 0
        self._came: list[float] = []
        self._news = threading.Condition()
        self._catch_up()
        self._listener = Listener(line, operation, self._told).join()

    def shown(self, count: int) -> float:
        """Wait until so many injects are there; give when the last of them came."""
        with self._news:
            assert self._news.wait_for(lambda: len(self._came) >= count, 30), f"no inject {count}"
            return self._came[count - 1]

    def close(self) -> None:
        """Hang up."""
        self._listener.close()
        self._http.close()

    def _told(self, name: str, data: Any) -> None:
        number = {"hint": "number", "pulse": "head"}.get(name)
        if number and data[number] > self._last:
            self._catch_up()

    def _catch_up(self) -> None:
        path = f"/api/v1/operations/{self._operation}/journal?after={self._last}"
        self._http.request("GET", path, headers=self._headers)
        answer = self._http.getresponse()
        entries = json.loads(answer.read())["entries"]
        now = time.time()
        with self._news:
            for one in entries:
                self._last = max(self._last, one["number"])
                if one["type"] == "InjectGiven":
                    assert one["event"]["text"] == TEXT
                    self._came.append(now)
            self._news.notify_all()


if __name__ == "__main__":
    for line in measure():
        print(line, flush=True)
