"""A place whose municipality nobody says gets the one in which it lies, and follows its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from crisis.commands.register import ChangeObject, RegisterObjects
from crisis.errors import Refused
from crisis.register import carried
from crisis.register.fitting import ObjectFilter
from crisis.register.importing import How, each
from crisis.register.rows import Row
from crisis.terms.ids import PLANNING
from crisis.terms.places import Point, Polygon
from crisis.terms.register import RegisterObject
from tests.given import Desk
from tests.unit.register.test_looking import TWO, square, use

KOLDING, MIDDELFART, AFAR = Point((9.45, 55.45)), Point((9.55, 55.45)), Point((14.9, 55.1))
HALL = RegisterObject(id="ob-0000000000h1", name="Hal", category="Haller", shape=KOLDING)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path, register=True).knows()
    use(made, TWO)
    yield made
    made.database.close()


def registered(desk: Desk, one: RegisterObject = HALL) -> RegisterObject:
    desk.do(RegisterObjects(objects=(one,)), "planlaegger", PLANNING)
    return desk.register.standing([one.id])[one.id]


def changed(desk: Desk, one: RegisterObject) -> RegisterObject:
    desk.do(ChangeObject(object=one), "planlaegger", PLANNING)
    return desk.register.standing([one.id])[one.id]


def in_(desk: Desk, municipality: str) -> list[str]:
    found = desk.register.objects(ObjectFilter(municipality=municipality))
    return [one.object.name for one in found]


def test_a_new_place_is_in_the_municipality_in_which_it_lies(desk: Desk) -> None:
    one = registered(desk)
    assert (one.municipality, one.by_place) == ("kolding", True)
    assert in_(desk, "kolding") == ["Hal"]
    with pytest.raises(Refused, match=r"register\.unchanged"):
        registered(desk)


def test_it_follows_when_it_is_moved_whichever_way_the_form_sends_it(desk: Desk) -> None:
    one = registered(desk)
    moved = changed(desk, msgspec.structs.replace(HALL, shape=MIDDELFART))
    assert (moved.municipality, in_(desk, "kolding")) == ("middelfart", [])
    back = changed(desk, msgspec.structs.replace(moved, shape=KOLDING))
    assert back == one
    away = changed(desk, msgspec.structs.replace(back, shape=AFAR))
    assert (away.municipality, away.by_place) == (None, False)


def test_what_the_owner_says_wins_and_stays(desk: Desk) -> None:
    one = registered(desk, msgspec.structs.replace(HALL, municipality="vejle"))
    assert (one.municipality, one.by_place) == ("vejle", False)
    moved = changed(desk, msgspec.structs.replace(one, shape=MIDDELFART))
    assert moved.municipality == "vejle"
    left = changed(desk, msgspec.structs.replace(moved, municipality=None))
    assert (left.municipality, left.by_place) == ("middelfart", True)
    said = changed(desk, msgspec.structs.replace(left, municipality="fredericia"))
    assert (said.municipality, said.by_place) == ("fredericia", False)


def test_an_area_is_in_the_municipality_that_has_most_of_it(desk: Desk) -> None:
    wide = Polygon((square(9.47, 55.42, 0.05),))
    assert registered(desk, msgspec.structs.replace(HALL, shape=wide)).municipality == "kolding"


def test_a_file_without_a_municipality_moves_it_over_the_border(desk: Desk) -> None:
    def row(stands: RegisterObject, shape: Point | None) -> RegisterObject:
        grounds = desk.handler.planning().grounds
        how = How(
            columns=frozenset({"id", "name", "category"}),
            stands=lambda ids: {one: stands for one in ids if one == stands.id},
            locate=lambda shapes: desk.register.locate(shapes, grounds),
        )
        words = {"id": stands.id, "name": "Hal", "category": "Haller"}
        (made,) = each([Row(number=2, words=words, shape=shape)], how)
        assert made.object is not None
        return made.object

    one = registered(desk)
    assert row(one, None) == one
    moved = row(one, MIDDELFART)
    assert registered(desk, moved) == moved
    assert (moved.municipality, moved.by_place) == ("middelfart", True)
    said = msgspec.structs.replace(one, municipality="kolding", by_place=False)
    kept = row(said, MIDDELFART)
    assert (kept.municipality, kept.by_place) == ("kolding", False)


def test_without_boundaries_it_is_the_nearest_that_somebody_said(tmp_path: Path) -> None:
    desk = Desk(tmp_path, register=True).knows()
    desk.do(RegisterObjects(objects=carried.places()), "planlaegger", PLANNING)
    one = registered(desk, msgspec.structs.replace(HALL, shape=Point((9.48, 55.494))))
    assert (one.municipality, one.by_place) == ("kolding", True)
    moved = changed(desk, msgspec.structs.replace(one, shape=Point((9.5357, 55.7093))))
    assert moved.municipality == "vejle"
    desk.database.close()
