"""The journal: append against a bare flushed file, fold against bare reading and decoding."""

from __future__ import annotations

import secrets
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from crisis.commands.log import RecordEntry
from crisis.events.log import EntryRecorded
from crisis.folds import Folds
from crisis.journal.port import Append, Author, KeyedRequest
from crisis.terms.log import Certainty, EntryKind
from crisis.terms.operations import Mode
from tests.bench import bare
from tests.given import Desk, by

ENTRIES = 100_000
BATCH = 1_000
TEXT = (
    "Vandet stiger ved kajkanten i Kolding Havn, nu 1,42 m. Indsatsleder melder kældre under vand."
)


def measure() -> Iterator[str]:
    """Give the lines of the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        desk = Desk(folder)
        operation = desk.opens()
        limit = bare.append_and_flush(folder)
        yield f"bare append + fdatasync: {limit:,.0f} rows/s (= 1.00)"
        for clients, rows in ((1, 300), (8, 800), (64, 1_600)):
            yield _appends(desk, operation, clients, rows, limit)
        yield from _folds(desk)
        desk.database.close()


def _appends(desk: Desk, operation: str, clients: int, rows: int, limit: float) -> str:
    def write(_n: int) -> None:
        command = RecordEntry(text=TEXT)
        desk.handler.do(command, by("kolding"), stream=operation, key=secrets.token_hex(16))

    def run() -> None:
        with ThreadPoolExecutor(clients) as pool:
            list(pool.map(write, range(rows)))

    rate = rows / bare.median(run, 3)
    return (
        f"whole command (rule, chain, payload, key, flush), {clients:>2} clients: "
        f"{rate:,.0f}/s = {rate / limit:.2f} × bare"
    )


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
    ratio = f"{cold / limit:.2f} × bare (goal ≤ 3 s)"
    yield f"cold fold of {head.number:,} entries: {cold:.2f} s = {ratio}"
    yield _tail(desk, operation)


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
    return f"tail of 5 entries: p50 {one:.2f} ms, p99 {most:.2f} ms (goal ≤ 1 ms)"


def _fill(desk: Desk, operation: str, at: int) -> None:
    """Append a thousand entries in one transaction."""
    event = EntryRecorded(
        text=TEXT,
        kind=EntryKind.REPORT,
        certainty=Certainty.CONFIRMED,
        source="Indsatsleder",
        channel=None,
        occurred_at=None,
        expected_at=None,
        place="Kolding Havn",
        seat_name="Repræsentant",
        authority_name="Kolding Kommune",
        on_behalf_of=None,
    )
    head = desk.handler.head(operation)
    desk.journal.append(
        Append(
            stream=operation,
            mode=Mode.LIVE,
            seen=head.number,
            planning_head=1,
            author=Author(account=1, seat="kolding", authority="kolding"),
            recorded_at=desk.now,
            events=(event,) * BATCH,
            request=KeyedRequest(account=1, route="bench", key=f"bench-{at:020}", request_hash=""),
            again=lambda missed: (event,) * BATCH,
            outcome=lambda numbers, when: b"{}",
        )
    )


if __name__ == "__main__":
    for line in measure():
        print(line)
