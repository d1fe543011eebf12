"""What is missing is the same wherever the board says it, also when an owner's unit breaks or
rests."""

from __future__ import annotations

import pytest

from crisis.commands.allotments import DecidePriority
from crisis.commands.requests import MovePromise
from crisis.commands.resources import SayCondition
from crisis.rules.agenda import points, since_last
from crisis.rules.sitreps import Besides, picture
from crisis.rules.wanted import gone_of
from crisis.terms.allotments import AllotmentLine
from crisis.terms.meetings import AgendaItem, PointKind
from crisis.terms.operations import Mode
from crisis.terms.resources import Condition, ResourceState
from crisis.terms.sitreps import FactKind
from tests.stocked import FIRST, SECOND, Stocked, asks, at, promises, pumps, window

OWNER = "trekantbrand"
NOW, LATER = window(0, 9), window(3, 9)


def promised(when: object) -> Stocked:
    """Two pumps are promised to Kolding, all it asked for."""
    made = Stocked(Mode.LIVE, pumps(amount=2))
    made.must(asks(2, window=when), "kolding")
    made.must(promises(1, 2), OWNER)
    return made


def says(staff: Stocked, condition: Condition) -> None:
    wish = SayCondition(resource_id="pumpe-3", condition=condition, reason="Vandskade")
    staff.must(wish, OWNER)


def everywhere(staff: Stocked, operation: str = FIRST) -> dict[str, object]:
    """Give how much is missing by each that says it."""
    situation = staff.situations[operation]
    facts = picture(situation, Besides(staff.stock, staff.now, ())).facts
    (asked,) = [one for one in facts if one.kind is FactKind.REQUEST]
    (stock,) = [one for one in facts if one.kind is FactKind.STOCK]
    gone = gone_of(situation, staff.stock, staff.now)
    asking = since_last(situation, staff.now, None, None, gone)
    helps = {PointKind.HELP_UNMET, PointKind.HELP_PARTLY, PointKind.HELP_WAITS}
    agenda = [int(one.key) for one in points(AgendaItem.RESOURCES, asking) if one.kind in helps]
    staff.must(DecidePriority(lines=(), ground="-", seen=staff.stock.allotments.number), "formand")
    last = staff.stock.allotments.last
    assert last is not None
    return {
        "request": asked.values["missing"],
        "stock": dict(stock.values["missing"])[24],
        "agenda": sum(agenda),
        "decision": sum(one.missing for one in last.shorts if one.operation == operation),
    }


def all_say(missing: int) -> dict[str, object]:
    return dict.fromkeys(("request", "stock", "agenda", "decision"), missing)


def test_what_is_promised_of_a_unit_that_is_out_is_missing_everywhere() -> None:
    for when in (NOW, LATER):
        staff = promised(when)
        assert everywhere(staff) == all_say(0)
        says(staff, Condition.OUT)
        assert everywhere(staff) == all_say(2)
        says(staff, Condition.READY)
        assert everywhere(staff) == all_say(0)


def test_what_rests_is_missing_from_when_it_should_be_there_and_not_before() -> None:
    staff = promised(LATER)
    says(staff, Condition.RESTING)
    assert everywhere(staff) == all_say(0)
    staff.now = at(3)
    assert everywhere(staff) == all_say(2)
    says(staff, Condition.READY)
    assert everywhere(staff) == all_say(0)


def test_what_has_left_is_where_it_is_also_when_its_crew_rests() -> None:
    staff = promised(NOW)
    staff.must(MovePromise(promise=1, state=ResourceState.DEPLOYED), OWNER)
    says(staff, Condition.RESTING)
    assert everywhere(staff) == all_say(0)


def test_what_came_home_to_rest_keeps_what_it_is_promised_to_next_until_that_begins() -> None:
    staff = promised(NOW)
    staff.must(asks(2, window=window(12, 20)), "vejle", SECOND)
    staff.must(promises(1, 2), OWNER, SECOND)
    staff.must(MovePromise(promise=1, state=ResourceState.DEPLOYED), OWNER)
    staff.must(MovePromise(promise=1, state=ResourceState.RESTING), OWNER)
    assert everywhere(staff, SECOND) == all_say(0)
    staff.now = at(12)
    assert everywhere(staff, SECOND) == all_say(2)
    staff.must(MovePromise(promise=1, state=ResourceState.FREE), OWNER)
    assert everywhere(staff, SECOND) == all_say(0)


def test_what_rests_is_neither_promised_nor_decided_for_what_has_begun() -> None:
    staff = Stocked(Mode.LIVE, pumps(amount=2))
    says(staff, Condition.RESTING)
    for when in (NOW, LATER):
        staff.must(asks(1, window=when), "kolding")
    assert staff.no(promises(1, 1), OWNER) == "promise.resting"
    now, later = (AllotmentLine(request=one, resource_id="pumpe-3", amount=1) for one in (1, 2))
    wish = DecidePriority(lines=(now,), ground="-", seen=0)
    assert staff.no(wish, "formand") == "promise.resting"
    staff.must(DecidePriority(lines=(later,), ground="-", seen=0), "formand")
    staff.must(promises(2, 1), OWNER)


@pytest.mark.parametrize(("amount", "said"), [(2, "unmet"), (3, "covered")])
def test_a_request_stands_as_what_is_left_of_its_promises(amount: int, said: str) -> None:
    """A second unit may cover what the first cannot."""
    staff = Stocked(Mode.LIVE, pumps(amount=2), pumps("pumpe-4", amount=2))
    staff.must(asks(2), "kolding")
    staff.must(promises(1, 2), OWNER)
    if amount > 2:
        staff.must(promises(1, 2, "pumpe-4"), OWNER)
    says(staff, Condition.OUT)
    facts = picture(staff.situations[FIRST], Besides(staff.stock, staff.now, ())).facts
    (asked,) = [one for one in facts if one.kind is FactKind.REQUEST]
    told = (asked.values["status"], asked.values["gone"], asked.values["missing"])
    assert told == (said, 2, 0 if amount > 2 else 2)
