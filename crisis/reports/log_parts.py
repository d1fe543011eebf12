"""A long log on paper comes in parts, counted from its beginning so that old ones stay the same."""

from __future__ import annotations

PART = 1_000
"""So many numbers are a part. With the newest entries stands the part before them too, so that
a log of up to two thousand is one page."""


def older_parts(last: int) -> int:
    """Give how many parts lie before the page with the newest entries."""
    return max(0, (last - 1) // PART - 1)


def numbers(last: int, part: int | None = None) -> range:
    """Give the numbers of a part, or of the page with the newest entries; newest first."""
    if part is None:
        return range(last, older_parts(last) * PART, -1)
    return range(part * PART, (part - 1) * PART, -1)
