"""Geometries as GDAL hands them over: every sort of them made one of ours, or why it is none."""

from __future__ import annotations

import struct
from itertools import chain
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from crisis.errors import Malformed
from crisis.geo.geometries import Geometries, Geometry
from crisis.geo.utm import DECIMALS, DEGREES, between
from crisis.terms.places import POSITION_LIMIT

_POINT, _MULTIPOINT, _COLLECTION = 0, 4, 7
_SURFACES = (15, 16)
"""Polyhedral surface and TIN in WKB: laid flat, either is several areas."""
_POLYGON, _MULTIPOLYGON = 3, 6
_HEAD, _PAIR = 9, 16
"""Bytes of a part's heading (order, kind, how many) and of a position."""
_NOBODYS = -1
Cells = NDArray[np.object_]


def shaped(
    wkb: Cells | None, source: str | None, rows: int
) -> tuple[list[str | None], list[str | None], int]:
    """Give shapes in WGS84, what is wrong with them, and how many positions they have."""
    if wkb is None or source is None:
        return [None] * rows, [None] * rows, 0
    made = _made(wkb)
    counts = shapely.get_num_coordinates(made)
    wrong = [
        _fault(one, count, kind)
        for one, count, kind in zip(wkb, counts.tolist(), shapely.get_type_id(made), strict=True)
    ]
    for at in np.flatnonzero(shapely.get_type_id(made) == _COLLECTION):
        if wrong[at] is None and shapely.is_empty(shapely.get_parts(made[at])).any():
            wrong[at] = "shape.empty"
    sound = np.array([one is None for one in wrong], dtype=bool)
    made[sound] = _in_degrees(made[sound], source)
    west, south, east, north = shapely.bounds(made).T
    with np.errstate(invalid="ignore"):
        within = (west >= -180) & (east <= 180) & (south >= -90) & (north <= 90)
    finite = _finite(made)
    for at in np.flatnonzero(sound & ~(within & finite)):
        wrong[at] = "geojson.coordinates" if not finite[at] else "import.not_degrees"
    shapes: list[str | None] = [
        text if fault is None else None
        for text, fault in zip(shapely.to_geojson(made).tolist(), wrong, strict=True)
    ]
    return shapes, wrong, int(counts.sum())


def _made(wkb: Cells) -> Geometries:
    made: Geometries = np.asarray(shapely.from_wkb(wkb, on_invalid="ignore"), dtype=object)
    for at in np.flatnonzero(shapely.is_missing(made)):
        if wkb[at] is not None:
            made[at] = _surface(wkb[at])
    kinds = shapely.get_type_id(made)
    single = (kinds == _MULTIPOINT) & (shapely.get_num_geometries(made) == 1)
    made[single] = shapely.get_geometry(made[single], 0)
    for at in np.flatnonzero(kinds == _COLLECTION):
        made[at] = _flat(made[at])
    return made


def _surface(wkb: bytes) -> Geometry | None:
    """Read as areas what Shapely has no word for: its WKB is that of areas but for the names."""
    if len(wkb) < _HEAD or wkb[0] != 1:
        return None
    kind, parts = struct.unpack_from("<II", wkb, 1)
    if kind not in _SURFACES:
        return None
    named = [struct.pack("<BII", 1, _MULTIPOLYGON, parts)]
    at = _HEAD
    for _ in range(parts):
        end = begin = at + _HEAD
        (rings,) = struct.unpack_from("<I", wkb, at + 5)
        for _ring in range(rings):
            end += 4 + _PAIR * int(struct.unpack_from("<I", wkb, end)[0])
        named += [struct.pack("<BII", 1, _POLYGON, rings), wkb[begin:end]]
        at = end
    found: Geometry | None = shapely.from_wkb(b"".join(named), on_invalid="ignore")
    return found


def _flat(one: Geometry) -> Geometry:
    """Lay collections within collections together in one, in their order."""
    parts = list(shapely.get_parts(one))
    while any(part.geom_type == "GeometryCollection" for part in parts):
        parts = list(chain.from_iterable(_opened(part) for part in parts))
    return shapely.GeometryCollection(parts)


def _opened(part: Geometry) -> list[Any]:
    return list(shapely.get_parts(part)) if part.geom_type == "GeometryCollection" else [part]


def _fault(wkb: bytes | None, count: int, kind: int) -> str | None:
    if wkb is None:
        return "geojson.no_geometry"
    if kind == _NOBODYS:
        return "import.strange_geometry"
    if count == 0:
        return "shape.empty"
    return "shape.too_many_points" if count > POSITION_LIMIT else None


def _in_degrees(made: Geometries, source: str) -> Geometries:
    if not len(made):
        return made
    try:
        return np.asarray(
            shapely.transform(made, lambda flat: between(source, DEGREES, flat).round(DECIMALS)),
            dtype=object,
        )
    except Exception as problem:  # PROJ has many ways of not knowing a system
        raise Malformed("import.unknown_system", "system", name=source[:80]) from problem


def _finite(made: Geometries) -> NDArray[np.bool_]:
    """Says of each whether all its positions are numbers; shapely's bounds pass over NaN."""
    flat, which = shapely.get_coordinates(made, return_index=True)
    found = np.ones(len(made), dtype=bool)
    found[which[~np.isfinite(flat).all(axis=1)]] = False
    return found
