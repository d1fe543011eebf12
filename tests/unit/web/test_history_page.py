"""The board as it stood: what came later is not there, and nothing can be done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest

from crisis.web.times import iso
from tests.visiting import House

POINT = {"type": "Point", "coordinates": [9.4722, 55.4907]}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def story(house: House) -> tuple[House, str, list[int]]:
    """An entry; later a decision, an incident, a task; later a correction."""
    chief, keeper = house.visit("stabschef"), house.visit("logfoerer")
    kind = {"type": {"id": "flood", "group": "Natur", "name": "Oversvømmelse"}}
    house.visit("planlaegger").api("POST", "/api/v1/planning/commands/SetIncidentType", kind)
    operation = chief.opens()
    first = keeper.does(operation, "RecordEntry", text="Vandet stiger")
    house.passes(minutes=20)
    decided = chief.does(operation, "RecordEntry", text="Åen spærres", kind="decision")
    chief.does(operation, "OpenIncident", kind="flood", title="Kolding Å", shape=POINT)
    chief.does(operation, "AskTask", kind="pump", title="Pumper", authority="kolding")
    house.passes(minutes=20)
    last = keeper.does(operation, "CorrectEntry", number=first, text="Vandet falder")
    return house, operation, [first, decided, last]


def test_the_board_stands_as_it_stood_after_the_entry_asked_for(
    story: tuple[House, str, list[int]],
) -> None:
    house, operation, (first, decided, last) = story
    who, path = house.visit("kolding"), f"/operationer/{operation}/tidligere"
    then = who.page(f"{path}?post={decided}")
    assert "Vandet stiger" in then
    assert "Åen spærres" in then
    assert "Vandet falder" not in then
    assert "Kolding Å" not in then
    assert "Pumper" not in then
    now = who.page(path)
    assert all(words in now for words in ("Vandet falder", "Kolding Å", "Pumper"))
    assert f'value="{last}"' in now
    assert "Vandet falder" not in who.page(f"{path}?post={first}")


def test_as_of_a_moment_is_after_the_last_entry_that_was_written_by_then(
    story: tuple[House, str, list[int]],
) -> None:
    house, operation, (first, _decided, last) = story
    who, path = house.visit("kolding"), f"/operationer/{operation}/tidligere"
    shown = re.compile(r'data-number="(\d+)"')
    for minutes, number in ((10, last - 1), (30, first), (9_000, 1)):
        moment = (house.clock() - timedelta(minutes=minutes)).isoformat().replace("+", "%2B")
        found = shown.search(who.page(f"{path}?at={moment}"))
        assert found
        assert int(found[1]) == number


def test_nothing_can_be_done_in_the_past_whoever_one_is(
    story: tuple[House, str, list[int]],
) -> None:
    house, operation, (_first, decided, _last) = story
    for seat in ("formand", "stabschef", "kolding"):
        text = house.visit(seat).page(f"/operationer/{operation}/tidligere?post={decided}")
        for control in ("data-do=", "data-task-do", "data-composer", "data-new-incident",
                        "data-call-new", "data-level=", "data-sector="):  # fmt: skip
            assert control not in text


def test_from_a_decision_one_goes_to_what_was_known_then(
    story: tuple[House, str, list[int]],
) -> None:
    house, operation, (_first, decided, _last) = story
    board = house.visit("kolding").page(f"/operationer/{operation}")
    assert re.findall(r'class="knew"><a href="[^"]*post=(\d+)"', board) == [str(decided)]


def test_the_map_is_drawn_as_it_stood(story: tuple[House, str, list[int]]) -> None:
    house, operation, (_first, decided, last) = story
    who, path = house.visit("kolding"), f"/api/v1/operations/{operation}/map"
    drawn = [who.get(f"{path}?until={number}").json for number in (decided, last)]
    assert [len(one["incidents"]["features"]) for one in drawn] == [0, 1]


def test_the_places_on_the_map_are_those_of_then(house: House) -> None:
    concert = {"id": "ob-000000000001", "name": "Koncert", "category": "Koncerter", "shape": POINT,
               "occasion": {"begins": iso(house.clock()), "attendance": 4200,
                            "ends": iso(house.clock() + timedelta(minutes=20))}}  # fmt: skip
    hall = {"id": "ob-000000000002", "name": "Hallen", "category": "Storcentre", "shape": POINT}
    planner, planning = house.visit("planlaegger"), "/api/v1/planning/commands"
    put = planner.api("POST", f"{planning}/RegisterObjects", {"objects": [concert, hall]})
    assert put.status_code == 201, put.text
    operation = house.visit("stabschef").opens()
    first = house.visit("kolding").does(operation, "RecordEntry", text="Vandet stiger")
    house.passes(minutes=25)
    wish = {"id": hall["id"], "reason": "Revet ned"}
    gone = planner.api("POST", f"{planning}/RetireObject", wish)
    assert gone.status_code == 201, gone.text
    last = house.visit("kolding").does(operation, "RecordEntry", text="Vandet falder")
    for number, names in ((first, {"Koncert", "Hallen"}), (last, set())):
        assert places(house, f"/operationer/{operation}/tidligere?post={number}") == names
    assert places(house, f"/operationer/{operation}") == set(), "nor on the board of now"


def places(house: House, page: str) -> set[str]:
    who = house.visit("kolding")
    asked = re.search(r'data-register-url="([^"]+)"', who.page(page))
    assert asked is not None
    answer = who.get(unescape(asked[1]))
    assert answer.status_code == 200
    return {one["properties"]["name"] for one in answer.json["features"]}


@pytest.mark.parametrize("query", ["at=igår", "planned=x", "planned=-1"])
def test_a_register_of_no_moment_is_refused(house: House, query: str) -> None:
    assert house.visit("kolding").get(f"/api/v1/register?{query}").status_code in (400, 422)


@pytest.mark.parametrize("query", ["post=0", "post=x", "at=igår", "post=-1"])
def test_what_is_no_entry_and_no_time_is_refused(
    story: tuple[House, str, list[int]], query: str
) -> None:
    house, operation, _ = story
    answer = house.visit("kolding").get(f"/operationer/{operation}/tidligere?{query}")
    assert answer.status_code in (400, 422)
