"""A key is worked on once at a time, its answer is kept for thirty days and no longer."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import text

from crisis.commands.log import RecordEntry
from crisis.errors import Refused
from crisis.journal import forgetting
from crisis.journal.codec import stamp_text
from crisis.journal.forgetting import forget_old_keys
from crisis.journal.inflight import InFlight
from crisis.journal.port import Append, KeyedRequest, Stored
from tests.given import Desk

ONE = KeyedRequest(account=1, route="op/RecordEntry", key="the-same-key-0001", request_hash="a")
KEY = "the-same-key-0001"


def test_a_second_click_gets_the_first_ones_answer_and_one_entry(desk: Desk) -> None:
    operation = desk.opens()
    begun, go_on = threading.Event(), threading.Event()
    append, inside = desk.journal.append, []

    def slow(wish: Append) -> Stored:
        inside.append(wish)
        begun.set()
        assert go_on.wait(5)
        return append(wish)

    desk.journal.append = slow

    def click() -> bytes:
        return desk.do(RecordEntry(text="x"), "kolding", operation, key=KEY).body()

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(click)
        assert begun.wait(5)
        second = pool.submit(click)
        with pytest.raises(TimeoutError):
            second.result(0.3)
        assert len(inside) == 1, "the second is not worked on beside the first"
        go_on.set()
        assert first.result(5) == second.result(5)
    assert desk.handler.head(operation).number == 2


def test_while_nobody_can_say_what_comes_of_the_first_the_second_is_a_conflict() -> None:
    keys, begun, go_on = InFlight(patience=0.05), threading.Event(), threading.Event()

    def work() -> None:
        with keys.alone(ONE):
            begun.set()
            assert go_on.wait(5)

    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(work)
        assert begun.wait(5)
        with pytest.raises(Refused, match=r"idempotency\.in_flight"), keys.alone(ONE):
            raise AssertionError("never reached")
        go_on.set()
        first.result(5)
    with keys.alone(ONE):
        pass  # the first is done: its key is free again


def test_another_account_door_or_key_waits_for_nobody() -> None:
    keys = InFlight(patience=0.0)
    others = (
        KeyedRequest(account=2, route=ONE.route, key=ONE.key, request_hash="a"),
        KeyedRequest(account=1, route="op/CorrectEntry", key=ONE.key, request_hash="a"),
        KeyedRequest(account=1, route=ONE.route, key="another-key-00001", request_hash="a"),
    )
    with keys.alone(ONE), keys.alone(others[0]), keys.alone(others[1]), keys.alone(others[2]):
        pass
    assert keys._under_way == {}


def test_a_key_whose_request_failed_is_free_again() -> None:
    keys = InFlight(patience=0.0)
    with pytest.raises(OSError, match="no disk"), keys.alone(ONE):
        raise OSError("no disk")
    with keys.alone(ONE):
        assert len(keys._under_way) == 1


def test_keys_are_kept_thirty_days_and_then_forgotten(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forgetting, "AT_ONCE", 3)
    operation = desk.opens()
    for n in range(8):
        desk.do(RecordEntry(text=str(n)), "kolding", operation, key=f"an-old-key-{n:08}")
    old, begun = desk.now, desk.now
    desk.now += timedelta(days=30)
    assert forget_old_keys(desk.database, desk.now) == 0
    again = desk.do(RecordEntry(text="0"), "kolding", operation, key="an-old-key-00000000")
    assert again.replayed
    new = desk.do(RecordEntry(text="ny"), "kolding", operation, key="a-new-key-00000001")
    count = text("SELECT COUNT(*) FROM idempotency WHERE recorded_at <= :old")
    kept = desk.database.read(lambda c: c.execute(count, {"old": stamp_text(old)}).scalar())
    assert forget_old_keys(desk.database, begun + timedelta(days=30, seconds=1)) == kept
    later = desk.do(RecordEntry(text="ny"), "kolding", operation, key="a-new-key-00000001")
    assert later.body() == new.body()
