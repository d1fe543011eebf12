"""What those who are drilled are told of the drill itself: until when they discuss, which word
stops it; and control is offered no button that would be refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.drill_house import CONTROL, moved, prepared, started
from tests.unit.drills.test_forms import TABLE
from tests.visiting import House

TOLD = "drøftes til T+00:21"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("told"))
    yield made
    made.database.close()


def test_who_got_a_dilemma_sees_on_every_screen_until_when_it_is_discussed(house: House) -> None:
    operation = started(house, TABLE)
    house.passes(minutes=6)
    house.visit(CONTROL).does(operation, "GiveInject", inject="pumper")
    kolding, other = house.visit("kolding"), house.visit("observatoer")
    inbox = f"/operationer/{operation}/paneler/indspil"
    for screen in ("/tavle/{}", "/operationer/{}", "/operationer/{}/vagter"):
        assert TOLD in kolding.page(screen.format(operation)), screen
        assert "Dilemma på bordet" not in other.page(screen.format(operation)), screen
    assert TOLD in kolding.page(inbox)
    house.passes(minutes=16)
    assert "tiden gik ud T+00:21" in kolding.page(inbox)
    house.visit(CONTROL).does(operation, "EndDrill", kind="finished")
    assert "Dilemma på bordet" not in kolding.page(f"/tavle/{operation}")


def test_no_screen_names_another_code_word_than_the_drills(house: House) -> None:
    bare = house.visit(CONTROL).opens("Uden drejebog", mode="EXERCISE")
    assert "Intet kodeord er valgt endnu" in house.visit("kolding").page(f"/operationer/{bare}")
    operation = prepared(house)
    board = f"/operationer/{operation}"
    assert "STOP ØVELSE" not in house.visit("kolding").page(board)
    house.visit(CONTROL).does(operation, "EndDrill", kind="finished")
    assert "STOP ØVELSE" not in house.visit("kolding").page(board)
    assert "dens kodeord gælder ikke mere" in house.visit("kolding").page(board)


def test_an_inject_by_hand_is_offered_while_the_clock_runs_and_not_else(house: House) -> None:
    operation = prepared(house)
    desk, button = f"/operationer/{operation}/oevelse", 'id="d-write"'
    assert button not in house.visit(CONTROL).page(desk)
    moved(house, operation, "start")
    assert button in house.visit(CONTROL).page(desk)
    moved(house, operation, "pause")
    assert button not in house.visit(CONTROL).page(desk)
    assert 'id="d-end"' in house.visit(CONTROL).page(desk)
