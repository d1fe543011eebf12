"""What there is to send stands in the situation picture, by capability, as of the moment."""

from __future__ import annotations

from typing import Any

import pytest

from crisis.commands.requests import AnswerRequest, MovePromise, OutsideHelp
from crisis.commands.resources import RegisterResources, SayCondition, SayOccupancy
from crisis.rules.sitrep_stock import stock_facts
from crisis.rules.sitreps import Besides, picture, shared
from crisis.terms.operations import Mode
from crisis.terms.priority import HORIZONS
from crisis.terms.resources import (
    Capability,
    Condition,
    HelpPath,
    Occupancy,
    ResourceKind,
    ResourceState,
)
from crisis.terms.sight import Readers, Sight
from crisis.terms.sitreps import FactKind, SitrepField
from tests.stocked import FIRST, SECOND, Stocked, asks, promises, pumps, window

FOR_BRS = Readers(sight=Sight.RESTRICTED, only_for=("brs",))


@pytest.fixture
def staff() -> Stocked:
    return Stocked(Mode.LIVE, pumps(amount=10))


def told(staff: Stocked, operation: str = FIRST) -> dict[str, dict[str, Any]]:
    found = stock_facts(shared(staff.situations[operation]), staff.stock, staff.now)
    return {one.key: one.values for one in found}


def counted(staff: Stocked, operation: str = FIRST) -> dict[str, int]:
    values = told(staff, operation)["pumping"]
    return {state.value: values[state.value] for state in ResourceState if values[state.value]}


def test_what_is_free_asked_promised_on_its_way_and_in_use_is_counted(staff: Stocked) -> None:
    assert counted(staff) == {"free": 10}
    for amount in (2, 1, 3):
        staff.must(asks(amount, window=window(0, 9)), "kolding")
    staff.must(promises(1, 2), "trekantbrand")
    staff.must(promises(2, 1), "trekantbrand")
    staff.must(MovePromise(promise=1, state=ResourceState.ON_THE_WAY), "trekantbrand")
    assert counted(staff) == {"free": 7, "asked": 3, "promised": 1, "on_the_way": 2}
    staff.must(MovePromise(promise=1, state=ResourceState.DEPLOYED), "trekantbrand")
    assert counted(staff) == {"free": 7, "asked": 3, "promised": 1, "deployed": 2}
    assert counted(staff, SECOND) == {"free": 7, "promised": 1, "deployed": 2}


@pytest.mark.parametrize("condition", [Condition.RESTING, Condition.OUT])
def test_what_rests_or_is_out_is_not_free(staff: Stocked, condition: Condition) -> None:
    staff.must(SayCondition(resource_id="pumpe-3", condition=condition, reason="-"), "trekantbrand")
    assert counted(staff) == {condition.value: 10}


def test_what_is_missing_in_the_hours_to_come_is_of_this_operation(staff: Stocked) -> None:
    staff.must(asks(12, window=window(10, 30)), "kolding")
    assert told(staff)["pumping"]["missing"] == ((6, 0), (24, 12), (72, 12))
    staff.must(promises(1, 10), "trekantbrand")
    assert told(staff)["pumping"]["missing"] == ((6, 0), (24, 2), (72, 2))
    assert told(staff, SECOND)["pumping"]["missing"] == tuple((one, 0) for one in HORIZONS)


def test_what_is_asked_for_and_nobody_has_stands_there_too(staff: Stocked) -> None:
    staff.must(asks(4, capability=Capability.BOAT), "kolding")
    assert told(staff)["boat"]["total"] == 0
    assert told(staff)["boat"]["missing"][0] == (6, 4)
    assert told(staff)["boat"]["owners"] == ("kolding",)


def test_what_is_asked_out_of_the_district_is_missing_until_it_is_promised(staff: Stocked) -> None:
    staff.must(asks(7, (), path=HelpPath.STATE, window=window(10, 30)), "stabschef")
    staff.must(asks(2, window=window(10, 30)), "kolding")
    assert counted(staff)["asked"] == 9
    assert told(staff)["pumping"]["missing"] == ((6, 0), (24, 9), (72, 9))
    outside = OutsideHelp(label="Pumper fra BRS", amount=5, source="BRS' vagthavende")
    staff.must(AnswerRequest(request=1, outside=outside), "stabschef")
    assert counted(staff)["asked"] == 2
    assert told(staff)["pumping"]["missing"] == ((6, 0), (24, 4), (72, 4))


def test_a_centre_says_how_many_are_in_it(staff: Stocked) -> None:
    hall = pumps("epc", 250, "kolding", kind=ResourceKind.CENTRE, capability=Capability.LODGING)
    staff.must(RegisterResources(resources=(hall,)), "kolding")
    full = Occupancy(is_open=True, present=40)
    staff.must(SayOccupancy(resource_id="epc", occupancy=full), "kolding")
    assert [told(staff)["lodging"][one] for one in ("open", "present")] == [1, 40]


def test_it_is_of_the_newest_word_and_names_whose(staff: Stocked) -> None:
    staff.now = window(2).begin
    staff.must(SayCondition(resource_id="pumpe-3", condition=Condition.OUT, reason="-"),
               "trekantbrand")  # fmt: skip
    (one,) = stock_facts(shared(staff.situations[FIRST]), staff.stock, staff.now)
    assert (one.at, one.values["owners"]) == (staff.now, ("trekantbrand",))


def test_a_request_that_is_for_some_moves_no_number_that_is_for_all(staff: Stocked) -> None:
    before = told(staff)
    staff.must(asks(5, readers=FOR_BRS), "kolding")
    assert told(staff) == before
    found = picture(staff.situations[FIRST], Besides(staff.stock, staff.now, ()))
    stock = [one for one in found.facts if one.kind is FactKind.STOCK]
    assert [(one.field, one.values["asked"]) for one in stock] == [(SitrepField.RESOURCES, 0)]
    assert not [one for one in found.apart if one.kind is FactKind.STOCK]


def test_help_that_was_promised_from_outside_counts_with_what_there_is(staff: Stocked) -> None:
    staff.must(asks(2, (), path=HelpPath.STATE), "stabschef")
    outside = OutsideHelp(label="2 pumper fra Fyn", amount=2, source="Vagthavende i Odense")
    staff.must(AnswerRequest(request=1, outside=outside), "stabschef")
    assert told(staff)["pumping"]["total"] == 12
    assert counted(staff) == {"free": 10, "promised": 2}
    assert counted(staff, SECOND) == {"free": 10}
