"""Small files as cameras and programs make them, and some that lie about what they are."""

from __future__ import annotations

import struct
import zlib

PLACE = b"GPS 55.4907 9.4722 Inger"
"""What a camera tells of where and whose it is."""


def chunk(name: bytes, content: bytes) -> bytes:
    total = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + total


def png(width: int = 2, height: int = 2, *more: bytes) -> bytes:
    """A grey PNG that a browser can show; more: chunks after its head."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height) if width * height < 10_000 else b"x"
    end = chunk(b"IEND", b"")
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
    return start + b"".join(more) + chunk(b"IDAT", rows) + end


def segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content


def jpeg(*, upright: int = 6, tail: bytes = b"", width: int = 8, height: int = 8) -> bytes:
    """A JPEG as a telephone writes it: turned, with its place and its owner."""
    tags = struct.pack("<HHHIHH", 1, 0x0112, 3, 1, upright, 0) + b"\0\0\0\0" + PLACE
    told = segment(0xE1, b"Exif\0\0II*\0\x08\0\0\0" + tags)
    frame = segment(0xC0, struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\0")
    said = segment(0xFE, PLACE) + segment(0xED, b"Photoshop " + PLACE)
    colours = segment(0xE2, b"ICC_PROFILE\0\x01\x01colours") + segment(0xE2, b"MPF\0" + PLACE)
    scan = segment(0xDA, b"\x01\x01\0\0\x3f\0") + b"\x12\xff\x00\x34\xff\xd0\x56"
    jfif = segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01" + PLACE)
    tables = segment(0xDB, b"\0" + b"\x01" * 64)
    return b"\xff\xd8" + jfif + told + colours + said + tables + frame + scan + b"\xff\xd9" + tail


def webp(*more: bytes) -> bytes:
    body = b"WEBP" + riff(b"VP8X", b"\x0c\0\0\0\x01\0\0\x01\0\0") + b"".join(more)
    body += riff(b"VP8L", b"\x2f\x01\x40\x00\x00\x00") + riff(b"EXIF", PLACE)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def riff(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
