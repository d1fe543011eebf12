"""What may not be written of persons: the number by which the state knows a citizen."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange

_DASH = "\u2010-\u2015\u2043\u2212-"
_NO_UUID = "(?!-[0-9a-fA-F]{4}-)"
"""What a UUID goes on with is looked at, so that none of them is taken for it."""
_ONE = r"(?:[:;,|~=*'´·•∙]| ?[(\[])"
"""What may stand between the two parts by itself."""
_SAID = re.compile(r"cpr\W{0,4}(?:nr|nummer|no)?\W{0,4}\d{6}\W{0,3}\d{4}(?!\d)", re.IGNORECASE)
"""What calls itself one is one."""
_PARTED = tuple(
    re.compile(rf"(?<!\d){day}{gap}{month}{gap}{year}{between}\d{{4}}(?!\d){_NO_UUID}")
    for day, month in [(r"(?P<day>\d\d)", r"(?P<month>\d\d)")]
    for gap, year, between in (
        ("", r"(?P<year>\d\d)", rf"(?:[\s/._+{_DASH}]{{1,4}}|{_ONE})"),
        (" ", r"(?P<year>\d\d)", rf"[ {_DASH}]{{1,3}}"),
        (rf"[./{_DASH}]", r"(?:19|20)?(?P<year>\d\d)", rf" ?[/{_DASH}] ?"),
        (r"[./]", r"(?P<year>\d\d)", " "),
        ("", r"(?:19|20)(?P<year>\d\d)", rf"[{_DASH}]"),
    )
)
_WHOLE = re.compile(r"(?<![\w/=#])(?<!\d[.,])(?P<day>\d\d)(?P<month>\d\d)(?P<year>\d\d)\d{4}(?!\w)")
_UNIT = re.compile(
    r"\bp[- ](?:nr|nummer|numre|enhed)\b[\s.:]*(?:1\d{9}[\s,;]*(?:og )?)*$", re.IGNORECASE
)
_ELSE = re.compile(r"\b(?:fot|notam)\b[\s.:+]*$", re.IGNORECASE)
"""What has ten digits too and is said to be something else: a production unit (it begins with a 1,
and several may follow), an object of the public map, a notice to airmen. A telephone is not: in
Denmark it has eight, and one from abroad is written with its country."""
_UNSEEN = frozenset({"Cf", "Mn", "Me"})
"""Signs nobody sees, or that stand above or around another, as Unicode sorts them."""
_FILLERS = "\u115f\u1160\u2800"
"""Letters and patterns without ink."""
_DIGIT = re.compile(r"\d")
DIGITS = 10
NAMED_WITHIN = 60
"""So far before a number its name is looked for."""
STAND_IN_DAYS = 60
"""A stand-in number, for somebody who has none, is written with 60 more than the day."""


def has_cpr(text: str) -> bool:
    """Says whether a text holds what can only be meant as a citizen's number. Dansk: CPR-nummer.

    Six digits that are a date (day, month, year; a stand-in's day from 61 on) and four more, with
    a hyphen, a blank, a slash or nothing between. The check digit is not asked: since 2007 there
    are numbers without one. Signs nobody sees and wide digits hide nothing. A date and a time of
    day written as one are taken for it; with a colon they are not. Ten digits in one are let by
    when they are named: »P-nr. 1003388394«.
    Source: CPR-kontoret, Personnummeret i CPR (from general knowledge, assumed).
    """
    if len(text) < DIGITS or len(_DIGIT.findall(text)) < DIGITS:
        return False
    seen = _seen(text)
    if _SAID.search(seen):
        return True
    if any(_is_date(one) for form in _PARTED for one in form.finditer(seen)):
        return True
    return any(_is_date(one) and not _is_named(seen, one) for one in _WHOLE.finditer(seen))


def _seen(text: str) -> str:
    """Give a text as the eye has it: plain digits, and nothing between them that has no ink."""
    plain = unicodedata.normalize("NFKC", text)
    if plain.isascii():
        return plain
    return "".join(
        one for one in plain if unicodedata.category(one) not in _UNSEEN and one not in _FILLERS
    )


def _is_date(found: re.Match[str]) -> bool:
    day, month, year = (int(found[name]) for name in ("day", "month", "year"))
    day -= STAND_IN_DAYS if day > STAND_IN_DAYS else 0
    if not 1 <= month <= 12:
        return False
    # The century is not written: a leap year in any of them will do.
    longest = max(monthrange(century + year, month)[1] for century in (1900, 2000))
    return 1 <= day <= longest


def _is_named(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - NAMED_WITHIN) : found.start()]
    unit = found.group(0).startswith("1") and _UNIT.search(before)
    return bool(unit or _ELSE.search(before))
