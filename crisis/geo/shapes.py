"""Shapes made ready to leave the board: plainer, cut to a window, measured for the reader."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely

from crisis.geo.geometries import as_shape, bounds, in_degrees, one_in_metres, rings
from crisis.geo.utm import Floats, to_degrees
from crisis.terms.places import Shape

FIRST_SLACK = 5.0
"""Metres a corner may move at first; doubled until the shape is plain enough."""
LAST_SLACK = 320.0
"""More than this would no longer be the same area."""
DECIMALS = 4
"""Ten metres: the coast is no finer."""

Window = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


def plain(shape: Shape, most: int) -> Shape:
    """Give the shape with about so many positions at most; a small one stays as it is.

    Where many small parts cannot be drawn plainer, the area around all of them is given: it is
    too large and never too small.
    """
    if sum(map(len, rings(shape))) <= most:
        return shape
    drawn, slack = one_in_metres(shape), FIRST_SLACK
    while shapely.get_num_coordinates(drawn) > most and slack <= LAST_SLACK:
        drawn, slack = shapely.simplify(drawn, slack), slack * 2
    if shapely.get_num_coordinates(drawn) > most:
        drawn = shapely.simplify(shapely.convex_hull(drawn), LAST_SLACK)
    return as_shape(drawn)


def extent(shape: Shape) -> tuple[float, float]:
    """Give how many metres a shape reaches from west to east and from south to north."""
    west, south, east, north = shapely.bounds(one_in_metres(shape))
    return float(east - west), float(north - south)


def middle(shape: Shape) -> tuple[float, float]:
    """Give longitude and latitude of the middle of the box around a shape."""
    west, south, east, north = bounds(shape)
    return (west + east) / 2, (south + north) / 2


def window(shape: Shape, around: int) -> Window:
    """Give the box around a shape that shows at least so many metres to each side of it."""
    west, south, east, north = shapely.bounds(one_in_metres(shape))
    room = max(float(around), float(east - west), float(north - south))
    corners: Floats = np.array(
        [(x, y) for x in (west - room, east + room) for y in (south - room, north + room)]
    )
    placed = to_degrees(corners)
    (left, bottom), (right, top) = placed.min(axis=0), placed.max(axis=0)
    return float(left), float(bottom), float(right), float(top)


def cut(areas: Sequence[Shape], box: Window) -> list[dict[str, Any]]:
    """Cut areas to a window and give what is left of each as a GeoJSON geometry."""
    found = []
    for area in in_degrees(areas):
        inside = shapely.clip_by_rect(shapely.make_valid(area), *box)
        parts = [one for one in shapely.get_parts(inside) if one.geom_type == "Polygon"]
        if parts:
            whole = shapely.transform(shapely.multipolygons(parts), _rounded)
            found.append(shapely.geometry.mapping(whole))
    return found


def _rounded(positions: Floats) -> Floats:
    return positions.round(DECIMALS)
