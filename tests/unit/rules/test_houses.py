"""A centre's places: who is there takes them, who was promised a place has one, and no place is
given twice."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as some

from crisis.commands.allotments import DecidePriority
from crisis.commands.requests import MovePromise
from crisis.commands.resources import SayOccupancy
from crisis.errors import Refused
from crisis.events.requests import PromiseMade
from crisis.rules.allotments import reopened
from crisis.rules.competing import competing, scene_of
from crisis.rules.keeping import breaks
from crisis.rules.overview import outlook
from crisis.rules.proposing import as_it_stands, propose
from crisis.terms.allotments import AllotmentLine, Reopening
from crisis.terms.operations import Mode
from crisis.terms.priority import AIMS
from crisis.terms.resources import Capability, Occupancy, Resource, ResourceKind, ResourceState
from tests.stocked import FIRST, SECOND, Stocked, asks, promises, pumps, window

BEDS = Capability.BEDS


def hall(amount: int = 60, **more: object) -> Resource:
    told: dict[str, object] = {"kind": ResourceKind.CENTRE, "capability": BEDS, **more}
    return pumps("hal", amount, "kolding", **told)


def house(*, asked: int = 40) -> Stocked:
    """A hall of sixty places; the region asks for some of them from one operation."""
    staff = Stocked(Mode.LIVE, hall())
    staff.must(asks(asked, ("kolding",), capability=BEDS), "region-syddanmark")
    return staff


def counts(staff: Stocked, present: int) -> None:
    told = SayOccupancy(resource_id="hal", occupancy=Occupancy(is_open=True, present=present))
    staff.must(told, "kolding")


def free(staff: Stocked) -> int:
    return staff.stock.free("hal", window(), staff.now)


def test_who_is_there_takes_places_and_a_promise_above_what_is_left_is_refused() -> None:
    staff = house()
    counts(staff, 35)
    assert free(staff) == 25
    refused = staff.do(promises(amount=26, resource="hal"), "kolding")
    assert isinstance(refused, Refused)
    told = {"name": "Eksempel hal", "places": 60, "present": 35, "free": 25}
    assert (refused.code, refused.facts) == ("promise.no_places", told)
    staff.must(promises(amount=25, resource="hal"), "kolding")
    assert free(staff) == 0


def test_those_who_come_by_a_promise_are_counted_by_it_and_not_twice() -> None:
    staff = house()
    staff.must(promises(amount=40, resource="hal"), "kolding")
    staff.must(MovePromise(promise=1, state=ResourceState.DEPLOYED), "kolding")
    counts(staff, 35)
    assert free(staff) == 20, "five of the forty have not come"
    counts(staff, 50)
    assert free(staff) == 10, "ten came by themselves"


def test_portions_are_not_eaten_by_sleeping_and_pumps_have_no_people_in_them() -> None:
    staff = Stocked(Mode.LIVE, hall(capability=Capability.FOOD))
    counts(staff, 35)
    assert free(staff) == 60


def test_when_more_come_by_themselves_than_there_is_room_for_a_promise_is_short() -> None:
    staff = house()
    staff.must(promises(amount=40, resource="hal"), "kolding")
    assert breaks(staff.stock, "hal", staff.now) == {}
    counts(staff, 30)
    assert breaks(staff.stock, "hal", staff.now) == {(FIRST, 1): 10}
    asked = competing(staff.situations.values(), staff.now)
    near = scene_of(asked, staff.stock, AIMS, staff.now, lambda a, b: [[0.0] * len(b) for _ in a])
    assert outlook(near, as_it_stands(near))["beds"][0].missing == 10
    assert [one.missing for one in propose(near).shorts] == [10]


def test_a_decision_gives_no_places_that_people_are_in_and_is_reopened_when_more_come() -> None:
    staff = house()
    counts(staff, 35)
    line = AllotmentLine(operation=None, request=1, resource_id="hal", amount=30)
    wish = DecidePriority(lines=(line,), ground="Plejehjemmet rømmes", seen=0)
    refused = staff.do(wish, "formand")
    assert isinstance(refused, Refused)
    assert (refused.code, refused.field) == ("allotment.too_much", "lines[0]")
    assert refused.facts["amount"] == 25
    line = AllotmentLine(operation=None, request=1, resource_id="hal", amount=20)
    staff.must(DecidePriority(lines=(line,), ground="Plejehjemmet rømmes", seen=0), "formand")
    assert why_again(staff) == []
    counts(staff, 36)
    assert why_again(staff) == [(Reopening.SUPPLY, "hal")]


def test_that_those_come_who_were_promised_reopens_nothing() -> None:
    staff = house()
    line = AllotmentLine(operation=None, request=1, resource_id="hal", amount=40)
    staff.must(DecidePriority(lines=(line,), ground="Plejehjemmet rømmes", seen=0), "formand")
    staff.must(promises(amount=40, resource="hal"), "kolding")
    staff.must(MovePromise(promise=1, state=ResourceState.DEPLOYED), "kolding")
    counts(staff, 38)
    assert why_again(staff) == []


def why_again(staff: Stocked) -> list[tuple[Reopening, str]]:
    last = staff.stock.allotments.last
    assert last is not None
    asked = competing(staff.situations.values(), staff.now)
    return list(reopened(last, asked, staff.situations[FIRST].priorities.order, staff.stock))


steps = some.lists(
    some.one_of(
        some.tuples(some.just("counts"), some.integers(0, 60)),
        some.tuples(some.just("promises"), some.integers(1, 40)),
        some.tuples(some.just("comes"), some.integers(1, 6)),
        some.tuples(some.just("leaves"), some.integers(1, 6)),
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(steps)
def test_no_promise_is_ever_made_of_a_place_that_somebody_is_in_or_was_promised(
    done: list[tuple[str, int]],
) -> None:
    staff = house()
    staff.must(asks(40, ("kolding",), capability=BEDS), "vejle", SECOND)
    states = {"comes": ResourceState.DEPLOYED, "leaves": ResourceState.FREE}
    for turn, (what, number) in enumerate(done):
        operation = (FIRST, SECOND)[turn % 2]
        if what == "counts":
            told = Occupancy(is_open=True, present=number)
            staff.do(SayOccupancy(resource_id="hal", occupancy=told), "kolding")
        elif what == "promises":
            came = staff.do(promises(amount=number, resource="hal"), "kolding", operation)
            if not isinstance(came, Refused):
                assert any(isinstance(one, PromiseMade) for one in came)
                bound = staff.stock.bound("hal")
                waiting = sum(one.amount for one in bound if one.state is ResourceState.PROMISED)
                there = staff.stock.occupancy("hal").present
                assert waiting + max(there, staff.stock.away("hal")) <= 60
        else:
            staff.do(MovePromise(promise=number, state=states[what]), "kolding", operation)
