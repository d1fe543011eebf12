"""Who reads on by the last number he knows misses nothing, however those who write meet."""

from __future__ import annotations

import itertools
import random
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from crisis.commands.log import RecordEntry
from crisis.gathering import Beside
from crisis.handler import Handler
from crisis.journal.lanes import ThreadLanes
from crisis.journal.opening import open_database
from crisis.journal.store import SqlJournal
from tests.given import Desk, NoPlaces, by

MEETINGS = 60
PATIENCE = 10


class Meeting:
    """Holds the one who comes first up in the middle of his transaction, until the other has begun
    and for a moment more, in which that one would commit before him if he could."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.begin()

    def begin(self) -> None:
        self.inside, self.other = threading.Event(), threading.Event()

    def pause(self, *_: object) -> None:
        if not self.inside.is_set():
            self.inside.set()
            assert self.other.wait(PATIENCE)
            time.sleep(self._chance.uniform(0, 0.01))


@pytest.fixture
def writers(desk: Desk) -> Iterator[tuple[Meeting, Handler, Handler]]:
    """Two processes, so to speak: each with connections and a memory of its own."""
    meeting = Meeting(random.Random(5))
    ids = (f"op-{number:012}" for number in itertools.count(1000))
    with ExitStack() as stack:
        made = []
        for _ in range(2):
            database = open_database(desk.url, ThreadLanes())
            stack.callback(database.close)
            beside = Beside(operation=(meeting.pause,))
            journal = SqlJournal(database)
            made.append(Handler(journal, print, lambda: next(ids), NoPlaces(), beside))
        yield meeting, *made


def test_a_reader_never_sees_a_number_before_the_one_that_comes_first(
    desk: Desk, writers: tuple[Meeting, Handler, Handler]
) -> None:
    meeting, *handlers = writers
    operation, stop, seen = desk.opens(), threading.Event(), [0]

    def read_on() -> None:
        while not stop.is_set() or desk.journal.head(operation).number > seen[-1]:
            seen.extend(one.stamp.number for one in desk.journal.entries(operation, after=seen[-1]))

    def write(which: int, time: int) -> None:
        if which:
            assert meeting.inside.wait(PATIENCE)
            meeting.other.set()
        wish, key = RecordEntry(text="Vand i gaden"), f"meeting-{time:08}-{which}"
        handlers[which].do(wish, by("kolding"), stream=operation, key=key)

    with ThreadPoolExecutor(3) as pool:
        reading = pool.submit(read_on)
        try:
            for each in range(MEETINGS):
                meeting.begin()
                list(pool.map(write, (0, 1), (each, each)))
        finally:
            stop.set()
        reading.result()
    assert seen == list(range(2 * MEETINGS + 2))
