"""What waits for a seat while a drill stands still: one truth, listed and under the injects."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from crisis.drills.ticking import Book, DrillTicker
from tests.drill_house import moved, started, told
from tests.visiting import House


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("drill-pause"))
    yield made
    made.database.close()


def test_what_was_not_answered_waits_in_a_pause_too_and_says_why_it_cannot_be(
    house: House,
) -> None:
    operation = started(house)
    number = told(house, operation, "kolding")
    seat = house.visit("kolding")
    board = f"/operationer/{operation}"
    running = seat.page(f"{board}/paneler/venter")
    assert f"inject-{number}" in running and "på pause" not in running
    moved(house, operation, "pause")
    waiting, inbox = seat.page(f"{board}/paneler/venter"), seat.page(f"{board}/paneler/indspil")
    assert f"inject-{number}" in waiting
    assert "(på pause)" in waiting
    assert "1 ubesvaret. Øvelsen er på pause; svar, når den går videre." in inbox
    assert seat.do(operation, "AnswerInject", {"given": number, "text": "Ja"}).status_code == 409
    moved(house, operation, "resume")
    seat.does(operation, "AnswerInject", given=number, text="Ja")
    assert f"inject-{number}" not in seat.page(f"{board}/paneler/venter")


def test_the_desk_says_that_the_machines_clock_was_put_back(house: House) -> None:
    operation, noted = started(house), []
    book = Book(last=lambda: None, note=noted.append)
    ticker = DrillTicker(house.desk.handler, house.clock, book)
    ticker.tick()
    house.passes(seconds=42)
    ticker.tick()
    house.passes(minutes=-30)
    desk = house.visit("planlaegger").page(f"/operationer/{operation}/oevelse")
    assert "Øvelsens ur står på T+00:00, og intet indspil kommer." in desk
    ticker.tick()
    desk = house.visit("planlaegger").page(f"/operationer/{operation}/oevelse")
    assert "Maskinens ur er stillet tilbage." in desk
    assert "går videre" in desk or "gået videre" in desk
