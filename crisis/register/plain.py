"""Features of GeoJSON that have nothing odd, read at a stroke: five times as many in a second.

Law: what is read here is what the strict reader would have read. Whatever it might refuse or must
look at closely (doubled names, nesting, other coordinate systems, heights, huge numbers) is not
read here at all; the strict reader then says what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec
import numpy as np
from msgspec import UNSET, UnsetType

from crisis.geo.utm import DEGREES, between, degree
from crisis.terms.places import LineString, MultiPolygon, Point, Polygon, Position, Shape

FEW = 16
"""So many positions are rounded one by one in less time than an array takes to be made."""
WHOLE_LIMIT = 2**63
_COLON = re.compile(rb'"\s*:')
"""How each name ends. In a text it may stand too: then there are more of them than names."""
_NAMES_OF_SHAPE = 2
_Cell = str | int | float | bool | None


class _Feature(msgspec.Struct, forbid_unknown_fields=True):
    """A feature with what most have, and nothing else."""

    geometry: Point | LineString | Polygon | MultiPolygon
    properties: dict[str, _Cell] | None
    type: str | UnsetType = UNSET
    id: str | int | UnsetType = UNSET


class PlainFeature(NamedTuple):
    """What a feature says, and where it lies."""

    properties: Mapping[str, Any]
    shape: Shape
    positions: int


_READ = msgspec.json.Decoder(_Feature).decode


def plain_feature(raw: bytes) -> PlainFeature | None:
    """Read a feature in degrees; None when anything about it asks for a closer look."""
    try:
        read = _READ(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    told = read.properties or {}
    names = 2 + len(told) + _NAMES_OF_SHAPE + (read.type is not UNSET) + (read.id is not UNSET)
    if len(_COLON.findall(raw)) != names:
        return None
    for value in told.values():
        if isinstance(value, int) and not -WHOLE_LIMIT < value < WHOLE_LIMIT:
            return None
    if read.id is not UNSET:
        if isinstance(read.id, int) and not -WHOLE_LIMIT < read.id < WHOLE_LIMIT:
            return None
        told = {"id": read.id, **told}
    return PlainFeature(told, *_rounded(read.geometry))


def _rounded(shape: Point | LineString | Polygon | MultiPolygon) -> tuple[Shape, int]:
    match shape:
        case Point():
            lon, lat = shape.coordinates
            return Point((degree(lon), degree(lat))), 1
        case LineString():
            return LineString(_run(shape.coordinates)), len(shape.coordinates)
        case Polygon():
            rings = tuple(map(_run, shape.coordinates))
            return Polygon(rings), sum(map(len, rings))
        case MultiPolygon():
            areas = tuple(tuple(map(_run, area)) for area in shape.coordinates)
            return MultiPolygon(areas), sum(len(ring) for area in areas for ring in area)


def _run(positions: tuple[Position, ...]) -> tuple[Position, ...]:
    if len(positions) <= FEW:
        return tuple([(degree(lon), degree(lat)) for lon, lat in positions])
    placed = between(DEGREES, DEGREES, np.array(positions))
    return tuple(map(tuple, placed.tolist()))
