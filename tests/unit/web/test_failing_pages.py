"""What fails next where an incident reaches more places than an entry names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from crisis.commands.assessments import AssessScenario, DescribeScenario
from crisis.commands.authorities import RegisterSeat
from crisis.commands.dependencies import SetSupply
from crisis.commands.register import ChangeObject, RegisterObjects
from crisis.register.snapshot import HITS
from crisis.terms.assessments import Measure
from crisis.terms.dependencies import Supply, SupplyKind
from crisis.terms.ids import PLANNING
from crisis.terms.places import Point
from crisis.terms.register import Classification, Occasion, RegisterObject
from crisis.terms.roles import Role
from crisis.web.pages.failing_rows import SHOWN
from tests.given import NOON, by
from tests.visiting import House, Visitor, key

AA, DRY = Point((9.4722, 55.4907)), Point((9.9, 55.9))
HOUR = timedelta(hours=1)
FLOOD = {
    "kind": "flood",
    "title": "Åen",
    "shape": {
        "type": "Polygon",
        "coordinates": [[[9.4, 55.4], [9.5, 55.4], [9.5, 55.5], [9.4, 55.5], [9.4, 55.4]]],
    },
}
STATION, WORKS, MARKET = "ob-zzzzzzzzzzz1", "ob-zzzzzzzzzzz2", "ob-zzzzzzzzzzz3"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    made.desk.knows()
    yield made
    made.database.close()


def place(id_: str, name: str = "Hus", shape: Point = AA, **more: Any) -> RegisterObject:
    return RegisterObject(id=id_, name=name, category="Industri", shape=shape, **more)


def keeps(house: House, *objects: RegisterObject) -> None:
    house.desk.do(RegisterObjects(objects=objects), "planlaegger", PLANNING)


def houses(house: House, many: int = HITS) -> None:
    keeps(house, *(place(f"ob-{number:012}") for number in range(1, many + 1)))


def plant(house: House, **station: Any) -> None:
    """A station by the stream, and works on dry land that stand still without it."""
    works = place(WORKS, "Eksempel Værk", DRY, authority="vejle")
    keeps(house, place(STATION, "Eksempel Station", **station), works)
    supplies(house, WORKS, STATION)


def supplies(
    house: House, consumer: str, supplier: str, kind: SupplyKind = SupplyKind.ELECTRICITY
) -> None:
    told = Supply(consumer=consumer, kind=kind, suppliers=(supplier,), holdout_minutes=240)
    house.desk.do(SetSupply(supply=told), "planlaegger", PLANNING)


def becomes_koldings(house: House, id_: str, **more: Any) -> None:
    """A place is put into Kolding's own plan, by its planner."""
    own = replace(by("planlaegger"), authority="kolding", seat="kolding-plan")
    seat = RegisterSeat(seat=own.seat, authority="kolding", name="Plan", role=Role.PLANNER)
    house.desk.do(seat, "planlaegger", PLANNING)
    plan = {"classification": Classification.OWN_PLAN, "municipality": "kolding"}
    wish = ChangeObject(object=place(id_, **plan, **more))
    house.desk.handler.do(wish, own, stream=PLANNING, key=key())


def flooded(house: House) -> str:
    """An operation with a flood; give the address of the page of failures."""
    chief = house.visit("stabschef")
    operation = chief.opens()
    chief.does(operation, "OpenIncident", **FLOOD)
    return f"/operationer/{operation}"


def failing(visitor: Visitor, operation: str) -> str:
    return visitor.page(f"{operation}/svigt")


LACKS = "Eksempel Værk mangler el fra Eksempel Station"


def test_each_page_that_reads_the_register_asks_again_when_a_planner_has_moved_it(
    house: House,
) -> None:
    plant(house)
    chief = house.visit("stabschef")
    operation = chief.opens()
    chief.does(operation, "OpenIncident", **FLOOD)
    path, moved = f"/operationer/{operation}", house.desk.handler.told_of_planning()[1]
    for page, panel in (("", "incidents"), ("/haendelser/1", "page"), ("/svigt", "page")):
        told = chief.page(path + page)
        listens = told.partition(f'data-name="{panel}"')[2].partition('data-listens="')[2]
        assert "Planned" in listens.partition('"')[0].split(), page
        assert f'data-planned="{moved}"' in told, page
    assert moved > 0


def test_what_is_not_among_the_five_hundred_named_is_assumed_out_too(house: House) -> None:
    houses(house)
    plant(house)
    operation = flooded(house)
    told = failing(house.visit("stabschef"), operation)
    assert "1 antaget, fordi en hændelse rammer dem" in told
    assert LACKS in told


def test_what_came_to_the_register_after_the_incident_is_assumed_out_too(house: House) -> None:
    operation = flooded(house)
    assert "0 antaget" in failing(house.visit("stabschef"), operation)
    plant(house)
    assert LACKS in failing(house.visit("stabschef"), operation)


def test_only_who_may_read_it_is_told_that_it_lies_there_and_only_while_it_is_there(
    house: House,
) -> None:
    operation = flooded(house)
    plant(house)
    becomes_koldings(house, STATION)
    assert "0 antaget" in failing(house.visit("vejle"), operation)
    assert "1 antaget" in failing(house.visit("kolding"), operation)
    fair = Occasion(begins=NOON + HOUR, ends=NOON + 2 * HOUR, attendance=10)
    keeps(house, place(MARKET, "Eksempel Marked", occasion=fair))
    supplies(house, WORKS, MARKET, SupplyKind.HEAT)
    assert "1 antaget" in failing(house.visit("kolding"), operation)
    house.passes(minutes=90)
    assert "2 antaget" in failing(house.visit("kolding"), operation)


def test_a_task_that_all_read_names_no_place_of_an_own_plan(house: House) -> None:
    operation = flooded(house)
    plant(house)
    becomes_koldings(house, WORKS, shape=DRY, authority="kolding")
    page = failing(house.visit("formand"), operation)
    assert 'data-title="Sikr steder i Kolding Kommunes egen plan mod at mangle el"' in page
    assert 'data-place=""' in page
    assert f'id="bed-{WORKS}"' not in failing(house.visit("stabschef"), operation)


def test_what_a_page_does_not_list_is_counted_all_the_same(house: House) -> None:
    """Two hundred are listed: here all of them are assumed out, and what follows stands behind."""
    many = [f"ob-{number:012}" for number in range(1, SHOWN + 2)]
    keeps(house, *(place(one) for one in many))
    operation = flooded(house)
    works = place(WORKS, "Eksempel Værk", DRY, authority="vejle")
    keeps(house, works)
    told = Supply(
        consumer=WORKS, kind=SupplyKind.HEAT, suppliers=tuple(many[:20]), holdout_minutes=240
    )
    house.desk.do(SetSupply(supply=told), "planlaegger", PLANNING)
    for one in many[20:]:
        supplies(house, one, many[0])
    page = failing(house.visit("stabschef"), operation)
    assert page.count('data-fails="assumed"') == SHOWN
    assert f"{SHOWN + 1} antaget" in page
    assert "<b>1</b> Vejle Kommune" in page
    assert 'class="failnext"' in page


def test_whoever_reads_another_language_sees_that_a_task_was_asked_for_until_it_is_closed(
    house: House,
) -> None:
    operation = flooded(house)
    plant(house)
    chief = house.visit("stabschef")
    name = operation.rpartition("/")[2]
    wish = {"kind": "power", "title": "Sikr Eksempel Værk mod at mangle el", "authority": "vejle"}
    asked = {"da": "bedt om opgaven", "en": "asked for the task"}

    def told(language: str) -> bool:
        chief.form("/sprog", language=language)
        return asked[language] in failing(chief, operation)

    assert not told("da")
    chief.does(name, "AskTask", **wish)
    assert [told("da"), told("en")] == [True, True]
    vejle = house.visit("vejle")
    for move in ("accept", "start", "finish"):
        vejle.does(name, "MoveTask", task=1, move=move)
    assert told("en")
    chief.does(name, "CloseTask", task=1)
    assert [told("da"), told("en")] == [False, False]


def test_a_scenario_about_a_place_beyond_the_five_hundred_is_a_known_risk(house: House) -> None:
    houses(house)
    plant(house)
    told: dict[str, Any] = {"hazard": "Orkan", "title": "Strømmen går", "text": "Længe"}
    wish = DescribeScenario(objects=(STATION,), **told)
    described = house.desk.do(wish, "planlaegger", PLANNING).entries[0]
    scores: dict[Measure, int | float] = dict.fromkeys(Measure, 3)
    numbers = {"scenario": 1, "described": described, "review_on": date(2027, 11, 1)}
    house.desk.do(AssessScenario(scores=scores, **numbers), "kolding", PLANNING)
    operation = flooded(house)
    for page in (operation, f"{operation}/haendelser/1"):
        assert "R1 Strømmen går" in house.visit("stabschef").page(page)


def test_of_two_feeds_the_path_and_the_planners_list_name_the_one_that_is_short(
    house: House,
) -> None:
    plant(house)
    keeps(house, place(MARKET, "Eksempel Sydstation", DRY))
    south = Supply(
        consumer=WORKS,
        kind=SupplyKind.ELECTRICITY,
        suppliers=(MARKET,),
        name="Fødning <syd>",
    )
    house.desk.do(SetSupply(supply=south, another=True), "planlaegger", PLANNING)
    told = house.visit("planlaegger").page(f"/plan/afhaengigheder?start={MARKET}:30")
    why = "mangler el (Fødning &lt;syd&gt;) fra Eksempel Sydstation, som svigter 30 min efter, og"
    assert why in told
    assert "el · Fødning &lt;syd&gt;" in told
    assert 'data-group-number="2" data-group-name="Fødning &lt;syd&gt;"' in told
    page = house.visit("stabschef").page(f"{flooded(house)}/svigt")
    assert "Eksempel Værk mangler el fra Eksempel Station" in page
