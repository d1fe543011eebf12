"""From the shapes of our own words to Shapely's geometries, and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from crisis.geo.utm import Floats, to_degrees, to_metres
from crisis.terms.places import (
    LineString,
    MultiLineString,
    MultiPoint,
    MultiPolygon,
    Point,
    Polygon,
    Position,
    Shape,
    parts_of,
)

Geometry = BaseGeometry
Geometries = NDArray[np.object_]

_ENCODE = msgspec.json.Encoder().encode
_DECODER: msgspec.json.Decoder[Shape] = msgspec.json.Decoder(Shape)


def rings(shape: Shape) -> list[tuple[Position, ...]]:
    """Give the runs of positions a shape is made of, in their order."""
    found: list[tuple[Position, ...]] = []
    for one in parts_of(shape):
        match one:
            case Point():
                found.append((one.coordinates,))
            case LineString() | MultiPoint():
                found.append(one.coordinates)
            case Polygon() | MultiLineString():
                found.extend(one.coordinates)
            case MultiPolygon():
                found.extend(ring for part in one.coordinates for ring in part)
    return found


def bounds(shape: Shape) -> tuple[float, float, float, float]:
    """Give west, south, east and north of a shape."""
    if isinstance(shape, Point):
        return *shape.coordinates, *shape.coordinates
    lons, lats = zip(*(position for ring in rings(shape) for position in ring), strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def positions(shapes: Iterable[Shape]) -> tuple[Floats, NDArray[np.intp]]:
    """Give all positions of some shapes, and how many each has."""
    flat: list[Position] = []
    counts: list[int] = []
    for shape in shapes:
        before = len(flat)
        for ring in rings(shape):
            flat.extend(ring)
        counts.append(len(flat) - before)
    return np.array(flat, dtype=float).reshape(-1, 2), np.array(counts, dtype=np.intp)


def in_degrees(shapes: Sequence[Shape]) -> Geometries:
    """Make geometries in WGS84; the shapes have been found without fault in their form."""
    return read([_ENCODE(shape) for shape in shapes])


def in_metres(shapes: Sequence[Shape]) -> Geometries:
    """Make geometries in UTM32."""
    return moved(in_degrees(shapes))


def one_in_metres(shape: Shape) -> Geometry:
    """Make one geometry in UTM32."""
    made: Geometry = in_metres((shape,))[0]
    return made


def read(written: Sequence[bytes]) -> Geometries:
    """Make geometries in WGS84 of shapes as they are stored (GeoJSON)."""
    made: Any = shapely.from_geojson(np.array([one.decode() for one in written], dtype=object))
    return np.asarray(made, dtype=object)


def moved(degrees: Geometries) -> Geometries:
    """Take geometries from WGS84 to UTM32."""
    return np.asarray(shapely.transform(degrees, to_metres), dtype=object)


def middles(metres: Geometries) -> Floats:
    """Give easting and northing of the middle of each, not a number for one that is empty."""
    found = shapely.centroid(metres)
    return np.column_stack([shapely.get_x(found), shapely.get_y(found)])


def as_shape(metres: Geometry) -> Shape:
    """Make a shape in WGS84, rounded, of one geometry in UTM32."""
    return _DECODER.decode(shapely.to_geojson(shapely.transform(metres, to_degrees)))
