"""What is wrong with a shape: its form, where it lies, whether it crosses itself."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from crisis.geo.geometries import in_degrees, positions, rings
from crisis.geo.utm import Floats
from crisis.terms.places import (
    POSITION_LIMIT,
    GeometryCollection,
    MultiPoint,
    MultiPolygon,
    Point,
    Polygon,
    Position,
    Shape,
    ShapeFault,
    Simple,
    parts_of,
)

_WITH_AREAS = (Polygon, MultiPolygon, GeometryCollection)
RING_LEAST = 4
LINE_LEAST = 2

MAINLAND = (
    (7.0, 54.75), (9.6, 54.75), (10.3, 54.5), (11.2, 54.4), (12.2, 54.4), (12.9, 54.9),
    (12.95, 55.7), (12.75, 56.0), (12.2, 56.35), (12.0, 56.7), (11.6, 57.4), (11.0, 57.95),
    (8.5, 57.9), (7.0, 57.0), (7.0, 54.75),
)  # fmt: skip
BORNHOLM = ((14.3, 54.85), (15.5, 54.85), (15.5, 55.5), (14.3, 55.5), (14.3, 54.85))
"""Denmark with its nearest waters, drawn generously by hand: it is to catch a mistake in the
typing, not to settle where the border runs."""

_REASON = re.compile(r"^(?P<what>[^\[]*)(\[(?P<lon>\S+) (?P<lat>\S+)\])?")


def fault(shape: Shape) -> ShapeFault | None:
    """Say why a shape cannot be used, or None."""
    return faults((shape,))[0]


def faults(shapes: Sequence[Shape], limit: int | None = POSITION_LIMIT) -> list[ShapeFault | None]:
    """Say for each shape why it cannot be used, or None; each check sees what the last let by.

    limit: how many positions a shape may have; None for boundaries, which are read as they come.
    """
    found = [_form(one, limit) for one in shapes]
    for check in (_lie, _cross):
        sound = [at for at, one in enumerate(found) if one is None]
        for at, one in zip(sound, check([shapes[at] for at in sound]), strict=True):
            found[at] = one
    return found


def _form(shape: Shape, limit: int | None) -> ShapeFault | None:
    if isinstance(shape, Point):
        return _finite((shape.coordinates,))
    runs = [rings(one) for one in parts_of(shape)]
    if not runs or not all(part and all(part) for part in runs):
        return ShapeFault(code="shape.empty")
    count = sum(len(run) for part in runs for run in part)
    if limit is not None and count > limit:
        facts: dict[str, str | int | float] = {"limit": limit, "count": count}
        return ShapeFault(code="shape.too_many_points", facts=facts)
    checks = (
        _finite(run) or _run(one, run)
        for one, part in zip(parts_of(shape), runs, strict=True)
        for run in part
    )
    return next((one for one in checks if one), None)


def _run(part: Simple, run: Sequence[Position]) -> ShapeFault | None:
    if isinstance(part, Point | MultiPoint):
        return None
    return _ring(run) if isinstance(part, Polygon | MultiPolygon) else _line(run)


def _finite(part: Sequence[Position]) -> ShapeFault | None:
    sound = all(math.isfinite(lon) and math.isfinite(lat) for lon, lat in part)
    return None if sound else ShapeFault(code="shape.not_finite")


def _line(part: Sequence[Position]) -> ShapeFault | None:
    return ShapeFault(code="shape.too_few_points") if len(set(part)) < LINE_LEAST else None


def _ring(part: Sequence[Position]) -> ShapeFault | None:
    if len(part) < RING_LEAST - 1 or len(set(part)) < RING_LEAST - 1:
        return ShapeFault(code="shape.too_few_points")
    return ShapeFault(code="shape.ring_open") if part[0] != part[-1] else None


def _lie(shapes: Sequence[Shape]) -> list[ShapeFault | None]:
    if not shapes:
        return []
    flat, counts = positions(shapes)
    inside = _about_denmark(flat)
    if inside.all():
        return [None] * len(shapes)
    swapped = _about_denmark(flat[:, ::-1])
    ends = np.cumsum(counts)
    return [
        _place(flat[begin:end], inside[begin:end], swapped[begin:end])
        for begin, end in zip(ends - counts, ends, strict=True)
    ]


def _place(
    flat: Floats, inside: NDArray[np.bool_], swapped: NDArray[np.bool_]
) -> ShapeFault | None:
    if inside.all():
        return None
    if swapped.all():
        return ShapeFault(code="shape.swapped_axes")
    lon, lat = flat[int(np.argmin(inside))]
    return ShapeFault(code="shape.outside_denmark", facts={"lon": float(lon), "lat": float(lat)})


def _about_denmark(flat: Floats) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = shapely.intersects_xy(_denmark(), flat[:, 0], flat[:, 1])
    return found


@cache
def _denmark() -> BaseGeometry:
    return shapely.MultiPolygon([(MAINLAND, ()), (BORNHOLM, ())])


def _cross(shapes: Sequence[Shape]) -> list[ShapeFault | None]:
    found: list[ShapeFault | None] = [None] * len(shapes)
    areas = [at for at, one in enumerate(shapes) if isinstance(one, _WITH_AREAS)]
    if areas:
        made = in_degrees([shapes[at] for at in areas])
        for at in np.flatnonzero(~shapely.is_valid(made)):
            found[areas[at]] = _reason(str(shapely.is_valid_reason(made[at])))
    return found


def _reason(said: str) -> ShapeFault:
    """Say in our own code what GEOS says in its English sentence."""
    match = _REASON.match(said)
    assert match is not None, "the pattern takes any text"
    facts: dict[str, str | int | float] = {}
    if match["lon"]:
        facts = {"lon": round(float(match["lon"]), 5), "lat": round(float(match["lat"]), 5)}
    crossing = "self-intersection" in match["what"].lower()
    return ShapeFault(
        code="shape.self_crossing" if crossing else "shape.parts_overlap", facts=facts
    )
