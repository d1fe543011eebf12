"""Degrees and metres: there and back, and the metres are real ones."""

from __future__ import annotations

import math
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis.geo.measure import apart, around, centre
from crisis.geo.utm import between, degree, to_degrees, to_metres, utm32
from crisis.terms.places import LineString, Point, Polygon

LONS = st.floats(7.0, 15.5).map(lambda lon: round(lon, 6))
LATS = st.floats(54.4, 58.0).map(lambda lat: round(lat, 6))


@given(LONS, LATS)
def test_a_position_comes_back_as_it_went(lon: float, lat: float) -> None:
    there = to_metres(np.array([[lon, lat]]))
    assert to_degrees(there)[0].tolist() == [lon, lat]


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_one_degree_is_rounded_to_the_number_an_array_gives(lon: float, lat: float) -> None:
    many = between("EPSG:4326", "EPSG:4326", np.array([[lon, lat]]))[0].tolist()
    assert [degree(lon), degree(lat)] == many
    assert math.isnan(degree(math.nan))


def test_the_middle_of_kolding_is_where_a_map_says_it_is() -> None:
    assert utm32(9.4722, 55.4904) == (529836, 6149466)


def test_other_danish_systems_lead_to_the_same_place() -> None:
    bornholm = np.array([[14.7, 55.1]])
    for system in ("EPSG:25833", "EPSG:3857", "EPSG:4258"):
        there = between("EPSG:4326", system, bornholm)
        assert between(system, "EPSG:4326", there) == pytest.approx(bornholm, abs=2e-6)


@given(LATS, st.floats(8.0, 10.0), st.floats(0.001, 0.05))
def test_metres_in_the_district_are_right_to_a_thousandth(
    lat: float, lon: float, step: float
) -> None:
    metres = apart(Point((lon, lat)), Point((lon, lat + step)))
    phi = math.radians(lat + step / 2)
    # The meridian's length on the ellipsoid, by its series.
    degree = 111132.954 - 559.822 * math.cos(2 * phi) + 1.175 * math.cos(4 * phi)
    assert metres == pytest.approx(step * degree, rel=1e-3)


def test_an_area_around_a_point_is_as_wide_as_was_asked() -> None:
    home = Point((9.4722, 55.4904))
    made = around(home, 500)
    assert isinstance(made, Polygon)
    for position in made.coordinates[0]:
        assert apart(home, Point(position)) == pytest.approx(500, abs=3)


def test_an_area_around_a_wild_shape_is_laid_around_a_plainer_one() -> None:
    """Two thousand spikes: an exact area around them would take seconds."""
    turns = [2 * math.pi * n / 2_000 for n in range(2_000)]
    reach = [0.1 * (1 + n % 2) for n in range(2_000)]
    spikes = [
        (10 + much * math.cos(turn), 55.5 + much * math.sin(turn) / 2)
        for turn, much in zip(turns, reach, strict=True)
    ]
    begun = time.perf_counter()
    made = around(LineString(tuple(spikes)), 1_000)
    assert time.perf_counter() - begun < 1
    assert apart(made, Point(spikes[1])) < 2_000


def test_the_mark_of_a_shape_lies_on_it() -> None:
    bent = Polygon((((9, 55), (10, 55), (10, 56), (9.9, 56), (9.9, 55.1), (9, 55.1), (9, 55)),))
    assert apart(bent, Point(centre(bent))) == pytest.approx(0, abs=0.1)
