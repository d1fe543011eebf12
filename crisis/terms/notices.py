"""A statement as the public may have it, in words that leave the house without change."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

import msgspec

from crisis.terms.operations import Mode
from crisis.terms.places import Shape
from crisis.terms.statements import Act, Audience, StatementKind, StatementState

_CITATION = re.compile(r"[ \t\u00a0]*\[\d{1,16}[?~]?\]")
_BLANK_LINES = re.compile(r"\n[ \t\u00a0]*(?:\n[ \t\u00a0]*)+")
TURNING = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
"""Letters nobody sees, which turn the reading direction and make a text say something else."""


class Related(msgspec.Struct, frozen=True, kw_only=True):
    """Another statement that one points at: its public id, number and title."""

    id: str
    number: int
    title: str
    released_at: datetime

    @property
    def heading(self) -> str:
        """Give the title as one line."""
        return _heading(self.title, self.number)


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """A statement as the public may have it; made from view(PUBLIC) and nothing else.

    id: public and stable, letters, digits and hyphens only (`op-…-3`); fit for a file name.
    state: RELEASED or PUBLISHED holds, CORRECTED and RETRACTED must say so visibly.
    signed_by: names of the authorities behind it. notice: what stands in a retracted one's place.
    """

    id: str
    operation: str
    mode: Mode
    number: int
    version: int
    hash: str
    state: StatementState
    kind: StatementKind
    title: str
    text: str
    audience: Audience
    place: str | None
    shape: Shape | None
    next_update_at: datetime | None
    released_at: datetime
    changed_at: datetime
    signed_by: tuple[str, ...]
    corrects: Related | None = None
    corrected_by: Related | None = None
    retracted_at: datetime | None = None
    notice: str | None = None

    @property
    def exercise(self) -> bool:
        """Says whether none of it is real."""
        return self.mode is Mode.EXERCISE

    @property
    def retracted(self) -> bool:
        """Says whether the text may not be read any more."""
        return self.state is StatementState.RETRACTED

    @property
    def corrected(self) -> bool:
        """Says whether another statement has taken its place."""
        return self.state is StatementState.CORRECTED

    @property
    def holds(self) -> bool:
        """Says whether it is what the public should go by; only then is its area shown."""
        return not (self.retracted or self.corrected)

    @property
    def act(self) -> Act:
        """Says what is done when it is sent as it is now."""
        return Act.RETRACT if self.retracted else Act.PUBLISH

    @property
    def heading(self) -> str:
        """Give the title as one line; never empty, for it is what a link to it says."""
        return _heading(self.title, self.number)

    @property
    def replacement(self) -> str:
        """Give what stands in the place of a retracted text."""
        return spoken(self.notice or "") or "Meddelelsen gælder ikke mere."


def _heading(title: str, number: int) -> str:
    return one_line(title) or f"Meddelelse {number}"


def spoken(text: str) -> str:
    """Take out of a text what is not said aloud: citations (`[412]`, `[412?]`) with the blank
    before them, and letters that nobody sees. Line breaks stay, as `\\n`."""
    lines = re.sub("\r\n?|[\u0085\u2028\u2029\x0b\x0c]", "\n", text)
    seen = "".join(one for one in lines if one in "\n\t" or _is_seen(one))
    while (said := _CITATION.sub("", seen)) != seen:
        seen = said  # taking one out may bring the halves of another together
    return seen.strip()


def one_line(text: str, most: int | None = None) -> str:
    """Make one line of a text, cut at so many letters."""
    line = " ".join(spoken(text).split())
    return line if most is None or len(line) <= most else line[: most - 1].rstrip() + "…"


def paragraphs(text: str) -> tuple[tuple[str, ...], ...]:
    """Split a text at its blank lines; each paragraph is its lines."""
    parts = _BLANK_LINES.split(spoken(text))
    return tuple(tuple(one.strip() for one in part.split("\n")) for part in parts if part.strip())


def _is_seen(letter: str) -> bool:
    return unicodedata.category(letter) not in ("Cc", "Cs") and letter not in TURNING
