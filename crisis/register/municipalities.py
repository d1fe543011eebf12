"""In which municipality something lies, by the imported boundaries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from crisis.geo.geometries import Geometry, in_metres
from crisis.geo.index import Index
from crisis.geo.measure import inner_points, shares
from crisis.register.boundaries import Area
from crisis.register.naming import municipality_id
from crisis.terms.places import MultiPolygon, Polygon, Position, Shape
from crisis.terms.responsibility import Ground

Grounds = Mapping[str, Ground]


NEAR = 25_000
"""Farther off, in metres, nobody would say that it is at a municipality's doorstep."""
GRAZED = 1e-5
"""A part so small of a shape is a drawn edge that runs along a border, and no place."""


class Municipalities:
    """The boundaries in memory."""

    def __init__(self, areas: Sequence[Area]) -> None:
        self._areas = tuple(areas)
        self._index = Index(in_metres([one.shape for one in areas]))

    def touched(self, shape: Geometry, grounds: Grounds) -> tuple[list[str], bool]:
        """Give the municipalities a shape touches, the one with most of it first.

        Out at sea it is the nearest one, and the answer says that this is an estimate.
        """
        rows = self._index.within(shape, 0).inside
        at_sea = not len(rows)
        if at_sea:
            rows = self._index.nearest(shape, NEAR)
        names = self._names(grounds)
        order = sorted((names[row], row) for row in rows)
        if len(order) > 1 and not at_sea:
            held = shares(shape, self._index.geometries[[row for _, row in order]])
            least = GRAZED * held.sum()
            order = [order[at] for at in np.argsort(-held, kind="stable") if held[at] >= least]
        return list(dict.fromkeys(name for name, _ in order)), at_sea

    def outline(self, municipality: str, grounds: Grounds) -> Shape | None:
        """Give all of a municipality's area as one shape; None when it has no boundary here."""
        parts: list[tuple[tuple[Position, ...], ...]] = []
        for area, name in zip(self._areas, self._names(grounds), strict=True):
            if name == municipality and isinstance(area.shape, Polygon):
                parts.append(area.shape.coordinates)
            elif name == municipality and isinstance(area.shape, MultiPolygon):
                parts += area.shape.coordinates
        return MultiPolygon(tuple(parts)) if parts else None

    def locate(self, shapes: Sequence[Shape], grounds: Grounds) -> list[str | None]:
        """Say for each shape in which municipality a point on it lies; None outside of all."""
        found: list[str | None] = [None] * len(shapes)
        if shapes:
            points = Index(inner_points(in_metres(shapes)))
            for area, name in zip(self._index.geometries, self._names(grounds), strict=True):
                for row in points.within(area, 0).inside:
                    found[row] = name
        return found

    def _names(self, grounds: Grounds) -> list[str]:
        """Give the authorities' ids: by the code in the directory, else formed of the name."""
        by_code = {one.code: one.municipality for one in grounds.values()}
        return [
            by_code.get(one.code or "") or municipality_id(one.name) or "ukendt"
            for one in self._areas
        ]
