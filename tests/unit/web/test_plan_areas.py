"""A plan's area on its page, and what lies in it: covered when the plan says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.from_before import listed
from tests.visiting import House

RING = [[9.4, 55.4], [9.6, 55.4], [9.6, 55.6], [9.4, 55.6], [9.4, 55.4]]
PLANTS = "Industri / Risikovirksomheder"
SITE = {"id": "ob-000000000077", "name": "Eksempel Tanklager", "category": PLANTS}
PLAN = "pl-000000000077"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def writes(house: House, seat: str, command: str, **body: Any) -> None:
    answer = house.visit(seat).api("POST", f"/api/v1/planning/commands/{command}", body)
    assert answer.status_code == 201, answer.text


def test_a_plants_gap_closes_when_a_plan_covers_what_lies_in_its_area(house: House) -> None:
    place = {"type": "Point", "coordinates": [9.5, 55.5]}
    listed(house.desk, PLANTS)
    writes(house, "planlaegger", "RegisterObjects", objects=[{**SITE, "shape": place}])
    planner = house.visit("planlaegger")
    assert SITE["name"] in planner.page("/plan/planer")
    told = {"plan": PLAN, "kind": "external", "title": "Eksempel plan", "owner": "vejle"}
    area = {"shape": {"type": "Polygon", "coordinates": [RING]}, "covers_area": True}
    hidden = {**told, **area, "adopted_on": "2022-05-01", "sight": "restricted"}
    writes(house, "vejle", "RegisterPlan", **hidden)
    assert SITE["name"] not in planner.page("/plan/planer"), "that it has one is told to all"
    page = house.visit("vejle").page(f"/plan/planer/{PLAN}")
    assert "dækker det, der ligger i det" in page
    assert "data-map" in page


def test_a_plan_without_an_area_has_no_map(house: House) -> None:
    told = {"plan": PLAN, "kind": "municipal", "title": "Eksempel plan", "owner": "kolding"}
    writes(house, "planlaegger", "RegisterPlan", **told)
    assert "data-map" not in house.visit("planlaegger").page(f"/plan/planer/{PLAN}")


def test_a_plant_under_a_category_of_plants_is_missed_once_and_counted_under_its_top(
    house: House,
) -> None:
    place = {"shape": {"type": "Point", "coordinates": [9.5, 55.5]}, "municipality": "kolding"}
    depot = {**SITE, **place, "category": "Olieindustri / Tanklagre"}
    refinery = {**depot, "id": "ob-000000000078", "name": "Raffinaderi", "category": "Olieindustri"}
    listed(house.desk, depot["category"])
    writes(house, "planlaegger", "RegisterObjects", objects=[depot, refinery])
    planner = house.visit("planlaegger")
    gaps = planner.get("/api/v1/plans").json["gaps"]
    assert sum(one["kind"] == "no_external" for one in gaps) == 2
    page = planner.page("/plan/kommune/kolding").partition('id="c-objects"')[2]
    whole, under = page.index(">Olieindustri</a> <b>2</b>"), page.index(">Tanklagre</a> <b>1</b>")
    assert whole < under
