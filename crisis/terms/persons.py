"""What may not be written of persons: the number by which the state knows a citizen."""

from __future__ import annotations

import re
from calendar import monthrange

_NUMBER = re.compile(
    r"(?<!\w)(?<!\w-)(?<!\d[.,])(?P<day>\d\d)(?P<month>\d\d)(?P<year>\d\d)"
    r"[ \t\u00a0\u202f\u2010-\u2015\u2212-]{0,3}\d{4}(?!\w)(?!-\w)"
)
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")
"""Signs nobody sees, which would hide a number from the search and not from a reader."""
_UNIT = re.compile(r"\bp-(?:nr|nummer|numre)\b\.?:?\s*$", re.IGNORECASE)
"""A production unit of a company has ten digits too, and its number is public."""
STAND_IN_DAYS = 60
"""A stand-in number, for somebody who has none, is written with 60 more than the day."""


def has_cpr(text: str) -> bool:
    """Says whether a text holds what can only be meant as a citizen's number. Dansk: CPR-nummer.

    Six digits that are a date (day, month, year; a stand-in's day from 61 on) and four more, with
    a hyphen, a space or nothing between. The check digit is not asked: since 2007 there are numbers
    without one. A date and a time written as one is taken for it; with a colon it is not.
    Source: CPR-kontoret, Personnummeret i CPR (the form of the number; read from general knowledge,
    assumed).
    """
    if len(text) < 10:
        return False
    text = _UNSEEN.sub("", text)
    return any(_is_date(one) and not _names_a_unit(text, one) for one in _NUMBER.finditer(text))


def _is_date(found: re.Match[str]) -> bool:
    day, month, year = (int(found[name]) for name in ("day", "month", "year"))
    day -= STAND_IN_DAYS if day > STAND_IN_DAYS else 0
    if not 1 <= month <= 12:
        return False
    # The century is not written: a leap year in any of them will do.
    longest = max(monthrange(century + year, month)[1] for century in (1900, 2000))
    return 1 <= day <= longest


def _names_a_unit(text: str, found: re.Match[str]) -> bool:
    return _UNIT.search(text, 0, found.start()) is not None
