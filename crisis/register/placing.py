"""From the cells of a row to our words, and to the place they say: degrees first, else metres."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

import numpy as np

from crisis.errors import Malformed
from crisis.geo.utm import DEGREES, METRES, between, degree
from crisis.register.rows import Raw, Row
from crisis.terms.places import Point

PAIRS = (("lat", "lon"), ("north", "east"))
"""Either pair of columns says where a row lies: degrees first, else metres."""
_GROUPS = re.compile(r"[+-]?\d{1,3}(\.\d{3})+")
"""Digits in groups of three, as Danish thousands are written."""


def pair_of(words: Container[str]) -> tuple[str, str] | None:
    """Give the columns by which rows without a shape are placed."""
    return next((one for one in PAIRS if one[0] in words and one[1] in words), None)


def placed(raw: Raw, columns: Mapping[str, str], system: str | None = None) -> Row:
    """Make a row of what stands in a file. columns: our word → the file's column. system: which
    one metres are in, UTM32 unless said."""
    words = {word: raw.values[at] for word, at in columns.items() if at in raw.values}
    if raw.problem is not None or raw.shape is not None:
        return Row(number=raw.number, words=words, shape=raw.shape, problem=raw.problem)
    pair = pair_of(columns)
    try:
        if pair is None:
            raise Malformed("geojson.no_geometry", "geometry")
        shape = _point(words, pair, system)
    except Malformed as problem:
        return Row(number=raw.number, words=words, problem=problem)
    return Row(number=raw.number, words=words, shape=shape)


def _point(words: Mapping[str, str], pair: tuple[str, str], system: str | None) -> Point:
    north, east = (number(words.get(word, ""), word) for word in pair)
    if pair == PAIRS[0]:
        return Point(coordinates=(degree(east), degree(north)))
    place = between(system or METRES, DEGREES, np.array([[east, north]]))[0].tolist()
    return Point(coordinates=(place[0], place[1]))


def number(text: str, column: str) -> float:
    """Read a coordinate, with a decimal comma or point; raises Malformed."""
    if not text:
        raise Malformed("import.no_position", column)
    return _float(text.replace(",", "."), text, column)


def amount(text: str, column: str) -> float:
    """Read how much there is of something; raises Malformed. A comma parts decimals and points part
    thousands. Of `4.500` alone nobody can tell which it is, and it is not guessed."""
    if _GROUPS.fullmatch(text):
        if text.count(".") == 1:
            bare = text.replace(".", "")
            raise Malformed("import.either_number", column, text=text[:40], bare=bare)
        return float(text.replace(".", ""))
    whole, comma, rest = text.partition(",")
    if comma and _GROUPS.fullmatch(whole):
        whole = whole.replace(".", "")
    return _float(f"{whole}.{rest}" if comma else whole, text, column)


def thousands(text: str) -> str:
    """Take the points out of a number that can only be whole."""
    return text.replace(".", "") if _GROUPS.fullmatch(text) else text


def decimals(number: float) -> str:
    """Say a number of a file that has numbers as a table says it: no comma when it is whole."""
    return f"{number:.15g}".replace(".", ",")


def _float(bare: str, text: str, column: str) -> float:
    try:
        return float(bare)
    except ValueError as problem:
        raise Malformed("import.not_a_number", column, text=text[:40]) from problem
