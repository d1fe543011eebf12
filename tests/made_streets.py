"""Files of streets as a map service hands them out, of shapes and of pictures."""

from __future__ import annotations

import gzip
import json
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio.raw
import shapely

CREDIT = '<a href="https://kort.example">© Kort & Eksempel</a>'
WEST, SOUTH, EAST, NORTH = 8.5, 55.0, 10.5, 56.3


def shapes(path: Path, layer: str = "water", deepest: int = 9) -> Path:
    """All of the district under water, as tiles of shapes, made by GDAL."""
    pyogrio.raw.write(
        str(path),
        shapely.to_wkb(np.array([shapely.box(WEST, SOUTH, EAST, NORTH)])),
        [np.array(["sea"], dtype=object)],
        ["kind"],
        geometry_type="Polygon",
        crs="EPSG:4326",
        driver="PMTiles",
        layer=layer,
        dataset_options={"MINZOOM": "0", "MAXZOOM": str(deepest)},
    )
    return path


def pictures(path: Path, colour: tuple[int, int, int] = (200, 30, 30), **wrong: Any) -> Path:
    """One picture of the whole earth, zoom level 0. wrong: what the head says instead."""
    picture = png(colour)
    directory = gzip.compress(bytes([1, 0, 1]) + varint(len(picture)) + bytes([1]))
    metadata = wrong.pop("metadata", gzip.compress(json.dumps({"attribution": CREDIT}).encode()))
    head = {"packed": 2, "tile_packed": 1, "kind": 2} | wrong
    at, parts = 127, []
    for part in (directory, metadata, b"", picture):
        parts += [at, len(part)]
        at += len(part)
    path.write_bytes(
        b"PMTiles\x03"
        + struct.pack("<8Q3Q", *parts, 1, 1, 1)
        + bytes([1, head["packed"], head["tile_packed"], head["kind"], 0, 0])
        + struct.pack("<4i", *(int(one * 1e7) for one in (WEST, SOUTH, EAST, NORTH)))
        + bytes([0])
        + struct.pack("<2i", 0, 0)
        + directory
        + metadata
        + picture
    )
    return path


def varint(number: int) -> bytes:
    """Write a number in sevens of bits, the lowest first."""
    made = bytearray()
    while number > 127:
        made.append(number & 127 | 128)
        number >>= 7
    return bytes([*made, number])


def png(colour: tuple[int, int, int]) -> bytes:
    """A picture of 256 × 256 pixels in one colour."""
    rows = (b"\0" + bytes(colour) * 256) * 256
    chunks = (
        (b"IHDR", struct.pack(">2I5B", 256, 256, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
