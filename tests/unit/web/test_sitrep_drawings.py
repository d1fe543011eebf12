"""The drawings of the situation picture: whatever the shape, all of it lies in the frame."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisis.reports.drawings import HIGH, WIDE, map_of, steps_of
from crisis.terms.places import (
    GeometryCollection,
    LineString,
    MultiPoint,
    MultiPolygon,
    Point,
    Polygon,
    Shape,
)

RING = ((9.4, 55.4), (9.6, 55.4), (9.6, 55.5), (9.4, 55.4))
SHAPES: tuple[Shape, ...] = (
    Point((9.47, 55.49)),
    LineString(((9.4, 55.4), (9.6, 55.5))),
    Polygon((RING,)),
    MultiPolygon(((RING,),)),
    MultiPoint(((9.47, 55.49), (9.6, 55.6))),
    GeometryCollection((Point((9.47, 55.49)), LineString(((9.4, 55.4), (9.6, 55.5))))),
)
BEGIN = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda one: type(one).__name__)
def test_every_sort_of_shape_is_drawn_inside_the_frame(shape: Shape) -> None:
    made = map_of([("H1", "red", shape)])
    assert made is not None
    ElementTree.fromstring(made.svg)
    red = [one for one in re.findall(r"<(?:path|circle)[^>]*>", made.svg) if "#c2261c" in one]
    numbers = re.findall(r"(-?\d+\.\d) (-?\d+\.\d)|cx=\"([\d.]+)\" cy=\"([\d.]+)\"", "".join(red))
    assert len(red) == (2 if isinstance(shape, MultiPoint | GeometryCollection) else 1)
    for found in numbers:
        x, y = [float(one) for one in found if one]
        assert 0 <= x <= WIDE and 0 <= y <= HIGH


def test_without_incidents_there_is_no_map() -> None:
    assert map_of([]) is None


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 9_000), st.integers(0, 10_000_000)), min_size=2))
def test_a_figure_is_drawn_whatever_it_did(found: list[tuple[int, int]]) -> None:
    readings = [(BEGIN + timedelta(minutes=at), value) for at, value in sorted(found)]
    svg = steps_of(readings)
    ElementTree.fromstring(svg)
    line = re.search(r'points="([^"]+)"', svg)
    assert line is not None
    for point in line[1].split():
        x, y = map(float, point.split(","))
        assert 8 <= x <= 352.1 and 7.9 <= y <= 102.1
