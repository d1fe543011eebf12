"""Append: numbered under a lock, once for each key, on the disk, never changed."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError, ProgrammingError

from crisis.commands.log import CorrectEntry, RecordEntry
from crisis.commands.operations import OpenOperation
from crisis.errors import RefusalKind, Refused, StoreUnavailable, Unknown
from crisis.events.base import Erased
from crisis.folds import Folds
from crisis.journal import sqlite
from crisis.journal.check import check
from crisis.terms.ids import PLANNING
from crisis.terms.operations import Mode
from tests.given import Desk, by


def test_entries_are_numbered_without_a_gap(desk: Desk) -> None:
    operation = desk.opens()
    made = [desk.do(RecordEntry(text=str(n)), "kolding", operation).entries[0] for n in range(5)]
    assert made == [2, 3, 4, 5, 6]


def test_the_same_key_gives_the_same_bytes_and_one_entry(desk: Desk) -> None:
    operation, key = desk.opens(), "the-same-key-0001"
    first = desk.do(RecordEntry(text="x"), "kolding", operation, key=key)
    desk.now += timedelta(minutes=9)
    again = desk.do(RecordEntry(text="x"), "kolding", operation, key=key)
    assert (first.body(), first.replayed, again.replayed) == (again.body(), False, True)
    assert desk.handler.head(operation).number == 2


def test_the_same_key_with_other_words_is_refused(desk: Desk) -> None:
    operation, key = desk.opens(), "the-same-key-0001"
    desk.do(RecordEntry(text="x"), "kolding", operation, key=key)
    with pytest.raises(Refused, match=r"idempotency\.other_content"):
        desk.do(RecordEntry(text="y"), "kolding", operation, key=key)


@pytest.mark.parametrize("key", ["", "short", "x" * 65, "no spaces allowed!!"])
def test_a_write_without_a_proper_key_is_refused(desk: Desk, key: str) -> None:
    operation = desk.opens()
    with pytest.raises(Refused, match="idempotency"):
        desk.handler.do(RecordEntry(text="x"), by("kolding"), stream=operation, key=key)


def test_a_hundred_writers_at_once_leave_one_unbroken_chain(desk: Desk) -> None:
    operation = desk.opens()

    def write(n: int) -> int:
        return desk.do(
            RecordEntry(text=f"{n % 100}"), "kolding", operation, key=f"writer-number-{n % 100:05}"
        ).entries[0]

    with ThreadPoolExecutor(16) as pool:
        numbers = list(pool.map(write, range(130)))
    assert numbers[:30] == numbers[100:]
    assert sorted(set(numbers)) == list(range(2, 102))
    assert [one.broken_at for one in check(desk.database)] == [None, None]


def test_the_rule_is_asked_again_when_others_came_first(desk: Desk) -> None:
    """Two correct the same entry at the same moment: one wins, the other hears of it."""
    operation = desk.opens()
    for _ in range(20):
        number = desk.do(RecordEntry(text="a"), "kolding", operation).entries[0]
        refused = _both_correct(desk, operation, number)
        assert [(no.code, no.kind) for no in refused] == [
            ("log.already_corrected", RefusalKind.CONFLICT)
        ]


def _both_correct(desk: Desk, operation: str, number: int) -> list[Refused]:
    """Two correct an entry at the same moment; give the refusals."""
    barrier = threading.Barrier(2)

    def correct(word: str) -> Refused | None:
        barrier.wait()
        try:
            desk.do(CorrectEntry(number=number, text=word), "kolding", operation)
        except Refused as no:
            return no
        return None

    with ThreadPoolExecutor(2) as pool:
        return [no for no in pool.map(correct, "bc") if no]


def test_an_operation_keeps_its_mode_for_ever(desk: Desk) -> None:
    operation = desk.opens(mode=Mode.EXERCISE)
    with pytest.raises(Refused, match=r"permission\.mode"):
        desk.do(RecordEntry(text="x"), "kolding", operation, mode=Mode.LIVE)


def test_two_operations_never_have_the_same_name(desk: Desk) -> None:
    desk.opens("Stormflod")
    with pytest.raises(Refused, match=r"operation\.name_taken"):
        desk.do(OpenOperation(name="STORMFLOD", mode=Mode.LIVE), "formand", None)


@pytest.mark.parametrize("stream", ["op-zzzzzzzzzzzz", "op-", "planning ", "../x"])
def test_an_unknown_operation_is_unknown(desk: Desk, stream: str) -> None:
    with pytest.raises(Unknown):
        desk.do(RecordEntry(text="x"), "kolding", stream)


def test_log_commands_never_reach_the_planning_stream(desk: Desk) -> None:
    with pytest.raises(Unknown):
        desk.do(RecordEntry(text="x"), "kolding", PLANNING)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE journal_entry SET hash = 'x'",
        "DELETE FROM journal_entry",
        "UPDATE journal_payload SET body = 'x'",
    ],
)
def test_the_database_itself_refuses_to_change_an_entry(desk: Desk, change: str) -> None:
    desk.opens()
    with pytest.raises(IntegrityError, match="append-only"):
        desk.database.write(lambda connection: connection.execute(text(change)))


def test_a_failed_write_stores_nothing_and_costs_the_others_nothing(desk: Desk) -> None:
    operation, wanted = desk.opens(), RecordEntry(text="x")
    with ThreadPoolExecutor(8) as pool:
        bad = [
            pool.submit(desk.database.write, lambda c: c.execute(text("SELECT * FROM nothing")))
            for _ in range(3)
        ]
        good = [pool.submit(desk.do, wanted, "kolding", operation) for _ in range(9)]
    assert all(isinstance(one.exception(), StoreUnavailable | ProgrammingError) for one in bad)
    stored = [one for one in good if one.exception() is None]
    assert desk.handler.head(operation).number == 1 + len(stored)
    assert all(isinstance(one.exception(), StoreUnavailable | None) for one in good)


def test_saved_means_flushed_to_the_disk(desk: Desk, engine: str) -> None:
    """SQLite: 2 is FULL. PostgreSQL: nothing less than on, for the server and for us."""
    asked, wanted = {
        "sqlite": (("PRAGMA journal_mode", "PRAGMA synchronous"), ["wal", 2]),
        "postgresql": (("SHOW fsync", "SHOW synchronous_commit"), ["on", "on"]),
    }[engine]

    def settings(connection: Connection) -> list[object]:
        return [connection.exec_driver_sql(one).scalar() for one in asked]

    assert desk.database.read(settings) == wanted


def test_an_old_sqlite_library_is_refused() -> None:
    class Old:
        sqlite_version = "3.51.2"

    with pytest.raises(sqlite.SqliteTooOld, match=r"3\.51\.2"):
        sqlite.require_version(Old)
    assert sqlite.require_version() >= "3.51.3"


def test_as_of_a_moment_is_the_longest_prefix_recorded_by_then(desk: Desk) -> None:
    operation, numbers = desk.opens(), {}
    for minute in range(1, 6):
        desk.now += timedelta(minutes=1)
        done = desk.do(RecordEntry(text=f"{minute}"), "kolding", operation)
        numbers[minute] = done.entries[0]
    asker = by("kolding", desk.now)
    for minute, number in numbers.items():
        moment = desk.now - timedelta(minutes=5 - minute)
        assert desk.handler.situation(asker, operation, moment).number == number
        just_before = desk.handler.situation(asker, operation, moment - timedelta(microseconds=1))
        assert just_before.number == number - 1


def test_each_entry_names_the_planning_that_its_rule_saw(desk: Desk) -> None:
    operation = desk.opens()
    entry = desk.journal.entries(operation)[0]
    assert entry.stamp.planning_head == desk.handler.planning().number


def test_an_erased_payload_folds_as_a_blank(desk: Desk) -> None:
    operation = desk.opens()
    desk.do(RecordEntry(text="navn"), "kolding", operation)
    erase = text("DELETE FROM journal_payload WHERE number = 2 AND stream = :stream")
    desk.database.write(lambda connection: connection.execute(erase, {"stream": operation}))
    assert isinstance(desk.journal.entries(operation)[1].event, Erased)
    entry = Folds(desk.journal).situation(desk.handler.head(operation)).log.get(2)
    assert (entry.erased, entry.text, entry.authority) == (True, None, "kolding")


def test_an_announcer_that_fails_does_not_fail_the_entry(desk: Desk) -> None:
    operation = desk.opens()

    def broken(_hint: object) -> None:
        raise OSError("no bell")

    desk.handler._announce = broken
    assert desk.do(RecordEntry(text="x"), "kolding", operation).entries == (2,)


def test_the_database_says_what_it_is(desk: Desk, engine: str) -> None:
    name, _, version = desk.database.version().partition(" ")
    assert name.lower() == engine
    assert int(version.partition(".")[0]) in (3, *range(15, 30))
