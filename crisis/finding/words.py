"""Danish words as they are compared: spelling folded away, inflection cut off.

`æ ø å` are `ae oe aa`, so that both spellings of Åbenrå are one, and so is a keyboard without them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache

import snowballstemmer

LONGEST = 64
"""What of a word is looked at; nobody searches by the sixty-fifth letter."""

_JOINERS = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""What stands inside a word and is not seen: soft hyphens and marks of direction."""
APART = "\x1f"
"""Stands between two texts that are looked through as one."""
_WORD = re.compile(
    rf"{APART}|\d+(?:[.,:]\d+)+|[^\W_]+(?:[{_JOINERS}]+[^\W_]+)*|[\u2190-\u2bff\U0001f000-\U0001faff]"
)
_UNSEEN = re.compile(f"[{_JOINERS}]+")
_LETTERS = str.maketrans({"æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "å": "aa"})
_SHORT = re.compile(r"([b-df-hj-np-tv-xz]*(?:aa|ae|oe|[aiouy]))(?:en|et|er|ne|erne)s?")
"""`broen`, `byer`: the stemmer keeps the endings of words that are a vowel's length long."""


def tidy(text: str) -> str:
    """Give the text with each letter as one sign, as words are looked for in it."""
    return unicodedata.normalize("NFC", text)


def fold(word: str) -> str:
    """Give a word as it is compared: small letters, no accents, `ae oe aa`."""
    small = _UNSEEN.sub("", word).casefold().translate(_LETTERS)
    if not small.isascii():
        apart = unicodedata.normalize("NFD", small)
        small = "".join(one for one in apart if not unicodedata.combining(one))
    return small[:LONGEST]


def raw_words(text: str) -> list[str]:
    """Give the words of a tidy text as they are written, in order, and where texts meet."""
    return _WORD.findall(text)


def words(text: str) -> list[str]:
    """Give the words of a text as they are compared, in order; a number is a word."""
    return [fold(one) for one in raw_words(tidy(text)) if one != APART]


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Give what stays of a folded word when its inflection is cut off."""
    short = _SHORT.fullmatch(word)
    if short:
        return short[1]
    # One for each word: it is no thread's own while it works, and costs a fiftieth of the work.
    return str(snowballstemmer.stemmer("danish").stemWord(word))


def pieces(text: str, hits: Collection[str]) -> Iterator[tuple[str, bool]]:
    """Give a text in pieces, each with whether it is one of the words that were found."""
    text, done = tidy(text), 0
    for found in _WORD.finditer(text):
        if found[0] != APART and fold(found[0]) in hits:
            if found.start() > done:
                yield text[done : found.start()], False
            yield found[0], True
            done = found.end()
    if done < len(text):
        yield text[done:], False
