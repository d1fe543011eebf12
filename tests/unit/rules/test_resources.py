"""What an owner has: it alone tells it, all of it or none, and no promise breaks by it."""

from __future__ import annotations

import pytest

from crisis.commands.erasure import EraseResourceEntry
from crisis.commands.requests import MovePromise
from crisis.commands.resources import (
    ChangeResource,
    HouseTold,
    RegisterResources,
    RetireResource,
    SayCondition,
    SayOccupancy,
)
from crisis.events import Erased
from crisis.events.resources import OccupancySaid
from crisis.journal.port import Entry
from crisis.projections import resources as fold
from crisis.projections.resources import Resources
from crisis.rules.known import Proof
from crisis.terms.operations import Mode
from crisis.terms.resources import (
    Capability,
    Condition,
    Occupancy,
    Resource,
    ResourceKind,
    ResourceState,
)
from tests.given import NOON, spoken_by
from tests.stocked import SECOND, Stocked, asks, promises, pumps, window

EPC = pumps("epc-kolding", 200, "kolding", kind=ResourceKind.CENTRE, capability=Capability.LODGING)


@pytest.fixture
def staff() -> Stocked:
    return Stocked(Mode.LIVE, pumps(), EPC)


def test_only_the_owner_tells_what_it_has_or_the_log_office_for_it(staff: Stocked) -> None:
    new = RegisterResources(resources=(pumps("pumpe-4"),))
    for seat in ("formand", "kolding", "planlaegger"):
        assert staff.no(new, seat) == "resource.not_yours"
    assert staff.no(new, "observatoer") == "permission.role"
    staff.must(new, "logfoerer", on_behalf_of=spoken_by("trekantbrand"))
    assert staff.stock.get("pumpe-4") is not None


def test_of_a_list_all_is_taken_in_or_none_and_the_row_is_told(staff: Stocked) -> None:
    rows = (pumps("pumpe-5"), pumps("pumpe-3"))
    no = staff.do(RegisterResources(resources=rows), "trekantbrand")
    assert (no.code, no.facts["row"], no.field) == ("resource.exists", 2, "resources[1].id")
    assert staff.stock.get("pumpe-5") is None
    twice = RegisterResources(resources=(pumps("a-1"), pumps("a-1")))
    assert staff.no(twice, "trekantbrand") == "resource.twice"
    staff.must(RegisterResources(resources=rows, replace=True), "trekantbrand")
    assert staff.stock.get("pumpe-5") is not None


def test_a_name_that_went_out_is_never_given_again(staff: Stocked) -> None:
    seen = staff.stock.listed["pumpe-3"].number
    assert staff.no(RetireResource(resource_id="pumpe-3", seen=99), "trekantbrand") == (
        "resource.meanwhile"
    )
    staff.must(RetireResource(resource_id="pumpe-3", seen=seen), "trekantbrand")
    assert staff.stock.get("pumpe-3") is None
    for replace in (False, True):
        again = RegisterResources(resources=(pumps(),), replace=replace)
        assert staff.no(again, "trekantbrand") == "resource.exists"


def test_what_is_promised_stays_possible(staff: Stocked) -> None:
    staff.must(asks(2), "kolding")
    staff.must(promises(amount=2), "trekantbrand")
    seen = staff.stock.listed["pumpe-3"].number
    fewer = ChangeResource(resource=pumps(amount=1), seen=seen)
    assert staff.no(fewer, "trekantbrand") == "resource.fewer_than_bound"
    other = ChangeResource(resource=pumps(capability=Capability.BOAT), seen=seen)
    assert staff.no(other, "trekantbrand") == "resource.bound"
    replaced = RegisterResources(resources=(pumps(amount=1),), replace=True)
    assert staff.no(replaced, "trekantbrand") == "resource.fewer_than_bound"
    assert staff.no(RetireResource(resource_id="pumpe-3", seen=seen), "trekantbrand") == (
        "resource.bound"
    )
    staff.must(ChangeResource(resource=pumps(amount=2), seen=seen), "trekantbrand")


def test_the_owner_says_whether_it_can_be_used_and_why_not(staff: Stocked) -> None:
    out = SayCondition(resource_id="pumpe-3", condition=Condition.OUT)
    assert staff.no(out, "trekantbrand") == "resource.why_out"
    assert staff.no(out, "formand") == "resource.not_yours"
    told = SayCondition(resource_id="pumpe-3", condition=Condition.OUT, reason="Slange sprunget")
    staff.must(told, "logfoerer", on_behalf_of=spoken_by("trekantbrand"))
    assert staff.stock.condition("pumpe-3") is Condition.OUT
    assert staff.no(told, "trekantbrand") == "resource.said_already"
    staff.must(asks(), "kolding")
    assert staff.no(promises(), "trekantbrand") == "promise.out"


def test_what_rests_is_promised_for_later_and_leaves_when_it_is_ready(staff: Stocked) -> None:
    staff.must(SayCondition(resource_id="pumpe-3", condition=Condition.RESTING), "trekantbrand")
    staff.must(asks(), "kolding")
    staff.must(promises(), "trekantbrand")
    goes = MovePromise(promise=1, state=ResourceState.ON_THE_WAY)
    assert staff.no(goes, "trekantbrand") == "promise.not_ready"
    staff.must(SayCondition(resource_id="pumpe-3", condition=Condition.READY), "trekantbrand")
    staff.must(goes, "trekantbrand")


def test_a_centre_tells_how_many_are_there_and_never_who(staff: Stocked) -> None:
    def says(present: int, *, is_open: bool = True, name: str = "epc-kolding") -> SayOccupancy:
        told = Occupancy(is_open=is_open, present=present)
        return SayOccupancy(resource_id=name, occupancy=told)

    assert staff.no(says(201), "kolding") == "resource.full"
    assert staff.no(says(1, is_open=False), "kolding") == "resource.shut"
    assert staff.no(says(1, name="pumpe-3"), "trekantbrand") == "resource.no_house"
    assert staff.no(says(1), "stabschef") == "resource.not_yours"
    staff.must(says(120), "kolding")
    assert staff.stock.occupancy("epc-kolding").present == 120


def test_a_list_says_who_is_in_a_house_by_the_same_rule_and_once(staff: Stocked) -> None:
    def tells(*houses: HouseTold, row: Resource = EPC) -> RegisterResources:
        return RegisterResources(resources=(row,), replace=True, houses=houses)

    epc = "epc-kolding"
    full = tells(HouseTold(resource_id=epc, is_open=True, present=201))
    assert staff.no(full, "kolding") == "resource.full"
    assert staff.no(tells(HouseTold(resource_id=epc, present=1)), "kolding") == "resource.shut"
    other = tells(HouseTold(resource_id="pumpe-3", is_open=True))
    assert staff.no(other, "kolding") == "resource.unknown"
    pump = tells(HouseTold(resource_id="pumpe-3", is_open=True), row=pumps())
    assert staff.no(pump, "trekantbrand") == "resource.no_house"
    told = HouseTold(resource_id=epc, is_open=True, present=120)
    assert staff.no(tells(told, told), "kolding") == "resource.twice"
    assert staff.no(tells(told), "stabschef") == "resource.not_yours"
    staff.must(tells(told), "logfoerer", on_behalf_of=spoken_by("kolding"))
    staff.must(tells(told), "kolding")
    staff.must(tells(), "kolding")
    staff.must(tells(HouseTold(resource_id=epc, is_open=True)), "kolding")
    assert staff.stock.occupancy(epc) == Occupancy(is_open=True, present=120)
    said = [one for one in staff.written["resources"] if isinstance(one.event, OccupancySaid)]
    assert len(said) == 1


def test_what_stands_in_the_list_is_told_anew_before_its_words_go(staff: Stocked) -> None:
    first = staff.stock.listed["pumpe-3"].number
    proof = Proof(how="password", at=NOON)
    wish = EraseResourceEntry(entry=first, reason="Helbred", basis="GDPR art. 17")
    assert staff.no(wish, "formand", proved=proof) == "erasure.resource_stands"
    assert staff.no(wish, "kolding", proved=proof) == "permission.role"
    staff.must(ChangeResource(resource=pumps(contact=None, amount=4), seen=first), "trekantbrand")
    staff.must(wish, "formand", proved=proof)
    assert staff.no(wish, "formand", proved=proof) == "erasure.already"
    gone = [
        Entry(stamp=one.stamp, type=one.type, event=Erased(type=one.type))
        if one.stamp.number == first
        else one
        for one in staff.written["resources"]
    ]
    assert fold.fold(Resources(), gone).listed == staff.stock.listed


def test_what_is_free_is_told_for_a_time(staff: Stocked) -> None:
    staff.must(asks(2, window=window(1, 5)), "kolding")
    staff.must(promises(amount=2), "trekantbrand")
    staff.must(asks(2, window=window(4, 8)), "kolding", SECOND)
    assert staff.stock.free("pumpe-3", window(4, 8), NOON) == 1
    assert staff.stock.free("pumpe-3", window(5, 8), NOON) == 3
    assert staff.stock.free("ukendt", window(), NOON) == 0
