"""The case by the interface: an incident, what it hits, two authorities asked, one by telephone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crisis.commands.geodata import ImportGeodata
from crisis.commands.register import RegisterObjects
from crisis.terms.geodata import GeodataKind
from crisis.terms.ids import PLANNING
from crisis.terms.places import Point
from crisis.terms.register import RegisterObject
from tests import made_streets
from tests.visiting import House, Visitor, key

AA = {
    "type": "Polygon",
    "coordinates": [
        [[9.465, 55.487], [9.49, 55.487], [9.49, 55.495], [9.465, 55.495], [9.465, 55.487]]
    ],
}
PLACES = tuple(
    RegisterObject(
        id=f"ob-{number:012}",
        name=name,
        category=category,
        municipality="kolding",
        shape=Point(coordinates=(lon, lat)),
    )
    for number, (name, category, lon, lat) in enumerate(
        [
            ("Kolding Station", "Vejnet, broer", 9.4817, 55.4907),
            ("Kolding Sygehus", "Tele", 9.4722, 55.4907),
            ("Nordkajen", "Havne, søer, fjorde, hav", 9.4930, 55.4930),
            ("Bramdrupdam Skole", "Storcentre", 9.4700, 55.5200),
        ]
    )
)
STREETS = "/api/v1/map/streets.pmtiles"
BY_PHONE = {"authority": "kolding", "who": "Vagthavende", "channel": "phone"}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    made.desk.knows().do(RegisterObjects(objects=PLACES), "planlaegger", PLANNING)
    yield made
    made.database.close()


@pytest.fixture
def chief(house: House) -> Visitor:
    return house.visit("stabschef")


@pytest.fixture
def operation(chief: Visitor) -> str:
    """An operation with a flood at Kolding Å and the two asked to evacuate."""
    operation = chief.opens("Stormflod Kolding")
    body = {"kind": "flood", "title": "Kolding Å", "shape": AA, "severity": "red"}
    assert chief.do(operation, "OpenIncident", body).status_code == 201
    asked = chief.do(operation, "AskTask", {"kind": "evacuate", "incident": 1})
    assert asked.json["entries"] == [3, 4]
    return operation


def situation(visitor: Visitor, operation: str) -> dict[str, Any]:
    answer = visitor.get(f"/api/v1/operations/{operation}/situation")
    assert answer.status_code == 200
    return dict(answer.json)


def test_the_whole_way_of_an_evacuation(house: House, chief: Visitor, operation: str) -> None:
    keeper, kolding = house.visit("logfoerer"), house.visit("kolding")
    first, second = situation(chief, operation)["tasks"]
    assert (first["responsible"], second["responsible"]) == ("politi", "kolding")
    assert first["because"]["row"]["number"] == 4
    assert chief.do(operation, "MoveTask", {"task": 1, "move": "accept"}).status_code == 201
    told = {"task": 2, "move": "accept", "on_behalf_of": BY_PHONE}
    assert keeper.do(operation, "MoveTask", told).status_code == 201
    waiting = situation(chief, operation)["tasks"][1]
    assert (waiting["status"], waiting["steps"][-1]["confirmed_by"]) == ("accepted", None)
    confirmed = kolding.do(operation, "ConfirmTaskMove", {"task": 2})
    assert confirmed.status_code == 201
    done = situation(chief, operation)["tasks"][1]
    assert done["steps"][-1]["confirmed_by"] == confirmed.json["entries"][0]
    again = kolding.do(operation, "ConfirmTaskMove", {"task": 2})
    assert (again.status_code, again.json["error"]["code"]) == (409, "task.nothing_to_confirm")


def test_the_incident_holds_what_it_hit_as_it_was(chief: Visitor, operation: str) -> None:
    (incident,) = situation(chief, operation)["incidents"]
    assert incident["whereabouts"]["municipalities"] == ["kolding"]
    assert incident["whereabouts"]["estimated"] is True
    assert incident["exposure"]["counts"] == {
        "Havne, søer, fjorde, hav": 1,
        "Tele": 1,
        "Vejnet, broer": 1,
    }
    hits = {one["name"]: one["distance_m"] for one in incident["exposure"]["hits"]}
    assert hits["Kolding Station"] == 0
    assert 0 < hits["Nordkajen"] < 500
    entry = chief.get(f"/api/v1/operations/{operation}/journal?after=1&limit=1").json["entries"][0]
    assert entry["event"]["exposure"] == incident["exposure"]
    wider = chief.do(operation, "ChangeIncident", {"incident": 1, "distance_m": 5_000})
    assert wider.status_code == 201
    assert situation(chief, operation)["incidents"][0]["exposure"]["counts"]["Storcentre"] == 1


def test_the_map_of_an_operation(chief: Visitor, operation: str) -> None:
    answer = chief.get(f"/api/v1/operations/{operation}/map").json
    assert answer["incidents"]["type"] == "FeatureCollection"
    (one,) = answer["incidents"]["features"]
    assert one["geometry"] == AA
    told = one["properties"]
    assert (told["label"], told["title"], told["severity_word"]) == ("H1", "Kolding Å", "rød")
    assert told["municipality"] == "kolding", "so it can be said at once whose a task there is"
    assert told["url"] == f"/operationer/{operation}/haendelser/1"
    assert chief.get(told["url"]).status_code == 200
    base = chief.get("/api/v1/map/base.json").json
    assert base["land"] is None
    assert base["municipalities"] is None
    assert base["sources"] == []


def test_an_imported_coast_and_borders_are_the_base(house: House, chief: Visitor) -> None:
    feature = {"type": "Feature", "geometry": AA, "properties": {"name": "Kolding", "code": "0621"}}
    data = json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()
    for kind in ("coast", "municipalities"):
        command = ImportGeodata(
            kind=GeodataKind(kind),
            sha256=house.desk.register.files.put(data),
            features=1,
            source="X",
        )
        house.desk.do(command, "planlaegger", PLANNING)
    base = chief.get("/api/v1/map/base.json").json
    assert len(base["land"]) == 1
    assert len(base["land"][0][0]) == 5
    assert base["municipalities"]["features"][0]["properties"]["name"] == "Kolding"
    look = chief.api("POST", "/api/v1/places", {"shape": AA}).json
    assert look["whereabouts"]["estimated"] is False
    assert [one["id"] for one in look["whereabouts"]["municipalities"]] == ["kolding"]


def test_a_look_writes_nothing(chief: Visitor, operation: str) -> None:
    before = situation(chief, operation)["number"]
    answer = chief.api("POST", "/api/v1/places", {"shape": AA, "distance_m": 300})
    assert answer.status_code == 200
    where = answer.json["whereabouts"]
    assert where["municipalities"] == [{"id": "kolding", "name": "Kolding Kommune"}]
    assert where["estimated"] is True
    assert answer.json["exposure"]["distance_m"] == 300
    utm = answer.json["utm"]
    assert (utm["zone"], 520_000 < utm["east"] < 540_000) == ("32N", True)
    assert situation(chief, operation)["number"] == before


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ("", 422, "field.missing"),
        ("kind=" + "x" * 300, 422, "field.too_long"),
    ],
)
def test_a_question_without_a_kind_is_refused(
    chief: Visitor, query: str, status: int, code: str
) -> None:
    answer = chief.get(f"/api/v1/responsibility/answer?{query}")
    assert (answer.status_code, answer.json["error"]["code"]) == (status, code)


def test_who_has_it_and_why(chief: Visitor) -> None:
    path = "/api/v1/responsibility/answer"
    police, kolding = chief.get(f"{path}?kind=evacuate&municipality=kolding").json["answers"]
    assert (police["lead"], police["row"], police["verified"]) == ("politi", 4, True)
    assert kolding["because"] == (
        "Kolding Kommune leder, fordi stedets kommune har opgaven "
        "(ansvarsmatricens række 5, kontrolleret i kilden)."
    )
    (gap,) = chief.get(f"{path}?kind=power&municipality=kolding").json["answers"]
    assert gap["gap"] == "no_owner"
    assert gap["because"].startswith("Anlæggets ejer har opgaven")
    chief.form("/sprog", language="en", csrf_token=chief.headers["X-CSRF-Token"])
    english = chief.get(f"{path}?kind=schools&municipality=kolding").json["answers"][0]
    assert english["because"].startswith("Kolding Kommune leads because")


def test_the_planner_changes_the_matrix_and_it_answers_at_once(
    house: House, chief: Visitor
) -> None:
    planner = house.visit("planlaegger")
    row = {"number": 90, "sector": "Kommune", "kind": "evacuate", "title": "Sørg for dyrene",
           "place": "kolding", "lead": "trekantbrand"}  # fmt: skip
    path = "/api/v1/planning/commands/SetMatrixRow"
    headers = {"Idempotency-Key": key()}
    first = planner.api("POST", path, {"row": row}, headers=headers)
    assert first.status_code == 201
    assert first.json["operation"] == "planning"
    assert planner.api("POST", path, {"row": row}, headers=headers).data == first.data
    matrix = chief.get("/api/v1/responsibility").json
    assert matrix["rows"][-1]["lead_text"] == "TrekantBrand"
    assert matrix["overlaps"] == []
    gaps = [one for one in matrix["gaps"] if one["title"] == "Sørg for dyrene"]
    assert {one["municipality"] for one in gaps} == {
        "billund", "fredericia", "hedensted", "horsens", "skanderborg", "vejle",
    }  # fmt: skip
    assert all(one["because"].startswith("Ingen række") for one in gaps)
    page = chief.get("/plan/ansvar")
    assert page.status_code == 200
    assert "Sørg for dyrene" in page.text


def test_a_gap_asks_for_a_name(chief: Visitor, operation: str) -> None:
    answer = chief.do(operation, "AskTask", {"kind": "power", "incident": 1})
    error = answer.json["error"]
    assert (answer.status_code, error["code"]) == (422, "task.nobody_no_owner")
    assert "Genopret strøm" in error["da"]
    named = {"kind": "power", "incident": 1, "authority": "forsvar", "title": "Nødstrøm"}
    assert chief.do(operation, "AskTask", named).status_code == 201


def test_each_panel_shows_what_is_so(house: House, chief: Visitor, operation: str) -> None:
    kolding = house.visit("kolding")
    report = {"colour": "red", "consequence": "midtby under vand"}
    assert kolding.do(operation, "ReportSectorStatus", report).status_code == 201
    panels = {
        "haendelser": (
            "H1 Kolding Å",
            "EntryErased OperationClosed FigureSet IncidentOpened IncidentChanged",
        ),
        "opgaver": (
            "Beslut og gennemfør evakuering",
            "EntryErased OperationClosed FigureSet TaskAsked TaskScheduled TaskMoved",
        ),
        "sektorer": ("midtby under vand", "EntryErased OperationClosed SectorStatusReported"),
    }
    for name, (text, listens) in panels.items():
        panel = kolding.get(f"/operationer/{operation}/paneler/{name}")
        assert panel.status_code == 200
        assert text in panel.text
        assert listens in panel.text
    board = kolding.get(f"/operationer/{operation}").text
    assert all(text in board for text, _ in panels.values())
    for path in (f"/operationer/{operation}/haendelser/1", f"/operationer/{operation}/opgaver/2"):
        assert "Kolding Å" in kolding.get(path).text
    for path in ("haendelser/9", "opgaver/9", "haendelser/0"):
        assert kolding.get(f"/operationer/{operation}/{path}").status_code == 404


def test_yellow_and_red_say_what_they_mean(house: House, operation: str) -> None:
    kolding = house.visit("kolding")
    answer = kolding.do(operation, "ReportSectorStatus", {"colour": "red"})
    assert answer.json["error"]["field"] == "consequence"
    assert answer.json["error"]["code"] == "sector.consequence_missing"


def test_tiles_reach_the_page_and_the_policy(tmp_path: Path) -> None:
    house = House(tmp_path, CRISIS_TILES="https://kort.example/{z}/{x}/{y}.png?token=n")
    chief = house.visit("stabschef")
    page = chief.get(f"/operationer/{chief.opens()}")
    policy = page.headers["Content-Security-Policy"]
    assert "img-src 'self' data: https://kort.example;" in policy
    assert 'data-tiles="https://kort.example/{z}/{x}/{y}.png?token=n"' in page.text
    house.database.close()


def test_a_file_of_streets_is_handed_out_by_parts_and_never_whole(tmp_path: Path) -> None:
    file = made_streets.pictures(tmp_path / "gader.pmtiles")
    house = House(tmp_path, CRISIS_TILES=str(file))
    chief, kept = house.visit("stabschef"), file.read_bytes()
    page = chief.get(f"/operationer/{chief.opens()}")
    assert "img-src 'self' data:;" in page.headers["Content-Security-Policy"]
    assert "streets.pmtiles" in page.text
    assert "Gadekort: © Kort &amp; Eksempel" in " ".join(page.text.split())
    part = chief.get(STREETS, headers={"Range": "bytes=0-126"})
    assert (part.status_code, part.data) == (206, kept[:127])
    assert part.headers["Content-Range"] == f"bytes 0-126/{len(kept)}"
    part.close()
    for asked in ({}, {"Range": "bytes=0-"}, {"Range": "bytes=0-1,3-4"}, {"Range": "bytes=-5"}):
        refused = chief.get(STREETS, headers=asked)
        assert (refused.status_code, refused.json["error"]["code"]) == (400, "map.streets_part")
    assert chief.get(STREETS, headers={"Range": "bytes=0-8388608"}).status_code == 400
    assert house.stranger().get(STREETS, headers={"Range": "bytes=0-126"}).status_code == 401
    file.unlink()
    gone = chief.get(STREETS, headers={"Range": "bytes=0-126"})
    assert (gone.status_code, gone.json["error"]["code"]) == (404, "map.no_streets")
    house.database.close()


def test_without_tiles_the_board_says_what_is_missing(chief: Visitor, operation: str) -> None:
    page = chief.get(f"/operationer/{operation}")
    assert "Gadekort mangler" in page.text
    assert "img-src 'self' data:;" in page.headers["Content-Security-Policy"]
