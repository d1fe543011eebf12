"""The year's report: what is counted is what the reader may see, and who it is for reads it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from crisis.rules.annual import in_sum, of_year
from crisis.rules.known import By
from crisis.terms.operations import Level
from tests.given import by
from tests.opening import STAFFED
from tests.visiting import House


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("annual"))
    chief = made.visit("stabschef")
    live = chief.opens("Stormflod <b>", **STAFFED)
    decision = {"question": "Ryddes gaden?", "options": ["Ja"], "chosen": 1, "ground": "Vandet"}
    chief.does(live, "TakeDecision", **decision, competence="own_sector")
    order = ["life", "environment", "supply", "property"]
    chief.does(live, "SetPriorities", order=order, ground="Olien driver")
    made.passes(hours=2)
    level = {"level": "operations", "seen": "staff", "reason": "Vandet stiger", "basis": "DMI"}
    made.visit("stabschef").does(live, "DecideLevel", **level)
    made.passes(minutes=90)
    made.visit("stabschef").opens("Øvelse 1", mode="EXERCISE", level="staff")
    yield made
    made.database.close()


@pytest.mark.parametrize("seat", ["formand", "stabschef", "planlaegger"])
def test_operations_and_exercises_are_counted_apart(house: House, seat: str) -> None:
    text = house.visit(seat).page("/plan/aarsrapport/2026")
    assert "Stormflod &lt;b&gt;" in text
    assert "Operationsberedskab" in text
    assert "Stabsberedskab <b>2:00" in text.replace("stabsberedskab", "Stabsberedskab")
    assert text.index("Indsatser <span") < text.index("Øvelse 1")
    assert house.visit(seat).get("/plan/aarsrapport/1").status_code == 404


@pytest.mark.parametrize("seat", ["kolding", "logfoerer", "observatoer"])
def test_it_is_for_the_heads_and_the_planner(house: House, seat: str) -> None:
    assert house.visit(seat).get("/plan/aarsrapport/2026").status_code == 403


def test_time_on_a_level_goes_to_the_next_decision_and_an_operation_has_one_year(
    house: House,
) -> None:
    asker: By = by("formand", house.clock())
    found = house.desk.handler.operations(asker)
    told = of_year(found, 2026, house.clock())
    assert [one.highest for one in told] == [Level.OPERATIONS, Level.STAFF]
    total = in_sum(told)
    assert total[Level.STAFF] == timedelta(hours=2)
    assert total[Level.OPERATIONS] == timedelta(minutes=90)
    assert of_year(found, 2025, house.clock()) == ()


def test_the_order_of_the_aims_is_counted_among_the_decisions(house: House) -> None:
    found = house.desk.handler.operations(by("formand", house.clock()))
    assert [one.decisions for one in of_year(found, 2026, house.clock())] == [2, 0]
