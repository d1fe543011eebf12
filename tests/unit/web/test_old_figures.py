"""Who works from a list sees there that what he goes by rests on an older figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.visiting import House

POINT = {"type": "Point", "coordinates": [9.4722, 55.4907]}
MARK = "ældre tal: Evakuerede er nu 1.200"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def rests_on_it(house: House) -> tuple[str, int]:
    """A task and an incident that rest on a figure, and a task that rests on nothing."""
    house.desk.knows()
    chief, kolding = house.visit("stabschef"), house.visit("kolding")
    operation = chief.opens()
    first = kolding.does(operation, "SetFigure", figure="evacuated", value=800, source="EPC")
    more = {"title": "Senge", "authority": "kolding", "entries": [first]}
    chief.does(operation, "AskTask", kind="pump", **more)
    chief.does(operation, "AskTask", kind="pump", title="Pumper", authority="kolding")
    chief.does(operation, "OpenIncident", kind="flood", title="Åen", shape=POINT, entries=[first])
    return operation, first


def moves(house: House, operation: str, first: int) -> int:
    house.passes(minutes=10)
    more = {"value": 1200, "source": "EPC", "seen": first}
    return house.visit("kolding").does(operation, "SetFigure", figure="evacuated", **more)


def pages(house: House, operation: str) -> dict[str, str]:
    ways = ("paneler/opgaver", "paneler/haendelser", "opgaver/1", "opgaver/2", "haendelser/1")
    who = house.visit("kolding")
    return {way: who.page(f"/operationer/{operation}/{way}") for way in ways}


def test_tasks_and_incidents_in_the_list_say_that_a_newer_figure_holds(house: House) -> None:
    operation, first = rests_on_it(house)
    assert not [way for way, said in pages(house, operation).items() if "ældre tal" in said]
    later = moves(house, operation, first)
    found = {way: said.count(MARK) for way, said in pages(house, operation).items()}
    assert found == {
        "paneler/opgaver": 1, "paneler/haendelser": 1,
        "opgaver/1": 1, "opgaver/2": 0, "haendelser/1": 1,
    }  # fmt: skip
    panel = pages(house, operation)["paneler/opgaver"]
    assert re.search(rf'data-task="1".*?data-go="{later}".*?data-task="2"', panel, re.DOTALL)


def test_both_lists_are_read_anew_when_a_figure_is_set(house: House) -> None:
    operation, _ = rests_on_it(house)
    board = house.visit("kolding").page(f"/operationer/{operation}")
    for name in ("tasks", "incidents"):
        found = re.search(rf'data-name="{name}"[^>]*data-listens="([^"]*)"', board)
        assert found is not None
        assert "FigureSet" in found[1].split()


def test_a_task_that_is_closed_and_an_incident_that_is_over_need_no_look(house: House) -> None:
    operation, first = rests_on_it(house)
    kolding, chief = house.visit("kolding"), house.visit("stabschef")
    for move in ("accept", "finish"):
        kolding.does(operation, "MoveTask", task=1, move=move)
    chief.does(operation, "CloseTask", task=1)
    chief.does(operation, "ChangeIncident", incident=1, status="over")
    moves(house, operation, first)
    assert not [way for way, said in pages(house, operation).items() if "ældre tal" in said]
