"""A database that hangs: who waits is told in time and nothing false, and the key tells all."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import gevent
import pytest
from gevent.lock import BoundedSemaphore
from sqlalchemy import Connection, text

from crisis.commands.log import RecordEntry
from crisis.errors import StoreUnavailable, StoreUnsure
from crisis.journal.database import Database
from crisis.journal.lanes import GeventLanes, ThreadLanes
from tests.given import Desk
from tests.processes import until

T = TypeVar("T")

KEY = "pressed-once-and-once-more"
SOON = 0.5


@contextmanager
def held(desk: Desk) -> Iterator[None]:
    """Somebody else holds the heads and does not go on."""
    holds, may_go = threading.Event(), threading.Event()

    def hold(connection: Connection) -> None:
        connection.execute(text("UPDATE journal_head SET number = number"))
        holds.set()
        assert may_go.wait(10)

    other = Desk(desk.folder)
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(other.database.write, hold)
        assert holds.wait(10)
        try:
            yield
        finally:
            may_go.set()
            done.result()
    other.database.close()


def test_nobody_knows_of_a_write_that_hangs_and_its_key_finds_it_once(tmp_path: Path) -> None:
    desk = Desk(tmp_path, lanes=GeventLanes(patience=SOON))
    operation = desk.opens()
    with held(desk), pytest.raises(StoreUnsure):
        desk.do(RecordEntry(text="a"), "kolding", operation, key=KEY)
    again = desk.do(RecordEntry(text="a"), "kolding", operation, key=KEY)
    after = desk.do(RecordEntry(text="b"), "kolding", operation)
    assert (again.entries, after.entries) == ((2,), (3,))
    texts = [one.event.text for one in desk.journal.entries(operation)[1:]]
    assert texts == ["a", "b"]
    desk.database.close()


def test_a_read_that_hangs_is_told_too(tmp_path: Path) -> None:
    desk, may_go = Desk(tmp_path, lanes=GeventLanes(patience=SOON)), threading.Event()
    with pytest.raises(StoreUnavailable):
        desk.database.read(lambda connection: may_go.wait(10))
    may_go.set()
    assert desk.journal.entries(desk.opens())
    desk.database.close()


def test_whose_turn_never_came_is_told_that_nothing_was_saved(tmp_path: Path) -> None:
    desk = Desk(tmp_path, lanes=GeventLanes(patience=SOON))
    desk.database._turn = BoundedSemaphore()  # as gevent's own lock
    with desk.database._turn:
        waits = gevent.spawn(desk.database.write, lambda connection: None)
        waits.join()
    assert type(waits.exception) is StoreUnavailable
    assert not desk.database._waiting, "or it would be saved by whoever comes next"
    desk.database.close()


class _CutOff(ThreadLanes):
    """Whoever comes second to the writer's lane is cut off before it has his work."""

    def __init__(self) -> None:
        super().__init__()
        self.came = 0

    def write(self, work: Callable[[], T]) -> T:
        self.came += 1
        if self.came == 2:
            raise StoreUnsure("cut off")
        return super().write(work)


def test_who_waited_for_one_that_was_cut_off_is_never_told_saved(desk: Desk) -> None:
    lanes, first_is_in, may_go = _CutOff(), threading.Event(), threading.Event()
    database = Database(desk.database.engine, lanes)

    def first(_: Connection) -> None:
        first_is_in.set()
        assert may_go.wait(10)

    def marks(connection: Connection) -> str:
        connection.execute(text("DELETE FROM journal_head"))
        return "done"

    with ThreadPoolExecutor(4) as pool:
        ahead = pool.submit(database.write, first)
        assert first_is_in.wait(10)
        those_behind = [pool.submit(database.write, marks) for _ in range(3)]
        until(lambda: len(database._waiting) == 3)
        may_go.set()
        ahead.result()
        told = sorted(type(one.exception()).__name__ for one in those_behind)
    assert told == ["StoreUnavailable", "StoreUnavailable", "StoreUnsure"]
    assert desk.handler.all_heads()
