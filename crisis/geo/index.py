"""A spatial index over many geometries in metres: what lies in a shape, near it, nearest to it.

The tree finds what the bounding boxes let through. What it found is refined with the prepared
shape, points by their bare coordinates. Measuring is dear and is asked for apart.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from crisis.geo.geometries import Geometries, Geometry
from crisis.geo.utm import Floats

Rows = NDArray[np.intp]

FEW = 64
"""So few candidates are not worth parting into points and others."""
BAND_FROM = 1_024
"""From so many candidates on, a rough band around the shape settles most of them cheaply."""
BAND_SIMPLE = 128
"""A band is made for shapes of at most so many positions: for a wild one it may take minutes."""
SIMPLE = 512
"""Up to so many positions, measuring to every edge is quicker than looking edges up."""
PIECE = 16
"""How many edges of a rich shape are looked up together."""

LATE = 5_000
"""So many rows stand beside the tree before it is made anew."""
_NO_TREE = shapely.STRtree([])


class Found(NamedTuple):
    """Rows of the index: what touches the shape, and what lies outside but near enough."""

    inside: Rows
    near: Rows


class Index:
    """Never changes: a changed set of geometries is a new index."""

    def __init__(self, geometries: Geometries) -> None:
        self.geometries = geometries
        self._tree = shapely.STRtree(geometries)
        self._rows: Rows | None = None
        self._late = _NO_TREE
        self._settled = len(geometries)
        # Not a number for whatever is no point.
        self._x: Floats = shapely.get_x(geometries)
        self._y: Floats = shapely.get_y(geometries)

    def grown(self, keep: NDArray[np.bool_], added: Geometries) -> Index:
        """Give the index of the rows kept and then of those added.

        A tree of a million takes most of a second. So the old tree goes on, with where its rows
        are now, beside a small tree of what came later; until that is too much.
        """
        geometries: Geometries = np.concatenate([self.geometries[keep], added])
        settled = int(np.count_nonzero(keep[: self._settled]))
        if len(geometries) - settled > LATE or settled * 2 < len(self._tree):
            return Index(geometries)
        made = Index.__new__(Index)
        made.geometries = geometries
        made._tree, made._late = self._tree, shapely.STRtree(geometries[settled:])
        made._rows, made._settled = _moved(self._rows, keep, len(self._tree)), settled
        made._x = np.concatenate([self._x[keep], shapely.get_x(added)])
        made._y = np.concatenate([self._y[keep], shapely.get_y(added)])
        return made

    def __len__(self) -> int:
        return len(self.geometries)

    def within(self, shape: Geometry, distance: float) -> Found:
        """Find what touches the shape, and what lies at most so many metres from it."""
        prepared = _prepared(shape)
        rows = self._boxed(shape, distance)
        touched = self._touching(prepared, rows)
        inside, rest = rows[touched], rows[~touched]
        if distance <= 0:
            return Found(inside, rest[:0])
        return Found(inside, self._near(shape, prepared, rest, distance))

    def among(self, rows: Rows, shape: Geometry, distance: float) -> Rows:
        """Keep those of some rows that touch the shape or lie at most so many metres from it."""
        prepared = _prepared(shape)
        touched = self._touching(prepared, rows)
        inside, rest = rows[touched], rows[~touched]
        near = self._near(shape, prepared, rest, distance) if distance > 0 else rest[:0]
        return np.concatenate([inside, near])

    def nearest(self, shape: Geometry, most: float) -> Rows:
        """Find the nearest at most so many metres off; several when they are equally near."""
        whole = self._tree if self._rows is None else shapely.STRtree(self.geometries)
        found: Rows = whole.query_nearest(shape, max_distance=most, all_matches=True)
        return found

    def metres(self, shape: Geometry, rows: Rows) -> Floats:
        """Measure how far from the shape some rows lie that do not touch it."""
        geometries = self.geometries[rows]
        if shapely.get_num_coordinates(shape) <= SIMPLE:
            plain: Floats = shapely.distance(shape, geometries)
            return plain
        _, found = shapely.STRtree(_pieces(shape)).query_nearest(
            geometries, return_distance=True, all_matches=False
        )
        return np.asarray(found, dtype=float)

    def _boxed(self, shape: Geometry, distance: float) -> Rows:
        box = shape
        if distance > 0:
            left, low, right, high = shape.bounds
            box = shapely.box(left - distance, low - distance, right + distance, high + distance)
        found: Rows = self._tree.query(box)
        if self._rows is None:
            return found
        now = self._rows[found]
        return np.concatenate([now[now >= 0], self._settled + self._late.query(box)])

    def _touching(self, prepared: Geometry, rows: Rows) -> NDArray[np.bool_]:
        if len(rows) < FEW:
            few: NDArray[np.bool_] = shapely.intersects(prepared, self.geometries[rows])
            return few
        x, y = self._x[rows], self._y[rows]
        touched: NDArray[np.bool_] = shapely.intersects_xy(prepared, x, y)
        others = np.isnan(x)
        touched[others] = shapely.intersects(prepared, self.geometries[rows[others]])
        return touched

    def _near(self, shape: Geometry, prepared: Geometry, rows: Rows, distance: float) -> Rows:
        """Keep what lies within the distance: by a band what is plain, exactly what is close."""
        sure = rows[:0]
        if len(rows) >= BAND_FROM and shapely.get_num_coordinates(shape) <= BAND_SIMPLE:
            # A buffer is off by some per cent at most: its arcs are drawn with few corners.
            rows = rows[self._touching(_prepared(shape.buffer(distance * 1.03)), rows)]
            well = self._touching(_prepared(shape.buffer(distance * 0.97)), rows)
            sure, rows = rows[well], rows[~well]
        close = shapely.dwithin(prepared, self.geometries[rows], distance)
        return np.concatenate([sure, rows[close]])


def _moved(rows: Rows | None, keep: NDArray[np.bool_], many: int) -> Rows:
    """Say where the rows of a tree are once some are left out; -1 for those that are gone."""
    now = np.where(keep, np.cumsum(keep) - 1, -1)
    if rows is None:
        return now[:many]
    return np.where(rows >= 0, now[rows], -1)


def _prepared(shape: Geometry) -> Geometry:
    """Give a prepared copy; the one given may be somebody else's, in another thread."""
    made: Geometry = shapely.from_wkb(shapely.to_wkb(shape))
    shapely.prepare(made)
    return made


def _pieces(shape: Geometry) -> Geometries:
    """Cut a shape's edges into short lines; its points stay as they are."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    points = parts[shapely.get_type_id(parts) == 0]
    corners = (
        shapely.get_coordinates(line)
        for part in parts[shapely.get_type_id(parts) != 0]
        for line in shapely.get_parts(part.boundary if part.geom_type == "Polygon" else part)
    )
    cut = [
        shapely.linestrings(line[at : at + PIECE + 1])
        for line in corners
        for at in range(0, len(line) - 1, PIECE)
    ]
    return np.concatenate([points, np.array(cut, dtype=object)])
