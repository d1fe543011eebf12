"""The planner's maps as files: the register, an exposure, a what-if; each for whoever asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from crisis.commands.authorities import RegisterSeat
from crisis.commands.dependencies import SetSupply
from crisis.commands.register import RegisterObjects
from crisis.terms.dependencies import Supply, SupplyKind
from crisis.terms.ids import PLANNING
from crisis.terms.places import GeometryCollection, LineString, MultiPoint, Point
from crisis.terms.register import Classification, RegisterObject
from crisis.terms.roles import Role
from tests.given import by
from tests.unit.reports.test_press_map import Read, scripts
from tests.visiting import House, key

WELLS = MultiPoint(((9.47, 55.49), (9.48, 55.5)))
WORKS = GeometryCollection((Point((9.6, 55.5)), LineString(((9.6, 55.5), (9.7, 55.5)))))
SQUARE = "55.48,9.46;55.48,9.50;55.52,9.50;55.52,9.46"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    made.desk.knows()
    objects = (
        place(1, WELLS, name="Brøndene", category="Naturgas"),
        place(2, WORKS, name="Værket"),
        place(3, Point((9.9, 55.6)), name="<b>Fjernt</b>"),
    )
    made.desk.do(RegisterObjects(objects=objects), "planlaegger", PLANNING)
    own = replace(by("planlaegger"), authority="kolding", seat="kolding-plan")
    seat = RegisterSeat(seat=own.seat, authority="kolding", name="Plan", role=Role.PLANNER)
    made.desk.do(seat, "planlaegger", PLANNING)
    plan = {"municipality": "kolding", "classification": Classification.OWN_PLAN}
    depot = place(4, Point((9.48, 55.5)), name="Depotet", **plan)
    made.desk.handler.do(RegisterObjects(objects=(depot,)), own, stream=PLANNING, key=key())
    supply = Supply(
        consumer=place(2, WORKS).id,
        kind=SupplyKind.WATER,
        suppliers=(place(1, WELLS).id,),
        holdout_minutes=90,
    )
    made.desk.do(SetSupply(supply=supply), "planlaegger", PLANNING)
    yield made
    made.database.close()


def place(number: int, shape: object, **more: object) -> RegisterObject:
    told = {"id": f"ob-{number:012}", "name": f"Sted {number}", "category": "El"}
    return RegisterObject(**{**told, "shape": shape, **more})


def words(page: str) -> str:
    return " ".join(Read(page).text.split())


def test_the_register_is_a_file_as_the_page_shows_it_and_its_reader_may(house: House) -> None:
    planner = house.visit("planlaegger")
    answer = planner.get("/plan/kort.html")
    told = words(answer.text)
    for said in ("Brøndene", "Værket", "<b>Fjernt</b>", "Klassifikation af det hele: Intern"):
        assert said in told
    assert "Depotet" not in told
    assert "alert" not in scripts(answer.text)
    assert answer.headers["Content-Disposition"] == "attachment; filename=kort-register.html"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert "MultiPoint" in answer.text
    some = words(planner.get("/plan/kort.html?category=Naturgas").text)
    assert "Brøndene" in some
    assert "Værket" not in some
    theirs = words(house.visit("kolding").get("/plan/kort.html").text)
    assert "Depotet" in theirs
    assert "Klassifikation af det hele: Kun for" in theirs


def test_an_exposure_is_a_file_with_its_area_and_how_near_each_place_lies(house: House) -> None:
    planner = house.visit("planlaegger")
    path = f"/plan/eksponering/kort.html?drawn=polygon&positions={SQUARE}&distance_m=10000"
    answer = planner.get(path)
    told = words(answer.text)
    assert "Det tegnede område" in told
    assert "Brøndene Naturgas · i området" in told
    assert "m fra området" in told
    assert "Fjernt" not in told
    assert '"id": "omraade"' in answer.text
    assert planner.get("/plan/eksponering/kort.html").status_code == 422


def test_a_what_if_is_a_file_with_what_fails_by_itself_and_what_then(house: House) -> None:
    planner = house.visit("planlaegger")
    answer = planner.get(f"/plan/afhaengigheder/kort.html?start={place(1, WELLS).id}:0")
    told = words(answer.text)
    assert "Brøndene" in told
    assert "Værket" in told
    assert "Fjernt" not in told
    assert '"className": "ramt"' in answer.text
    assert '"className": "truet"' in answer.text
    assert planner.get("/plan/afhaengigheder/kort.html").status_code == 422


def test_each_page_with_a_map_offers_the_file_of_what_it_shows(house: House) -> None:
    planner = house.visit("planlaegger")
    page = planner.page("/plan/register?category=Naturgas")
    assert "/plan/kort.html?&category=Naturgas" in page
    asked = f"drawn=polygon&positions={SQUARE}"
    assert "/plan/eksponering/kort.html?" in planner.page(f"/plan/eksponering?{asked}")
    assert "eksponering/kort.html" not in planner.page("/plan/eksponering")
    start = f"start={place(1, WELLS).id}:0"
    page = planner.page(f"/plan/afhaengigheder?{start}")
    assert f"/plan/afhaengigheder/kort.html?{start}" in page
    assert "kort.html" not in planner.page("/plan/afhaengigheder")
