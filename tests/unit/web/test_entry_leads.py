"""The number of an entry leads to where it can be seen: the log, or the thing that it made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.visiting import House

READERS = {"sight": "restricted", "only_for": ["kolding"]}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def leads(house: House, operation: str, number: int, seat: str = "formand") -> tuple[int, str]:
    answer = house.visit(seat).get(f"/operationer/{operation}/post/{number}")
    return answer.status_code, answer.headers.get("Location", "")


def test_an_entry_that_made_a_thing_leads_to_it(house: House) -> None:
    house.desk.knows()
    chief = house.visit("stabschef")
    operation = chief.opens()
    point = {"type": "Point", "coordinates": [9.4722, 55.4907]}
    place = f"/operationer/{operation}"
    made = [
        ("OpenIncident", {"kind": "flood", "title": "Åen", "shape": point}, "haendelser/1"),
        ("AskTask", {"kind": "pump", "title": "Varsl", "authority": "kolding"}, "opgaver/1"),
        ("WriteSitrepField", {"field": "intent", "text": "Hold åen"},
         "situationsbillede#s-intent"),
    ]  # fmt: skip
    for command, body, leads_on in made:
        answer = chief.do(operation, command, body)
        assert answer.status_code == 201, answer.json
        number = house.parts.handler.head(operation).number
        assert leads(house, operation, number) == (303, f"{place}/{leads_on}"), command
        assert chief.get(leads(house, operation, number)[1]).status_code == 200


def test_one_that_is_not_for_the_reader_leads_nowhere(house: House) -> None:
    house.desk.knows()
    operation = house.visit("stabschef").opens()
    kolding = house.visit("kolding")
    body = {"field": "intent", "text": "Hemmeligt", "readers": READERS}
    number = kolding.does(operation, "WriteSitrepField", **body)
    assert leads(house, operation, number)[0] in (200, 303)
    assert leads(house, operation, number, "vejle")[0] == 404
    assert leads(house, operation, number + 5)[0] == 404


def test_each_source_in_the_situation_picture_leads_to_where_its_number_is(house: House) -> None:
    house.desk.knows()
    chief = house.visit("stabschef")
    operation = chief.opens()
    point = {"type": "Point", "coordinates": [9.4722, 55.4907]}
    chief.does(operation, "OpenIncident", kind="flood", title="Åen", shape=point)
    chief.does(operation, "AskTask", kind="pump", title="Varsl", authority="kolding")
    house.visit("kolding").does(operation, "SetFigure", figure="evacuated", value=2, source="EPC")
    board = chief.page(f"/operationer/{operation}")
    picture = chief.page(f"/operationer/{operation}/situationsbillede")
    task = chief.page(f"/operationer/{operation}/opgaver/1")
    marked = {one for page in (picture, task) for one in re.findall(r"#(post-\d+)\"", page)}
    assert all(f'id="{one}"' in board for one in marked), marked
    assert f'href="/operationer/{operation}/haendelser/1"' in picture
    assert f'href="/operationer/{operation}/opgaver/1"' in picture
    assert f'href="/operationer/{operation}/tidligere?post=' in task
    for one in re.findall(r'href="(/operationer/[^"]+tidligere\?post=\d+)"', task):
        assert chief.get(one.replace("&amp;", "&")).status_code == 200
