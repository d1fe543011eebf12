"""What an area holds: counted, added up by unit, shared among authorities; towns are not added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from crisis.commands.authorities import RegisterSeat
from crisis.commands.register import RegisterObjects, RetireObject
from crisis.errors import Refused
from crisis.register.register import Area
from crisis.register.reporting import Reached
from crisis.terms.exposure import ExposureReport, Inside
from crisis.terms.ids import PLANNING
from crisis.terms.places import Point, Polygon, Shape
from crisis.terms.register import (
    KEEPER,
    NO_PLANS,
    Capacity,
    Classification,
    Occasion,
    RegisterObject,
    RegisterReader,
)
from crisis.terms.roles import Role
from tests.from_before import stood
from tests.given import NOON, Desk, by

HOUR = timedelta(hours=1)


def square(west: float, south: float, east: float, north: float) -> Polygon:
    ring = ((west, south), (east, south), (east, north), (west, north), (west, south))
    return Polygon((ring,))


AREA = square(9.4, 55.4, 9.5, 55.5)
INSIDE, OUTSIDE = Point((9.45, 55.45)), Point((9.7, 55.45))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path, register=True).knows()
    yield made
    made.database.close()


def one(number: int, shape: Shape = INSIDE, **more: object) -> RegisterObject:
    told = {"id": f"ob-{number:012}", "name": f"Sted {number}", "category": "Storcentre"}
    return RegisterObject(**{**told, "shape": shape, **more})


def keeps(desk: Desk, *objects: RegisterObject) -> None:
    stood(desk, *objects)


def reach(desk: Desk, area: Area | None = None, eyes: RegisterReader = KEEPER) -> Reached:
    return desk.register.reach(area or Area(AREA, None, 0, NOON), eyes)


def report(desk: Desk, area: Area | None = None) -> ExposureReport:
    return reach(desk, area).report()


def test_capacity_is_added_up_by_unit_and_what_has_none_is_said_to_have_none(desk: Desk) -> None:
    keeps(
        desk,
        one(1, capacity=Capacity(amount=120, unit="pladser")),
        one(2, capacity=Capacity(amount=30, unit="pladser")),
        one(3),
        one(4, category="Tele", capacity=Capacity(amount=2.5, unit="MW")),
        one(5, OUTSIDE, capacity=Capacity(amount=999, unit="pladser")),
    )
    found = report(desk)
    assert found.total == 4
    assert found.capacities == {"MW": 2.5, "pladser": 150}
    schools, works = found.categories
    assert (schools.count, schools.capacities, schools.unknown) == (3, {"pladser": 150}, 1)
    assert (works.count, works.capacities, works.unknown) == (1, {"MW": 2.5}, 0)


def test_a_category_is_the_sum_of_itself_and_what_stands_under_it_which_is_told_too(
    desk: Desk,
) -> None:
    cold, stores = "Industri / Kølehuse", "Industri / Lagre"
    keeps(
        desk,
        one(1, category="Industri", capacity=Capacity(amount=2, unit="MW"), authority="kolding"),
        one(2, category=cold, capacity=Capacity(amount=3, unit="MW"), authority="kolding"),
        one(3, category=cold),
        one(4, category=stores),
        one(5, category="Industrier"),
    )
    found = report(desk)
    assert sum(each.count for each in found.categories) == found.total == 5
    industry, other = found.categories
    assert (industry.count, industry.capacities, industry.unknown) == (4, {"MW": 5}, 2)
    under = [(each.name, each.count, each.capacities, each.unknown) for each in industry.under]
    assert under == [("Kølehuse", 2, {"MW": 3}, 1), ("Lagre", 1, {}, 1)]
    assert (other.category, other.under) == ("Industrier", ())
    (mine,) = found.authorities[0].categories
    assert (mine.category, mine.count, len(mine.under)) == ("Industri", 2, 1)


def test_each_authority_has_its_share_and_what_nobody_answers_for_stands_last(desk: Desk) -> None:
    keeps(desk, one(1, authority="kolding"), one(2, authority="kolding"), one(3))
    shares = report(desk).authorities
    assert [(each.authority, each.count) for each in shares] == [("kolding", 2), (None, 1)]


def test_of_a_town_it_is_said_how_much_of_it_lies_inside_and_towns_are_never_added(
    desk: Desk,
) -> None:
    def people(many: int, unit: str = "indbyggere") -> Capacity:
        return Capacity(amount=many, unit=unit)

    whole, part = square(9.42, 55.42, 9.44, 55.44), square(9.49, 55.49, 9.52, 55.52)
    keeps(
        desk,
        one(1, whole, name="Hel", capacity=people(300)),
        one(2, part, name="Delt", capacity=people(200, " Indbyggere")),
        one(3, INSIDE, name="Midte", capacity=people(100, "INDBYGGERE")),
        one(4, INSIDE, name="Ukendt"),
    )
    found = report(desk)
    told = [(each.name, each.inhabitants, each.inside) for each in found.towns]
    assert told == [
        ("Hel", 300, Inside.WHOLE), ("Delt", 200, Inside.PART), ("Midte", 100, Inside.MIDDLE),
    ]  # fmt: skip
    assert found.capacities == {}
    wide = report(desk, Area(AREA, None, 5_000, NOON))
    assert {each.name: each.inside for each in wide.towns}["Delt"] is Inside.WHOLE


def test_an_event_counts_with_its_people_only_while_it_lasts(desk: Desk) -> None:
    window = Occasion(begins=NOON + HOUR, ends=NOON + 3 * HOUR, attendance=5_000)
    keeps(desk, one(1), one(2, occasion=window))
    for hours, total, people in ((0, 1, 0), (1, 2, 5_000), (3, 1, 0)):
        found = report(desk, Area(AREA, None, 0, NOON + hours * HOUR))
        assert (found.total, found.attendance) == (total, people)


def test_what_stands_in_a_municipalitys_own_plan_is_counted_for_it_and_the_heads(
    desk: Desk,
) -> None:
    plan = {"municipality": "kolding", "classification": Classification.OWN_PLAN}
    own = replace(by("planlaegger"), authority="kolding", seat="kolding-plan")
    desk.do(
        RegisterSeat(seat=own.seat, authority="kolding", name="Plan", role=Role.PLANNER),
        *("planlaegger", PLANNING),
    )
    keeps(desk, one(1))
    hidden = one(2, capacity=Capacity(amount=9, unit="pladser"), **plan)
    desk.handler.do(RegisterObjects(objects=(hidden,)), own, stream=PLANNING, key="k" * 20)
    for eyes, total in (
        (KEEPER, 2),
        (RegisterReader(authority="kolding"), 2),
        (RegisterReader(authority="vejle"), 1),
        (NO_PLANS, 1),
    ):
        found = reach(desk, eyes=eyes).report()
        assert found.total == total
        assert bool(found.capacities) is (total == 2)


def test_what_came_and_what_went_since_it_was_written_is_told(desk: Desk) -> None:
    keeps(desk, one(1), one(2))
    written = desk.register.facts(AREA, 0, {}, NOON).exposure
    assert written is not None
    assert not reach(desk).differences(written).added
    keeps(desk, one(3))
    desk.do(RetireObject(id="ob-000000000002", reason="Lukket"), "planlaegger", PLANNING)
    found = reach(desk).differences(written)
    assert [each.name for each in found.added] == ["Sted 3"]
    assert [each.name for each in found.gone] == ["Sted 2"]
    assert (found.named, found.more) == (True, 0)


def test_beyond_what_an_entry_names_nothing_is_called_new(desk: Desk) -> None:
    keeps(desk, *(one(number) for number in range(1, 600)))
    written = desk.register.facts(AREA, 0, {}, NOON).exposure
    assert written is not None
    keeps(desk, one(999))
    found = reach(desk).differences(written)
    assert (found.named, found.added, found.gone, found.more) == (False, (), (), 1)


def test_of_many_the_nearest_are_named_and_all_are_counted(desk: Desk) -> None:
    for first in (1, 700):
        keeps(desk, *(one(number) for number in range(first, first + 600)))
    keeps(desk, one(5_000, Point((9.502, 55.45)), name="Tæt på"))
    found = report(desk, Area(AREA, None, 500, NOON))
    assert (found.total, len(found.objects)) == (1_201, 1_000)
    near = report(desk, Area(square(9.505, 55.44, 9.51, 55.46), None, 500, NOON)).objects
    assert [each.name for each in near] == ["Tæt på"]
    assert 150 < near[0].distance_m < 250


def test_without_boundaries_a_municipality_is_what_the_register_says_lies_in_it(
    desk: Desk,
) -> None:
    keeps(desk, one(1, municipality="kolding"), one(2, OUTSIDE, municipality="kolding"), one(3))
    assert report(desk, Area(None, "kolding", 0, NOON)).total == 2


def test_a_shape_that_crosses_itself_is_refused_by_its_field(desk: Desk) -> None:
    bow = Polygon((((9.4, 55.4), (9.5, 55.5), (9.5, 55.4), (9.4, 55.5), (9.4, 55.4)),))
    with pytest.raises(Refused) as refused:
        reach(desk, Area(bow, None, 0, NOON))
    assert refused.value.field == "positions"
