"""A decision gives nothing that is broken, and to nobody more than he asked for; what came since is
looked at again when the owner confirms."""

from __future__ import annotations

import pytest

from crisis.commands.allotments import ConfirmLine
from crisis.commands.requests import ReleasePromise
from crisis.commands.resources import SayCondition
from crisis.errors import Refused
from crisis.terms.operations import Mode
from crisis.terms.priority import Aim
from crisis.terms.resources import Condition
from tests.stocked import FIRST, SECOND, Stocked, asks, promises, pumps
from tests.unit.rules.test_allotments import decides, last, line

OWNER = "trekantbrand"


@pytest.fixture
def staff() -> Stocked:
    made = Stocked(Mode.LIVE, pumps(), pumps("brs-1", 2, "brs"))
    made.must(asks(3, ("trekantbrand", "brs"), aim=Aim.PROPERTY), "vejle", FIRST)
    made.must(asks(4), "kolding", SECOND)
    return made


def says(staff: Stocked, condition: Condition) -> None:
    reason = "Motoren" if condition is Condition.OUT else None
    staff.must(SayCondition(resource_id="pumpe-3", condition=condition, reason=reason), OWNER)


def test_what_is_out_of_service_is_given_to_nobody_and_the_line_is_named(staff: Stocked) -> None:
    says(staff, Condition.OUT)
    refused = staff.do(decides(line(unit="brs-1", amount=1), line()), "formand")
    assert isinstance(refused, Refused)
    assert (refused.code, refused.field) == ("promise.out", "lines[1]")
    says(staff, Condition.READY)
    staff.must(decides(line(unit="brs-1", amount=1), line()), "formand")


def test_nobody_gets_more_than_he_asked_for(staff: Stocked) -> None:
    refused = staff.do(decides(line(), line(unit="brs-1", amount=2)), "formand")
    assert isinstance(refused, Refused)
    assert (refused.code, refused.field) == ("allotment.more_than_asked", "lines[1]")
    assert (refused.facts["asked"], refused.facts["more"]) == (4, 1)
    staff.must(promises(amount=2), OWNER, FIRST)
    three = line(FIRST, "brs-1", 2)
    assert staff.no(decides(three), "formand") == "allotment.more_than_asked"


def test_what_a_request_loses_to_another_may_be_made_good(staff: Stocked) -> None:
    staff.must(promises(amount=3), OWNER, FIRST)
    staff.must(decides(line(), line(FIRST, "brs-1", 2)), "formand")
    assert [(one.operation, one.missing) for one in last(staff).shorts] == [(FIRST, 1), (SECOND, 1)]


def test_what_broke_may_be_made_good_though_it_is_promised(staff: Stocked) -> None:
    staff.must(promises(amount=3), OWNER, FIRST)
    assert staff.no(decides(line(FIRST, "brs-1", 2)), "formand") == "allotment.more_than_asked"
    says(staff, Condition.OUT)
    staff.must(decides(line(FIRST, "brs-1", 2)), "formand")


def test_what_broke_since_is_not_confirmed(staff: Stocked) -> None:
    staff.must(decides(line()), "formand")
    says(staff, Condition.OUT)
    yes = ConfirmLine(request=1, resource_id="pumpe-3")
    assert staff.no(yes, OWNER, SECOND) == "promise.out"


def test_who_has_got_it_meanwhile_is_not_given_more_by_an_old_line(staff: Stocked) -> None:
    staff.must(decides(line(FIRST, "brs-1", 2)), "formand")
    staff.must(promises(amount=2), OWNER, FIRST)
    yes = ConfirmLine(request=1, resource_id="brs-1")
    assert staff.no(yes, "brs", FIRST) == "allotment.covered"
    staff.must(ReleasePromise(promise=1, reason="Til andet"), OWNER, FIRST)
    staff.must(yes, "brs", FIRST)


def test_what_the_same_decision_takes_from_a_request_does_not_stand_in_its_way(
    staff: Stocked,
) -> None:
    staff.must(promises(amount=3), OWNER, FIRST)
    staff.must(decides(line(), line(FIRST, "brs-1", 2)), "formand")
    staff.must(ConfirmLine(request=1, resource_id="brs-1"), "brs", FIRST)


def test_a_line_comes_on_top_of_what_the_request_is_promised_of_the_unit(staff: Stocked) -> None:
    staff.must(promises(amount=1), OWNER, SECOND)
    refused = staff.do(decides(line()), "formand")
    assert isinstance(refused, Refused)
    assert (refused.code, refused.facts["amount"]) == ("allotment.too_much", 3)
    staff.must(decides(line(amount=2)), "formand")
    staff.must(ConfirmLine(request=1, resource_id="pumpe-3"), OWNER, SECOND)
