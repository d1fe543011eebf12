"""From somebody's file to register objects: every bad row told by its number, nothing by halves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import msgspec

from crisis.errors import Malformed
from crisis.geo.faults import faults
from crisis.register.geojson import read_geojson
from crisis.register.naming import keyed_id, object_id
from crisis.register.placing import PAIRS, pair_of, placed
from crisis.register.reading import decoded
from crisis.register.rows import Row, recognise
from crisis.register.table import read_table
from crisis.register.telling import told
from crisis.terms.places import Shape
from crisis.terms.register import OBJECT_ID, RegisterObject

ROWS_AT_ONCE = 1_000
_OURS = re.compile(OBJECT_ID)

Locate = Callable[[Sequence[Shape]], list[str | None]]
"""Says in which municipality each of some shapes lies, as far as the boundaries tell."""
Judge = Callable[[RegisterObject], Malformed | None]
"""Says why an object would be refused by rule, or None."""


@dataclass(frozen=True, kw_only=True)
class How:
    """What holds for all rows. category: for those that name none. kind: gives the category that a
    word means, or raises Malformed; without it, the word itself. source: whose keys they are.
    keyed: a row without a key is no good, for the next file could not find it again."""

    category: str | None = None
    kind: Callable[[str], str] | None = None
    source: str | None = None
    keyed: bool = False
    locate: Locate | None = None
    judge: Judge | None = None


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a row: an object or why not. again: an earlier row said the very same."""

    number: int
    object: RegisterObject | None = None
    problem: Malformed | None = None
    again: bool = False


@dataclass(frozen=True, kw_only=True)
class BadRow:
    """A row that cannot be taken, and why."""

    number: int
    problem: Malformed


@dataclass(kw_only=True)
class Draft:
    """What a file gives: objects by id, and the rows that are no good."""

    objects: dict[str, RegisterObject] = field(default_factory=dict)
    bad: list[BadRow] = field(default_factory=list)
    rows: int = 0


def read_file(data: bytes) -> Iterator[Row]:
    """Give the rows of a GeoJSON file or a table; raises Malformed when it is neither."""
    text = decoded(data)
    if text.lstrip()[:1] == "{":
        for raw in read_geojson(text):
            yield placed(raw, recognise(raw.values))
        return
    table = read_table(text)
    columns = recognise(table.heading)
    if pair_of(columns) is None:
        named = ", ".join(PAIRS[0])
        raise Malformed("import.no_column", named, column=named)
    for raw in table.rows:
        yield placed(raw, columns)


def draft(
    rows: Iterable[Row], *, category: str | None = None, locate: Locate | None = None
) -> Draft:
    """Make objects of rows. category: for those that name none."""
    made = Draft()
    for one in each(rows, How(category=category, locate=locate)):
        made.rows += 1
        if one.object is not None:
            made.objects[one.object.id] = one.object
        elif one.problem is not None:
            made.bad.append(BadRow(number=one.number, problem=one.problem))
    return made


def each(rows: Iterable[Row], how: How) -> Iterator[Made]:
    """Make an object of each row, in their order; two rows for the same one must say the same."""
    waiting, seen = iter(rows), dict[str, int]()
    while some := list(islice(waiting, ROWS_AT_ONCE)):
        for made in _take(some, how):
            if made.object is None:
                yield made
                continue
            said = hash(made.object)
            before = seen.get(made.object.id)
            seen.setdefault(made.object.id, said)
            if before is None:
                yield made
            elif before == said:
                yield Made(number=made.number, object=made.object, again=True)
            else:
                facts = {"id": made.object.id, "name": made.object.name}
                problem = Malformed("import.same_object", "id", **facts)
                yield Made(number=made.number, problem=problem)


def _take(rows: list[Row], how: How) -> Iterator[Made]:
    sound = [row for row in rows if row.problem is None and row.shape is not None]
    shapes = [row.shape for row in sound if row.shape is not None]
    wrong = {id(row): one for row, one in zip(sound, faults(shapes), strict=True) if one}
    fit = [shape for row, shape in zip(sound, shapes, strict=True) if id(row) not in wrong]
    lies = iter(how.locate(fit) if how.locate else [None] * len(fit))
    for row in rows:
        fault = wrong.get(id(row))
        problem = row.problem
        if problem is None and row.shape is None:
            problem = Malformed("geojson.no_geometry", "geometry")
        elif fault is not None:
            problem = Malformed(fault.code, "geometry", **dict(fault.facts))
        yield Made(number=row.number, problem=problem) if problem else _make(row, how, next(lies))


def _make(row: Row, how: How, lies: str | None) -> Made:
    assert row.shape is not None, "rows without one are refused before"
    try:
        one = _object(row, row.shape, how, lies)
        problem = how.judge(one) if how.judge else None
    except Malformed as fault:
        problem = fault
    else:
        if problem is None:
            return Made(number=row.number, object=one)
    return Made(number=row.number, problem=problem)


def _object(row: Row, shape: Shape, how: How, lies: str | None) -> RegisterObject:
    key = row.words.get("id") or None
    if key is None and how.keyed:
        raise Malformed("import.no_key", "id")
    words = dict(row.words)
    category = words.get("category") or how.category or ""
    words["category"] = how.kind(category) if how.kind and category else category
    if key and not words.get("name"):
        words["name"] = key
    if how.source and not words.get("source"):
        words["source"] = how.source
    said = told(words)
    if said["municipality"] is None:
        said["municipality"] = lies
    return RegisterObject(id=_id(key, said, shape, how.source), shape=shape, **said)


def _id(key: str | None, said: dict[str, Any], shape: Shape, source: str | None) -> str:
    if key and _OURS.fullmatch(key):
        return key
    if key and source:
        return keyed_id(source, key)
    return object_id(said["category"], key, said["name"], shape)
