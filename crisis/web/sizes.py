"""Sizes of files and disks as one reads them."""

from __future__ import annotations

_KILO = 1_000
_UNITS = ((1_000_000_000, "GB"), (1_000_000, "MB"), (_KILO, "kB"))


def size_in_words(size: int, language: str) -> str:
    """Give a size as one reads it: 2,4 MB."""
    unit, name = next(one for one in _UNITS if size >= one[0] or one[0] == _KILO)
    number = str(max(1, round(size / unit))) if unit == _KILO else f"{size / unit:.1f}"
    return f"{number if language == 'en' else number.replace('.', ',')} {name}"
