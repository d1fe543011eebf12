"""Writers who come together: one commit, each told what came of his own, nothing read back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

import pytest
from sqlalchemy import Connection, text

from crisis.commands.log import CorrectEntry, RecordEntry
from crisis.errors import Refused, StoreUnavailable
from crisis.journal import appending
from tests.given import Desk, by
from tests.processes import until

T = TypeVar("T")


def test_a_refusal_costs_those_who_came_with_it_nothing(desk: Desk) -> None:
    """Given writers held back until all wait; then one of them is refused under the lock."""
    operation = desk.opens()
    first = desk.do(RecordEntry(text="a"), "kolding", operation).entries[0]
    for n in range(5):
        barrier = threading.Barrier(9)

        def write(at: int, n: int = n, barrier: threading.Barrier = barrier) -> int | str:
            barrier.wait()
            command = CorrectEntry(number=first, text="b") if at < 2 else RecordEntry(text=str(at))
            try:
                return desk.do(command, "kolding", operation).entries[0]
            except Refused as no:
                return no.code

        before = desk.handler.head(operation).number
        with ThreadPoolExecutor(9) as pool:
            came = list(pool.map(write, range(9)))
        numbers = sorted(one for one in came if isinstance(one, int))
        assert numbers == list(range(before + 1, before + 1 + len(numbers)))
        assert came.count("log.already_corrected") == (1 if n == 0 else 2)


def test_a_commit_that_fails_is_told_to_all_and_nothing_is_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = desk.opens()
    before = desk.handler.head(operation)
    barrier = threading.Barrier(6)

    def write(_n: int) -> BaseException | None:
        barrier.wait()
        try:
            desk.do(RecordEntry(text="x"), "kolding", operation)
        except StoreUnavailable as problem:
            return problem
        return None

    def broken(*_: object, **__: object) -> None:
        raise MemoryError("no room for anything")

    with monkeypatch.context() as patched:
        patched.setattr(desk.database, "_run", broken)
        with ThreadPoolExecutor(6) as pool:
            assert all(pool.map(write, range(6)))
    assert desk.handler.head(operation) == before
    assert desk.do(RecordEntry(text="efter"), "kolding", operation).entries == (before.number + 1,)


def test_who_only_writes_never_misses_more_and_more(desk: Desk) -> None:
    """A second writer's entries lie between ours: each append takes them in once."""
    operation, other = desk.opens(), Desk(desk.folder)
    asked: list[int] = []
    entries = desk.journal.entries

    def counted(stream: str, *, after: int = 0, limit: int | None = None) -> list[object]:
        found = entries(stream, after=after, limit=limit)
        asked.append(len(found))
        return found

    desk.journal.entries = counted
    for n in range(30):
        other.handler.do(
            RecordEntry(text="fra den anden"),
            by("kolding"),
            stream=operation,
            key=f"from-the-other-{n:04}",
        )
        desk.do(RecordEntry(text="fra os"), "kolding", operation)
    assert max(asked[-20:]) <= 4
    other.database.close()


def test_what_was_taken_back_is_never_given_as_an_entry(desk: Desk) -> None:
    """An append that fails after it was written leaves nothing for the next to build on."""
    operation = desk.opens()
    desk.do(RecordEntry(text="a"), "kolding", operation)

    def fails(_connection: Connection, _entries: object) -> None:
        raise RuntimeError("what goes beside the append fell")

    beside = desk.handler._beside
    desk.handler._beside = type(beside)(
        planning=beside.planning, operation=(fails,), channels=beside.channels
    )
    with pytest.raises(RuntimeError, match="fell"):
        desk.do(RecordEntry(text="aldrig"), "kolding", operation)
    desk.handler._beside = beside
    desk.do(RecordEntry(text="b"), "kolding", operation)
    query = text("SELECT COUNT(*) FROM journal_entry WHERE stream = :stream")
    kept = desk.database.read(lambda c: c.execute(query, {"stream": operation}).scalar())
    texts = [one.event.text for one in desk.journal.entries(operation)[1:]]
    assert (kept, texts) == (3, ["a", "b"])


def at_once(desk: Desk, works: list[Callable[[], T]]) -> list[T]:
    """Run all in one transaction, in this order: each is held back until all wait for the turn."""
    waiting: list[Future[T]] = []
    with ThreadPoolExecutor(len(works)) as pool:
        with desk.database._turn:
            for work in works:
                waiting.append(pool.submit(work))
                until(lambda: len(desk.database._waiting) == len(waiting))
        return [one.result() for one in waiting]


def test_a_repeated_key_among_others_gets_its_first_answer_and_costs_them_nothing(
    desk: Desk,
) -> None:
    operation = desk.opens()
    first = desk.handler.do(
        RecordEntry(text="én gang"), by("kolding"), stream=operation, key="a-key-sent-twice"
    )

    def again() -> tuple[int, ...]:
        wish = RecordEntry(text="én gang")
        done = desk.handler.do(wish, by("kolding"), stream=operation, key="a-key-sent-twice")
        return done.entries

    def fresh() -> tuple[int, ...]:
        return desk.do(RecordEntry(text="ny"), "kolding", operation).entries

    came = at_once(desk, [fresh, again, fresh])
    assert came[1] == first.entries
    assert desk.handler.head(operation).number == first.entries[0] + 2


def test_those_who_come_together_are_one_transaction_and_lock_the_head_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = desk.opens()
    before = desk.handler.head(operation).number
    locks: list[str] = []

    def locked(connection: Connection, stream: str) -> object:
        locks.append(stream)
        return lock(connection, stream)

    lock = appending._locked
    monkeypatch.setattr(appending, "_locked", locked)
    at_once(desk, [lambda: desk.do(RecordEntry(text="x"), "kolding", operation)] * 8)
    assert desk.handler.head(operation).number == before + 8
    assert locks == [operation]


def test_who_missed_what_others_wrote_is_asked_with_what_came_in_his_own_transaction_too(
    desk: Desk,
) -> None:
    """Another process wrote; then two of ours correct the same entry in one transaction."""
    operation, other = desk.opens(), Desk(desk.folder)
    number = desk.do(RecordEntry(text="1,42 m"), "kolding", operation).entries[0]
    wish, key = RecordEntry(text="fra den anden"), "from-the-other-0001"
    other.handler.do(wish, by("kolding"), stream=operation, key=key)

    def corrects() -> str:
        try:
            desk.do(CorrectEntry(number=number, text="1,24 m"), "kolding", operation)
        except Refused as no:
            return no.code
        return "taken"

    assert at_once(desk, [corrects, corrects]) == ["taken", "log.already_corrected"]
    other.database.close()
