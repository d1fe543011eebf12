"""How large a picture may be once it is unpacked, and what is said of one that is not whole."""

from __future__ import annotations

from crisis.errors import Refused

MOST_MEGAPIXELS = 50
"""Unpacked it takes four bytes each in every browser that shows it; a telephone takes 12 to 50."""
_MILLION = 1_000_000


def broken(found: str) -> Refused:
    """Say that a file begins as something and does not go on as it."""
    return Refused("attachment.broken", field="file", found=found)


def require_size(width: int, height: int, found: str) -> None:
    """A picture of a few bytes may say that it is as large as a town: such a one is refused, for
    every board that shows it would fill its memory. Raises Refused."""
    if not width or not height:
        raise broken(found)
    if width * height > MOST_MEGAPIXELS * _MILLION:
        size = -(-width * height // _MILLION)
        code = "attachment.too_many_pixels"
        raise Refused(code, field="file", megapixels=size, limit=MOST_MEGAPIXELS)
