"""A small file of OpenStreetMap's, written by hand: nodes with tags, and closed ways of corners."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

Place = tuple[float, float]
Tags = Mapping[str, str]


def _varint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def _signed(number: int) -> bytes:
    return _varint(number << 1 if number >= 0 else (-number << 1) - 1)


def _field(number: int, body: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(body)) + body


def _number(number: int, body: bytes) -> bytes:
    return _varint(number << 3) + body


class _Words:
    def __init__(self) -> None:
        self.known: dict[str, int] = {"": 0}

    def tags(self, tags: Tags) -> bytes:
        keys, values = (
            b"".join(_varint(self.known.setdefault(one, len(self.known))) for one in said)
            for said in (tags.keys(), tags.values())
        )
        return _field(2, keys) + _field(3, values) if tags else b""

    def table(self) -> bytes:
        return b"".join(_field(1, one.encode()) for one in self.known)


def _node(id_: int, place: Place, tags: Tags, words: _Words) -> bytes:
    lon, lat = (round(one * 10_000_000) for one in place)
    at = _number(8, _signed(lat)) + _number(9, _signed(lon))
    return _number(1, _signed(id_)) + words.tags(tags) + at


def _way(id_: int, corners: Sequence[int], tags: Tags, words: _Words) -> bytes:
    steps = (after - before for before, after in zip([0, *corners], corners, strict=False))
    refs = b"".join(_signed(one) for one in steps)
    return _number(1, _varint(id_)) + words.tags(tags) + _field(8, refs)


def _blob(kind: str, body: bytes) -> bytes:
    blob = _field(1, body)
    head = _field(1, kind.encode()) + _number(3, _varint(len(blob)))
    return struct.pack(">I", len(head)) + head + blob


def pbf(
    path: Path, nodes: Iterable[tuple[Place, Tags]], areas: Iterable[tuple[Sequence[Place], Tags]]
) -> Path:
    """Places by their tags, and areas by their corners; ids are given from 1 on."""
    words, told, drawn = _Words(), list[bytes](), list[bytes]()
    for place, tags in nodes:
        told.append(_node(len(told) + 1, place, tags, words))
    for number, (corners, tags) in enumerate(areas, 1):
        ids = []
        for corner in corners:
            told.append(_node(len(told) + 1, corner, {}, words))
            ids.append(len(told))
        drawn.append(_way(number, [*ids, ids[0]], tags, words))
    groups = [
        b"".join(_field(field, one) for one in some) for field, some in ((1, told), (3, drawn))
    ]
    block = _field(1, words.table()) + b"".join(_field(2, one) for one in groups)
    head = _field(4, b"OsmSchema-V0.6")
    path.write_bytes(_blob("OSMHeader", head) + _blob("OSMData", block))
    return path
