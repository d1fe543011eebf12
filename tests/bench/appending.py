"""How many appends and whole commands a second, as in the web (`python -m tests.bench.appending`).

Greenlets stand for the clients; the one native writer thread commits those that came together.
"""

from __future__ import annotations

from gevent import monkey

from tests.bench.goals import at_least

monkey.patch_all()

import secrets  # noqa: E402
import tempfile  # noqa: E402
from collections.abc import Callable  # noqa: E402
from pathlib import Path  # noqa: E402

from gevent.pool import Pool  # noqa: E402

from crisis.commands.log import RecordEntry  # noqa: E402
from crisis.journal.lanes import GeventLanes  # noqa: E402
from crisis.journal.port import Append, Author, KeyedRequest  # noqa: E402
from crisis.terms.operations import Mode  # noqa: E402
from tests import databases, postgres  # noqa: E402
from tests.bench import bare  # noqa: E402
from tests.bench.entry import EVENT, TEXT  # noqa: E402
from tests.given import Desk, by  # noqa: E402
from tests.postgres import Postgres  # noqa: E402

CLIENTS = ((1, 400, 0.25, 0.5), (8, 2_000, 0.8, 1.5), (64, 6_000, 1.3, 2.5))
"""Clients, appends, the ratio to the bare limit that must be met, and the one that is wished."""
ROUNDS = 5


class Appender:
    """Appends one event after another, knowing the head from the append before."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._planning = desk.handler.planning().number
        self._operation = desk.opens("Kun journalen")
        self._seen = 1
        self._event = EVENT

    def __call__(self, _n: int) -> None:
        events = (self._event,)
        stored = self._desk.journal.append(
            Append(
                stream=self._operation,
                mode=Mode.LIVE,
                seen=self._seen,
                planning_head=self._planning,
                author=Author(account=1, seat="kolding", authority="kolding"),
                recorded_at=self._desk.now,
                events=events,
                request=KeyedRequest(
                    account=1, route="bench", key=secrets.token_hex(16), request_hash="0" * 64
                ),
                again=lambda missed: events,
                outcome=lambda numbers, when: b"{}",
            )
        )
        self._seen = max(self._seen, stored.entries[-1].stamp.number)


def rate(clients: int, count: int, work: Callable[[int], None]) -> float:
    pool = Pool(clients)
    took = bare.median(lambda: pool.map(work, range(count)), 1)
    return count / took


def main() -> None:
    """Each round measures the bare limit beside all the others, so that they share the machine."""
    postgres.use(Postgres())  # on the disk, as the bare limit is
    for engine in databases.ENGINES:
        databases.choose(engine)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            desk = Desk(folder, lanes=GeventLanes())
            appends, operation, asker = Appender(desk), desk.opens(), by("kolding")

            def whole(_n: int, desk: Desk = desk, operation: str = operation) -> None:
                key = secrets.token_hex(16)
                desk.handler.do(RecordEntry(text=TEXT), asker, stream=operation, key=key)  # noqa: B023

            _table(engine, folder, appends, whole)
            desk.database.close()


def _table(
    engine: str, folder: Path, appends: Callable[[int], None], whole: Callable[[int], None]
) -> None:
    rounds = []
    for _ in range(ROUNDS):
        limit = bare.append_and_flush(folder)
        each = [
            (rate(clients, count, appends), rate(clients, count, whole))
            for clients, count, _, _ in CLIENTS
        ]
        rounds.append((limit, each))
    limit = bare.percentile([one[0] for one in rounds], 0.5)
    print(f"{engine}: bare append + fdatasync: {limit:,.0f} rows/s (= 1.00)")
    for at, (clients, _, must, wish) in enumerate(CLIENTS):
        ratio = bare.percentile([each[at][0] / bare_ for bare_, each in rounds], 0.5)
        speed = bare.percentile([each[at][0] for _, each in rounds], 0.5)
        share = bare.percentile([each[at][1] / each[at][0] for _, each in rounds], 0.5)
        commands = bare.percentile([each[at][1] for _, each in rounds], 0.5)
        print(
            f"{engine}, {clients:>2} clients: append {speed:,.0f}/s = {ratio:.2f} × bare "
            f"{at_least(must, ratio, wish=str(wish))}; whole command {commands:,.0f}/s = "
            f"{share:.2f} × append {at_least(0.5, share)}"
        )


if __name__ == "__main__":
    main()
