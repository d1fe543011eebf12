"""Who may tell of resources: in the district's list, and in a drill's own copy of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from crisis.terms.operations import Mode
from tests.authz.given import Cells
from tests.authz.stock import IN_STOCK
from tests.authz.test_case import wrong_for


@pytest.fixture(scope="module")
def cells(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cells]:
    made = Cells(tmp_path_factory.mktemp("authz-stock"))
    yield made
    made.house.database.close()


@pytest.mark.parametrize("command", sorted(IN_STOCK))
def test_resources_are_told_of_by_the_staff_and_the_planner(cells: Cells, command: str) -> None:
    body, allowed = IN_STOCK[command]
    path = f"/api/v1/resources/commands/{command}"
    wrong = [
        (who.name, answer.status_code, answer.json)
        for who in cells.everyone
        for answer in [cells.visitor(who).api("POST", path, body)]
        if wrong_for(who, allowed[Mode.LIVE], answer)
    ]
    assert not wrong, wrong[:5]


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("command", sorted(IN_STOCK))
def test_in_an_operation_too(cells: Cells, command: str, mode: Mode) -> None:
    body, allowed = IN_STOCK[command]
    wrong = [
        (who.name, answer.status_code, answer.json)
        for who in cells.everyone
        for answer in [cells.visitor(who).do(cells.operations[mode], command, body)]
        if wrong_for(who, allowed[mode], answer)
    ]
    assert not wrong, wrong[:5]


def test_what_a_drill_tells_of_is_not_in_the_districts_list(cells: Cells) -> None:
    body, _ = IN_STOCK["RegisterResources"]
    only = {"resources": [{**body["resources"][0], "id": "rs-kun-i-oevelsen"}]}
    visitor = cells.house.visit("kolding")
    done = visitor.do(cells.operations[Mode.EXERCISE], "RegisterResources", only)
    assert done.status_code == 201, done.json
    assert "rs-kun-i-oevelsen" not in visitor.get("/ressourcer").text
