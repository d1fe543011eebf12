"""A WebP without what its camera wrote in it: one still picture, its colours, its transparency."""

from __future__ import annotations

from crisis.attached.sizes import broken, require_size
from crisis.errors import Refused

_KEPT = frozenset({b"VP8X", b"ICCP", b"ALPH", b"VP8 ", b"VP8L"})
_MOVING = frozenset({b"ANIM", b"ANMF"})
_COLOURS_AND_ALPHA = 0x20 | 0x10
"""Of what the head says that the file holds; that it moves and who made it is left out."""

MOST_PARTS = 100
"""A picture that stands still has four or five."""


def cleaned(data: bytes) -> bytes:
    """Give the picture and nothing besides; raises Refused when it is not whole or too large."""
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data) + 1:
        raise broken("WebP")
    body, at, pictures = bytearray(), 12, 0
    parts = 0
    while at + 8 <= min(end, len(data)):
        parts += 1
        if parts > MOST_PARTS:
            raise broken("WebP")
        name, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        content = data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
        if len(content) < length:
            raise broken("WebP")
        if name in _MOVING:
            raise Refused("attachment.moving", field="file")
        if name not in _KEPT:
            continue
        if name in (b"VP8 ", b"VP8L", b"VP8X"):
            require_size(*_size(name, content), "WebP")
            pictures += name != b"VP8X"
        if name == b"VP8X":
            content = bytes((content[0] & _COLOURS_AND_ALPHA,)) + content[1:]
        body += name + length.to_bytes(4, "little") + content + b"\0" * (length % 2)
    if pictures != 1:
        raise broken("WebP")
    return b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + bytes(body)


def _size(name: bytes, content: bytes) -> tuple[int, int]:
    whole = int.from_bytes
    if name == b"VP8X" and len(content) == 10:
        return whole(content[4:7], "little") + 1, whole(content[7:10], "little") + 1
    if name == b"VP8L" and len(content) > 5 and content[0] == 0x2F:
        bits = whole(content[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if name == b"VP8 " and content[3:6] == b"\x9d\x01\x2a" and len(content) >= 10:
        return whole(content[6:8], "little") & 0x3FFF, whole(content[8:10], "little") & 0x3FFF
    raise broken("WebP")
