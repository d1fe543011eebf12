"""A planner gets a script to begin with from an assessment and from an operation that is over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from crisis.cli.starting import drill
from crisis.drills.checks import checked
from tests.visiting import House

SCENARIO = "/plan/vurderinger/1"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("starting"))
    told = {"hazard": "Ekstremregn", "title": "Åen", "text": "Åen går over sine bredder."}
    path = "/api/v1/planning/commands/DescribeScenario"
    answer = made.visit("planlaegger").api("POST", path, {**told, "municipality": "kolding"})
    assert answer.status_code == 201, answer.json
    yield made
    made.database.close()


def test_an_assessment_is_downloaded_as_a_script_by_the_planner_alone(house: House) -> None:
    planner = house.visit("planlaegger")
    assert f"{SCENARIO}/drejebog" in planner.page(SCENARIO)
    answer = planner.get(f"{SCENARIO}/drejebog")
    assert answer.mimetype == "application/yaml"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert checked(answer.get_data(as_text=True)).start == "Åen går over sine bredder."
    assert planner.get("/plan/vurderinger/99/drejebog").status_code == 404
    assert f"{SCENARIO}/drejebog" not in house.visit("kolding").page(SCENARIO)
    assert house.visit("formand").get(f"{SCENARIO}/drejebog").status_code == 403


def test_an_operation_is_when_it_is_over_and_its_page_leads_to_lesson_and_script(
    house: House,
) -> None:
    chair, planner = house.visit("formand"), house.visit("planlaegger")
    operation = chair.opens("Stormflod")
    house.passes(minutes=3)
    seat = house.visit("kolding")
    seat.does(operation, "RecordEntry", text="Vandet stiger.", kind="report")
    seat.does(operation, "RecordEntry", text="Hans Jensen er savnet.", kind="report")
    path, ending = f"/operationer/{operation}/drejebog", f"/operationer/{operation}/afslutning"
    assert planner.get(path).status_code == 409
    assert path not in planner.page(ending)
    house.visit("formand").does(operation, "CloseOperation", reason="Slut", basis="DMI")
    text = planner.get(path).get_data(as_text=True)
    assert [(one.at, one.text) for one in checked(text).injects] == [("3m", "Vandet stiger.")]
    assert "Udeladt: 1 (1 kan nævne" in text and "Jensen" not in text
    assert path in planner.page(ending) and f"fra={operation}" in planner.page(ending)
    assert path not in house.visit("formand").page(ending)


def test_the_command_line_begins_with_a_file_and_writes_over_nothing(tmp_path: Path) -> None:
    to = tmp_path / "ny.yaml"
    line = ["new", "scenarios/orkan.yaml", "--title", "Orkan i Vejle", "--to", str(to)]
    assert CliRunner().invoke(drill, line).exit_code == 0
    assert checked(to.read_text(encoding="utf-8")).title == "Orkan i Vejle"
    again = CliRunner().invoke(drill, line)
    assert again.exit_code == 2 and "er der allerede" in again.output
    assert CliRunner().invoke(drill, ["new", "findes-ikke.yaml"]).exit_code == 2
