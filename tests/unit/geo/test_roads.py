"""How far by road, estimated, and never across the water."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from crisis.geo.roads import FACTOR, NO_ROAD, Roads, road_metres
from crisis.geo.utm import to_metres
from crisis.geo.waters import BRIDGES, ISLANDS, WATER

VEJLE, BOERKOP, BREDBALLE = (9.536, 55.709), (9.649, 55.643), (9.62, 55.715)
FREDERICIA, MIDDELFART, KOLDING = (9.753, 55.566), (9.73, 55.49), (9.472, 55.490)
JUELSMINDE, HORSENS, SNAPTUN = (10.017, 55.709), (9.85, 55.861), (10.051, 55.822)
HEJLSMINDE, ASSENS, ENDELAVE = (9.60, 55.366), (9.90, 55.27), (10.25, 55.756)
A_METRE = 1.0

places = st.tuples(st.floats(8.6, 10.6), st.floats(54.9, 56.3))
Place = tuple[float, float]


def way(start: Place, end: Place, roads: Roads | None = None) -> float:
    starts, ends = np.array([start]), np.array([end])
    return float(roads.metres(starts, ends)[0, 0] if roads else road_metres(starts, ends)[0, 0])


def line(start: Place, end: Place) -> float:
    a, b = to_metres(np.array([start, end]))
    return float(np.hypot(*(a - b)))


def over(*stops: Place) -> float:
    return sum(FACTOR * line(a, b) for a, b in pairwise(stops))


@given(places, places)
def test_the_way_back_is_as_long_as_the_way_there(a: Place, b: Place) -> None:
    there, back = way(a, b), way(b, a)
    assert there == back == NO_ROAD or abs(there - back) < A_METRE


@given(places, places)
def test_no_way_is_shorter_than_the_line_by_the_factor(a: Place, b: Place) -> None:
    assert way(a, b) >= FACTOR * line(a, b) - A_METRE


@settings(max_examples=300)
@given(places, places, places)
def test_a_detour_is_never_shorter(a: Place, b: Place, c: Place) -> None:
    assert way(a, c) <= way(a, b) + way(b, c) + A_METRE


@given(places)
def test_a_place_is_no_way_from_itself(a: Place) -> None:
    assert way(a, a) == 0


@given(places, places)
def test_many_are_measured_as_one_is(a: Place, b: Place) -> None:
    both = road_metres(np.array([a, b]), np.array([b, a]))
    assert both[0, 0] == pytest.approx(way(a, b)) and both[1, 1] == pytest.approx(way(b, a))


def test_on_land_it_is_the_line_by_the_factor() -> None:
    assert way(VEJLE, KOLDING) == pytest.approx(FACTOR * line(VEJLE, KOLDING))


def test_across_vejle_fjord_it_goes_by_the_bridge() -> None:
    south, north = BRIDGES["vejlefjord"]
    found = way(BOERKOP, BREDBALLE)
    assert found == pytest.approx(over(BOERKOP, south, north, BREDBALLE))
    without = Roads(WATER, {n: e for n, e in BRIDGES.items() if n != "vejlefjord"}, ISLANDS)
    assert way(BOERKOP, BREDBALLE, without) > found, "then round by Vejle"


def test_to_fyn_it_goes_by_one_of_the_two_bridges_and_without_them_not_at_all() -> None:
    west, east = BRIDGES["lillebaelt_new"]
    assert way(FREDERICIA, MIDDELFART) <= over(FREDERICIA, west, east, MIDDELFART) + A_METRE
    assert way(HEJLSMINDE, ASSENS) > 2.5 * FACTOR * line(HEJLSMINDE, ASSENS)
    without = Roads(WATER, {"vejlefjord": BRIDGES["vejlefjord"]}, ISLANDS)
    assert way(FREDERICIA, MIDDELFART, without) == NO_ROAD


def test_round_horsens_fjord_it_goes_by_its_head() -> None:
    north = (9.96, 55.90)
    assert way(SNAPTUN, north) == pytest.approx(over(SNAPTUN, (9.878, 55.852), north), rel=0.01)


def test_to_an_island_without_a_bridge_there_is_no_road() -> None:
    assert way(HORSENS, ENDELAVE) == NO_ROAD
    assert way((9.75, 55.262), HEJLSMINDE) == NO_ROAD


def test_the_sound_at_middelfart_has_no_bridge_to_its_island() -> None:
    assert way((9.695, 55.483), MIDDELFART) == NO_ROAD


def test_to_sjaelland_it_goes_by_the_one_bridge_and_without_it_not_at_all() -> None:
    odense, kalundborg = (10.39, 55.40), (11.09, 55.68)
    west, east = BRIDGES["storebaelt"]
    found = way(odense, kalundborg)
    assert found >= over(odense, west, east, kalundborg) - A_METRE
    assert found < 1.1 * over(odense, west, east, kalundborg)
    without = Roads(WATER, {n: e for n, e in BRIDGES.items() if n != "storebaelt"}, ISLANDS)
    assert way(odense, kalundborg, without) == NO_ROAD
    assert way(odense, (10.71, 54.94), without) < NO_ROAD, "Langeland is one with Fyn"


def test_a_quay_that_lies_in_the_drawn_water_is_on_its_shore_and_the_open_water_is_not() -> None:
    quay, open_water = (9.70, 55.699), (10.10, 55.65)
    assert way(quay, VEJLE) < 1.2 * FACTOR * line(quay, VEJLE)
    assert way(open_water, VEJLE) == NO_ROAD


def test_the_water_is_drawn_soundly_and_each_bridge_crosses_it_from_land_to_land() -> None:
    water = shapely.Polygon(WATER)
    assert water.is_valid
    for ends in BRIDGES.values():
        assert not water.intersects(shapely.MultiPoint(ends))
        assert shapely.LineString(ends).intersection(water).geom_type == "LineString"


@pytest.mark.parametrize(
    "town", [VEJLE, FREDERICIA, KOLDING, JUELSMINDE, HORSENS, SNAPTUN, HEJLSMINDE, MIDDELFART]
)
def test_the_towns_on_the_water_lie_on_land(town: Place) -> None:
    assert not shapely.Polygon(WATER).contains(shapely.Point(town))
