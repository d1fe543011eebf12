"""Distances, areas around a shape, and how much of a shape lies where; all in metres."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from crisis.geo.geometries import Geometries, Geometry, as_shape, in_metres, one_in_metres
from crisis.geo.utm import Floats, to_degrees
from crisis.terms.places import Position, Shape

WILD = 200
"""A shape of more positions is drawn plainer before an area is laid around it."""
MOST_TIMES = 20
"""So many times the slack is doubled at most."""
PLAINEST = 5
"""Positions of a ring or line that gets no plainer: what is in many small parts keeps more than
a wild shape has, however great the slack."""
_POLYGON, _MULTIPOLYGON = 3, 6
PLAINER = 0.02
"""By how much of the distance the plainer shape may differ at first."""


def apart(one: Shape, other: Shape) -> float:
    """Give the metres between two shapes; 0 when they touch."""
    return float(shapely.distance(one_in_metres(one), one_in_metres(other)))


def touching(shapes: Sequence[Shape], areas: Sequence[Shape]) -> list[list[bool]]:
    """Say of each shape which of the areas it touches."""
    if not shapes or not areas:
        return [[False] * len(areas) for _ in shapes]
    grounds = in_metres(areas)
    return [shapely.intersects(one, grounds).tolist() for one in in_metres(shapes)]


def around(shape: Shape, metres: int) -> Shape:
    """Give the area within so many metres of a shape, to be shown on a map."""
    return as_shape(_wide(one_in_metres(shape), metres))


def _wide(plain: Geometry, metres: float) -> Geometry:
    """Lay an area around a shape, part by part: around many at once it takes minutes."""
    parts = shapely.get_parts(shapely.get_parts(plain))
    least = PLAINEST * int(len(parts) + shapely.get_num_interior_rings(parts).sum())
    for times in range(MOST_TIMES):
        if shapely.get_num_coordinates(plain) <= max(WILD, least):
            break
        plain = shapely.simplify(plain, metres * PLAINER * 2**times)
    parts = shapely.get_parts(shapely.get_parts(plain))
    wide: Geometry = shapely.union_all(shapely.buffer(parts, metres))
    return wide


def centre(shape: Shape) -> Position:
    """Give a position that lies on the shape, for a mark on a map."""
    point = shapely.point_on_surface(one_in_metres(shape))
    lon, lat = to_degrees(np.array([[point.x, point.y]]))[0]
    return float(lon), float(lat)


def inner_points(geometries: Geometries) -> Geometries:
    """Give a point on each geometry."""
    return np.asarray(shapely.point_on_surface(geometries), dtype=object)


def plainer(geometries: Geometries, metres: float) -> Geometries:
    """Draw geometries with fewer corners; areas that border on each other still do."""
    if set(shapely.get_type_id(geometries)) <= {_POLYGON, _MULTIPOLYGON}:
        return np.asarray(shapely.coverage_simplify(geometries, metres), dtype=object)
    return np.asarray(shapely.simplify(geometries, metres), dtype=object)


def shares(shape: Geometry, areas: Geometries) -> Floats:
    """Give how much of a shape each area holds: square metres, else metres of a line, else points.

    Of what is put together of several sorts the one that fills most counts.
    """
    held = np.zeros((3, len(areas)))
    whole = shape.geom_type != "GeometryCollection"
    for one in (shape,) if whole else shapely.get_parts(shape):
        inside = shapely.intersection(areas, one)
        held[0] += shapely.area(inside)
        held[1] += shapely.length(inside)
        held[2] += ~shapely.is_empty(inside)
    found: Floats = next((each for each in held if each.any()), held[0])
    return found


def holds(shape: Geometry | None, distance: float, geometries: Geometries) -> list[bool | None]:
    """Say of each geometry whether all of it lies in a shape and so many metres around it; None of
    a point, which is the middle of something larger, and where no shape is known."""
    if shape is None or not len(geometries):
        return [None] * len(geometries)
    wide = _wide(shape, distance) if distance > 0 else shape
    whole = shapely.covers(wide, geometries)
    points = shapely.get_type_id(geometries) == 0
    return [None if point else bool(all_) for all_, point in zip(whole, points, strict=True)]
