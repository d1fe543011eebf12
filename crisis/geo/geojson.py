"""GeoJSON geometries as strangers write them: other coordinate systems, heights, odd types."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
import numpy as np

from crisis.errors import Malformed
from crisis.geo.utm import DEGREES, METRES, Floats, between
from crisis.terms.places import (
    GeometryCollection,
    LineString,
    MultiLineString,
    MultiPoint,
    MultiPolygon,
    Point,
    Polygon,
    Position,
    Shape,
    Simple,
)

SYSTEMS = {"CRS84": DEGREES, "4326": DEGREES, "4258": "EPSG:4258", "25832": METRES}
SYSTEMS |= {code: f"EPSG:{code}" for code in ("25833", "3857")}
"""The coordinate systems Danish data come in; the last part of the name → what PROJ calls it."""

METRES_FROM = 1_000
"""Degrees never are that large: such a file is in metres and does not say so."""

_CRS_NAME = re.compile(r"^(?:urn:ogc:def:crs:|https?://www\.opengis\.net/def/crs/)?"
                       r"(?:EPSG|OGC)[:/](?:[^:/]*[:/])?(?P<code>\w+)$", re.IGNORECASE)  # fmt: skip
_SHAPES: dict[str, tuple[type[Simple], int]] = {
    "Point": (Point, 0),
    "LineString": (LineString, 1),
    "Polygon": (Polygon, 2),
    "MultiPolygon": (MultiPolygon, 3),
    "MultiLineString": (MultiLineString, 2),
    "MultiPoint": (MultiPoint, 1),
}
"""Type → our word for it, and how many lists deep its positions lie."""


def system_of(crs: Any) -> str:
    """Say which coordinate system a file is in; raises Malformed by name for an unknown one."""
    if crs is None:
        return DEGREES
    properties = crs.get("properties") if isinstance(crs, Mapping) else None
    if isinstance(properties, Mapping):
        name = str(properties.get("name") or f"EPSG:{properties.get('code')}")
    else:
        name = str(crs)
    match = _CRS_NAME.match(name.strip())
    code = SYSTEMS.get(match["code"].upper()) if match else None
    if code is None:
        raise Malformed("geojson.unknown_crs", "crs", name=name[:80])
    return code


def shape_of(geometry: Any, system: str = DEGREES) -> Shape:
    """Make a shape in WGS84 of a GeoJSON geometry; raises Malformed.

    Collections within collections are laid together in one, in their order.
    """
    if isinstance(geometry, Mapping) and geometry.get("type") == "GeometryCollection":
        return GeometryCollection(geometries=tuple(_collected(geometry, system)))
    return _simple(geometry, system)


def _collected(geometry: Mapping[str, Any], system: str) -> Iterator[Simple]:
    given = geometry.get("geometries")
    if not isinstance(given, list | tuple):
        raise Malformed("geojson.coordinates", "geometry")
    for one in given:
        if isinstance(one, Mapping) and one.get("type") == "GeometryCollection":
            yield from _collected(one, system)
        else:
            yield _simple(one, system)


def _simple(geometry: Any, system: str) -> Simple:
    if not isinstance(geometry, Mapping):
        raise Malformed("geojson.no_geometry", "geometry")
    name, coordinates = geometry.get("type"), geometry.get("coordinates")
    if name == "MultiPoint" and isinstance(coordinates, list) and len(coordinates) == 1:
        name, coordinates = "Point", coordinates[0]
    kind, depth = _SHAPES.get(str(name), (None, 0))
    if kind is None:
        raise Malformed("geojson.geometry_type", "geometry", type=str(name)[:40])
    return kind(coordinates=_nested(coordinates, depth, system))


def _nested(given: Any, depth: int, system: str) -> Any:
    if not isinstance(given, list | tuple):
        raise Malformed("geojson.coordinates", "geometry")
    if depth == 0:
        return _run([given], system)[0]
    if depth == 1:
        return _run(given, system) if given else ()
    return tuple(_nested(one, depth - 1, system) for one in given)


def _run(given: Sequence[Any], system: str) -> tuple[Position, ...]:
    """Read a run of positions; heights are left out."""
    try:
        read = np.array(given)
    except ValueError as problem:  # positions of different lengths, or no numbers
        raise Malformed("geojson.coordinates", "geometry") from problem
    if read.ndim != 2 or read.shape[1] < 2 or read.dtype.kind not in "if":
        raise Malformed("geojson.coordinates", "geometry")
    flat: Floats = read[:, :2].astype(float)
    if system == DEGREES and np.abs(flat).max() > METRES_FROM:
        raise Malformed("geojson.metres_without_crs", "crs")
    placed = between(system, DEGREES, flat)
    return tuple(map(tuple, placed.tolist()))


def geometry_of(shape: Shape) -> dict[str, Any]:
    """Give a shape as a GeoJSON geometry."""
    made: dict[str, Any] = msgspec.to_builtins(shape)
    return made
