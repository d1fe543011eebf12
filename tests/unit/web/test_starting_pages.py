"""A planner gets a script to begin with from an assessment and from an operation that is over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from crisis.cli.starting import drill
from crisis.drills.checks import checked
from tests.visiting import House

SCENARIO, NEW = "/plan/vurderinger/1", "/plan/drejeboeger/ny?af="


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("starting"))
    told = {"hazard": "Ekstremregn", "title": "Åen", "text": "Åen går over sine bredder."}
    path = "/api/v1/planning/commands/DescribeScenario"
    answer = made.visit("planlaegger").api("POST", path, {**told, "municipality": "kolding"})
    assert answer.status_code == 201, answer.json
    yield made
    made.database.close()


def test_an_assessments_page_leads_the_planner_to_a_script_of_it(house: House) -> None:
    planner = house.visit("planlaegger")
    assert f"{NEW}vurdering-1" in planner.page(SCENARIO)
    assert "over sine bredder." in planner.page(f"{NEW}vurdering-1")
    assert planner.get(f"{NEW}vurdering-99").status_code == 404
    assert NEW not in house.visit("kolding").page(SCENARIO)


def test_an_operation_that_is_over_leads_to_a_script_of_it_and_to_a_lesson(house: House) -> None:
    chair, planner = house.visit("formand"), house.visit("planlaegger")
    operation = chair.opens("Stormflod")
    house.passes(minutes=3)
    seat = house.visit("kolding")
    seat.does(operation, "RecordEntry", text="Vandet stiger.", kind="report")
    seat.does(operation, "RecordEntry", text="Hans Jensen er savnet.", kind="report")
    ending = f"/operationer/{operation}/afslutning"
    assert planner.get(f"{NEW}{operation}").status_code == 409
    assert NEW not in planner.page(ending)
    house.visit("formand").does(operation, "CloseOperation", reason="Slut", basis="DMI")
    text = planner.page(f"{NEW}{operation}")
    assert "Vandet stiger." in text and "Udeladt: 1 (1 kan n" in text and "Jensen" not in text
    assert f"{NEW}{operation}" in planner.page(ending)
    assert f"/plan/laering?fra={operation}" in planner.page(ending)
    assert NEW not in house.visit("formand").page(ending)


def test_the_command_line_begins_with_a_file_and_writes_over_nothing(tmp_path: Path) -> None:
    to = tmp_path / "ny.yaml"
    line = ["new", "scenarios/orkan.yaml", "--title", "Orkan i Vejle", "--to", str(to)]
    assert CliRunner().invoke(drill, line).exit_code == 0
    assert checked(to.read_text(encoding="utf-8")).title == "Orkan i Vejle"
    again = CliRunner().invoke(drill, line)
    assert again.exit_code == 2 and "er der allerede" in again.output
    assert CliRunner().invoke(drill, ["new", "findes-ikke.yaml"]).exit_code == 2
