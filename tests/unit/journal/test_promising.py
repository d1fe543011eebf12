"""A promise goes into two streams in one transaction, from two processes and into both or none."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from crisis.commands.requests import MovePromise
from crisis.commands.resources import RegisterResources, SayCondition
from crisis.errors import Refused, StoreUnavailable
from crisis.events.resources import ResourcesCopied
from crisis.handler import Handler
from crisis.journal.check import check
from crisis.journal.lanes import ThreadLanes
from crisis.journal.opening import open_database
from crisis.journal.store import SqlJournal
from crisis.terms.ids import RESOURCES, stock_of
from crisis.terms.operations import Mode
from crisis.terms.resources import Condition, ResourceState
from tests.given import Desk, NoPlaces, by
from tests.stocked import asks, promises, pumps

Two = tuple[Handler, Handler]


@pytest.fixture
def two(desk: Desk) -> Iterator[Two]:
    """The desk's handler, and another with a database connection and a memory of its own."""
    database = open_database(desk.url, ThreadLanes())
    ids = (f"op-{number:012}" for number in itertools.count(1000))
    yield desk.handler, Handler(SqlJournal(database), print, lambda: next(ids), NoPlaces())
    database.close()


@pytest.fixture
def operations(desk: Desk) -> tuple[str, str]:
    """Two operations at once, each with a request for all three pumps there are."""
    desk.do(RegisterResources(resources=(pumps(),)), "trekantbrand", RESOURCES)
    found = (desk.opens("Stormflod"), desk.opens("Skybrud"))
    for one in found:
        desk.do(asks(3), "kolding", one)
    return found


def test_two_operations_promise_the_same_unit_at_once_and_one_wins(
    desk: Desk, two: Two, operations: tuple[str, str]
) -> None:
    for n in range(5):
        barrier = threading.Barrier(2)

        def promise(at: int, n: int = n, barrier: threading.Barrier = barrier) -> str:
            barrier.wait()
            try:
                two[at].do(
                    promises(n + 1, 3),
                    by("trekantbrand"),
                    stream=operations[at],
                    key=f"promise-{n}-by-process-{at}",
                )
            except Refused as no:
                return no.code
            return "promised"

        with ThreadPoolExecutor(2) as pool:
            came = sorted(pool.map(promise, range(2)))
        assert came == ["promise.not_free", "promised"]
        parts = desk.handler.resources().bound("pumpe-3")
        assert [one.amount for one in parts] == [3]
        assert two[1].resources().bound("pumpe-3") == parts
        # It goes and comes back, said to whichever process; then the next round.
        winner = parts[0]
        for state in (ResourceState.ON_THE_WAY, ResourceState.FREE):
            moved = MovePromise(promise=winner.promise, state=state)
            key = f"moves-{n}-to-{state.value:-<12}"
            two[n % 2].do(moved, by("trekantbrand"), stream=winner.operation, key=key)
        for one in operations:
            desk.do(asks(3), "kolding", one)
    assert [one.broken_at for one in check(desk.database)] == [None] * 4


def test_many_who_promise_at_once_bind_what_there_is_and_no_more(
    desk: Desk, two: Two, operations: tuple[str, str]
) -> None:
    def promise(at: int) -> str:
        try:
            two[at % 2].do(
                promises(1, 1),
                by("trekantbrand"),
                stream=operations[at // 2 % 2],
                key=f"one-of-many-number-{at:03}",
            )
        except Refused as no:
            return no.code
        return "promised"

    with ThreadPoolExecutor(8) as pool:
        came = list(pool.map(promise, range(16)))
    assert came.count("promised") == 3
    assert set(came) == {"promised", "promise.not_free"}
    assert sum(one.amount for one in desk.handler.resources().bound("pumpe-3")) == 3


def test_a_promise_stands_in_both_streams_or_in_none(
    desk: Desk, operations: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    heads = [desk.handler.head(operations[0]).number, desk.handler.resources().number]

    def broken(*_: object, **__: object) -> None:
        raise MemoryError("no room for anything")

    with monkeypatch.context() as patched:
        patched.setattr("crisis.journal.appending._key_row", broken)
        with pytest.raises((MemoryError, StoreUnavailable)):
            desk.do(promises(1, 1), "trekantbrand", operations[0])
    assert [desk.handler.head(operations[0]).number, desk.handler.resources().number] == heads
    desk.do(promises(1, 1), "trekantbrand", operations[0], key="said-twice-and-kept-once")
    again = desk.do(promises(1, 1), "trekantbrand", operations[0], key="said-twice-and-kept-once")
    assert again.replayed
    assert [one.amount for one in desk.handler.resources().bound("pumpe-3")] == [1]


def test_a_drill_takes_its_own_copy_and_never_touches_what_is_in_earnest(
    desk: Desk, operations: tuple[str, str]
) -> None:
    drill = desk.opens("Øvelse", Mode.EXERCISE)
    desk.do(promises(1, 1), "trekantbrand", operations[0])
    live = desk.handler.resources()
    assert desk.handler.resources(drill).bound("pumpe-3") == ()
    desk.do(asks(3), "kolding", drill, mode=Mode.EXERCISE)
    desk.do(promises(1, 3), "trekantbrand", drill, mode=Mode.EXERCISE)
    said = SayCondition(resource_id="pumpe-3", condition=Condition.RESTING)
    desk.do(said, "trekantbrand", drill, mode=Mode.EXERCISE)
    assert desk.handler.resources() == live
    own = desk.handler.resources(drill)
    assert (own.condition("pumpe-3"), len(own.bound("pumpe-3"))) == (Condition.RESTING, 1)
    entries = desk.journal.entries(stock_of(drill, drill=True))
    assert isinstance(entries[0].event, ResourcesCopied)
    with pytest.raises(Refused, match=r"permission\.mode"):
        desk.do(said, "trekantbrand", RESOURCES, mode=Mode.EXERCISE)
