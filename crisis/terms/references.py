"""References in the words of an entry: `@kolding`, `#412`, `#H3`, `#O7`, `#[Kolding Havn]`.

They are found in the text whenever it is shown, and are nothing but words in the journal.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple


class ReferenceKind(StrEnum):
    """What a reference points at. Dansk: henvisningens art."""

    AUTHORITY = "authority"
    ENTRY = "entry"
    INCIDENT = "incident"
    TASK = "task"
    STATEMENT = "statement"
    OBJECT = "object"


class Reference(NamedTuple):
    """One reference: what it points at, by which word, and where it stands. Dansk: henvisning."""

    kind: ReferenceKind
    word: str
    start: int
    end: int

    @property
    def number(self) -> int:
        """The number of what it points at, when that has one."""
        return int(self.word)


_LETTERS = {
    "": ReferenceKind.ENTRY,
    "ø": ReferenceKind.ENTRY,
    "h": ReferenceKind.INCIDENT,
    "o": ReferenceKind.TASK,
    "p": ReferenceKind.STATEMENT,
}
"""As numbers are said aloud: Ø12 in an exercise, H3, O7, P2."""

# Every part is bounded, so that a long text costs time in proportion to its length and no more.
_FOUND = re.compile(
    r"(?<![\w@#/&])(?:"
    r"@(?P<who>[^\W_](?:[\w-]{0,58}[^\W_])?)"
    r"|#\[(?P<name>[^\[\]\n]{1,200})\]"
    r"|#(?P<object>ob-[0-9a-z]{12})(?!\w)"
    r"|#(?P<letter>[ØøHhOoPp]?)(?P<number>[1-9][0-9]{0,14})(?!\w))"
)


def find(text: str) -> tuple[Reference, ...]:
    """Give the references of a text, in order; anything else is only words."""
    return tuple(_reference(match) for match in _FOUND.finditer(text))


def _reference(match: re.Match[str]) -> Reference:
    start, end = match.span()
    if match["who"]:
        return Reference(ReferenceKind.AUTHORITY, match["who"], start, end)
    if match["number"]:
        return Reference(_LETTERS[match["letter"].lower()], match["number"], start, end)
    return Reference(ReferenceKind.OBJECT, match["object"] or match["name"], start, end)
