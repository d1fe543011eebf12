"""Shapes and links that cannot be: a clear Danish answer beside the field, nothing stored."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.visiting import House, Visitor


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("case-bad"))
    made.desk.knows()
    yield made
    made.database.close()


@pytest.fixture(scope="module")
def keeper(house: House) -> Visitor:
    return house.visit("logfoerer")


@pytest.fixture(scope="module")
def operation(house: House) -> str:
    return house.visit("stabschef").opens()


def polygon(*positions: tuple[Any, Any]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[list(one) for one in positions]]}


BOW_TIE = polygon((9.4, 55.4), (9.5, 55.5), (9.5, 55.4), (9.4, 55.5), (9.4, 55.4))
SWEDEN = polygon((15.0, 59.0), (15.1, 59.0), (15.1, 59.1), (15.0, 59.0))
SWAPPED = {"type": "Point", "coordinates": [55.49, 9.47]}
MANY = {
    "type": "LineString",
    "coordinates": [[9.0 + number / 100_000, 55.4] for number in range(60_000)],
}
OPEN_RING = polygon((9.4, 55.4), (9.5, 55.4), (9.5, 55.5), (9.4, 55.5))
FEW = {"type": "LineString", "coordinates": [[9.4, 55.4]]}
EMPTY = {"type": "Polygon", "coordinates": []}

SHAPES = [
    (BOW_TIE, "shape.self_crossing", "krydser sig selv"),
    (SWEDEN, "shape.outside_denmark", "uden for Danmark"),
    (SWAPPED, "shape.swapped_axes", "byttet om"),
    (MANY, "shape.too_many_points", "50000"),
    (OPEN_RING, "shape.ring_open", "ikke lukket"),
    (FEW, "shape.too_few_points", "for få punkter"),
    (EMPTY, "shape.empty", "intet sted"),
]


def stands(keeper: Visitor, operation: str) -> tuple[int, int]:
    said = keeper.get(f"/api/v1/operations/{operation}/situation").json
    return said["number"], len(said["incidents"])


@pytest.mark.parametrize(("shape", "code", "words"), SHAPES, ids=[one[1] for one in SHAPES])
def test_a_bad_shape_is_refused_in_words(
    keeper: Visitor, operation: str, shape: Any, code: str, words: str
) -> None:
    before = stands(keeper, operation)
    body = {"kind": "flood", "title": "Vand", "shape": shape}
    for answer in (
        keeper.do(operation, "OpenIncident", body),
        keeper.api("POST", "/api/v1/places", {"shape": shape}),
    ):
        error = answer.json["error"]
        assert (answer.status_code, error["code"], error["field"]) == (422, code, "shape")
        assert words in error["da"]
        assert error["en"] != error["da"]
    assert stands(keeper, operation) == before


UNREADABLE: list[tuple[str, int, str]] = [
    ('{"type":"Point","coordinates":[NaN,55.4]}', 400, "body.not_json"),
    ('{"type":"Point","coordinates":[1e999,55.4]}', 400, "body.not_json"),
    ('{"type":"Point","coordinates":["9.4",55.4]}', 422, "field.wrong_type"),
    ('{"type":"Point","coordinates":[9.4]}', 422, "field.wrong_type"),
    ('{"type":"Point","coordinates":[9.4,95.0]}', 422, "field.out_of_range"),
    ('{"type":"Circle","coordinates":[9.4,55.4]}', 422, "field.wrong_type"),
    ('{"type":"Point","coordinates":[9.4,55.4],"crs":"EPSG:25832"}', 422, "field.unknown"),
    ('{"coordinates":[9.4,55.4]}', 422, "field.missing"),
    ("null", 422, "field.wrong_type"),
    ('"POINT(9.4 55.4)"', 422, "field.wrong_type"),
]


@pytest.mark.parametrize(("shape", "status", "code"), UNREADABLE)
def test_what_is_no_shape_is_refused_by_name(
    keeper: Visitor, operation: str, shape: str, status: int, code: str
) -> None:
    before = stands(keeper, operation)
    raw = f'{{"kind":"flood","title":"Vand","shape":{shape}}}'.encode()
    answer = keeper.do(operation, "OpenIncident", raw)
    assert (answer.status_code, answer.json["error"]["code"]) == (status, code), answer.json
    assert answer.json["error"]["da"]
    look = keeper.api("POST", "/api/v1/places", f'{{"shape":{shape}}}'.encode())
    assert (look.status_code, look.json["error"]["code"]) == (status, code)
    assert stands(keeper, operation) == before


GOOD = {"type": "Point", "coordinates": [9.4722, 55.4907]}
LINKS: list[tuple[dict[str, Any], int, str, str]] = [
    ({"kind": "no_such"}, 422, "incident.unknown_type", "kind"),
    ({"entries": [999]}, 422, "log.unknown_entry", "entries"),
    ({"objects": ["ob-zzzzzzzzzzzz"]}, 422, "register.unknown_object", "objects"),
    ({"objects": ["Kolding Havn"]}, 422, "field.pattern", "objects[0]"),
    ({"distance_m": 60_000}, 422, "field.out_of_range", "distance_m"),
    ({"distance_m": 1.5}, 422, "field.wrong_type", "distance_m"),
    ({"since": "2027-01-01T00:00:00Z"}, 422, "log.occurred_in_future", "since"),
    ({"title": ""}, 422, "field.too_short", "title"),
    ({"severity": "purple"}, 422, "field.not_a_choice", "severity"),
    ({"number": 7}, 422, "field.unknown", "number"),
]


@pytest.mark.parametrize(("change", "status", "code", "field"), LINKS)
def test_a_wrong_field_is_named(
    keeper: Visitor, operation: str, change: dict[str, Any], status: int, code: str, field: str
) -> None:
    before = stands(keeper, operation)
    body = {"kind": "flood", "title": "Vand", "shape": GOOD, **change}
    error = keeper.do(operation, "OpenIncident", body).json["error"]
    assert (error["code"], error["field"]) == (code, field)
    assert stands(keeper, operation) == before


def test_a_look_takes_only_what_it_knows(keeper: Visitor) -> None:
    path = "/api/v1/places"
    assert keeper.api("POST", path, {"shape": GOOD, "distance_m": -1}).status_code == 422
    assert keeper.api("POST", path, {"shape": GOOD, "x": 1}).json["error"]["field"] == "x"
    assert keeper.api("POST", path, {}).json["error"]["code"] == "field.missing"
    assert keeper.api("POST", path, b"[]").status_code == 400
    answer = keeper.api("POST", path, {"shape": GOOD}, content_type="text/plain")
    assert answer.status_code == 415
    headers = {"X-CSRF-Token": "guess"}
    assert keeper.api("POST", path, {"shape": GOOD}, headers=headers).status_code == 403


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}</title>"]
)
def test_markup_in_a_name_is_text(keeper: Visitor, operation: str, text: str) -> None:
    body = {"kind": "flood", "title": text, "shape": GOOD}
    assert keeper.do(operation, "OpenIncident", body).status_code == 201
    number = stands(keeper, operation)[1]
    asked = {"kind": "cordon", "title": text, "incident": number, "place": text}
    assert keeper.do(operation, "AskTask", asked).status_code == 201
    assert (
        keeper.do(
            operation, "ReportSectorStatus", {"colour": "red", "consequence": text, "need": text}
        ).status_code
        == 201
    )
    base = f"/operationer/{operation}"
    paths = [base, f"{base}/haendelser/{number}", f"{base}/opgaver/1"]
    paths += [f"{base}/paneler/{one}" for one in ("haendelser", "opgaver", "sektorer")]
    for path in paths:
        page = keeper.get(path)
        assert page.status_code == 200
        for dangerous in ("<script>alert", "<img src=x", "49</title>"):
            assert dangerous not in page.text
    map_ = keeper.get(f"/api/v1/operations/{operation}/map")
    assert json.loads(map_.data)["incidents"]["features"][-1]["properties"]["title"] == text
    assert map_.headers["Content-Type"] == "application/json"
