"""Drawings of the situation picture as SVG, from geometry and figures: no tiles, and no words in
them. What they are called is set beside them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from crisis.geo.shapes import Window, around, cut, drawn, middle
from crisis.reports.vendored import land
from crisis.terms.places import Shape

WIDE, HIGH = 800, 500
AROUND = 6_000
"""Metres of the surroundings that are shown at least."""
CORNERS = 20_000
"""So many positions the ground, and all incidents together, may have."""
_FILLS = {"red": "#c2261c", "yellow": "#f5bd1f", "green": "#1f7a4c"}


class Mark(NamedTuple):
    """Where a label stands, as shares of width and height."""

    label: str
    x: float
    y: float


class Map(NamedTuple):
    """A drawn map, its marks, and how high it is for its width."""

    svg: str
    marks: tuple[Mark, ...]
    ratio: float


def map_of(incidents: Sequence[tuple[str, str, Shape]], ground: Sequence[Shape] = ()) -> Map | None:
    """Draw incidents (label, severity, shape) on the land; None when there are none."""
    box = around([shape for _, _, shape in incidents], AROUND)
    if box is None:
        return None
    place = _Place(box)
    ashore = 'fill="#f6f6f0" stroke="#7d98a5" stroke-width="1"'
    parts = [f'<rect width="{WIDE}" height="{HIGH}" fill="#d3e1e7"/>']
    parts += [_path(place, area, ashore) for area in cut(ground or land(), place.box, CORNERS)]
    shapes = drawn([shape for _, _, shape in incidents], CORNERS)
    for (_, severity, _), geometry in zip(incidents, shapes, strict=True):
        fill = _FILLS.get(severity, "#66767d")
        look = f'fill="{fill}" fill-opacity="0.4" stroke="{fill}" stroke-width="4"'
        parts.append(_path(place, geometry, look))
    marks = tuple(Mark(label, *place.share(middle(shape))) for label, _, shape in incidents)
    return Map(_svg(WIDE, HIGH, parts), marks, HIGH / WIDE)


def steps_of(readings: Sequence[tuple[datetime, int]]) -> str:
    """Draw how a figure went: each value holds until the next."""
    wide, high = 360, 110
    begin, end = readings[0][0], readings[-1][0]
    span = max(1.0, (end - begin).total_seconds())
    top = max(1, *(value for _, value in readings))
    points: list[tuple[float, float]] = []
    for at, value in readings:
        x = 8 + (wide - 16) * (at - begin).total_seconds() / span
        y = high - 8 - (high - 16) * value / top
        if points:
            points.append((x, points[-1][1]))
        points.append((x, y))
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    base = high - 8
    dots = (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#0b5570"/>' for x, y in points[::2])
    return _svg(
        wide,
        high,
        [
            f'<path d="M8 {base}H{wide - 8}" stroke="#999" stroke-width="1"/>',
            f'<polyline points="{line}" fill="none" stroke="#0b5570" stroke-width="2"/>',
            *dots,
        ],
    )


class _Place:
    """From degrees to the drawing: a degree of longitude is as short as it is there."""

    def __init__(self, box: Window) -> None:
        west, south, east, north = box
        self._narrow = math.cos(math.radians((south + north) / 2))
        wide, high = (east - west) * self._narrow, north - south
        self._scale = min(WIDE / wide, HIGH / high)
        across, up = WIDE / self._scale / self._narrow, HIGH / self._scale
        self._west = (west + east - across) / 2
        self._north = (south + north + up) / 2
        self.box = (self._west, self._north - up, self._west + across, self._north)

    def point(self, position: Sequence[float]) -> tuple[float, float]:
        x = (position[0] - self._west) * self._narrow * self._scale
        return x, (self._north - position[1]) * self._scale

    def share(self, position: Sequence[float]) -> tuple[float, float]:
        x, y = self.point(position)
        return round(x / WIDE, 4), round(y / HIGH, 4)


def _path(place: _Place, geometry: dict[str, Any], look: str) -> str:
    if geometry["type"] == "GeometryCollection":
        return "".join(_path(place, one, look) for one in geometry["geometries"])
    if geometry["type"] in ("Point", "MultiPoint"):
        several = geometry["type"] == "MultiPoint"
        spots = geometry["coordinates"] if several else [geometry["coordinates"]]
        return "".join(_dot(*place.point(one), look) for one in spots)
    whole = geometry["type"].endswith("Polygon")
    lines = []
    for ring in _rings(geometry["coordinates"]):
        points = "L".join("{:.1f} {:.1f}".format(*place.point(one)) for one in ring)
        lines.append(f"M{points}{'Z' if whole else ''}")
    plain = look if whole else look.replace('fill="', 'data-fill="') + ' fill="none"'
    return f'<path d="{"".join(lines)}" fill-rule="evenodd" {plain}/>'


def _dot(x: float, y: float, look: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="9" {look}/>'


def _rings(coordinates: Any) -> Iterable[Any]:
    """Give the lists of positions, however deep they lie."""
    if coordinates and isinstance(coordinates[0][0], int | float):
        yield coordinates
        return
    for one in coordinates:
        yield from _rings(one)


def _svg(wide: int, high: int, parts: Iterable[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">'
    return f"{head}{''.join(parts)}</svg>"
