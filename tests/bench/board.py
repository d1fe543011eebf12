"""Opening a board of 20,000 entries: the server's part, the answer's way, and the first row in a
real browser, beside the same board with a handful of entries."""

from __future__ import annotations

import itertools
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from crisis.journal.lanes import ThreadLanes
from crisis.journal.opening import open_database
from crisis.journal.port import Append, Author, KeyedRequest
from crisis.journal.store import SqlJournal
from crisis.terms.ids import PLANNING
from crisis.terms.operations import Mode
from tests.bench import bare
from tests.bench.goals import at_most
from tests.bench.written import events
from tests.rig import Line, Rig

ENTRIES, FEW = 20_000, 10
BATCH = 1_000
OPENINGS = 15
GOAL = 1.0
ROWS = "() => document.querySelectorAll('.log .row').length"


def measure() -> Iterator[str]:
    """Give the lines of the table."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        from tests.browser.chromium import launch_options

        rig = Rig(Path(name)).up()
        browser = playwright.chromium.launch(**launch_options())
        try:
            boards = {count: rig.opens() for count in (FEW, ENTRIES)}
            for count, operation in boards.items():
                _fill(rig, operation, count)
            rig.kill_web()
            yield _cold(rig.line("kolding"), boards[ENTRIES])
            limit = _opened(rig, browser, boards[FEW])
            for count, operation in boards.items():
                yield from _table(count, rig, browser, operation, limit)
        finally:
            browser.close()
            rig.end()


def _cold(line: Line, operation: str) -> str:
    begun = time.perf_counter()
    line.get(f"/operationer/{operation}")
    took = time.perf_counter() - begun
    return f"the very first board after a start, which folds {ENTRIES:,} entries: {took:.2f} s"


def _table(count: int, rig: Rig, browser: Any, operation: str, limit: list[float]) -> Iterator[str]:
    line = rig.line("kolding")
    address = f"/operationer/{operation}"
    size = len(line.get(address).content)
    page = bare.seconds(lambda: line.get(address), OPENINGS)
    panel = bare.seconds(lambda: line.get(f"{address}/paneler/log"), OPENINGS)
    found = bare.seconds(lambda: line.get(f"{address}/paneler/log?q=vand"), OPENINGS)
    yield f"{count:,} entries: page from the server ({size / 1000:.0f} kB) {_ms(page)}"
    yield f"{count:,} entries: log alone {_ms(panel)}; searched for »vand« {_ms(found)}"
    seen = limit if count == FEW else _opened(rig, browser, operation)
    ratio = bare.percentile(seen, 0.5) / bare.percentile(limit, 0.5)
    yield (
        f"{count:,} entries: rows there in a browser {_ms(seen)} = {ratio:.2f} × the board of "
        f"{FEW} {at_most(GOAL, max(seen), 's')}"
    )


def _opened(rig: Rig, browser: Any, operation: str) -> list[float]:
    """Seconds from the address to the rows; scripts and sheets are kept from the first time on."""
    context = browser.new_context(base_url=rig.url, viewport={"width": 1440, "height": 900})
    cookies = rig.line("kolding").http.cookies
    context.add_cookies(
        [{"name": one.name, "value": str(one.value), "url": rig.url} for one in cookies]
    )
    page = context.new_page()
    page.goto("/operationer")
    times = []
    for _ in range(OPENINGS):
        begun = time.perf_counter()
        page.goto(f"/operationer/{operation}", wait_until="commit")
        page.wait_for_function(f"({ROWS})() > 5")
        times.append(time.perf_counter() - begun)
    context.close()
    return times[1:]


def _fill(rig: Rig, operation: str, count: int) -> None:
    database = open_database(f"sqlite:///{rig.var / 'board.sqlite'}", ThreadLanes())
    journal = SqlJournal(database)
    told = (event for _, _, event in events(count))
    while some := tuple(itertools.islice(told, BATCH)):
        head, planning = journal.head(operation), journal.head(PLANNING)
        assert head is not None
        assert planning is not None
        journal.append(
            Append(
                stream=operation,
                mode=Mode.LIVE,
                seen=head.number,
                planning_head=planning.number,
                author=Author(account=1, seat="vejle", authority="vejle"),
                recorded_at=datetime.now(UTC),
                events=some,
                request=KeyedRequest(
                    account=1, route="bench", key=f"{operation}-{head.number:08}", request_hash=""
                ),
                again=lambda missed, some=some: some,
                outcome=lambda numbers, when: b"{}",
            )
        )
    database.close()


def _ms(times: list[float]) -> str:
    half, most = bare.percentile(times, 0.5), max(times)
    return f"p50 {half * 1000:.0f} ms, worst {most * 1000:.0f} ms"


if __name__ == "__main__":
    for line in measure():
        print(line, flush=True)
