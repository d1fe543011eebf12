"""Words of the map that shows where much lies close together: square, size, count."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from crisis.terms.categories import CategoryCount

DRAWN = 2_000
"""So many squares are drawn, the fullest; the rest are said to be left."""
TOLD = 100
"""So many squares are told in the table, with what lies in them."""
STEPS = 5
"""So many shades the map has."""


class SquareSize(StrEnum):
    """The side of a square, as the Danish square grid writes it. Dansk: feltstørrelse."""

    KM10 = "10km"
    KM1 = "1km"
    M250 = "250m"


def metres(size: SquareSize) -> int:
    """Give a side's length."""
    return {SquareSize.KM10: 10_000, SquareSize.KM1: 1_000, SquareSize.M250: 250}[size]


class Square(msgspec.Struct, frozen=True, kw_only=True):
    """One square and what lies in it, by category with those under it, and by municipality, most
    first. Dansk: felt."""

    name: str
    count: int
    corners: tuple[tuple[float, float], ...]
    categories: tuple[CategoryCount, ...]
    municipalities: tuple[tuple[str, int], ...]


class Squares(msgspec.Struct, frozen=True, kw_only=True):
    """All that was counted; left: squares that are not among these. Dansk: varmekort."""

    total: int
    squares: tuple[Square, ...]
    left: int
