"""Shapes made ready to leave the board: plainer, cut to a window, measured for the reader."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely

from crisis.geo.geometries import as_shape, bounds, in_degrees, one_in_metres, rings
from crisis.geo.utm import Floats, to_degrees
from crisis.terms.places import LineString, Shape

FIRST_SLACK = 5.0
"""Metres a corner may move at first; doubled until the shape is plain enough."""
LAST_SLACK = 320.0
"""More than this would no longer be the same area."""
DECIMALS = 4
"""Ten metres: the coast is no finer."""

LEAST_CORNERS = 16
"""So many corners every shape may have, however many shapes there are."""

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


def window(shape: Shape, around: int, *, grow: bool = True) -> Window:
    """Give the box around a shape that shows at least so many metres to each side of it.

    grow: as many metres as the shape is wide or high, when that is more.
    """
    west, south, east, north = shapely.bounds(one_in_metres(shape))
    room = float(around)
    if grow:
        room = max(room, float(east - west), float(north - south))
    corners: Floats = np.array(
        [(x, y) for x in (west - room, east + room) for y in (south - room, north + room)]
    )
    placed = to_degrees(corners)
    (left, bottom), (right, top) = placed.min(axis=0), placed.max(axis=0)
    return float(left), float(bottom), float(right), float(top)


def around(shapes: Sequence[Shape], least: int) -> Window | None:
    """Give the box around shapes with at least so many metres on each side; None around none."""
    boxes = np.array([bounds(one) for one in shapes])
    if not len(boxes):
        return None
    (west, south), (east, north) = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    corners = LineString(((float(west), float(south)), (float(east), float(north))))
    return window(corners, least, grow=False)


def drawn(shapes: Sequence[Shape], most: int) -> list[dict[str, Any]]:
    """Give shapes as GeoJSON geometries, with about so many positions in all of them together."""
    each = max(LEAST_CORNERS, most // max(1, len(shapes)))
    degrees = in_degrees([plain(one, each) for one in shapes])
    placed = shapely.transform(degrees, _to_a_metre)
    return [json.loads(one) for one in shapely.to_geojson(placed)]


def cut(areas: Sequence[Shape], box: Window, most: int | None = None) -> list[dict[str, Any]]:
    """Cut areas to a window and give what is left of each as a GeoJSON geometry.

    most: drawn plainer until there are about so many positions in all.
    """
    found = []
    for area in in_degrees(areas):
        inside = shapely.clip_by_rect(shapely.make_valid(area), *box)
        parts = [one for one in shapely.get_parts(inside) if one.geom_type == "Polygon"]
        if parts:
            found.append(shapely.transform(shapely.multipolygons(parts), _rounded))
    return [shapely.geometry.mapping(one) for one in _plainer(found, most) if not one.is_empty]


def _plainer(areas: list[Any], most: int | None) -> list[Any]:
    slack = 10.0**-DECIMALS
    while most is not None and sum(map(shapely.get_num_coordinates, areas)) > most and slack < 1:
        areas = [shapely.simplify(one, slack) for one in areas]
        slack *= 2
    return areas


def _to_a_metre(positions: Floats) -> Floats:
    return positions.round(DECIMALS + 1)


def _rounded(positions: Floats) -> Floats:
    return positions.round(DECIMALS)
