"""The map of what lies close together, as a page and its table."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from crisis.terms.register import Criticality
from crisis.web.pages.heat import shade
from tests.unit.web.test_exposure_pages import keeps, place
from tests.visiting import House

HOSTILE = "</script><script>alert(1)</script>"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("heat"))
    made.desk.knows()
    keeps(
        made,
        place(1, name=HOSTILE, criticality=Criticality.VITAL, municipality="kolding"),
        place(2, category="Tele"),
    )
    yield made
    made.database.close()


def test_the_fullest_square_stands_first_with_what_and_whose(house: House) -> None:
    told = house.visit("kolding").page("/plan/varmekort?felt=1km")
    assert "2 steder i 1 felt" in told
    assert "1km_6149_529" in told and "Kolding Kommune" in told
    assert "Storcentre 1, Tele 1" in told
    assert HOSTILE not in told


def test_filters_narrow_it_and_what_is_no_choice_is_refused(house: House) -> None:
    reader = house.visit("planlaegger")
    told = reader.page("/plan/varmekort?mindst=critical")
    assert "1 sted i 1 felt" in told and "Steder uden kritikalitet er ikke med." in told
    assert "Ingen steder passer" in reader.page("/plan/varmekort?municipality=vejle")
    assert reader.get("/plan/varmekort?felt=7km").status_code == 422
    assert "/plan/varmekort" in reader.page("/plan/register")


def test_each_shade_holds_larger_counts_than_the_one_before() -> None:
    for most in (1, 2, 7, 900):
        steps = [shade(one, most) for one in range(1, most + 1)]
        assert steps == sorted(steps)
        assert (min(steps) >= 1, steps[-1]) == (True, 5)
