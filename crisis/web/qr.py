"""An address as a QR code that a telephone reads off paper (ISO/IEC 18004, level M or better)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from urllib.parse import urlsplit

import segno
from flask import request

from crisis.config import LOOPBACK
from crisis.web.parts import parts

QUIET = 4
"""So many modules around it must be white, or no telephone finds it."""


@dataclass(frozen=True, kw_only=True)
class Code:
    """A code as one path of an SVG, and what it says in letters for whoever types."""

    address: str
    size: int
    path: str


def leading_to(path: str) -> Code:
    """Give the code of a page of this board, by the address others reach it by.

    That is the one it was set up with; where it was not, the one the reader came by.
    """
    url = parts().settings.url
    split = urlsplit(url)
    site = f"{split.scheme}://{request.host}" if split.hostname in LOOPBACK else url
    return drawn(f"{site}{path}")


@lru_cache(maxsize=256)
def drawn(address: str) -> Code:
    """Draw the code of an address; each run of dark modules is a rectangle."""
    rows = segno.make(address, error="m", micro=False).matrix
    path = "".join(
        f"M{at + QUIET} {down + QUIET}h{length}v1h-{length}z"
        for down, row in enumerate(rows)
        for at, length in _dark(row)
    )
    return Code(address=address, size=len(rows) + 2 * QUIET, path=path)


def _dark(row: bytearray) -> list[tuple[int, int]]:
    """Where each run of dark modules begins, and how long it is."""
    runs, at = [], 0
    for dark, group in groupby(row):
        length = len(list(group))
        if dark:
            runs.append((at, length))
        at += length
    return runs
