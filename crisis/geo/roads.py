"""How far by road, estimated: the straight line × 1.4, never across the drawn waters but by their
bridges and round the heads of their fjords.

A way that would cross water is the shortest chain of straight pieces over the corners where the
water pokes into the land, and the bridges: with those corners the chain is exact for the water as
it is drawn. Between the corners everything is worked out once; then a pair costs one look.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
import shapely
from numpy.typing import NDArray

from crisis.geo.utm import Floats, to_metres
from crisis.geo.waters import BRIDGES, ISLANDS, WATER
from crisis.terms.places import Position

FACTOR = 1.4
"""How much longer the road is than the line; assumed."""
SHORE = 1_500.0
"""A place so near to the shore of the drawn water is on land: a harbour, a quay."""
BESIDE = 1.0
"""Metres beside the water at which a place in it is taken to stand."""
ENDS = (54.4, 58.0)
"""South and north of this the water goes on beyond what is drawn: no way round there."""
NO_ROAD = np.inf

Bools = NDArray[np.bool_]


class Roads:
    """Distances among one drawn water. Never changes."""

    def __init__(
        self,
        water: tuple[Position, ...],
        bridges: Mapping[str, tuple[Position, Position]],
        islands: Mapping[str, tuple[float, float, float, float]],
    ) -> None:
        ring = to_metres(np.array(water, dtype=float))
        self._area = shapely.Polygon(ring)
        self._ring = ring if self._area.exterior.is_ccw else ring[::-1]
        self._shore = self._area.buffer(BESIDE, join_style="mitre").exterior
        self._islands = np.array(list(islands.values()), dtype=float).reshape(-1, 4)
        ends = to_metres(np.array(list(bridges.values()), dtype=float).reshape(-1, 2))
        low, high = to_metres(np.array([[9.0, ENDS[0]], [9.0, ENDS[1]]]))[:, 1]
        drawn = (low < self._ring[:, 1]) & (self._ring[:, 1] < high)
        corners = np.flatnonzero(_poking(self._ring) & drawn)
        self._ways = np.concatenate([self._ring[corners], ends])
        self._free = _not_own(corners, len(self._ring), len(ends))
        self._between = self._chains(len(corners))
        shapely.prepare(self._area)

    def metres(self, starts: Floats, ends: Floats) -> Floats:
        """Give the way from each start (a row) to each end (a column), places as longitude and
        latitude; NO_ROAD where none leads."""
        from_, to = to_metres(starts), to_metres(ends)
        (at, off), (there, aside) = self._on_land(from_), self._on_land(to)
        off[self._on_island(starts)] = NO_ROAD
        aside[self._on_island(ends)] = NO_ROAD
        begun = _shortest(self._to_ways(at), self._between)
        arriving = self._to_ways(there)
        sides = _sides(self._ring, there)
        found = np.empty((len(at), len(there)))
        for row, place in enumerate(at):
            straight = np.hypot(*(there - place).T)
            blocked = _crossing(self._ring, place, there, sides).any(axis=1)
            straight[blocked] = (arriving[blocked] + begun[row]).min(axis=1, initial=NO_ROAD)
            found[row] = straight + (off[row] + aside)
        found[(from_[:, None, :] == to[None, :, :]).all(axis=2)] = 0.0
        return found * FACTOR

    def _on_land(self, places: Floats) -> tuple[Floats, Floats]:
        """Take places in the water to its shore, and say how far that was."""
        moved, off = places.copy(), np.zeros(len(places))
        wet = np.flatnonzero(shapely.intersects_xy(self._area, places))
        if len(wet):
            lines = shapely.shortest_line(shapely.points(places[wet]), self._shore)
            off[wet] = shapely.length(lines)
            moved[wet] = shapely.get_coordinates(lines)[1::2]
            off[off > SHORE + BESIDE] = NO_ROAD
        return moved, off

    def _on_island(self, places: Floats) -> Bools:
        lon, lat = places[:, :1], places[:, 1:]
        west, south, east, north = self._islands.T
        inside = (west <= lon) & (lon <= east) & (south <= lat) & (lat <= north)
        found: Bools = np.any(inside, axis=1)
        return found

    def _to_ways(self, places: Floats) -> Floats:
        """Give the straight way from each place to each corner and bridge, where it is dry."""
        found = np.empty((len(places), len(self._ways)))
        sides = _sides(self._ring, self._ways)
        for row, place in enumerate(places):
            wet = (_crossing(self._ring, place, self._ways, sides) & self._free).any(axis=1)
            found[row] = np.where(wet, NO_ROAD, np.hypot(*(self._ways - place).T))
        return found

    def _chains(self, corners: int) -> Floats:
        """Work out the shortest way between any two corners or ends of bridges."""
        count = len(self._ways)
        first, second = np.divmod(np.arange(count * count), count)
        pieces = shapely.linestrings(np.stack([self._ways[first], self._ways[second]], axis=1))
        wet = shapely.relate_pattern(pieces, self._area, "T********").reshape(count, count)
        lengths = np.hypot(*(self._ways[first] - self._ways[second]).T).reshape(count, count)
        found: Floats = np.where(wet, NO_ROAD, lengths)
        np.fill_diagonal(found, 0.0)
        for one in range(corners, count, 2):
            found[one, one + 1] = found[one + 1, one] = lengths[one, one + 1]
        for way in range(count):
            found = np.minimum(found, found[:, way, None] + found[None, way])
        return found


def _shortest(to_ways: Floats, between: Floats) -> Floats:
    """Give for each place the shortest way to each corner over any first one."""
    found = np.empty_like(to_ways)
    for row, first in enumerate(to_ways):
        found[row] = (first[:, None] + between).min(axis=0)
    return found


def _poking(ring: Floats) -> Bools:
    """Say at which corners the water pokes into the land; the ring runs against the clock."""
    before, after = np.roll(ring, 1, axis=0), np.roll(ring, -1, axis=0)
    come, go = (ring - before).T, (after - ring).T
    found: Bools = come[0] * go[1] > come[1] * go[0]
    return found


def _not_own(corners: NDArray[np.intp], edges: int, bridge_ends: int) -> Bools:
    """Say which edges count against a line to each way: its own two meet there and do not."""
    found = np.ones((len(corners) + bridge_ends, edges), dtype=bool)
    rows = np.arange(len(corners))
    found[rows, corners] = False
    found[rows, (corners - 1) % edges] = False
    return found


def _sides(ring: Floats, places: Floats) -> Bools:
    """Say for each place and edge whether it lies to the left of the edge's line."""
    along = np.roll(ring, -1, axis=0) - ring
    x, y = places[:, :1] - ring[:, 0], places[:, 1:] - ring[:, 1]
    found: Bools = along[:, 0] * y > along[:, 1] * x
    return found


def _crossing(ring: Floats, place: Floats, others: Floats, sides: Bools) -> Bools:
    """Say for each of the others which edges the straight line to it crosses."""
    corner = ring - place
    left = (others - place) @ np.stack([corner[:, 1], -corner[:, 0]]) > 0
    apart = left ^ np.roll(left, -1, axis=1)
    found: Bools = apart & (sides ^ _sides(ring, place[None]))
    return found


@cache
def _district() -> Roads:
    return Roads(WATER, BRIDGES, ISLANDS)


def road_metres(starts: Floats, ends: Floats) -> Floats:
    """Give the estimated way by road in metres from each start to each end (rows, columns)."""
    return _district().metres(starts, ends)
