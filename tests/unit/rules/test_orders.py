"""Operations that want the same stand side by side with their orders, and where these differ it is
said and no decision passes for one of both."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crisis.commands.allotments import DecidePriority
from crisis.commands.priorities import SetPriorities
from crisis.rules.competing import competing
from crisis.rules.orders import Order, disagree, later_order, orders
from crisis.terms.allotments import AllotmentLine
from crisis.terms.operations import Mode
from crisis.terms.priority import AIMS, Aim
from crisis.terms.resources import Capability
from tests.stocked import FIRST, SECOND, Stocked, asks, at, pumps, window

TURNED = (Aim.PROPERTY, Aim.LIFE, Aim.SUPPLY, Aim.ENVIRONMENT)


@pytest.fixture
def staff() -> Stocked:
    made = Stocked(Mode.LIVE, pumps(), pumps("brs-1", 2, "brs"))
    made.must(asks(3, aim=Aim.PROPERTY), "vejle", FIRST)
    made.must(asks(4), "kolding", SECOND)
    return made


def found(staff: Stocked, here: str = FIRST) -> tuple[Order, ...]:
    asked = competing(staff.situations.values(), staff.now)
    return orders(staff.situations, asked, here)


def says(staff: Stocked, operation: str, order: tuple[Aim, ...] = TURNED) -> None:
    staff.must(SetPriorities(order=order, ground="Kajen først"), "formand", operation)


def test_who_wants_the_same_at_the_same_time_stands_beside_with_his_order(staff: Stocked) -> None:
    told = found(staff)
    assert [(one.operation, one.order, one.at, one.shared) for one in told] == [
        (FIRST, AIMS, None, (Capability.PUMPING,)),
        (SECOND, AIMS, None, (Capability.PUMPING,)),
    ]
    assert not disagree(told)
    assert [one.operation for one in found(staff, SECOND)] == [SECOND, FIRST]


def test_who_wants_something_else_or_at_another_time_competes_with_nobody() -> None:
    staff = Stocked(Mode.LIVE, pumps())
    staff.must(asks(3), "vejle", FIRST)
    staff.must(asks(4, window=window(20, 22)), "kolding", SECOND)
    staff.must(asks(4, capability=Capability.BEDS), "kolding", SECOND)
    assert found(staff) == ()


def test_where_the_chairs_say_differently_it_is_seen_from_both(staff: Stocked) -> None:
    says(staff, SECOND)
    assert disagree(found(staff)) and disagree(found(staff, SECOND))
    says(staff, FIRST)
    assert not disagree(found(staff))


def test_a_decision_is_looked_at_again_when_the_other_chair_says_differently_after_it(
    staff: Stocked,
) -> None:
    says(staff, SECOND)
    staff.now += timedelta(minutes=1)
    line = AllotmentLine(operation=SECOND, request=1, resource_id="pumpe-3", amount=3)
    staff.must(DecidePriority(lines=(line,), ground="Plejehjemmet først", seen=0), "formand", FIRST)
    last = staff.stock.allotments.last
    assert last is not None
    assert later_order(found(staff), FIRST, last.at, last.order) == AIMS, "that was known"
    staff.now = at(1)
    other = (Aim.SUPPLY, Aim.LIFE, Aim.ENVIRONMENT, Aim.PROPERTY)
    last_said = staff.situations[SECOND].priorities.last
    assert last_said is not None
    again = SetPriorities(order=other, ground="Vandværket", seen=last_said.number)
    staff.must(again, "formand", SECOND)
    assert later_order(found(staff), FIRST, last.at, last.order) == other
    says(staff, FIRST)
    assert later_order(found(staff), FIRST, last.at, last.order) == TURNED
