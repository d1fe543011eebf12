"""A shape that cannot be used is told apart from one that can, and why."""

from __future__ import annotations

import math
import time

import pytest

from crisis.geo.faults import fault, faults
from crisis.terms.places import (
    POSITION_LIMIT,
    LineString,
    MultiPolygon,
    Point,
    Polygon,
    Position,
    Shape,
)

KOLDING = ((9.46, 55.48), (9.48, 55.48), (9.48, 55.5), (9.46, 55.5), (9.46, 55.48))
BOW = ((9.46, 55.48), (9.48, 55.5), (9.48, 55.48), (9.46, 55.5), (9.46, 55.48))
AFAR = tuple((lon + 1, lat) for lon, lat in KOLDING)
NAN, INF = float("nan"), float("inf")


def swapped(ring: tuple[Position, ...]) -> tuple[Position, ...]:
    return tuple((lat, lon) for lon, lat in ring)


def circle(corners: int) -> Polygon:
    steps = [2 * math.pi * n / corners for n in range(corners)]
    ring = [(9.5 + 0.1 * math.cos(one), 55.5 + 0.1 * math.sin(one)) for one in steps]
    return Polygon(((*ring, ring[0]),))


@pytest.mark.parametrize(
    "shape",
    [
        Point((9.4722, 55.4904)), Point((15.18, 55.32)), Point((7.9, 55.5)), Point((10.6, 57.74)),
        LineString(KOLDING[:2]), Polygon((KOLDING,)), MultiPolygon(((KOLDING,), (AFAR,))),
        LineString(BOW), circle(POSITION_LIMIT - 1),
    ],
    ids=lambda one: type(one).__name__,
)  # fmt: skip
def test_a_sound_shape_has_no_fault(shape: Shape) -> None:
    assert fault(shape) is None


@pytest.mark.parametrize(
    ("shape", "code"),
    [
        (Polygon((BOW,)), "shape.self_crossing"),
        (MultiPolygon(((KOLDING,), (BOW,))), "shape.self_crossing"),
        (Polygon((KOLDING, AFAR)), "shape.parts_overlap"),
        (Point((-0.1, 51.5)), "shape.outside_denmark"),
        (Point((11.97, 57.7)), "shape.outside_denmark"),
        (Point((13.0, 55.6)), "shape.outside_denmark"),
        (LineString((KOLDING[0], (20.0, 55.0))), "shape.outside_denmark"),
        (Point((55.49, 9.47)), "shape.swapped_axes"),
        (Polygon((swapped(KOLDING),)), "shape.swapped_axes"),
        (Point((NAN, 55.5)), "shape.not_finite"),
        (LineString((KOLDING[0], (INF, 55.5))), "shape.not_finite"),
        (Polygon(()), "shape.empty"),
        (Polygon(((),)), "shape.empty"),
        (LineString(()), "shape.empty"),
        (Polygon((KOLDING[:-1],)), "shape.ring_open"),
        (Polygon((KOLDING[:2],)), "shape.too_few_points"),
        (Polygon(((KOLDING[0],) * 4,)), "shape.too_few_points"),
        (LineString((KOLDING[0], KOLDING[0])), "shape.too_few_points"),
        (circle(POSITION_LIMIT), "shape.too_many_points"),
    ],
)
def test_a_fault_has_its_code(shape: Shape, code: str) -> None:
    found = fault(shape)
    assert found is not None
    assert found.code == code


def test_a_fault_says_where() -> None:
    crossing = fault(Polygon((BOW,)))
    assert crossing is not None
    assert crossing.facts == {"lon": 9.47, "lat": 55.49}
    outside = fault(LineString((KOLDING[0], (20.0, 55.0))))
    assert outside is not None
    assert outside.facts == {"lon": 20.0, "lat": 55.0}
    many = fault(circle(60_000))
    assert many is not None
    assert many.facts["limit"] == POSITION_LIMIT


def test_boundaries_may_be_as_rich_as_they_come() -> None:
    assert faults([circle(60_000)], limit=None) == [None]


def test_many_shapes_are_judged_each_by_itself() -> None:
    shapes = [Point((9.5, 55.5)), Point((55.5, 9.5)), Polygon((BOW,)), Polygon((KOLDING,))]
    assert [one and one.code for one in faults(shapes)] == [
        None,
        "shape.swapped_axes",
        "shape.self_crossing",
        None,
    ]
    assert faults([]) == []


def test_a_shape_of_too_many_points_is_refused_quickly() -> None:
    shape = circle(60_000)
    begun = time.perf_counter()
    fault(shape)
    assert time.perf_counter() - begun < 0.2
