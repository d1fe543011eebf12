"""A map of streets kept in one file on the board's own machine (gadekort i en fil), so that it is
there when the internet is not: PMTiles, version 3.

Source: the PMTiles specification, version 3 (2024), chapters 3 (header) and 5 (metadata).
"""

from __future__ import annotations

import json
import re
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MAGIC = b"PMTiles\x03"
_HEADER = 127
_METADATA_MOST = 4 * 1024 * 1024
_PLAIN, _GZIP = 1, 2
_VECTOR, _RASTER = 1, (2, 3, 4)
"""Of raster tiles PNG, JPEG and WebP; AVIF is not drawn by every browser in use."""

LAYERS = frozenset({"earth", "water", "landuse", "roads", "boundaries", "places"})
"""What the drawing knows by name: the layers of a Protomaps basemap. One of them must be there."""

_TAG = re.compile(r"<[^<>]{0,500}>")
_CREDIT_MOST = 200


class UnusableStreets(ValueError):
    """Why a file cannot be the map of streets, as one Danish line for the operator."""


@dataclass(frozen=True, kw_only=True)
class Streets:
    """What is asked of the file before anybody draws it.

    deepest: the closest zoom level the file has tiles for; closer ones are drawn from it.
    west, south, east, north: degrees, WGS 84. credit: whom the file names, without markup.
    """

    path: Path
    vector: bool
    deepest: int
    west: float
    south: float
    east: float
    north: float
    credit: str


def read_streets(path: Path) -> Streets:
    """Read the head of a file of streets; raises UnusableStreets with the reason."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER)
            if len(head) < _HEADER or head[:8] != MAGIC:
                raise UnusableStreets(f"{path} er ikke en PMTiles-fil af version 3.")
            at, length = struct.unpack_from("<QQ", head, 24)
            if length > _METADATA_MOST:
                raise UnusableStreets(f"{path} har en beskrivelse på over 4 MB.")
            file.seek(at)
            kept = file.read(length)
            size = path.stat().st_size
    except (OSError, OverflowError) as problem:
        raise UnusableStreets(f"{path} kan ikke læses: {_why(problem)}.") from problem
    _whole(path, head, size)
    metadata = _metadata(path, kept, head[97])
    _drawable(path, head, metadata)
    west, south, east, north = (degree / 1e7 for degree in struct.unpack_from("<4i", head, 102))
    return Streets(
        path=path,
        vector=head[99] == _VECTOR,
        deepest=head[101],
        west=west,
        south=south,
        east=east,
        north=north,
        credit=_credit(metadata.get("attribution")),
    )


def _why(problem: Exception) -> str:
    return (problem.strerror if isinstance(problem, OSError) else None) or "den er ødelagt"


def _whole(path: Path, head: bytes, size: int) -> None:
    """A file that was cut off while it was copied would show streets in one half of the district
    and nothing in the other."""
    for place in (8, 24, 40, 56):
        at, length = struct.unpack_from("<QQ", head, place)
        if at + length > size:
            raise UnusableStreets(f"{path} er ikke hel: kopiér den igen.")


def _metadata(path: Path, kept: bytes, compression: int) -> dict[str, Any]:
    if compression not in (_PLAIN, _GZIP):
        raise UnusableStreets(f"{path} er pakket på en måde, browsere ikke kan læse; brug gzip.")
    try:
        if compression == _GZIP:
            kept = zlib.decompressobj(wbits=31).decompress(kept, _METADATA_MOST)
        read = json.loads(kept or b"{}")
    except (ValueError, zlib.error, RecursionError) as problem:
        raise UnusableStreets(f"{path} har en beskrivelse, der ikke kan læses.") from problem
    return read if isinstance(read, dict) else {}


def _drawable(path: Path, head: bytes, metadata: dict[str, Any]) -> None:
    if head[98] not in (0, _PLAIN, _GZIP):
        raise UnusableStreets(f"{path} er pakket på en måde, browsere ikke kan læse; brug gzip.")
    if head[99] in _RASTER:
        return
    if head[99] != _VECTOR:
        raise UnusableStreets(
            f"{path} har fliser, tavlen ikke kan tegne: vektor (MVT), PNG, JPEG eller WebP."
        )
    layers = metadata.get("vector_layers")
    named = [one.get("id") for one in layers or () if isinstance(one, dict)]
    if not LAYERS.intersection(one for one in named if isinstance(one, str)):
        raise UnusableStreets(
            f"{path} har ingen af de lag, tavlen tegner ({', '.join(sorted(LAYERS))}): "
            "brug et udsnit af et Protomaps-kort."
        )


def _credit(text: object) -> str:
    """Whom to credit, as text: files of streets write links there."""
    return " ".join(_TAG.sub("", text).split())[:_CREDIT_MOST] if isinstance(text, str) else ""
