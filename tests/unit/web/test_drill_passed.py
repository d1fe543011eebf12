"""What a jump passed over, and the way that was not taken, control may still give by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.drill_house import CONTROL, moved, started
from tests.visiting import House

OTHER_WAY = "Hvorfor siger I ingenting"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("passed"))
    yield made
    made.database.close()


def listed(house: House, operation: str) -> str:
    """What lies closed below what comes."""
    desk = house.visit(CONTROL).page(f"/operationer/{operation}/oevelse")
    return desk.partition('id="d-passed"')[2].partition("</details>")[0]


def test_what_was_jumped_over_is_given_by_one_press_and_is_listed_no_more(house: House) -> None:
    operation = started(house)
    house.passes(minutes=1)
    assert OTHER_WAY not in listed(house, operation), "its turn lies ahead"
    moved(house, operation, "jump", to_s=3000)
    below = listed(house, operation)
    assert OTHER_WAY in below and "sprunget over" in below
    assert 'data-give="aviser" data-time="1"' in below
    for other in ("dige", "varsel", "joker"):
        assert f'data-give="{other}"' not in below, other
    house.visit(CONTROL).does(operation, "GiveInject", inject="aviser", time=1)
    assert OTHER_WAY not in listed(house, operation)
    assert OTHER_WAY in house.visit("formand").page(f"/operationer/{operation}/paneler/indspil")


def test_the_way_that_was_not_taken_is_given_too(house: House) -> None:
    operation = started(house)
    house.passes(minutes=41)
    below = listed(house, operation)
    assert 'data-give="tak"' in below and "anden vej" in below
    assert 'data-give="aviser"' not in below, "it comes of itself"


def test_while_it_stands_still_it_is_read_and_not_given_and_at_the_end_it_is_gone(
    house: House,
) -> None:
    operation = started(house)
    house.passes(minutes=41)
    moved(house, operation, "pause")
    assert "Tak for beskeden." in listed(house, operation)
    assert "data-give" not in listed(house, operation)
    house.visit(CONTROL).does(operation, "EndDrill", kind="finished")
    assert listed(house, operation) == ""
