"""The register by page and by interface: found, filtered, changed, retired, and both ways."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from crisis.terms.register import RegisterObject
from tests.from_before import stood
from tests.visiting import House, Visitor

COMMANDS = "/api/v1/planning/commands"
HOSTILE = "<script>alert(1)</script>"


def place(number: int, name: str, lon: float, lat: float, **more: Any) -> dict[str, Any]:
    shape = {"type": "Point", "coordinates": [lon, lat]}
    category = more.pop("category", "El")
    return {
        "id": f"ob-{number:012}", "name": name, "category": category, "shape": shape, **more
    }  # fmt: skip


PLACES = [
    place(1, "Kolding Havn", 9.4930, 55.4900, municipality="kolding", confidence="high",
          source="kontrolleret"),
    place(2, "Kolding Sygehus", 9.4722, 55.4907, municipality="kolding", category="Tele",
          owner="Region Syddanmark"),
    place(3, "Vejle Havn", 9.5500, 55.7050, municipality="vejle"),
]  # fmt: skip


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    made.desk.knows()
    yield made
    made.database.close()


@pytest.fixture
def planner(house: House) -> Visitor:
    planner = house.visit("planlaegger")
    done = planner.api("POST", f"{COMMANDS}/RegisterObjects", {"objects": PLACES})
    assert done.status_code == 201, done.json
    return planner


def names(visitor: Visitor, query: str = "") -> list[str]:
    answer = visitor.get(f"/api/v1/register?{query}")
    assert answer.status_code == 200, answer.json
    assert answer.json["type"] == "FeatureCollection"
    return [one["properties"]["name"] for one in answer.json["features"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Kolding Havn", "Kolding Sygehus", "Vejle Havn"}),
        ("category=El", {"Kolding Havn", "Vejle Havn"}),
        ("municipality=vejle", {"Vejle Havn"}),
        ("confidence=high", {"Kolding Havn"}),
        ("q=sygehus", {"Kolding Sygehus"}),
        ("q=syddanmark", {"Kolding Sygehus"}),
        ("q=%25", set()),
        ("bbox=9.4,55.4,9.6,55.6", {"Kolding Havn", "Kolding Sygehus"}),
        ("category=El&municipality=kolding", {"Kolding Havn"}),
        ("category=' OR 1=1 --", set()),
    ],
)
def test_objects_are_found(planner: Visitor, query: str, found: set[str]) -> None:
    assert set(names(planner, query)) == found


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("bbox=1,2,3", "register.bad_box"),
        ("bbox=a,b,c,d", "register.bad_box"),
        ("bbox=nan,1,2,3", "register.bad_box"),
        ("bbox=9,56,8,55", "register.bad_box"),
        ("limit=0", "field.out_of_range"),
        ("limit=x", "field.wrong_type"),
        ("confidence=sure", "field.not_a_choice"),
        ("q=" + "x" * 300, "field.too_long"),
    ],
)
def test_a_bad_question_is_refused_by_name(planner: Visitor, query: str, code: str) -> None:
    answer = planner.get(f"/api/v1/register?{query}")
    assert (answer.status_code, answer.json["error"]["code"]) == (422, code)
    assert answer.json["error"]["field"] == query.partition("=")[0]


def test_an_object_says_what_is_known_of_it(planner: Visitor) -> None:
    one = planner.get("/api/v1/register/ob-000000000001").json
    assert one["geometry"] == {"type": "Point", "coordinates": [9.493, 55.49]}
    told = one["properties"]
    assert (told["confidence"], told["confidence_word"]) == ("high", "høj")
    assert (told["municipality"], told["retired"], one["incidents"]) == ("kolding", False, [])
    page = planner.get("/plan/register/ob-000000000001")
    assert page.status_code == 200
    assert "Kolding Havn" in page.text
    for path in ("/api/v1/register/ob-zzzzzzzzzzzz", "/plan/register/x"):
        assert planner.get(path).status_code == 404
    assert planner.get("/api/v1/register/%00").status_code == 400


def test_from_an_incident_to_its_objects_and_back(house: House, planner: Visitor) -> None:
    chief = house.visit("stabschef")
    operation = chief.opens("Stormflod Kolding")
    shape = {"type": "Point", "coordinates": [9.4930, 55.4900]}
    linked = {"kind": "flood", "title": "Havnen", "shape": shape, "objects": ["ob-000000000003"]}
    assert chief.do(operation, "OpenIncident", linked).status_code == 201
    for object_id in ("ob-000000000001", "ob-000000000003"):
        (one,) = planner.get(f"/api/v1/register/{object_id}").json["incidents"]
        assert (one["operation"], one["incident"], one["title"]) == (operation, 1, "Havnen")
        assert one["operation_name"] == "Stormflod Kolding"
        page = planner.get(f"/plan/register/{object_id}").text
        assert f"/operationer/{operation}/haendelser/1" in page
    incident = chief.get(f"/operationer/{operation}/haendelser/1").text
    assert "/plan/register/ob-000000000003" in incident
    assert "/plan/register/ob-000000000001" in incident


def test_the_planner_changes_and_retires(house: House, planner: Visitor) -> None:
    changed = {**PLACES[0], "note": "ny kaj"}
    done = planner.api("POST", f"{COMMANDS}/ChangeObject", {"object": changed})
    assert done.status_code == 201
    properties = planner.get("/api/v1/register/ob-000000000001").json["properties"]
    assert properties["note"] == "ny kaj"
    gone = {"id": "ob-000000000001", "reason": "nedlagt"}
    assert planner.api("POST", f"{COMMANDS}/RetireObject", gone).status_code == 201
    assert "Kolding Havn" not in names(planner)
    assert "Kolding Havn" in names(planner, "retired=1")
    assert planner.get("/api/v1/register/ob-000000000001").json["properties"]["retired"] is True
    again = planner.api("POST", f"{COMMANDS}/RetireObject", gone)
    assert (again.status_code, again.json["error"]["code"]) == (404, "register.unknown_object")
    kolding = house.visit("kolding").api("POST", f"{COMMANDS}/RetireObject", gone)
    assert kolding.status_code == 403


def test_the_list_shows_and_filters(planner: Visitor) -> None:
    page = planner.get("/plan/register").text
    assert all(one["name"] in page for one in PLACES)
    narrowed = planner.get("/plan/register?q=sygehus").text
    assert "Kolding Sygehus" in narrowed
    assert "Vejle Havn" not in narrowed
    assert planner.get("/plan/register?confidence=sure").status_code == 422
    types = planner.get("/plan/haendelsestyper").text
    assert "Kemisk terror" in types


def test_markup_in_a_name_is_text(house: House, planner: Visitor) -> None:
    bad = place(7, HOSTILE, 9.47, 55.49, category=HOSTILE, owner=HOSTILE, note=HOSTILE)
    refused = planner.api("POST", f"{COMMANDS}/RegisterObjects", {"objects": [bad]})
    assert (refused.status_code, refused.json["error"]["field"]) == (422, "objects[0].category")
    stood(house.desk, msgspec.convert(bad, RegisterObject))
    for path in ("/plan/register", "/plan/register/ob-000000000007", f"/plan/register?q={HOSTILE}"):
        assert "<script>alert" not in planner.get(path).text
    assert HOSTILE in names(planner)


def test_a_category_on_no_list_is_refused_at_its_field_in_the_readers_words(
    planner: Visitor,
) -> None:
    wrong = {**place(8, "Kajen", 9.47, 55.49), "category": "Havne"}
    answer = planner.api("POST", f"{COMMANDS}/RegisterObjects", {"objects": [wrong]})
    told = answer.json["error"]
    assert (answer.status_code, told["field"]) == (422, "objects[0].category")
    assert "»Havne« står ikke på listen" in told["da"]
    assert "Mener du »Havne, søer, fjorde, hav«?" in told["da"]
    assert "Kajen" not in names(planner)
    known = {**PLACES[0], "category": "Skoler"}
    answer = planner.api("POST", f"{COMMANDS}/ChangeObject", {"object": known})
    told = answer.json["error"]
    assert (told["field"], told["code"]) == ("object.category", "register.unlisted_category")
    assert "'Skoler' is not on the list" in told["en"]


def test_a_bad_object_stops_its_whole_command(planner: Visitor) -> None:
    wrong = place(9, "Byttet", 55.49, 9.47)
    body = {"objects": [place(8, "God", 9.47, 55.49), wrong]}
    answer = planner.api("POST", f"{COMMANDS}/RegisterObjects", body)
    assert (answer.status_code, answer.json["error"]["code"]) == (422, "shape.swapped_axes")
    assert "God" not in names(planner)
    twice = {"objects": [place(8, "God", 9.47, 55.49)] * 2}
    answer = planner.api("POST", f"{COMMANDS}/RegisterObjects", twice)
    assert answer.json["error"]["code"] == "register.doubled"
