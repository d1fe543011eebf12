"""What an area holds, on the planner's page, for programs, and in an incident as it is now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest

from crisis.commands.register import RegisterObjects, RetireObject
from crisis.register.snapshot import HITS
from crisis.terms.ids import PLANNING
from crisis.terms.places import Point
from crisis.terms.register import Capacity, Occasion, RegisterObject
from tests.from_before import listed
from tests.given import NOON
from tests.unit.reports.test_press_map import Read
from tests.visiting import House, Visitor

PLACE = Point((9.4722, 55.4907))
AREA = "55.48, 9.46\n55.48, 9.48\n55.50, 9.48\n55.50, 9.46"
HOUR = timedelta(hours=1)
CONCERT = Occasion(begins=NOON + 5 * HOUR, ends=NOON + 8 * HOUR, attendance=12_000)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    made.desk.knows()
    yield made
    made.database.close()


def keeps(house: House, *objects: RegisterObject) -> None:
    house.desk.do(RegisterObjects(objects=objects), "planlaegger", PLANNING)


def place(number: int, **more: object) -> RegisterObject:
    told = {"id": f"ob-{number:012}", "name": f"Sted {number}", "category": "Storcentre"}
    return RegisterObject(**{**told, "shape": PLACE, **more})


def words(page: str) -> str:
    return " ".join(Read(page).text.split())


def page(visitor: Visitor, **asked: object) -> str:
    return visitor.page(f"/plan/eksponering?{urlencode(asked)}")


def test_the_page_tells_by_category_capacity_authority_and_town(house: House) -> None:
    keeps(
        house,
        place(1, authority="kolding", capacity=Capacity(amount=1_250, unit="pladser")),
        place(2, name="Byen", capacity=Capacity(amount=61_638, unit="indbyggere")),
    )
    told = page(house.visit("planlaegger"), positions=AREA, drawn="polygon")
    for said in ("1.250 pladser", "Kolding Kommune", "61.638", "ukendt: registret siger ingen"):
        assert said in told
    assert "hvor mange der bor inden for, er ukendt" in told
    assert "lægges ikke sammen" in told
    assert '<script type="application/json" data-area>' in told


def test_a_category_is_told_with_what_stands_under_it_in_the_plan_and_in_the_incident(
    house: House,
) -> None:
    cold = {"category": "Industri / Kølehuse"}
    listed(house.desk, cold["category"])
    keeps(house, place(1, category="Industri"), place(2, **cold))
    told = page(house.visit("planlaegger"), positions=AREA, drawn="polygon")
    whole = '<tr><th scope="row">Industri</th><td>2</td>'
    under = '<tr class="under"><th scope="row">Kølehuse</th><td>1</td>'
    assert told.partition(whole)[2].lstrip().partition("</tr>")[2].startswith(under)
    chief = house.visit("stabschef")
    operation = chief.opens()
    shape = {"type": "Point", "coordinates": [9.4722, 55.4907]}
    chief.does(operation, "OpenIncident", kind="flood", title="Åen", shape=shape)
    keeps(house, place(3, **cold))
    path = f"/operationer/{operation}/haendelser/1"
    written, _, now = chief.page(path).partition('id="s-live"')
    assert "<b>2</b> Industri (Kølehuse 1)" in written
    assert '<th scope="row">Industri</th><td>3 <b>(+1)</b></td><td>2</td>' in now
    assert '<th scope="row">Kølehuse</th><td>2 <b>(+1)</b></td><td>1</td>' in now


def test_what_is_not_known_is_said_to_be_unknown_and_a_bad_line_stands_at_its_field(
    house: House,
) -> None:
    planner = house.visit("planlaegger")
    assert "Indbyggertal: ukendt" in page(planner, positions=AREA, drawn="polygon")
    assert "Intet område er valgt" in page(planner)
    bad = page(planner, positions="55.48, 9.46\nher", drawn="line", distance_m=50)
    assert "Linje 2 kan ikke læses" in bad
    assert 'aria-invalid="true" aria-describedby="x-positions-err"' in bad
    assert "55.48, 9.46" in bad
    assert "Vælg ét område" in page(planner, positions=AREA, municipality="kolding")
    assert "Vælg en fra listen" in page(planner, municipality="atlantis")
    estimated = page(planner, municipality="kolding", distance_m=500)
    assert "Kommunegrænser er ikke indlæst" in estimated


def test_an_event_counts_at_the_moment_that_is_asked_for(house: House) -> None:
    keeps(house, place(1, name="Festpladsen", occasion=CONCERT))
    planner = house.visit("planlaegger")
    assert "Festpladsen" not in page(planner, positions=AREA, drawn="polygon")
    assert "12.000" in page(planner, positions=AREA, drawn="polygon", hours=6)
    # 19:00 on the Danish clock is 18:00 UTC
    local = page(planner, positions=AREA, drawn="polygon", at="2026-11-22T19:00")
    assert "12.000" in local
    ended = page(planner, positions=AREA, drawn="polygon", at="2026-11-22T23:30")
    assert "12.000" not in ended


def test_programs_are_told_the_same_and_are_refused_by_field(house: House) -> None:
    keeps(house, place(1))
    planner = house.visit("planlaegger")
    asked = urlencode({"positions": AREA, "distance_m": 100})
    answer = planner.get(f"/api/v1/exposure?{asked}").json
    assert answer["report"]["total"] == 1
    assert answer["report"]["distance_m"] == 100
    objects = planner.get(f"/api/v1/exposure/objects?{asked}").json["features"]
    assert [one["properties"]["name"] for one in objects] == ["Sted 1"]
    for query, field in (("", "positions"), ("positions=x", "positions"), ("hours=-1", None)):
        refused = planner.get(f"/api/v1/exposure?{query}")
        assert refused.status_code in (400, 422)
        assert field is None or refused.json["error"]["field"] == field


def test_beyond_what_an_entry_names_the_same_number_is_not_called_the_same_places(
    house: House,
) -> None:
    keeps(house, *(place(number) for number in range(1, HITS + 2)))
    chief = house.visit("stabschef")
    operation = chief.opens()
    shape = {"type": "Point", "coordinates": [9.4722, 55.4907]}
    chief.does(operation, "OpenIncident", kind="flood", title="Åen", shape=shape)
    unnamed = RetireObject(id=place(HITS + 1).id, reason="Revet ned")
    house.desk.do(unnamed, "planlaegger", PLANNING)
    keeps(house, place(HITS + 2))
    told = chief.page(f"/operationer/{operation}/haendelser/1")
    assert "de samme steder." not in told
    assert "Samme antal, som da det blev skrevet" in told


def test_an_incident_shows_what_its_area_holds_now_beside_what_was_written(house: House) -> None:
    keeps(house, place(1), place(2, name="Festpladsen", occasion=CONCERT))
    chief = house.visit("stabschef")
    operation = chief.opens()
    shape = {"type": "Point", "coordinates": [9.4722, 55.4907]}
    chief.do(operation, "OpenIncident", {"kind": "flood", "title": "Åen", "shape": shape})
    path = f"/operationer/{operation}/haendelser/1"
    assert "Som det blev skrevet" in chief.page(path)
    keeps(house, place(3, name="Ny skole"))
    now = chief.page(path)
    assert "+ Ny skole" in now
    assert "<b>(+1)</b>" in now
    assert "Festpladsen" not in now
    later = chief.page(f"{path}?hours=6")
    assert "+ Festpladsen" in later
    assert "12.000 personer" in later
    assert f'data-url="{path}?hours=6"' in later
    unreadable = chief.page(f"{path}?at=snart").partition('id="s-live"')[2]
    assert '<p class="err" role="alert">' in unreadable.partition("</section>")[0]
    answer = chief.get(f"/api/v1/operations/{operation}/presently?incident=1&hours=6").json
    assert answer["written"]["total"] == 1
    assert answer["now"]["attendance"] == 12_000
    assert {one["name"] for one in answer["differences"]["added"]} == {"Ny skole", "Festpladsen"}
    report = page(chief, incident=f"{operation}:1")
    assert "H1 Åen" in report


def test_an_incident_shows_the_capacity_and_whose_it_is_of_what_its_area_holds_now(
    house: House,
) -> None:
    def bed(number: int, many: int, authority: str | None = "kolding") -> RegisterObject:
        room = Capacity(amount=many, unit="pladser")
        return place(number, capacity=room, authority=authority)

    keeps(house, bed(1, 1_250), place(2))
    chief = house.visit("stabschef")
    operation = chief.opens()
    shape = {"type": "Point", "coordinates": [9.4722, 55.4907]}
    chief.does(operation, "OpenIncident", kind="flood", title="Åen", shape=shape)

    def live() -> str:
        told = chief.page(f"/operationer/{operation}/haendelser/1").partition('data-part="live"')[2]
        return words(told.partition("</section>")[0])

    assert "Kapacitet i alt: 1.250 pladser" in live()
    assert "Kolding Kommune: 1ukendt: registret siger ingen: 1" in live()
    keeps(house, bed(3, 40))
    assert "Kapacitet i alt: 1.290 pladser" in live()
    assert "Kolding Kommune: 2" in live()
    assert "+ Sted 3Storcentre · 40 pladser · Kolding Kommune" in live()


def test_the_row_says_who_is_at_an_event_now_and_when_that_moves(house: House) -> None:
    on = Occasion(begins=NOON - HOUR, ends=NOON + HOUR / 6, attendance=3_400)
    keeps(house, place(1, name="Dyrskuet", occasion=on), place(2, occasion=CONCERT))
    chief = house.visit("stabschef")
    operation = chief.opens()
    shape = {"type": "Point", "coordinates": [9.4722, 55.4907]}
    chief.does(operation, "OpenIncident", kind="flood", title="Åen", shape=shape)
    path = f"/operationer/{operation}"

    def row() -> str:
        return chief.page(f"{path}/paneler/haendelser")

    assert "Nu: 1 arrangement i gang med <b>3.400</b> mennesker</p>" in row()
    assert 'data-moves="2026-11-22T12:10:00.000Z"' in row()
    house.desk.now = NOON + HOUR / 6
    assert "Nu: ingen arrangementer i gang" in row()
    assert "(da det blev skrevet: 3.400)" in row()
    assert 'data-moves="2026-11-22T17:00:00.000Z"' in row()
    page = chief.page(f"{path}/haendelser/1?hours=2")
    assert 'data-part="live" data-moves="2026-11-22T15:00:00.000Z"' in page
    assert "data-moves" not in chief.page(f"{path}/haendelser/1?at=2026-11-22T19:00")
    chief.does(operation, "ChangeIncident", incident=1, status="over")
    assert "data-moves" not in row()
