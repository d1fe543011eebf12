"""Between degrees (WGS84, EPSG:4326) and metres (UTM zone 32, EPSG:25832).

Distances are taken in the metres of UTM32: in the district they are right to 0.04 per cent, on
Bornholm to 0.3. Arrays are n rows of two: longitude and latitude, or easting and northing.
"""

from __future__ import annotations

import math
from functools import cache

import numpy as np
from numpy.typing import NDArray

# Loaded here and never first in the middle of a request: PROJ keeps a context for each thread, and
# that of a green thread dies with it and takes the web down: tests/unit/geo/test_green_threads.py.
from pyproj import Transformer

Floats = NDArray[np.float64]

DEGREES = "EPSG:4326"
METRES = "EPSG:25832"
DECIMALS = 6
"""A tenth of a metre: finer than anybody draws, and the same number in every file."""


def to_metres(degrees: Floats) -> Floats:
    """Give easting and northing for longitude and latitude."""
    return between(DEGREES, METRES, degrees)


def to_degrees(metres: Floats) -> Floats:
    """Give longitude and latitude, rounded, for easting and northing."""
    return between(METRES, DEGREES, metres)


def between(source: str, target: str, positions: Floats) -> Floats:
    """Take positions from one coordinate system to another; degrees come out rounded."""
    if source != target:
        x, y = _transformer(source, target).transform(positions[:, 0], positions[:, 1])
        positions = np.column_stack([x, y])
    return positions.round(DECIMALS) if target == DEGREES else positions


def degree(number: float) -> float:
    """Round one degree to the very number `between` gives, at a tenth of what an array costs."""
    moved = number * 10**DECIMALS
    return round(moved) / 10**DECIMALS if math.isfinite(moved) else number


def utm32(lon: float, lat: float) -> tuple[int, int]:
    """Give easting and northing in whole metres, as they are read aloud."""
    east, north = to_metres(np.array([[lon, lat]]))[0]
    return round(east), round(north)


@cache
def _transformer(source: str, target: str) -> Transformer:
    return Transformer.from_crs(source, target, always_xy=True)
