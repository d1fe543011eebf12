"""All words of a log in one row of numbers, entry after entry.

A question is answered by looking at every word in one sweep, whatever it asks: no question is slow,
however often its words stand there. Nothing here is the only place of anything, and what is taken
out leaves no word behind.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from crisis.finding.query import INSIDE, Query, Term
from crisis.finding.words import APART, fold, raw_words, stem, tidy

Mask = NDArray[np.bool_]
Bits = NDArray[np.uint16]
Numbers = NDArray[np.uint32]

_FOUR_BYTES = next(code for code in "IL" if array(code).itemsize == 4)
_GAP = 0
"""Stands between two texts of an entry, so that no phrase reaches from one into the next."""


class Index:
    """The words of the entries of one log."""

    def __init__(self) -> None:
        self._words: list[str] = [""]
        self._codes: dict[str, int] = {}
        self._stems: dict[str, set[int]] = {}
        self._known: dict[str, int] = {APART: _GAP}
        self._tokens = array(_FOUR_BYTES)
        self._numbers = array(_FOUR_BYTES)
        self._owners = array(_FOUR_BYTES)
        self._starts = array(_FOUR_BYTES)

    @property
    def last(self) -> int:
        """The number of what was added last."""
        return self._numbers[-1] if self._numbers else 0

    @property
    def size(self) -> int:
        """How many bytes the rows of numbers take."""
        return 4 * (len(self._tokens) + 3 * len(self._numbers))

    def add(self, number: int, texts: Iterable[str | None], owner: int | None = None) -> None:
        """Take texts in; numbers only grow. owner: the entry whose words they are, when it was
        there before them, as it was before its files."""
        self._numbers.append(number)
        self._owners.append(owner or number)
        self._starts.append(len(self._tokens))
        told = APART.join(text.replace(APART, " ") for text in texts if text)
        said = raw_words(tidy(told))
        try:
            codes = [*map(self._known.__getitem__, said), _GAP]
        except KeyError:
            codes = [*map(self._learn, said), _GAP]
        self._tokens.extend(codes)

    def forget(self, number: int) -> None:
        """Take out the words that were added under a number; one that stood nowhere else is
        forgotten. The files of an entry are erased with it, each by its own number."""
        tokens, starts = _row(self._tokens), [*self._starts, len(self._tokens)]
        held: set[int] = set()
        of_it = _row(self._numbers) == number
        for at in np.flatnonzero(of_it).tolist():
            held.update(tokens[starts[at] : starts[at + 1]].tolist())
            tokens[starts[at] : starts[at + 1]] = _GAP
        if not held:
            return
        left = np.bincount(tokens, minlength=len(self._words))
        gone = {code for code in held if code != _GAP and left[code] == 0}
        for code in gone:
            word = self._words[code]
            del self._codes[word]
            self._stems[stem(word)].discard(code)
            self._words[code] = ""
        self._stems = {root: codes for root, codes in self._stems.items() if codes}
        self._known = {raw: code for raw, code in self._known.items() if code not in gone}
        stem.cache_clear()

    def matches(self, query: Query) -> Numbers:
        """Give the numbers of the entries that fit, in order."""
        numbers, owners = _row(self._numbers), _row(self._owners)
        if not len(numbers):
            return numbers
        said = np.bitwise_or.reduceat(self._marks(query), _row(self._starts))
        own = numbers == owners
        held: Bits = np.zeros(self.last + 1, dtype=np.uint16)
        held[numbers[own]] = said[own]
        np.bitwise_or.at(held, owners[~own], said[~own])
        numbers = numbers[own]
        held = held[numbers]
        found: Mask = np.ones(len(numbers), dtype=bool)
        for term, bit in _bits(query):
            has: Mask = (held & np.uint16(1 << bit)) != 0 if term.words else found & False
            if term.number is not None:
                has |= numbers == term.number
            found &= ~has if term.excluded else has
        fitting: Numbers = numbers[found]
        return fitting

    def words(self) -> frozenset[str]:
        """Give every word that stands somewhere."""
        return frozenset(self._codes)

    def _marks(self, query: Query) -> Bits:
        """Give for each word that stands there which terms are met from it on, a bit for each."""
        table: Bits = np.zeros(len(self._words), dtype=np.uint16)
        for term, bit in _bits(query):
            for at in range(len(term.words)):
                table[self._meeting(term, at)] |= np.uint16(1 << (bit + at))
        marks: Bits = table[_row(self._tokens)]
        for term, bit in _bits(query):
            first, others = np.uint16(1 << bit), np.uint16(0xFFFF ^ (1 << bit))
            for at in range(1, len(term.words)):
                marks[: len(marks) - at] &= ((marks[at:] >> np.uint16(at)) & first) | others
                marks[len(marks) - at :] &= others
        return marks

    def _meeting(self, term: Term, at: int) -> list[int]:
        """Give the words of the log that are the term's word at a place."""
        asked, every = term.words[at], enumerate(self._words)
        growing = term.growing and at == len(term.words) - 1
        root = stem(asked)
        inside = not (term.exact or term.excluded) and len(root) >= INSIDE
        if inside and growing:
            found = [code for code, one in every if root in one or one.startswith(asked)]
        elif inside:
            found = [code for code, one in every if root in one]
        elif growing:
            found = [code for code, one in every if one.startswith(asked)]
        else:
            found = [self._codes[asked]] if asked in self._codes else []
        if not term.exact:
            found += self._stems.get(root, ())
        return found

    def _learn(self, raw: str) -> int:
        if raw in self._known:
            return self._known[raw]
        word = fold(raw)
        code = self._codes.get(word)
        if code is None:
            code = self._codes[word] = len(self._words)
            self._words.append(word)
            self._stems.setdefault(stem(word), set()).add(code)
        self._known[raw] = code
        return code


def _bits(query: Query) -> list[tuple[Term, int]]:
    """Give each term with the bit of its first word."""
    found, bit = [], 0
    for term in query.terms:
        found.append((term, bit))
        bit += len(term.words)
    return found


def _row(numbers: array[int]) -> Numbers:
    """Look at a row without a copy; held no longer than one call, for it grows."""
    return np.frombuffer(numbers, dtype=np.uint32) if numbers else np.zeros(0, dtype=np.uint32)
