"""A JPEG without what its camera wrote in it: place, time, owner, thumbnail (ISO/IEC 10918-1).

Kept are the picture, its colours (JFIF, Adobe, ICC) and which way is up; nothing behind its end.
"""

from __future__ import annotations

import re
import struct

from crisis.attached.sizes import broken, require_size

_END_OF_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_SOI, _EOI, _SOS, _APP0, _APP1 = 0xD8, 0xD9, 0xDA, 0xE0, 0xE1
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of a frame; those left out are tables."""
_TABLES = frozenset({0xC4, 0xCC, 0xDB, 0xDC, 0xDD})
_COLOURS = {0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_EXIF, _JFIF = b"Exif\0\0", b"JFIF\0"
_ORIENTATION = 0x0112
_FILL = re.compile(rb"\xff+")
MOST_PARTS = 2_000
"""A camera writes dozens; millions of empty ones would keep the board reading for a minute."""
_UPRIGHT = 1


def cleaned(data: bytes) -> bytes:
    """Give the picture and nothing besides; raises Refused when it is not whole or too large."""
    head, body, upright, frames, scans = b"", bytearray(), _UPRIGHT, 0, 0
    parts = 0
    at = 2
    while True:
        marker, content, at = _segment(data, at)
        parts += 1
        if parts > MOST_PARTS:
            raise broken("JPEG")
        if marker == _EOI:
            break
        if marker == _APP0 and content.startswith(_JFIF) and len(content) >= 14:
            head = _written(_APP0, content[:12] + b"\0\0")
        elif marker == _APP1 and content.startswith(_EXIF):
            upright = _orientation(content[len(_EXIF) :]) or upright
        elif marker in _FRAMES:
            frames += 1
            require_size(*_size(content), "JPEG")
            body += _written(marker, content)
        elif marker == _SOS:
            end = _scan_end(data, at)
            scans += 1
            body += _written(marker, content) + data[at:end]
            at = end
        elif marker in _TABLES or content.startswith(_COLOURS.get(marker, b"\xff\xff\xff")):
            body += _written(marker, content)
    if frames != 1 or not scans:
        raise broken("JPEG")
    return b"\xff\xd8" + head + _turned(upright) + bytes(body) + b"\xff\xd9"


def _segment(data: bytes, at: int) -> tuple[int, bytes, int]:
    """Read one marker and what belongs to it; give where the next begins."""
    if data[at : at + 1] != b"\xff":
        raise broken("JPEG")
    fill = _FILL.match(data, at)
    at = fill.end() if fill else at
    if at >= len(data):
        raise broken("JPEG")
    marker = data[at]
    if marker == _EOI:
        return marker, b"", at + 1
    length = int.from_bytes(data[at + 1 : at + 3], "big")
    end = at + 1 + length
    if marker < 0xC0 or marker == _SOI or length < 2 or end > len(data):
        raise broken("JPEG")
    return marker, data[at + 3 : end], end


def _scan_end(data: bytes, at: int) -> int:
    found = _END_OF_SCAN.search(data, at)
    if found is None:
        raise broken("JPEG")
    return found.start()


def _size(frame: bytes) -> tuple[int, int]:
    if len(frame) < 6:
        raise broken("JPEG")
    height, width = struct.unpack(">HH", frame[1:5])
    return width, height


def _written(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(content) + 2).to_bytes(2, "big") + content


def _turned(upright: int) -> bytes:
    """Which way is up, alone: a telephone held upright writes its pictures lying down."""
    if upright == _UPRIGHT:
        return b""
    tag = struct.pack(">HHIHH", _ORIENTATION, 3, 1, upright, 0)
    return _written(_APP1, _EXIF + b"MM\0*\0\0\0\x08\0\x01" + tag + b"\0\0\0\0")


def _orientation(tiff: bytes) -> int | None:
    """Find the orientation in the first directory; None for what cannot be read."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None or len(tiff) < 8:
        return None
    (at,) = struct.unpack(f"{order}I", tiff[4:8])
    if at + 2 > len(tiff):
        return None
    (count,) = struct.unpack(f"{order}H", tiff[at : at + 2])
    for one in range(at + 2, min(at + 2 + 12 * count, len(tiff) - 11), 12):
        tag, kind, _, value = struct.unpack(f"{order}HHIH", tiff[one : one + 10])
        if (tag, kind) == (_ORIENTATION, 3) and 1 <= value <= 8:
            return int(value)
    return None
