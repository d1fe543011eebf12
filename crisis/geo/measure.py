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
    slack = metres * PLAINER
    while shapely.get_num_coordinates(plain) > WILD:
        plain = shapely.simplify(plain, slack)
        slack *= 2
    wide: Geometry = plain.buffer(metres)
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
    """Give how much of a shape each area holds: square metres, or metres of a line."""
    parts = shapely.intersection(areas, shape)
    flat: Floats = shapely.area(parts)
    return flat if flat.any() else np.asarray(shapely.length(parts), dtype=float)


def holds(shape: Geometry | None, distance: float, geometries: Geometries) -> list[bool | None]:
    """Say of each geometry whether all of it lies in a shape and so many metres around it; None of
    a point, which is the middle of something larger, and where no shape is known."""
    if shape is None or not len(geometries):
        return [None] * len(geometries)
    wide = _wide(shape, distance) if distance > 0 else shape
    whole = shapely.covers(wide, geometries)
    points = shapely.get_type_id(geometries) == 0
    return [None if point else bool(all_) for all_, point in zip(whole, points, strict=True)]
