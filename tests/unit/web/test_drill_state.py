"""A drill's phase and clock in the interface, for whoever may see the situation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.drill_house import WORD, moved, prepared
from tests.unit.drills.injected import INJECTED
from tests.visiting import House


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("drill-state"))
    yield made
    made.database.close()


def state(house: House, operation: str, seat: str = "kolding", more: str = "") -> Any:
    answer = house.visit(seat).get(f"/api/v1/operations/{operation}/situation{more}")
    assert answer.status_code == 200
    return answer.json["drill"]


def test_it_says_phase_clock_and_speed_to_who_is_drilled_too(house: House) -> None:
    operation = prepared(house)
    assert state(house, operation)["phase"] == "ready"
    moved(house, operation, "start", speed=10)
    house.passes(seconds=30)
    then = house.clock().isoformat().replace("+00:00", "Z")
    found = state(house, operation)
    assert (found["phase"], found["at_s"], found["speed"]) == ("running", 300.0, 10.0)
    assert (found["ending"], set(found)) == (None, {"phase", "at_s", "speed", "as_of", "ending"})
    moved(house, operation, "pause")
    house.passes(minutes=5)
    assert (state(house, operation)["phase"], state(house, operation)["at_s"]) == ("paused", 300.0)
    assert state(house, operation, "planlaegger", f"?at={then}")["phase"] in {"running", "paused"}
    real = {"kind": "real_event", "code_word": WORD}
    house.visit("kolding").does(operation, "EndDrill", **real)
    assert state(house, operation)["ending"] == "real_event"


def test_in_earnest_and_without_a_drill_there_is_none(house: House) -> None:
    assert state(house, house.visit("stabschef").opens("Skarp stand")) is None
    bare = house.visit("planlaegger").opens("Uden drejebog", mode="EXERCISE")
    assert state(house, bare) is None


def test_the_description_of_the_interface_has_it_by_its_type(house: House) -> None:
    said = house.visit("observatoer").get("/api/v1/openapi.json").json["components"]["schemas"]
    assert said["Situation"]["properties"]["drill"]["anyOf"][0] == {
        "$ref": "#/components/schemas/DrillState"
    }
    assert set(said["DrillState"]["properties"]) == {"phase", "at_s", "speed", "as_of", "ending"}


def test_control_reads_at_its_desk_who_stops_it_when_somebody_is_in_danger(house: House) -> None:
    told = "Sikkerhedslederen på kanal 5."
    operation = prepared(house, INJECTED.replace("cast:", f"safety: {told}\ncast:", 1))
    desk = f"/operationer/{operation}/oevelse"
    assert told in house.visit("planlaegger").page(desk)
    log = f"/operationer/{operation}"
    assert told not in house.visit("kolding").page(log)
    moved(house, operation, "start")
    assert told in house.visit("kolding").page(log)
