"""What somebody types to find entries, read so that no text is wrong.

All words must be there. A word is found in all its inflections; four letters or more also inside
longer words, since Danish writes them together; the last word, still being typed, by its beginning.
"Quoted words" stand just so, one after the other. -word must not be there. 412 is a word or the
entry of that number, #412 is the entry alone. Dansk: søgning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crisis.finding.words import stem, words

LONGEST = 200
"""Letters of a query that are read."""
MOST = 16
"""Words of a query that are read: the index has a bit for each."""
INSIDE = 4
"""How many letters a stem has before it is looked for inside longer words."""

_PARTS = re.compile(r'(?P<no>-?)"(?P<quoted>[^"]*)(?P<end>"?)|(?P<bare>[^\s"]+)')
_NUMBER = re.compile(r"(?P<mark>#|[øØ])?(?P<digits>\d{1,15})", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Term:
    """One thing that must be there, or must not."""

    words: tuple[str, ...] = ()
    exact: bool = False
    growing: bool = False
    excluded: bool = False
    number: int | None = None

    def meets(self, word: str, at: int, its_stem: str | None = None) -> bool:
        """Says whether a word of an entry is the term's word at a place."""
        asked = self.words[at]
        if word == asked:
            return True
        if self.growing and at == len(self.words) - 1 and word.startswith(asked):
            return True
        if self.exact:
            return False
        root = stem(asked)
        if (its_stem if its_stem is not None else stem(word)) == root:
            return True
        return not self.excluded and len(root) >= INSIDE and root in word


@dataclass(frozen=True, kw_only=True)
class Query:
    """What is looked for; without a term everything fits."""

    terms: tuple[Term, ...] = ()

    @property
    def excludes(self) -> bool:
        """Says whether something must not be there."""
        return any(one.excluded for one in self.terms)

    def fits(self, number: int, fields: Sequence[Sequence[str]]) -> bool:
        """Says whether an entry fits, by looking at all its words: slow, and plainly right."""
        return all(_found(one, number, fields) is not one.excluded for one in self.terms)

    def hits(self, fields: Sequence[Sequence[str]]) -> frozenset[str]:
        """Give the words of an entry that were looked for."""
        asked = [one for one in self.terms if not one.excluded]
        return frozenset(
            field[start + at]
            for term in asked
            for field in fields
            for start in _starts(term, field)
            for at in range(len(term.words))
        )


def parse(text: str) -> Query:
    """Read what was typed."""
    parts = list(_PARTS.finditer(text[:LONGEST]))
    terms: dict[Term, None] = {}
    room = MOST
    for part in parts:
        growing = part is parts[-1] and part.end() == len(text)
        term = _quoted(part, growing) if part["bare"] is None else _bare(part["bare"], growing)
        if (not term.words and term.number is None) or term in terms:
            continue
        room -= len(term.words) or 1
        if room < 0:
            break
        terms[term] = None
    return Query(terms=tuple(terms))


def _quoted(part: re.Match[str], growing: bool) -> Term:
    said = tuple(words(part["quoted"]))
    return Term(
        words=said, exact=True, growing=growing and not part["end"], excluded=bool(part["no"])
    )


def _bare(text: str, growing: bool) -> Term:
    excluded = text.startswith("-")
    said = tuple(words(text))
    number = _NUMBER.fullmatch(text.removeprefix("-"))
    if number:
        marked = number["mark"] is not None
        return Term(
            words=() if marked else said,
            number=int(number["digits"]),
            excluded=excluded,
            exact=True,
        )
    growing = growing and not excluded
    return Term(words=said, exact=len(said) > 1, growing=growing, excluded=excluded)


def _found(term: Term, number: int, fields: Sequence[Sequence[str]]) -> bool:
    if term.number == number:
        return True
    return bool(term.words) and any(_starts(term, field) for field in fields)


def _starts(term: Term, field: Sequence[str]) -> list[int]:
    """Give where in a field the term's words stand, one after the other."""
    long = len(term.words)
    if not long:
        return []
    return [
        start
        for start in range(len(field) - long + 1)
        if all(term.meets(field[start + at], at) for at in range(long))
    ]
