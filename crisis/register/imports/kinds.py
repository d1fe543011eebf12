"""Which category a row's word means: one of the list, or what somebody chose for it.

A word that is neither is no category: the row is told, and nothing comes to be by a slip of the
pen. The tops are the table's alone; what is new stands under one of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from crisis.errors import Malformed
from crisis.terms.categories import PARTS, TOPS, UNDER, SubCategory
from crisis.terms.imports import UnknownCategory

LONGEST = 40
"""So long the name of a sub-category may be."""
NAMED = 50
"""So many unknown words are offered a choice, those of most rows first."""
COUNTED = 1_000
"""So many are counted; a file with more has no categories in that column."""

_PARTED = re.compile(f"\\s*[{re.escape(PARTS)}]\\s*")


@lru_cache(maxsize=4096)
def plainly(word: str) -> str:
    """Write a category as it is compared: `industri/ kølehuse` is `Industri / Kølehuse`."""
    return " ".join(_PARTED.sub(UNDER, word.strip()).split()).casefold()


def under_top(path: str) -> SubCategory | None:
    """Read a path as a category under one of the table's; None when it cannot be one."""
    top, _, name = path.partition(UNDER)
    name = name.strip()
    fits = top in TOPS and 0 < len(name) <= LONGEST and not set(PARTS) & set(name)
    return SubCategory(top=top, name=name) if fits else None


def name_for(word: str) -> str:
    """Give what a word of a file would be called under a top: its last part; empty when that is no
    name."""
    last = " ".join(_PARTED.split(word.strip())[-1].split())
    return last if len(last) <= LONGEST else ""


def new_under(word: str, known: Iterable[str], chosen: str | None = None) -> list[str]:
    """Give the new categories that a word may become: its name under each top, and what was chosen
    for it when that is not on the list."""
    name, there = name_for(word), set(known)
    paths = [f"{top}{UNDER}{name}" for top in TOPS] if name else []
    return [one for one in dict.fromkeys([*paths, chosen]) if one and one not in there]


class Kinds:
    """The categories of one import. listed: all there are; chosen: word → category, which may be
    a new one under a top."""

    def __init__(self, listed: Iterable[str], chosen: Mapping[str, str]) -> None:
        self._known = {plainly(one): one for one in listed}
        self._listed = frozenset(self._known.values())
        for word, path in chosen.items():
            self._known[plainly(word)] = self._known.get(plainly(path), path)
        self._unknown: Counter[str] = Counter()
        self._spelled: dict[str, str] = {}
        self._used: dict[str, None] = {}

    def of(self, word: str) -> str:
        """Give the category that a word means; raises Malformed when nobody has said."""
        found = self._known.get(word) or self._known.get(plainly(word))
        if found is None:
            raise Malformed("import.unknown_category", "category", name=word[:80])
        return found

    def missed(self, problem: Malformed) -> None:
        """Count a row that was no good, when it was for its category."""
        if problem.code != "import.unknown_category":
            return
        word = str(problem.facts["name"])
        plain = plainly(word)
        if plain in self._spelled or len(self._spelled) < COUNTED:
            self._unknown[self._spelled.setdefault(plain, word)] += 1

    def use(self, category: str) -> None:
        """Remember that a row which is to be written has a category."""
        if category not in self._listed:
            self._used[category] = None

    def unknown(self) -> tuple[UnknownCategory, ...]:
        """Give the words that nobody has said anything of, those of most rows first."""
        return tuple(
            UnknownCategory(name=name, rows=rows) for name, rows in self._unknown.most_common(NAMED)
        )

    def made(self) -> tuple[SubCategory, ...]:
        """Give the categories that are used and not on the list yet."""
        found = (under_top(one) for one in self._used)
        return tuple(one for one in found if one is not None)


def require_kinds(chosen: Mapping[str, str], shared: str | None, listed: Iterable[str]) -> None:
    """Refuse a choice that is no category, and a shared category that is none. Raises Malformed."""
    known = {plainly(one) for one in listed}
    for word, path in chosen.items():
        if plainly(path) not in known and under_top(path) is None:
            raise Malformed("import.category_choice", "categories", name=word[:80])
    if shared is not None and plainly(shared) not in known | {plainly(one) for one in chosen}:
        raise Malformed("import.unknown_category", "category", name=shared[:80])
