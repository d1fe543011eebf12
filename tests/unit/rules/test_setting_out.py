"""Ways are estimated from where a unit is: at home, or where the last of it went."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from crisis.commands.requests import MovePromise
from crisis.rules.competing import Places, competing, scene_of
from crisis.terms.operations import Mode
from crisis.terms.places import Position
from crisis.terms.priority import AIMS
from crisis.terms.resources import ResourceState, Spot
from tests.stocked import FIRST, Stocked, asks, promises, pumps

HOME, QUAY = (9.47, 55.49), (9.59, 55.36)


@pytest.fixture
def staff() -> Stocked:
    made = Stocked(Mode.LIVE, pumps(home=Spot(name="Station Kolding", position=HOME)))
    wish = asks(3)
    need = replace(wish.need, spot=Spot(name="Hejlsminde", position=QUAY))
    made.must(replace(wish, need=need), "kolding")
    return made


def sets_out(staff: Stocked) -> list[Position | None]:
    asked: list[Places] = []

    def ways(starts: Places, ends: Places) -> list[list[float]]:
        asked.append(ends)
        return [[0.0] * len(ends) for _ in starts]

    scene_of(competing(staff.situations.values(), staff.now), staff.stock, AIMS, staff.now, ways)
    (ends,) = asked
    return list(ends)


def test_what_is_at_home_or_only_promised_sets_out_from_home(staff: Stocked) -> None:
    assert sets_out(staff) == [HOME]
    staff.must(promises(1, 3), "trekantbrand")
    assert sets_out(staff) == [HOME]


def test_what_has_left_whole_sets_out_from_where_it_went(staff: Stocked) -> None:
    staff.must(promises(1, 3), "trekantbrand")
    staff.must(MovePromise(promise=1, state=ResourceState.ON_THE_WAY), "trekantbrand")
    assert sets_out(staff) == [QUAY]


def test_as_long_as_a_part_is_at_home_the_way_is_from_there(staff: Stocked) -> None:
    staff.must(promises(1, 2), "trekantbrand")
    staff.must(MovePromise(promise=1, state=ResourceState.ON_THE_WAY), "trekantbrand")
    assert sets_out(staff) == [HOME]


def test_a_unit_that_went_somewhere_nobody_placed_is_counted_from_home() -> None:
    staff = Stocked(Mode.LIVE, pumps(home=Spot(name="Station Kolding", position=HOME)))
    staff.must(asks(3), "kolding", FIRST)
    staff.must(promises(1, 3), "trekantbrand")
    staff.must(MovePromise(promise=1, state=ResourceState.ON_THE_WAY), "trekantbrand")
    assert sets_out(staff) == [HOME]
