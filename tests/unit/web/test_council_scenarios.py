"""A municipality's page has the scenarios that concern it, however they say where they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from crisis.commands.assessments import DescribeScenario
from crisis.commands.geodata import ImportGeodata
from crisis.commands.register import RegisterObjects
from crisis.terms.geodata import GeodataKind
from crisis.terms.ids import PLANNING
from crisis.terms.places import Point, Polygon
from crisis.terms.register import RegisterObject
from tests.unit.register.test_looking import boundaries, square
from tests.visiting import House

KOLDING, FREDERICIA = (9.4, 55.4), (9.5, 55.4)
PLACE = RegisterObject(
    id="ob-000000000001",
    name="Værk",
    category="El",
    shape=Point(coordinates=(9.45, 55.45)),
    municipality="kolding",
)


@pytest.fixture
def house(tmp_path: Any) -> Iterator[House]:
    made = House(tmp_path)
    made.desk.knows()
    two = boundaries(("621", "Kolding", *KOLDING), ("607", "Fredericia", *FREDERICIA))
    name = made.parts.register.files.put(two)
    use = ImportGeodata(kind=GeodataKind.MUNICIPALITIES, sha256=name, features=2)
    made.desk.do(use, "planlaegger", PLANNING)
    yield made
    made.database.close()


def describes(house: House, title: str, **where: Any) -> None:
    wish = DescribeScenario(hazard="Vand", title=title, text="Vand", **where)
    house.desk.do(wish, "planlaegger", PLANNING)


def test_a_scenario_that_is_only_drawn_concerns_each_municipality_it_touches(house: House) -> None:
    lon, lat = KOLDING
    describes(house, "Inde i Kolding", shape=Point(coordinates=(lon + 0.05, lat + 0.05)))
    describes(house, "Hen over grænsen", shape=Polygon((square(lon + 0.05, lat + 0.02, 0.06),)))
    kolding, fredericia = (
        house.visit("kolding").page(f"/plan/kommune/{one}") for one in ("kolding", "fredericia")
    )
    assert "Inde i Kolding" in kolding and "Hen over grænsen" in kolding
    assert "Inde i Kolding" not in fredericia and "Hen over grænsen" in fredericia


def test_a_scenario_of_a_place_of_the_register_concerns_the_municipality_of_that_place(
    house: House,
) -> None:
    house.desk.do(RegisterObjects(objects=(PLACE,)), "planlaegger", PLANNING)
    describes(house, "Værket svigter", objects=(PLACE.id,), municipality="fredericia")
    visitor = house.visit("planlaegger")
    assert "Værket svigter" in visitor.page("/plan/kommune/kolding")
    assert "Værket svigter" in visitor.page("/plan/kommune/fredericia")
    assert "Værket svigter" not in visitor.page("/plan/kommune/vejle")
