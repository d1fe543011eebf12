"""A drill's code word: who guesses is held back, who knows it waits some seconds at most."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from werkzeug.test import TestResponse

from crisis.web import limits
from tests.drill_house import CONTROL, WORD, started
from tests.visiting import House, Visitor


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("code-words"))
    yield made
    made.database.close()


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """The clock of the counts, which starts anew."""
    limits.limiter.reset()
    now = {"now": 1_000_000.0}
    monkeypatch.setattr("limits.storage.memory.time.time", lambda: now["now"])
    return now


def tries(somebody: Visitor, operation: str, word: str, **more: object) -> TestResponse:
    body = {"kind": "real_event", "code_word": word}
    return somebody.do(operation, "EndDrill", body, **more)


def test_many_wrong_words_are_held_back_and_the_right_one_some_seconds(
    house: House, seconds: dict[str, float]
) -> None:
    operation, guest = started(house), house.visit("kolding")
    for _ in range(5):
        assert tries(guest, operation, "rød").json["error"]["code"] == "drill.wrong_code_word"
    assert tries(guest, operation, "rød").status_code == 403  # from here on one in ten seconds
    held = tries(guest, operation, WORD)
    assert held.status_code == 429
    assert "Vent 10 sekunder" in held.json["error"]["da"]
    misses = house.desk.handler.whole(operation).drill.misses
    assert [one.seat for one in misses] == ["kolding"] * 6
    seconds["now"] += limits.WORD_WAIT + 0.1
    assert tries(guest, operation, WORD).status_code == 201


def test_who_guesses_holds_back_neither_another_seat_nor_control(
    house: House, seconds: dict[str, float]
) -> None:
    operation = started(house)
    for _ in range(8):
        tries(house.visit("kolding"), operation, "rød")
    assert tries(house.visit("vejle"), operation, "blå").status_code == 403
    assert tries(house.visit(CONTROL), operation, "ligegyldigt").status_code == 201


def test_the_first_tries_of_a_log_in_are_looked_at_whatever_others_on_the_seat_do(
    house: House, seconds: dict[str, float]
) -> None:
    operation = started(house)
    for _ in range(3):
        guesser = house.visit("kolding")
        for _ in range(7):
            tries(guesser, operation, "rød")
    assert tries(house.visit("kolding"), operation, WORD).status_code == 201


def test_a_try_that_is_sent_again_is_told_once(house: House, seconds: dict[str, float]) -> None:
    operation, guest = started(house), house.visit("kolding")
    for _ in range(2):
        tries(guest, operation, "rød", headers={"Idempotency-Key": "ord-0000000000000001"})
    assert len(house.desk.handler.whole(operation).drill.misses) == 1
