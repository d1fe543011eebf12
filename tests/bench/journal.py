"""The journal: append against a bare flushed file, fold against bare reading and decoding."""

from __future__ import annotations

import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from crisis.commands.log import RecordEntry
from crisis.folds import Folds
from crisis.journal import chain
from crisis.journal.port import Append, Author, KeyedRequest
from crisis.terms.operations import Mode
from tests.bench import bare
from tests.bench.entry import EVENT, TEXT
from tests.bench.goals import at_least, at_most
from tests.given import Desk, by

ENTRIES = 100_000
BATCH = 1_000


def measure() -> Iterator[str]:
    """Give the lines of the table."""
    yield from _appending()
    with tempfile.TemporaryDirectory() as name:
        desk = Desk(Path(name))
        yield from _folds(desk)
        desk.database.close()


def _appending() -> Iterator[str]:
    """Appends run as in the web: greenlets that wait for one native writer thread. That takes a
    process of its own, because gevent changes the whole process it is in."""
    command = [sys.executable, "-m", "tests.bench.appending"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    yield from ran.stdout.splitlines()


def _folds(desk: Desk) -> Iterator[str]:
    operation = desk.opens("Hundredtusind")
    for at in range(0, ENTRIES - BATCH + 1, BATCH):
        _fill(desk, operation, at)
    head = desk.handler.head(operation)

    def read() -> None:
        rows = 0
        for link in desk.journal.links(operation):
            msgspec.json.decode(link.envelope)
            msgspec.json.decode(link.body or b"null")
            rows += 1
        assert rows >= ENTRIES

    def fold() -> None:
        assert Folds(desk.journal).situation(head).log.count >= ENTRIES

    limit, cold = bare.median(read, 3), bare.median(fold, 3)
    yield f"bare read and decode of {head.number:,} rows: {limit:.2f} s (= 1.00)"
    ratio = f"{cold / limit:.2f} × bare {at_most(3, cold, 's')}"
    yield f"cold fold of {head.number:,} entries: {cold:.2f} s = {ratio}"
    yield _tail(desk, operation)
    yield _any_moment(desk, operation)
    yield _verify(desk, operation)


def _tail(desk: Desk, operation: str) -> str:
    folds = Folds(desk.journal)
    folds.situation(desk.handler.head(operation))
    times = []
    for _ in range(200):
        for _ in range(5):
            desk.handler.do(
                RecordEntry(text=TEXT), by("kolding"), stream=operation, key=secrets.token_hex(16)
            )
        head = desk.handler.head(operation)
        begun = time.perf_counter()
        folds.situation(head)
        times.append(time.perf_counter() - begun)
    one, most = bare.percentile(times, 0.5) * 1000, bare.percentile(times, 0.99) * 1000
    return f"tail of 5 entries: p50 {one:.2f} ms, p99 {most:.2f} ms {at_most(1, most, 'ms')}"


def _any_moment(desk: Desk, operation: str) -> str:
    """The board as it stood at a moment, for moments all over the operation."""
    head = desk.handler.head(operation)
    desk.handler.situation(by("kolding"), operation)
    times = []
    for at in range(999, head.number, head.number // 40):
        begun = time.perf_counter()
        desk.handler._folds.situation_until(head, at)
        times.append((time.perf_counter() - begun) * 1000)
    worst = max(times)
    return (
        f"situation at any moment of {head.number:,} entries: "
        f"p50 {bare.percentile(times, 0.5):.0f} ms, worst {worst:.0f} ms "
        f"{at_most(300, worst, 'ms')}"
    )


def _verify(desk: Desk, operation: str) -> str:
    """Walk the chain: hash, canonical form, link and commitment of every entry."""

    def run() -> None:
        chain.verify(desk.journal.links(operation))

    number = desk.handler.head(operation).number
    rate = number / bare.median(run, 3)
    return f"verify: {rate:,.0f} entries/s {at_least(80_000, rate)}"


def _fill(desk: Desk, operation: str, at: int) -> None:
    """Append a thousand entries in one transaction."""
    head = desk.handler.head(operation)
    desk.journal.append(
        Append(
            stream=operation,
            mode=Mode.LIVE,
            seen=head.number,
            planning_head=desk.handler.planning().number,
            author=Author(account=1, seat="kolding", authority="kolding"),
            recorded_at=desk.now,
            events=(EVENT,) * BATCH,
            request=KeyedRequest(account=1, route="bench", key=f"bench-{at:020}", request_hash=""),
            again=lambda missed: (EVENT,) * BATCH,
            outcome=lambda numbers, when: b"{}",
        )
    )


if __name__ == "__main__":
    for line in measure():
        print(line)
