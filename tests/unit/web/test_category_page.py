"""The page of categories: how many places have each, and what a form offers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.visiting import House

POINT = {"type": "Point", "coordinates": [9.5, 55.5]}
COLD = {"top": "Industri", "name": "Kølehuse"}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def test_each_is_told_with_how_many_have_it_and_one_that_is_used_stays(house: House) -> None:
    planner, path = house.visit("planlaegger"), "/api/v1/planning/commands"
    assert planner.api("POST", f"{path}/SetCategory", COLD).status_code == 201
    site = {"id": "ob-000000000001", "name": "Eksempel Frys", "shape": POINT}
    one = {**site, "category": "Industri / Kølehuse"}
    other = {**site, "id": "ob-000000000002", "category": "Eksempler"}
    done = planner.api("POST", f"{path}/RegisterObjects", {"objects": [one, other]})
    assert done.status_code == 201
    page = planner.page("/plan/kategorier")
    assert '>Kølehuse</a> <small class="muted">1 sted</small>' in page
    assert "Uden for listen" in page
    assert "data-retire-category" not in house.visit("kolding").page("/plan/kategorier")
    assert '<option value="Industri / Kølehuse">' in planner.page("/plan/register")
    refused = planner.api("POST", f"{path}/RetireCategory", COLD)
    assert refused.status_code == 409
    assert "har den underkategori: 1." in refused.json["error"]["da"]
