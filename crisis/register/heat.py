"""Where much of what is vulnerable lies close together: places counted by squares of the land.

The squares are those of the Danish square grid, in the metres of UTM32, and have its names, so that
others' counts of the same squares can be laid beside. A place is counted once, where its middle
lies; nothing is weighed and nothing is blurred.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import NamedTuple

import numpy as np

from crisis.geo.geometries import middles
from crisis.geo.index import Rows
from crisis.geo.utm import to_degrees
from crisis.register.snapshot import Snapshot
from crisis.terms.categories import counted, is_of
from crisis.terms.heat import DRAWN, TOLD, Square, Squares, SquareSize, metres
from crisis.terms.register import Criticality, RegisterReader

_DIGITS = {SquareSize.KM10: 10_000, SquareSize.KM1: 1_000, SquareSize.M250: 10}
"""What the numbers in a square's name count, in metres."""


class Counting(NamedTuple):
    """What is counted. category: with those under it. least: None counts that too whose criticality
    nobody has said."""

    size: SquareSize
    at: datetime
    category: str | None = None
    municipality: str | None = None
    least: Criticality | None = None


def squares(asked: Counting, snapshot: Snapshot, reader: RegisterReader) -> Squares:
    """Count what is there at the moment and is for the reader, the fullest square first."""
    rows = _rows(asked, snapshot, reader)
    places = middles(snapshot.index.geometries[rows])
    known = np.isfinite(places).all(axis=1)
    rows, size = rows[known], metres(asked.size)
    corners = np.floor(places[known] / size).astype(np.int64) * size
    if not len(rows):
        return Squares(total=0, squares=(), left=0)
    kinds, which, counts = np.unique(corners, axis=0, return_inverse=True, return_counts=True)
    which = which.reshape(-1)
    order = np.lexsort((kinds[:, 0], kinds[:, 1], -counts))[:DRAWN]
    grouped = np.split(np.argsort(which, kind="stable"), np.cumsum(counts)[:-1])
    made = tuple(
        _square((asked.size, *kinds[at].tolist()), snapshot, rows[grouped[at]], told=place < TOLD)
        for place, at in enumerate(order)
    )
    return Squares(total=len(rows), squares=made, left=len(kinds) - len(made))


def _rows(asked: Counting, snapshot: Snapshot, reader: RegisterReader) -> Rows:
    rows: Rows = np.arange(len(snapshot.ids))
    rows = snapshot.for_reader(rows[snapshot.there(rows, asked.at)], reader)
    if asked.category is not None:
        named = snapshot.categories[rows].tolist()
        kinds = {one for one in set(named) if is_of(one, asked.category)}
        rows = rows[np.fromiter((one in kinds for one in named), bool, len(named))]
    if asked.municipality is not None:
        rows = rows[snapshot.municipalities[rows] == asked.municipality]
    return rows if asked.least is None else snapshot.as_critical(rows, asked.least)


def _square(
    where: tuple[SquareSize, int, int], snapshot: Snapshot, rows: Rows, *, told: bool
) -> Square:
    size, east, north = where
    side = metres(size)
    ring = [(0, 0), (side, 0), (side, side), (0, side)]
    degrees = to_degrees(np.array([(east + x, north + y) for x, y in ring], dtype=float))
    return Square(
        name=f"{size.value}_{north // _DIGITS[size]}_{east // _DIGITS[size]}",
        count=len(rows),
        corners=tuple((float(lon), float(lat)) for lon, lat in degrees),
        categories=counted(Counter(snapshot.categories[rows].tolist())) if told else (),
        municipalities=_most(snapshot.municipalities[rows].tolist()) if told else (),
    )


def _most(names: list[str | None]) -> tuple[tuple[str, int], ...]:
    found = Counter(one for one in names if one is not None)
    return tuple(sorted(found.items(), key=lambda one: (-one[1], one[0])))
