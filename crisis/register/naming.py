"""Names that are the same every time: an authority's id of its name, an object's of its source."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

import msgspec

from crisis.terms.ids import SLUG
from crisis.terms.places import Shape

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
"""Thirty-two that are not mistaken for each other; five bits each."""
ID_LENGTH = 12

_PAIRS = tuple(first + second for first in LETTERS for second in LETTERS)
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ö": "oe", "ä": "ae", "ü": "ue"})
_SUFFIX = re.compile(r"\s+(kommune|regionskommune)$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """Write a name in small letters a to z, digits and hyphens."""
    plain = unicodedata.normalize("NFC", text).casefold().translate(_DANISH)
    bare = unicodedata.normalize("NFD", plain).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


def municipality_id(name: str) -> str | None:
    """Give the id of a municipality as the directory forms it; None when the name gives none."""
    made = slug(_SUFFIX.sub("", name.strip()))
    return made if re.match(SLUG, made) else None


def keyed_id(source: str, key: str) -> str:
    """Give the id of an object by its key in a source, whatever else is said of it there."""
    return _id(("source", slug(source), key))


def object_id(category: str, key: str | None, name: str, shape: Shape | None) -> str:
    """Give the id an object always gets: by its source's key, else by its name and place."""
    if key:
        return _id(("key", category, key))
    return _id(("place", category, name, msgspec.json.encode(shape).decode()))


def _id(parts: tuple[str, ...]) -> str:
    digest = hashlib.sha256("\0".join(parts).encode()).digest()
    number = int.from_bytes(digest[:8], "big") >> 4
    return "ob-" + "".join([_PAIRS[number >> at & 1023] for at in range(50, -1, -10)])
