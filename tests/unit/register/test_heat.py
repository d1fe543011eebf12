"""How much lies close together: counted by squares, for one reader, at one moment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis.geo.geometries import in_metres
from crisis.register.heat import Counting
from crisis.register.heat import squares as count
from crisis.register.snapshot import Snapshot, columns_of
from crisis.terms.heat import DRAWN, TOLD, Squares, SquareSize
from crisis.terms.places import Point
from crisis.terms.register import (
    KEEPER,
    NO_PLANS,
    Criticality,
    Occasion,
    RegisterReader,
)
from tests.given import NOON, Desk
from tests.unit.register.test_looking import row
from tests.unit.register.test_reporting import keeps, one, square

HOUR = timedelta(hours=1)
KOLDING = Point((9.4722, 55.4904))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path, register=True).knows()
    yield made
    made.database.close()


def counted(desk: Desk, reader: RegisterReader = KEEPER, **more: object) -> Squares:
    return desk.register.squares(Counting(**{"size": SquareSize.KM1, "at": NOON, **more}), reader)


def counts(found: Squares) -> list[tuple[str, int]]:
    return [(each.name, each.count) for each in found.squares]


def test_a_place_counts_once_where_its_middle_lies_and_the_square_has_the_grids_name(
    desk: Desk,
) -> None:
    keeps(
        desk,
        one(1, KOLDING),
        one(2, square(9.460, 55.484, 9.484, 55.496), category="Tele"),
        one(3, Point((9.7, 55.45))),
    )
    found = counted(desk)
    assert (found.total, found.left) == (3, 0)
    assert counts(found)[0] == ("1km_6149_529", 2)
    told = [(each.category, each.count) for each in found.squares[0].categories]
    assert told == [("Storcentre", 1), ("Tele", 1)]
    assert counts(counted(desk, size=SquareSize.KM10))[0] == ("10km_614_52", 2)
    assert counts(counted(desk, size=SquareSize.M250))[0][0].startswith("250m_6149")
    assert counted(desk, category="Tele").total == 1


def test_as_critical_as_asked_and_what_nobody_said_is_left_out(desk: Desk) -> None:
    said = (None, Criticality.LIMITED, Criticality.CRITICAL, Criticality.VITAL)
    keeps(desk, *(one(at, KOLDING, criticality=each) for at, each in enumerate(said, 1)))
    found = [counted(desk, least=each).total for each in (None, *Criticality)]
    assert found == [4, 3, 2, 2, 1]


def test_an_event_is_counted_only_while_it_is_on(desk: Desk) -> None:
    fair = Occasion(begins=NOON + HOUR, ends=NOON + 2 * HOUR, attendance=900)
    keeps(desk, one(1, KOLDING), one(2, KOLDING, occasion=fair))
    assert [counted(desk, at=NOON + at * HOUR).total for at in (0, 1, 2)] == [1, 2, 1]


def test_what_stands_in_an_own_plan_is_counted_for_its_readers_alone() -> None:
    shape = b'{"type":"Point","coordinates":[9.4722,55.4904]}'
    written = [row(1, shape, own=True), row(2, shape, own=False)]
    snapshot = Snapshot.empty().grown(1, (), [columns_of(written)])
    for reader, total in (
        (KEEPER, 2),
        (RegisterReader(authority="kolding"), 2),
        (RegisterReader(authority="vejle"), 1),
        (NO_PLANS, 1),
    ):
        assert count(Counting(SquareSize.KM1, NOON), snapshot, reader).total == total


@given(st.lists(st.tuples(st.floats(8.5, 10.5), st.floats(55.2, 56.2)), max_size=40))
def test_every_place_is_in_one_square_and_in_the_one_that_arithmetic_gives(
    places: list[tuple[float, float]],
) -> None:
    written = [
        row(at, f'{{"type":"Point","coordinates":[{lon},{lat}]}}'.encode(), own=False)
        for at, (lon, lat) in enumerate(places, 1)
    ]
    snapshot = Snapshot.empty().grown(1, (), [columns_of(written)])
    found = count(Counting(SquareSize.KM1, NOON), snapshot, KEEPER)
    wanted = Counter(
        f"1km_{int(each.y // 1000)}_{int(each.x // 1000)}"
        for each in in_metres([Point(place) for place in places])
    )
    assert dict(counts(found)) == wanted
    assert sum(each.count for each in found.squares) == found.total == len(places)
    assert [each.count for each in found.squares] == sorted(wanted.values(), reverse=True)


def test_of_very_many_squares_the_fullest_are_drawn_and_the_rest_are_said() -> None:
    lines = [(8.0 + at % 60 / 20, 55.0 + at // 60 / 50) for at in range(DRAWN + 300)]
    written = [
        row(at, f'{{"type":"Point","coordinates":[{lon},{lat}]}}'.encode(), own=False)
        for at, (lon, lat) in enumerate(lines, 1)
    ]
    snapshot = Snapshot.empty().grown(1, (), [columns_of(written)])
    found = count(Counting(SquareSize.M250, NOON), snapshot, KEEPER)
    assert len(found.squares) == DRAWN
    assert found.left > 0
    assert all(each.categories for each in found.squares[:TOLD])
    assert not any(each.categories for each in found.squares[TOLD:])


def test_a_category_is_counted_with_those_under_it_and_one_of_them_alone(desk: Desk) -> None:
    kinds = ("Industri", "Industri / Kølehuse", "Industri / Lagre", "Industrier")
    keeps(desk, *(one(at, KOLDING, category=each) for at, each in enumerate(kinds, 1)))
    assert counted(desk, category="Industri").total == 3
    assert counted(desk, category="Industri / Lagre").total == 1
    industry, _ = counted(desk).squares[0].categories
    assert (industry.category, industry.count) == ("Industri", 3)
    assert [each.name for each in industry.under] == ["Kølehuse", "Lagre"]
