"""Whatever two operations ask, promise, move and give back: nothing is promised twice, nothing is
in two places, and nothing moves but by its owner's word."""

from __future__ import annotations

from datetime import datetime
from itertools import product

from hypothesis import example, given, settings
from hypothesis import strategies as some
from msgspec.structs import replace

from crisis.commands.allotments import ConfirmLine, DecidePriority
from crisis.commands.base import Command
from crisis.commands.requests import (
    AnswerRequest,
    MovePromise,
    Offered,
    ReleasePromise,
    WithdrawRequest,
)
from crisis.commands.resources import ChangeResource, SayCondition
from crisis.errors import Refused
from crisis.events.requests import PromiseMade, PromiseMoved
from crisis.events.resources import ConditionSaid, ResourceChanged
from crisis.projections.resource_parts import Part
from crisis.terms.allotments import AllotmentLine
from crisis.terms.operations import Mode
from crisis.terms.resources import AWAY, BOUND, LAID_UP, Condition, ResourceState
from tests.stocked import FIRST, SECOND, Stocked, asks, at, pumps, window

OWNERS = {"pumpe-3": "trekantbrand", "brs-1": "brs"}
SEATS = ("trekantbrand", "brs", "kolding", "formand")
OPERATIONS = (FIRST, SECOND)

hours = some.integers(0, 6)
windows = some.tuples(hours, some.none() | some.integers(1, 4)).map(
    lambda one: window(one[0] + 0.5, None if one[1] is None else one[0] + 0.5 + one[1])
)
resources = some.sampled_from(sorted(OWNERS))
numbers = some.integers(1, 6)

wishes = some.one_of(
    some.builds(
        lambda n, w: asks(n, tuple(OWNERS.values()), window=w), some.integers(1, 5), windows
    ),
    some.builds(
        lambda request, resource, amount: AnswerRequest(
            request=request, promised=(Offered(resource_id=resource, amount=amount),)
        ),
        numbers,
        resources,
        some.integers(1, 4),
    ),
    some.builds(
        lambda promise, state: MovePromise(promise=promise, state=state, reason="-"),
        numbers,
        some.sampled_from([*AWAY, *LAID_UP, ResourceState.FREE]),
    ),
    some.builds(
        lambda operation, request, resource, amount: DecidePriority(
            lines=(
                AllotmentLine(
                    operation=operation, request=request, resource_id=resource, amount=amount
                ),
            ),
            ground="-",
            seen=0,
        ),
        some.sampled_from(OPERATIONS),
        some.integers(1, 2),
        resources,
        some.integers(1, 3),
    ),
    some.builds(
        lambda request, resource: ConfirmLine(request=request, resource_id=resource),
        some.integers(1, 2),
        resources,
    ),
    some.builds(lambda promise: ReleasePromise(promise=promise, reason="-"), numbers),
    some.builds(lambda request: WithdrawRequest(request=request, reason="-"), numbers),
    some.builds(
        lambda name, condition: SayCondition(resource_id=name, condition=condition, reason="-"),
        resources,
        some.sampled_from(list(Condition)),
    ),
    some.builds(
        lambda name, amount: ChangeResource(resource=pumps(name, amount, OWNERS[name]), seen=1),
        resources,
        some.integers(1, 4),
    ),
)
steps = some.lists(
    some.tuples(wishes, some.sampled_from(SEATS), some.sampled_from(OPERATIONS), hours),
    min_size=5,
    max_size=40,
)


def _promised(amount: int) -> AnswerRequest:
    return AnswerRequest(request=1, promised=(Offered(resource_id="pumpe-3", amount=amount),))


EARLY = MovePromise(promise=1, state=ResourceState.DEPLOYED)
LEFT_EARLY: list[tuple[Command, str, str, int]] = [
    (asks(2, window=window(6, 9)), "kolding", FIRST, 0),
    (asks(2, window=window(1, 5)), "kolding", SECOND, 0),
    (_promised(2), "trekantbrand", FIRST, 0),
    (EARLY, "trekantbrand", FIRST, 0),
    (_promised(2), "trekantbrand", SECOND, 0),
]
BROKEN_ELSEWHERE: list[tuple[Command, str, str, int]] = [
    *LEFT_EARLY[:1],
    (asks(3, window=window(1, 5)), "kolding", SECOND, 0),
    (_promised(2), "trekantbrand", FIRST, 0),
    (_promised(3), "trekantbrand", SECOND, 0),
    (MovePromise(promise=1, state=ResourceState.ON_THE_WAY), "trekantbrand", SECOND, 0),
    (MovePromise(promise=1, state=ResourceState.OUT, reason="-"), "trekantbrand", FIRST, 0),
]
LET_GO_WHEN_LEFT: list[tuple[Command, str, str, int]] = [
    *LEFT_EARLY[:1],
    (_promised(2), "trekantbrand", FIRST, 0),
    (ReleasePromise(promise=1, reason="-"), "brs", FIRST, 0),
    (EARLY, "trekantbrand", FIRST, 0),
    (ReleasePromise(promise=1, reason="-"), "kolding", FIRST, 0),
]
CHANGED_BY_ANOTHER: list[tuple[Command, str, str, int]] = [
    (ChangeResource(resource=pumps("pumpe-3", 2, "trekantbrand"), seen=1), "brs", FIRST, 0),
]
OWN_WORK: list[tuple[Command, str, str, int]] = [
    (asks(2, ("trekantbrand",), window=window(1, 5)), "trekantbrand", FIRST, 0),
    (_promised(2), "trekantbrand", FIRST, 0),
    (asks(2, window=window(1, 5)), "kolding", SECOND, 0),
    (_promised(2), "trekantbrand", SECOND, 0),
    (EARLY, "trekantbrand", FIRST, 0),
    (ReleasePromise(promise=1, reason="-"), "kolding", FIRST, 0),
    (MovePromise(promise=1, state=ResourceState.RESTING), "trekantbrand", FIRST, 1),
]


@settings(max_examples=60, deadline=None)
@given(steps)
@example(LEFT_EARLY)
@example(BROKEN_ELSEWHERE)
@example(LET_GO_WHEN_LEFT)
@example(CHANGED_BY_ANOTHER)
@example(OWN_WORK)
def test_no_part_is_promised_twice_and_none_is_in_two_places(
    done: list[tuple[Command, str, str, int]],
) -> None:
    staff = Stocked(Mode.LIVE, pumps(), pumps("brs-1", 2, "brs"))
    for wish, seat, operation, hour in done:
        staff.now = max(staff.now, at(hour))
        if isinstance(wish, ChangeResource):
            number = staff.stock.listed[wish.resource.id].number
            wish = ChangeResource(resource=wish.resource, seen=number)
        if isinstance(wish, DecidePriority):
            wish = replace(wish, seen=staff.stock.allotments.number)
        before = {name: staff.stock.bound(name) for name in OWNERS}
        came = staff.do(wish, seat, operation)
        if isinstance(came, Refused):
            assert before == {name: staff.stock.bound(name) for name in OWNERS}
            continue
        _holds(staff)
        _was_free(staff, came)
        _by_its_owner(before, came, seat)


def _holds(staff: Stocked) -> None:
    for name in OWNERS:
        resource, parts = staff.stock.get(name), staff.stock.bound(name)
        assert resource is not None
        for moment in [one.window.begin for one in parts]:
            here = [
                one
                for one in parts
                if one.window.begin <= moment and (one.window.end or at(999)) > moment
            ]
            assert sum(one.amount for one in here) <= resource.amount
        away = sum(one.amount for one in parts if one.state in AWAY)
        assert away + staff.stock.idle(name) <= resource.amount
        # What the operations say of their promises is what the stock says.
        told = {
            (operation, each.number): (each.amount, each.state)
            for operation, one in product(OPERATIONS, range(1, 30))
            if (request := staff.situations[operation].requests.get(one)) is not None
            for each in request.promises
            if each.resource_id == name and each.state in BOUND
        }
        assert told == {(one.operation, one.promise): (one.amount, one.state) for one in parts}


def _was_free(staff: Stocked, came: tuple[object, ...]) -> None:
    """What was just promised is in nobody's hands at any moment of it: what left early, or is late,
    is where it is."""
    for event in came:
        if not isinstance(event, PromiseMade):
            continue
        parts = staff.stock.bound(event.resource_id or "")
        times = [(_begin(one), _end(one, staff.now), one.amount) for one in parts]
        end = event.window.end or at(999)
        resource = staff.stock.get(event.resource_id or "")
        assert resource is not None
        for moment in {event.window.begin, *(begin for begin, _, _ in times)}:
            if event.window.begin <= moment < end:
                here = [amount for begin, until, amount in times if begin <= moment < until]
                assert sum(here) <= resource.amount


def _begin(one: Part) -> datetime:
    return min(one.window.begin, one.since) if one.state in AWAY else one.window.begin


def _end(one: Part, now: datetime) -> datetime:
    end = one.window.end or at(999)
    return at(999) if one.state in AWAY and end <= now else end


def _by_its_owner(before: dict[str, tuple[Part, ...]], came: tuple[object, ...], seat: str) -> None:
    """Nothing is promised, moved, changed or said of a unit but by its owner; who asked may let go
    of what is promised and has not left, and no more."""
    for event in came:
        if isinstance(event, ConditionSaid):
            assert OWNERS[event.resource_id] == seat
        if isinstance(event, ResourceChanged):
            assert OWNERS[event.resource.id] == seat
        if isinstance(event, PromiseMoved) and event.state is ResourceState.FREE:
            name = event.resource_id or ""
            there = {(one.operation, one.promise): one.state for one in before[name]}
            was = there[event.operation, event.promise]
            assert OWNERS[name] == seat or was is ResourceState.PROMISED
        if isinstance(event, PromiseMade):
            assert OWNERS[event.resource_id or ""] == seat
        if isinstance(event, PromiseMoved) and event.state in AWAY | LAID_UP:
            assert OWNERS[event.resource_id or ""] == seat
