"""Finds what may name a person in what was written in earnest, before it is drilled with.

It leaves out too much rather than too little, and it cannot know a name that stands alone: whoever
makes a script out of an operation reads it through.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

_PAIR = re.compile(
    r"\b([A-ZÆØÅ][a-zæøåéüö]+)(?:-[A-ZÆØÅ][a-zæøåéüö]+)?"
    r"(?=\s+(?:[A-ZÆØÅ]\.\s+)?([A-ZÆØÅ][a-zæøåéüö]+))"
)
_TITLED = re.compile(
    r"\b(?i:hr|fru|frk|frøken|familien|borger(?:en)?|patient(?:en)?|beboer(?:en)?)\b\.?\s+[A-ZÆØÅ]"
)
_HOUSE = re.compile(
    r"(?:gade|gades|vej|vejen|allé|alle|stræde|vænget|parken|torv|torvet|plads)\s+\d", re.IGNORECASE
)
_REACHED = re.compile(r"\d[\d\s-]{5,}\d|\S@\S")
_STARTERS = frozenset(
    {
        *(
            "Af",
            "Alle",
            "Bag",
            "Da",
            "De",
            "Den",
            "Der",
            "Det",
            "Efter",
            "Et",
            "En",
            "For",
            "Foran",
        ),
        *("Fra", "Før", "Hele", "Her", "Hos", "Hvis", "Ikke", "Ingen", "Inden", "Langs", "Med"),
        *("Mellem", "Mod", "Nu", "Nord", "Nær", "Når", "Og", "Også", "Om", "Omkring", "Over", "På"),
        *("Ring", "Syd", "Til", "Udenfor", "Uden", "Under", "Ved", "Vest", "Vi", "Øst"),
    }
)
_PLACES = re.compile(
    r"(?:havn|fjord|bælt|bro|gade|vej|kommune|politi|region|sygehus|station|skole|kirke|skov|"
    r"midtby|centrum|lufthavn|strand|værk|brand|banegård|å|sø|ø|by)$",
    re.IGNORECASE,
)


def names_somebody(text: str, known: AbstractSet[str]) -> bool:
    """Says whether a text may name a person, his house or how he is reached; known: words of names
    that are an authority's or a place's, in lower case."""
    if _TITLED.search(text) or _HOUSE.search(text) or _REACHED.search(text):
        return True
    return any(not _a_place(first, second, known) for first, second in _PAIR.findall(text))


def _a_place(first: str, second: str, known: AbstractSet[str]) -> bool:
    """Two words with capitals beside each other are a person's unless they are a place's."""
    if first in _STARTERS:
        return True
    if first.casefold() not in known:
        return False
    return second.casefold() in known or _PLACES.search(second) is not None
