"""Two processes on one database: one chain, one answer for a key, nobody waits for ever."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from crisis.commands.authorities import RegisterAuthority
from crisis.commands.log import CorrectEntry, RecordEntry
from crisis.commands.operations import OpenOperation
from crisis.errors import Refused
from crisis.handler import Handler
from crisis.journal.check import check
from crisis.journal.lanes import ThreadLanes
from crisis.journal.opening import open_database
from crisis.journal.store import SqlJournal
from crisis.terms.ids import PLANNING
from crisis.terms.operations import Mode
from crisis.terms.roles import AuthorityKind
from tests.given import Desk, NoPlaces, by


@pytest.fixture
def two(desk: Desk) -> Iterator[tuple[Handler, Handler]]:
    """The desk's handler, and another with a database connection and a memory of its own."""
    database = open_database(desk.url, ThreadLanes())
    ids = (f"op-{number:012}" for number in itertools.count(1000))
    yield desk.handler, Handler(SqlJournal(database), print, lambda: next(ids), NoPlaces())
    database.close()


def test_what_two_processes_write_is_one_chain_without_a_gap(
    desk: Desk, two: tuple[Handler, Handler]
) -> None:
    operation = desk.opens()

    def write(n: int) -> int:
        done = two[n % 2].do(
            RecordEntry(text=str(n)), by("kolding"), stream=operation, key=f"a-key-number-{n:06}"
        )
        return done.entries[0]

    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(write, range(120)))
    assert sorted(numbers) == list(range(2, 122))
    assert [one.broken_at for one in check(desk.database)] == [None, None]


def test_one_key_sent_to_two_processes_at_once_opens_one_operation(
    desk: Desk, two: tuple[Handler, Handler]
) -> None:
    for n in range(10):
        barrier = threading.Barrier(2)

        def open_it(handler: Handler, n: int = n, barrier: threading.Barrier = barrier) -> str:
            barrier.wait()
            command = OpenOperation(name=f"Stormflod {n}", mode=Mode.LIVE)
            key = f"same-key-for-both-{n:04}"
            return handler.do(command, by("stabschef"), stream=None, key=key).operation

        with ThreadPoolExecutor(2) as pool:
            opened = list(pool.map(open_it, two))
        assert opened[0] == opened[1]
    assert len(two[0].operations(by("stabschef"))) == 10


def test_a_rule_never_decides_by_a_planning_that_is_past(
    desk: Desk, two: tuple[Handler, Handler]
) -> None:
    """One process registers an authority; the other knows it in the very next command."""
    operation = desk.opens()
    two[1].do(RecordEntry(text="x"), by("kolding"), stream=operation, key="knows-the-planning-1")
    new = RegisterAuthority(authority="havnen", name="Havnen", kind=AuthorityKind.UTILITY)
    planned = two[0].do(new, by("planlaegger"), stream=PLANNING, key="the-new-authority-1").entries
    written = two[1].do(
        RecordEntry(text="y"), by("kolding"), stream=operation, key="knows-the-planning-2"
    )
    entry = desk.journal.entries(operation, after=written.entries[0] - 1)[0]
    assert entry.stamp.planning_head == planned[0]


def test_a_refusal_by_old_knowledge_is_looked_at_again(
    desk: Desk, two: tuple[Handler, Handler]
) -> None:
    """What the second process does not know of yet, the disk does."""
    operation = desk.opens()
    two[1].do(RecordEntry(text="x"), by("kolding"), stream=operation, key="a-first-look-00001")
    first = desk.do(RecordEntry(text="fra den første"), "kolding", operation).entries[0]
    corrected = CorrectEntry(number=first, text="rettet af den anden")
    done = two[1].do(corrected, by("kolding"), stream=operation, key="correct-it-there-1")
    assert done.entries == (first + 1,)
    with pytest.raises(Refused, match="already_corrected"):
        desk.do(corrected, "kolding", operation)
