"""How a unit comes home, as its owner and who asked see it: on the unit's row and the request's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from crisis.commands.follows import SettleFollow
from crisis.commands.requests import AnswerRequest, MovePromise, ReleasePromise
from crisis.commands.resources import RegisterResources, SayCondition, SayOccupancy
from crisis.projections.situation import Situation
from crisis.rules.known import Known
from crisis.rules.waiting import waits
from crisis.terms.ids import RESOURCES
from crisis.terms.resources import (
    Capability,
    Condition,
    Occupancy,
    ResourceKind,
    ResourceState,
    Spot,
)
from crisis.terms.waiting import WaitKind
from tests.given import by
from tests.stocked import FIRST, Stocked, asks, promises, pumps
from tests.visiting import House

OWNER = "trekantbrand"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("home"))
    desk = made.desk.knows()
    hall = pumps("hal", 60, "kolding", kind=ResourceKind.CENTRE, capability=Capability.BEDS)
    desk.do(RegisterResources(resources=(pumps(),)), OWNER, RESOURCES)
    desk.do(RegisterResources(resources=(hall,)), "kolding", RESOURCES)
    yield made
    made.database.close()


def test_the_owner_brings_it_home_from_the_units_row_as_from_the_requests(house: House) -> None:
    desk, operation = house.desk, house.desk.opens("Hjem igen")
    desk.do(asks(2), "kolding", operation)
    desk.do(promises(), OWNER, operation)
    desk.do(MovePromise(promise=1, state=ResourceState.DEPLOYED), OWNER, operation)
    for url in ("/ressourcer?q=pumpe-3", f"/operationer/{operation}/anmodninger"):
        for seat, times in ((OWNER, 1), ("logfoerer", 1), ("kolding", 0), ("observatoer", 0)):
            page = house.visit(seat).get(url).text
            for state in ("free", "resting", "out"):
                assert page.count(f'data-move="{state}"') == times, (url, seat, state)
    broke = MovePromise(promise=1, state=ResourceState.OUT, reason="Motoren er brændt af")
    desk.do(broke, OWNER, operation)
    mine = house.visit(OWNER).get("/ressourcer?q=pumpe-3").text
    assert 'data-move="free" data-ready' in mine and "kom fra" in mine
    assert "<b>1</b> af 3" in mine
    theirs = house.visit("kolding").get(f"/operationer/{operation}/anmodninger").text
    assert "mangler 2" in theirs and "Motoren er brændt af" in theirs
    assert theirs.count("data-seen=") == 1
    assert (
        "data-seen=" not in house.visit("vejle").get(f"/operationer/{operation}/anmodninger").text
    )
    desk.do(MovePromise(promise=1, state=ResourceState.FREE), OWNER, operation)


def test_a_house_shows_who_is_there_who_is_awaited_and_what_is_left(house: House) -> None:
    desk, operation = house.desk, house.desk.opens("Husene")
    desk.do(asks(30, ("kolding",), capability=Capability.BEDS), "vejle", operation)
    desk.do(promises(amount=30, resource="hal"), "kolding", operation)
    told = Occupancy(is_open=True, present=35)
    desk.do(SayOccupancy(resource_id="hal", occupancy=told), "kolding", RESOURCES)
    page = house.visit("kolding").get("/ressourcer?q=hal").text
    assert "åben, 35 til stede, 30 ventes" in page
    assert "5 er der ikke plads til" in page
    request = house.visit("vejle").get(f"/operationer/{operation}/anmodninger").text
    assert "5 er der ikke" in request and "mangler 5" in request


def waiting(staff: Stocked, seat: str) -> list[tuple[WaitKind, int]]:
    known = Known(planning=staff.planning, situation=here(staff), resources=staff.stock)
    kinds = (WaitKind.REQUEST_LOST, WaitKind.PROMISE_BROKEN)
    found = waits(known, by(seat, staff.now))
    return [(one.kind, one.number) for one in found if one.kind in kinds]


def here(staff: Stocked) -> Situation:
    return staff.situations[FIRST]


def test_who_asked_is_told_of_a_no_until_one_of_his_has_seen_it() -> None:
    staff = Stocked()
    staff.must(asks(2, (OWNER, "brs")), "kolding")
    assert waiting(staff, "kolding") == []
    staff.must(AnswerRequest(request=1, reason="Begge er på vej til Vejle"), OWNER)
    assert waiting(staff, "kolding") == [(WaitKind.REQUEST_LOST, 1)]
    assert waiting(staff, OWNER) == waiting(staff, "brs") == []
    (step,) = here(staff).requests.all()[0].losses
    staff.must(SettleFollow(entry=step.number), "kolding")
    assert waiting(staff, "kolding") == []
    staff.must(promises(amount=1), OWNER)
    staff.must(ReleasePromise(promise=1, reason="Den skal til Vejle"), OWNER)
    assert waiting(staff, "kolding") == [(WaitKind.REQUEST_LOST, 1)]
    staff.must(promises(amount=2), OWNER)
    assert waiting(staff, "kolding") == [], "he has what he asked for"


def test_who_promised_what_broke_at_home_is_asked_to_let_it_go() -> None:
    staff = Stocked()
    staff.must(asks(2), "kolding")
    staff.must(promises(), OWNER)
    out = SayCondition(resource_id="pumpe-3", condition=Condition.OUT, reason="Brand")
    staff.must(out, OWNER)
    assert waiting(staff, OWNER) == [(WaitKind.PROMISE_BROKEN, 1)]
    staff.must(ReleasePromise(promise=1, reason="Den er brændt"), OWNER)
    assert waiting(staff, OWNER) == []
    assert waiting(staff, "kolding") == [(WaitKind.REQUEST_LOST, 1)]


def test_what_rests_or_is_broken_has_a_mark_of_its_own_on_the_map(house: House) -> None:
    desk = house.desk
    boat = pumps("baad", 1, home=Spot(name="Kolding Havn", position=(9.49, 55.49)))
    desk.do(RegisterResources(resources=(boat,)), OWNER, RESOURCES)

    def laid() -> list[bool]:
        found = house.visit("kolding").get("/api/v1/resources/map?q=baad").json["features"]
        return [one["properties"]["laid"] for one in found]

    assert laid() == [False]
    desk.do(SayCondition(resource_id="baad", condition=Condition.RESTING), OWNER, RESOURCES)
    assert laid() == [True]


def test_a_promised_unit_that_is_out_is_missing_on_every_page_that_counts(house: House) -> None:
    desk, operation = house.desk, house.desk.opens("Ude af drift")
    jetty = pumps("pumpe-9", 2)
    desk.do(RegisterResources(resources=(jetty,)), OWNER, RESOURCES)
    desk.do(asks(2), "kolding", operation)
    desk.do(promises(1, 2, "pumpe-9"), OWNER, operation)

    def said(place: str) -> str:
        return house.visit("stabschef").get(f"/operationer/{operation}/{place}").text

    assert "mangler 2" not in said("moede")
    out = SayCondition(resource_id="pumpe-9", condition=Condition.OUT, reason="Vandskade")
    desk.do(out, OWNER, RESOURCES)
    assert "mangler 2" in said("moede")
    page = said("anmodninger")
    assert "mangler 2" in page and "ude af drift" in page and "rstate is-covered" not in page
    assert "2 lovet (2 er der ikke), 2 mangler" in said("situationsbillede")
    desk.do(SayCondition(resource_id="pumpe-9", condition=Condition.READY), OWNER, RESOURCES)
    assert "mangler 2" not in said("moede")
