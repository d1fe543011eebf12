"""A statement's text as the desk shows it: cited marks, what was changed, how hard it reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

MARK = re.compile(r"\[(?P<number>\d{1,16})(?P<unsure>[?~]?)\]")
TARGET = 35
"""At most this LIX for what citizens shall read (a hint, not a rule)."""
LONG = 6
"""A long word has more letters than this (LIX: Björnsson 1968)."""

_SENTENCE = re.compile(r"[.!?:]+(?=\s|$)|\n+")
_SHORT = re.compile(r"\b(kl|nr|ca|tlf)\.", re.IGNORECASE)
"""A stop after one of these ends no sentence; a text full of times would look too easy."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PIECES = re.compile(r"\s+|[^\s]+")
_LEVELS = ((25, "very_easy"), (35, "easy"), (45, "medium"), (55, "hard"))


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A stretch of text: kept, added, taken out, or a mark that cites an entry."""

    kind: str
    text: str
    number: int = 0


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How hard a text reads."""

    lix: int
    level: str
    words: int
    sentences: int
    longest: int


def pieces(text: str) -> list[Piece]:
    """Split a text at its marks."""
    found: list[Piece] = []
    at = 0
    for mark in MARK.finditer(text):
        if mark.start() > at:
            found.append(Piece(kind="text", text=text[at : mark.start()]))
        number = int(mark["number"])
        found.append(Piece(kind="mark", text=f"{number}{mark['unsure']}", number=number))
        at = mark.end()
    if at < len(text):
        found.append(Piece(kind="text", text=text[at:]))
    return found


def difference(old: str, new: str) -> list[Piece]:
    """Give the new text with what was added and what was taken out, word by word."""
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    found: list[Piece] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind == "equal":
            found.append(Piece(kind="text", text="".join(after[begin:end])))
            continue
        if last > first:
            found.append(Piece(kind="del", text="".join(before[first:last])))
        if end > begin:
            found.append(Piece(kind="ins", text="".join(after[begin:end])))
    return found


def reading(text: str) -> Reading:
    """Give the LIX: words per sentence plus per cent of long words; a line break ends one."""
    plain = _SHORT.sub(r"\1", MARK.sub("", text))
    sentences = [words for part in _SENTENCE.split(plain) if (words := _WORD.findall(part))]
    words = [word for one in sentences for word in one]
    if not words:
        return Reading(lix=0, level="very_easy", words=0, sentences=0, longest=0)
    long = sum(len(word) > LONG for word in words)
    lix = round(len(words) / len(sentences) + 100 * long / len(words))
    level = next((name for limit, name in _LEVELS if lix < limit), "very_hard")
    return Reading(
        lix=lix,
        level=level,
        words=len(words),
        sentences=len(sentences),
        longest=max(map(len, sentences)),
    )


def short_hash(text: str | None) -> str:
    """Give the beginning of a fingerprint as it is read aloud: `7f3a·91c2`."""
    return f"{text[:4]}·{text[4:8]}" if text else ""
