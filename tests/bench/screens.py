"""From one person's Enter to twenty other screens, on a real running board, over loopback.

A screen does what the page does: on a hint it asks the journal for what is new, then fetches the
rows again. Measured until the hint is heard, until the entry is known, and until its row is there.
"""

from __future__ import annotations

import http.client
import json
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.bench import bare
from tests.listener import Listener
from tests.rig import Line, Rig

SCREENS = 20
ROUNDS = 100
WARM = 5
PATIENCE = 20.0
TEXT = (
    "Vandet stiger ved kajkanten i Kolding Havn, nu 1,42 m. Indsatsleder melder kældre under vand."
)
STEPS = ("hint heard", "entry known", "row there")

Times = tuple[float, float, float]


def measure() -> Iterator[str]:
    """Give the lines of the table."""
    with tempfile.TemporaryDirectory() as name:
        limit = bare.flush_and_send(Path(name), SCREENS)
        yield (
            f"bare flush + send to {SCREENS} loopback sockets: p50 {_ms(limit, 0.5)}, "
            f"p99 {_ms(limit, 0.99)} (= 1.00)"
        )
        rig = Rig(Path(name)).up()
        try:
            yield from _table(*_run(rig), limit)
        finally:
            rig.end()


def _table(posts: list[float], rounds: list[list[Times]], limit: list[float]) -> Iterator[str]:
    yield f"entry saved, as its writer sees it: p50 {_ms(posts, 0.5)}, p99 {_ms(posts, 0.99)}"
    for at, step in enumerate(STEPS):
        every = [times[at] for one in rounds for times in one]
        last = [max(times[at] for times in one) for one in rounds]
        ratio = bare.percentile(last, 0.5) / bare.percentile(limit, 0.5)
        yield (
            f"entry to the other screen ({SCREENS} boards), {step}: p50 {_ms(every, 0.5)}, "
            f"p99 {_ms(every, 0.99)}; the last of them p50 {_ms(last, 0.5)} = {ratio:.0f} × bare"
        )


def _run(rig: Rig) -> tuple[list[float], list[list[Times]]]:
    operation = rig.opens("Bænk")
    writer = rig.line("kolding")
    seats = [line.split()[0] for line in _accounts(rig) if line.split()[0] != "kolding"]
    screens = [Screen(rig.line(seat), operation) for seat in seats[:SCREENS]]
    posts: list[float] = []
    rounds: list[list[Times]] = []
    for _ in range(WARM + ROUNDS):
        begun = time.perf_counter()
        number = writer.records(operation, TEXT)
        posts.append(time.perf_counter() - begun)
        rounds.append([_since(begun, screen.shown(number)) for screen in screens])
    for screen in screens:
        screen.close()
    return posts[WARM:], rounds[WARM:]


def _accounts(rig: Rig) -> list[str]:
    return (rig.var / "demo-accounts.txt").read_text(encoding="utf-8").splitlines()[1:]


def _since(begun: float, times: Times) -> Times:
    hint, known, there = (at - begun for at in times)
    return hint, known, there


def _ms(times: list[float], part: float) -> str:
    return f"{bare.percentile(times, part) * 1000:.1f} ms"


class Screen:
    """A board without a browser: a socket, and one kept connection for what it asks."""

    def __init__(self, line: Line, operation: str) -> None:
        self._operation = operation
        self._http = http.client.HTTPConnection(urlsplit(line.url).netloc, timeout=PATIENCE)
        cookies = "; ".join(f"{one.name}={one.value}" for one in line.http.cookies)
        self._headers = {"Cookie": cookies, "Sec-Fetch-Dest": "empty"}
        self._last = 0
        self._times: dict[int, Times] = {}
        self._news = threading.Condition()
        self._catch_up(0.0)
        self._listener = Listener(line, operation, self._told).join()

    def shown(self, number: int) -> Times:
        """Wait until the entry's row is there; give when the steps were done."""
        with self._news:
            there = self._news.wait_for(lambda: number in self._times, PATIENCE)
            assert there, f"entry {number} never came"
            return self._times[number]

    def close(self) -> None:
        self._listener.close()
        self._http.close()

    def _told(self, name: str, data: Any) -> None:
        number = {"hint": "number", "pulse": "head"}.get(name)
        if number and data[number] > self._last:
            self._catch_up(time.perf_counter())

    def _catch_up(self, heard: float) -> None:
        path = f"/api/v1/operations/{self._operation}/journal?after={self._last}"
        entries = [one["number"] for one in json.loads(self._get(path))["entries"]]
        known = time.perf_counter()
        panel = self._get(f"/operationer/{self._operation}/paneler/log").decode()
        there = time.perf_counter()
        with self._news:
            for number in entries:
                assert number == 1 or f'id="post-{number}"' in panel
                self._times[number] = (heard, known, there)
                self._last = max(self._last, number)
            self._news.notify_all()

    def _get(self, path: str) -> bytes:
        self._http.request("GET", path, headers=self._headers)
        answer = self._http.getresponse()
        body = answer.read()
        assert answer.status == 200, body
        return body


if __name__ == "__main__":
    for line in measure():
        print(line, flush=True)
