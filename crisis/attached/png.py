"""A PNG without texts, times and places: only the chunks that make the picture (ISO/IEC 15948)."""

from __future__ import annotations

import struct
import zlib

from crisis.attached.sizes import broken, require_size

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT = frozenset(
    {
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA"),
        *(b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs"),
    }
)
"""None of them holds words, and none but the picture itself is packed."""
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
"""Sort of colour → how many bits a sample may have."""

MOST_PARTS = 20_000
"""Twenty megabytes in pieces of a kilobyte."""


def cleaned(data: bytes) -> bytes:
    """Give the picture and nothing besides; raises Refused when it is not whole or too large."""
    out, at, seen = bytearray(SIGNATURE), len(SIGNATURE), set[bytes]()
    parts = 0
    while b"IEND" not in seen:
        parts += 1
        if parts > MOST_PARTS:
            raise broken("PNG")
        length = int.from_bytes(data[at : at + 4], "big")
        name, end = data[at + 4 : at + 8], at + 12 + length
        if len(name) < 4 or end > len(data) or _wrong_sum(data, at, end):
            raise broken("PNG")
        if (name == b"IHDR") == bool(seen) or (name not in _KEPT and name[:1].isupper()):
            raise broken("PNG")
        if name == b"IHDR":
            _require_header(data[at + 8 : end - 4])
        if name in _KEPT:
            out += data[at:end]
        seen.add(name)
        at = end
    if b"IDAT" not in seen:
        raise broken("PNG")
    return bytes(out)


def _wrong_sum(data: bytes, at: int, end: int) -> bool:
    said = int.from_bytes(data[end - 4 : end], "big")
    return zlib.crc32(data[at + 4 : end - 4]) != said


def _require_header(header: bytes) -> None:
    if len(header) != 13:
        raise broken("PNG")
    width, height, depth, colour, packing, filtering, lacing = struct.unpack(">IIBBBBB", header)
    if depth not in _DEPTHS.get(colour, ()) or packing or filtering or lacing > 1:
        raise broken("PNG")
    require_size(width, height, "PNG")
