"""A decision gives nothing that is broken, and to nobody more than he asked for; what came since is
looked at again when the owner confirms."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from crisis.commands.allotments import ConfirmLine
from crisis.commands.requests import ReleasePromise
from crisis.commands.resources import SayCondition
from crisis.errors import Refused
from crisis.rules.competing import competing, request_of, scene_of
from crisis.rules.overview import differences
from crisis.rules.proposing import propose
from crisis.terms.allotments import AllotmentLine
from crisis.terms.operations import Mode
from crisis.terms.priority import AIMS, Aim
from crisis.terms.resources import Condition
from tests.stocked import FIRST, SECOND, Stocked, asks, promises, pumps, window
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


def test_what_need_not_give_way_counts_and_what_must_does_not(staff: Stocked) -> None:
    """Two of three pumps are promised to the quay: a third may go to the home beside them, and then
    the quay keeps its two; where all three go there, the quay may get two others."""
    staff.must(promises(amount=2), OWNER, FIRST)
    two = line(FIRST, "brs-1", 2)
    assert staff.no(decides(line(amount=1), two), "formand") == "allotment.more_than_asked"
    staff.must(decides(line(), two), "formand")


def test_who_gives_way_may_be_given_others_whoever_of_several_it_is(staff: Stocked) -> None:
    staff.must(asks(1, aim=Aim.PROPERTY), "kolding", SECOND)
    staff.must(promises(amount=2), OWNER, FIRST)
    staff.must(promises(2, 1), OWNER, SECOND)
    for other in (line(FIRST, "brs-1", 2), AllotmentLine(
        operation=SECOND, request=2, resource_id="brs-1", amount=1
    )):  # fmt: skip
        number = staff.stock.allotments.number
        staff.must(decides(line(amount=1), other, seen=number), "formand")


asking = some.tuples(
    some.integers(1, 5), some.sampled_from(AIMS), some.sampled_from((FIRST, SECOND)),
    some.integers(1, 6),
)  # fmt: skip
promising = some.tuples(
    some.integers(1, 3), some.integers(1, 4), some.sampled_from(("pumpe-3", "brs-1"))
)


@settings(max_examples=80, deadline=None)
@given(
    some.lists(asking, min_size=1, max_size=5),
    some.lists(promising, max_size=5),
)
def test_what_is_proposed_can_always_be_decided(
    asked: list[tuple[int, Aim, str, int]],
    promised: list[tuple[int, int, str]],
) -> None:
    """Whatever was asked and promised before: the lines of the proposal are refused to nobody."""
    staff = Stocked(Mode.LIVE, pumps(), pumps("brs-1", 2, "brs"))
    owners = {"pumpe-3": OWNER, "brs-1": "brs"}
    for amount, aim, operation, begin in asked:
        when = window(begin, begin + 4)
        staff.must(asks(amount, tuple(owners.values()), aim=aim, window=when), "kolding", operation)
    for request, amount, unit in promised:
        for operation in (FIRST, SECOND):
            staff.do(promises(request, amount, unit), owners[unit], operation)
    rivals = competing(staff.situations.values(), staff.now)
    near = scene_of(rivals, staff.stock, AIMS, staff.now, lambda a, b: [[9e3] * len(b) for _ in a])
    gains = [one for one in differences(near, propose(near)) if one.after > one.before]
    lines = [
        AllotmentLine(operation=operation, request=number, resource_id=one.offer,
                      amount=one.after - one.before)
        for one in gains
        for operation, number in (request_of(one.want),)
    ]  # fmt: skip
    staff.must(decides(*lines), "formand")
