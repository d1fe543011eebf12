"""The map of an operation as a file: what it holds, for whom, and what it says of itself."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from crisis.commands.authorities import RegisterSeat
from crisis.commands.register import ChangeObject, RegisterObjects, RetireObject
from crisis.terms.ids import PLANNING
from crisis.terms.parcels import parcels
from crisis.terms.places import Point
from crisis.terms.register import Classification, Occasion, RegisterObject
from crisis.terms.roles import Role
from tests.given import by
from tests.unit.channels.noticing import HOSTILE
from tests.unit.reports.test_press_map import Read, scripts
from tests.visiting import House, Visitor, key

POINT = {"type": "Point", "coordinates": [9.4722, 55.4907]}
PLACE = Point((9.4722, 55.4907))
MANY = 20_000
_numbers = itertools.count()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    made.desk.knows()
    yield made
    made.database.close()


def keeps(house: House, *objects: RegisterObject) -> None:
    for some in parcels(list(objects)):
        house.desk.do(RegisterObjects(objects=some), "planlaegger", PLANNING)


def place(number: int, **more: object) -> RegisterObject:
    told = {"id": f"ob-{number:012}", "name": f"Sted {number}", "category": "El"}
    return RegisterObject(**{**told, "shape": PLACE, **more})


def fair(house: House, hours: int) -> Occasion:
    begins = house.clock() + timedelta(hours=hours)
    return Occasion(begins=begins, ends=begins + timedelta(hours=1), attendance=900)


def opened(chief: Visitor, title: str = "Kolding Å", **more: object) -> str:
    operation = chief.opens(f"Stormflod {next(_numbers)}")
    wish = {"kind": "flood", "title": title, "shape": POINT, **more}
    assert chief.do(operation, "OpenIncident", wish).status_code == 201
    return operation


def words(page: str) -> str:
    return " ".join(Read(page).text.split())


def test_it_says_what_is_on_the_map_and_as_of_which_entry_by_whom_for_whom(house: House) -> None:
    keeps(house, place(1, name="Kolding Station"))
    chief = house.visit("stabschef")
    operation = opened(chief)
    chief.do(operation, "SetFigure", {"figure": "evacuated", "value": 40, "source": "EPC"})
    chief.do(operation, "ReportSectorStatus", {"colour": "yellow", "consequence": "Få biler"})
    answer = chief.get(f"/operationer/{operation}/kort.html")
    told = words(answer.text)
    for said in ("H1 Kolding Å", "Kolding Station", "ramt", "Få biler", "40", "Stabschef"):
        assert said in told
    assert "Klassifikation af det hele: Intern" in told
    assert "Til og med post 4" in told
    named = answer.headers["Content-Disposition"]
    assert named == f"attachment; filename=kort-{operation}-post-4.html"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")


def test_of_the_past_it_holds_what_was_known_then(house: House) -> None:
    chief = house.visit("stabschef")
    operation = opened(chief)
    chief.do(operation, "OpenIncident", {"kind": "flood", "title": "Senere", "shape": POINT})
    told = words(chief.get(f"/operationer/{operation}/kort.html?post=2").text)
    assert "Kolding Å" in told
    assert "Senere" not in told
    assert "som de stod efter posten" in told
    assert chief.get(f"/operationer/{operation}/kort.html?at=i går").status_code == 422


def test_what_is_for_some_is_in_their_file_alone_and_the_whole_is_then_for_them(
    house: House,
) -> None:
    chief = house.visit("stabschef")
    readers = {"sight": "restricted", "only_for": ["kolding"]}
    operation = opened(chief, "Skjult", readers=readers)
    hers = words(house.visit("kolding").get(f"/operationer/{operation}/kort.html").text)
    assert "Skjult" in hers
    assert "Klassifikation af det hele: Kun for" in hers
    assert "Kolding Kommune" in hers
    others = words(house.visit("vejle").get(f"/operationer/{operation}/kort.html").text)
    assert "Skjult" not in others
    assert "Klassifikation af det hele: Intern" in others


def test_a_place_of_a_municipalitys_own_plan_makes_the_file_that_municipalitys(
    house: House,
) -> None:
    plan = {"municipality": "kolding", "classification": Classification.OWN_PLAN}
    keeps(house, place(1))
    own = replace(by("planlaegger"), authority="kolding", seat="kolding-plan")
    seat = RegisterSeat(
        seat=own.seat, authority=own.authority, name="Planlægger", role=Role.PLANNER
    )
    house.desk.do(seat, "planlaegger", PLANNING)
    house.desk.handler.do(
        RegisterObjects(objects=(place(2, name="Depot", **plan),)), own, stream=PLANNING, key=key()
    )
    operation = opened(house.visit("stabschef"))
    hers = words(house.visit("kolding").get(f"/operationer/{operation}/kort.html").text)
    assert "Depot" in hers
    assert "Kun for" in hers
    others = words(house.visit("vejle").get(f"/operationer/{operation}/kort.html").text)
    assert "Sted 1" in others
    assert "Depot" not in others


def test_hostile_names_are_words_in_both_files(house: House) -> None:
    chief = house.visit("stabschef")
    plain = opened(chief)
    known = {"h3", "br", *Read(chief.get(f"/operationer/{plain}/kort.html").text).tags}
    for number, hostile in enumerate(one for one in HOSTILE if "\x00" not in one):
        keeps(house, place(number, name=hostile, shape=Point((10.0, 56.0))))
        operation = opened(chief, hostile, readers={"sight": "public"})
        for path in (f"/operationer/{operation}/kort.html", f"/presse/{operation}/kort.html"):
            page = chief.get(path).text
            assert set(Read(page).tags) <= known
            assert not [name for _, name, _ in Read(page).attributes if name.startswith("on")]
            assert " ".join(hostile.split()) in words(page)
            assert "alert(1)" not in scripts(page)


def test_the_press_is_given_what_may_be_passed_on_and_nothing_else(house: House) -> None:
    keeps(
        house,
        place(1, name="Hemmelig"),
        place(2, name="Torvet", classification=Classification.PUBLIC),
    )
    chief = house.visit("stabschef")
    operation = opened(chief, "Åben", readers={"sight": "public"})
    chief.do(operation, "OpenIncident", {"kind": "flood", "title": "Lukket", "shape": POINT})
    told = words(chief.get(f"/presse/{operation}/kort.html").text)
    assert "Klassifikation af det hele: Offentlig" in told
    for said in ("Åben", "Torvet"):
        assert said in told
    for kept in ("Lukket", "Hemmelig", "Stormflod", "Stabschef"):
        assert kept not in told
    assert house.visit("kolding").get(f"/presse/{operation}/kort.html").status_code == 403
    assert "kort.html" in chief.page(f"/presse/{operation}")
    assert "kort.html" not in house.visit("kolding").page(f"/presse/{operation}")


def test_an_event_is_on_the_present_map_while_it_lasts_though_nobody_wrote_since(
    house: House,
) -> None:
    keeps(house, place(1, name="Dyrskuet", occasion=fair(house, 1)))
    chief = house.visit("stabschef")
    operation = opened(chief)
    path = f"/operationer/{operation}/kort.html"
    assert "Dyrskuet" not in words(chief.get(path).text)
    house.passes(hours=1)
    assert "Dyrskuet" in words(chief.get(path).text)
    opened_at = chief.does(operation, "OpenIncident", kind="flood", title="Ny", shape=POINT) - 1
    assert "Dyrskuet" not in words(chief.get(f"{path}?post={opened_at}").text)
    house.passes(hours=1)
    assert "Dyrskuet" not in words(chief.get(path).text)


def test_an_exercise_says_so_in_title_head_picture_and_name(house: House) -> None:
    chief = house.visit("stabschef")
    operation = chief.opens(mode="EXERCISE")
    answer = chief.get(f"/operationer/{operation}/kort.html")
    assert "<title>ØVELSE: Kort" in answer.text
    assert '<p class="exmark" aria-hidden="true">ØVELSE</p>' in answer.text
    assert "det er ikke sket" in words(answer.text)
    assert "filename=oevelse-kort-" in answer.headers["Content-Disposition"]


def test_twenty_thousand_places_make_a_file_that_can_be_sent_and_says_what_it_left_out(
    house: House,
) -> None:
    keeps(house, *(place(n, shape=Point((9 + n / 20_000, 55.5))) for n in range(MANY)))
    keeps(house, place(MANY, occasion=fair(house, 1)))  # counts for nothing before it begins
    chief = house.visit("stabschef")
    operation = opened(chief)
    begun = time.perf_counter()
    page = chief.get(f"/operationer/{operation}/kort.html").text
    assert time.perf_counter() - begun < 10
    assert len(page.encode()) < 4_000_000
    assert "4000 af registrets 20000 steder er med" in words(page)


def test_of_the_past_the_register_too_stands_as_it_stood(house: House) -> None:
    """Who asks later sees what was known then: nothing that came after, no later name."""
    keeps(house, place(1, name="Kolding Station"), place(2, name="Gammelt navn"))
    chief = house.visit("stabschef")
    operation = opened(chief)
    then = chief.does(operation, "ReportSectorStatus", colour="yellow", consequence="Få biler")
    renamed = place(2, name="Nyt navn")
    house.desk.do(ChangeObject(object=renamed), "planlaegger", PLANNING)
    house.desk.do(RetireObject(id=place(1).id, reason="Lukket"), "planlaegger", PLANNING)
    keeps(house, place(3, name="Kom siden"))
    chief.does(operation, "ReportSectorStatus", colour="red", consequence="Ingen biler")
    past = words(chief.get(f"/operationer/{operation}/kort.html?post={then}").text)
    assert "Kolding Station" in past
    assert "Gammelt navn" in past
    assert "Nyt navn" not in past
    assert "Kom siden" not in past
    now = words(chief.get(f"/operationer/{operation}/kort.html").text)
    assert "Nyt navn" in now
    assert "Kom siden" in now
    assert "Kolding Station" not in now


def test_what_came_into_an_own_plan_since_is_not_told_of_the_past_either(house: House) -> None:
    keeps(house, place(1, name="Depotet", municipality="kolding"))
    chief = house.visit("stabschef")
    operation = opened(chief)
    plan = {"municipality": "kolding", "classification": Classification.OWN_PLAN}
    hidden = ChangeObject(object=place(1, name="Depotet", **plan))
    own = replace(by("planlaegger"), authority="kolding", seat="kolding-plan")
    seat = RegisterSeat(
        seat=own.seat, authority=own.authority, name="Planlægger", role=Role.PLANNER
    )
    house.desk.do(seat, "planlaegger", PLANNING)
    house.desk.handler.do(hidden, own, stream=PLANNING, key=key())
    chief.does(operation, "ReportSectorStatus", colour="red", consequence="Ingen biler")
    path = f"/operationer/{operation}/kort.html?post=2"
    assert "Depotet" not in words(house.visit("vejle").get(path).text)
    assert "Depotet" in words(house.visit("kolding").get(path).text)
