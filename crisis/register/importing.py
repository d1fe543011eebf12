"""From somebody's file to register objects: every bad row told by its number, nothing by halves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import islice

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
from crisis.register.updating import kept, with_parts
from crisis.terms.places import Shape
from crisis.terms.register import OBJECT_ID, RegisterObject

ROWS_AT_ONCE = 1_000
NO_PLACE = "geojson.no_geometry"
_OURS = re.compile(OBJECT_ID)

Locate = Callable[[Sequence[Shape]], list[str | None]]
"""Says in which municipality each of some shapes lies, as far as the boundaries tell."""
Judge = Callable[[RegisterObject], Malformed | None]
"""Says why an object would be refused by rule, or None."""
Stands = Callable[[Iterable[str]], dict[str, RegisterObject]]
"""Gives those of some objects that are in the register."""


@dataclass(frozen=True, kw_only=True)
class How:
    """What holds for all rows. category: for those that name none. kind: gives the category that a
    word means, or raises Malformed; without it, the word itself. source: whose keys they are.
    keyed: a row without a key is no good, for the next file could not find it again. columns: the
    words that the file has a column for; of what stands already the rest is left as it is. guard:
    may what stands be written over?"""

    category: str | None = None
    kind: Callable[[str], str] | None = None
    source: str | None = None
    keyed: bool = False
    locate: Locate | None = None
    judge: Judge | None = None
    columns: frozenset[str] = frozenset()
    stands: Stands | None = None
    guard: Judge | None = None


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a row: an object or why not. stands: as it was before. again: an earlier row
    said the very same."""

    number: int
    object: RegisterObject | None = None
    stands: RegisterObject | None = None
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


def _take(rows: list[Row], how: How) -> list[Made]:
    keyed = [_by_key(row, how) for row in rows]
    there = _there(how, keyed)
    rows = [_shaped(row, there.get(id_ or "")) for row, id_ in zip(rows, keyed, strict=True)]
    made = [
        problem or _object(row, how, id_, (there.get(id_ or ""), lies))
        for row, id_, (problem, lies) in zip(rows, keyed, _places(rows, how), strict=True)
    ]
    new = (one.id for one in made if isinstance(one, RegisterObject) and one.id not in there)
    there |= _there(how, new)  # who has no key is known by what was made of him
    return [_judged(row, one, how, there) for row, one in zip(rows, made, strict=True)]


def _there(how: How, ids: Iterable[str | None]) -> dict[str, RegisterObject]:
    wanted = [one for one in ids if one] if how.stands else []
    return how.stands(wanted) if how.stands and wanted else {}


def _shaped(row: Row, stands: RegisterObject | None) -> Row:
    """A row that says no place leaves what stands where it is."""
    if stands is None or row.shape is not None:
        return row
    if row.problem is not None and row.problem.code != NO_PLACE:
        return row
    return msgspec.structs.replace(row, shape=stands.shape, problem=None)


def _places(rows: list[Row], how: How) -> Iterator[tuple[Malformed | None, str | None]]:
    """Say of each row what is wrong with its place, else in which municipality it lies."""
    sound = [row for row in rows if row.problem is None and row.shape is not None]
    shapes = [row.shape for row in sound if row.shape is not None]
    wrong = {id(row): one for row, one in zip(sound, faults(shapes), strict=True) if one}
    fit = [shape for row, shape in zip(sound, shapes, strict=True) if id(row) not in wrong]
    lies = iter(how.locate(fit) if how.locate else [None] * len(fit))
    for row in rows:
        fault = wrong.get(id(row))
        problem = row.problem
        if problem is None and row.shape is None:
            problem = Malformed(NO_PLACE, "geometry")
        elif fault is not None:
            problem = Malformed(fault.code, "geometry", **dict(fault.facts))
        yield (problem, None) if problem else (None, next(lies))


def _judged(
    row: Row, one: RegisterObject | Malformed, how: How, there: Mapping[str, RegisterObject]
) -> Made:
    """What stands is looked at first: of another's plan nothing is told, not even a fault."""
    if isinstance(one, Malformed):
        return Made(number=row.number, problem=one)
    stands = there.get(one.id)
    problem = how.guard(stands) if how.guard and stands is not None else None
    if problem is None:
        one = one if stands is None else kept(one, stands, how.columns, row.words)
        problem = how.judge(one) if how.judge else None
    if problem is not None:
        return Made(number=row.number, problem=problem)
    return Made(number=row.number, object=one, stands=stands)


def _object(
    row: Row, how: How, id_: str | None, known: tuple[RegisterObject | None, str | None]
) -> RegisterObject | Malformed:
    assert row.shape is not None, "rows without one are refused before"
    stands, lies = known
    key = row.words.get("id") or None
    if key is None and how.keyed:
        return Malformed("import.no_key", "id")
    words = dict(row.words)
    if key and not words.get("name"):
        words["name"] = key
    if how.source and not words.get("source"):
        words["source"] = how.source
    try:
        words["category"] = _category(row, how)
        fill = partial(with_parts, stands=stands, columns=how.columns) if stands else None
        said = told(words, fill)
    except Malformed as problem:
        return problem
    if said["municipality"] is None:
        said |= {"municipality": lies, "by_place": lies is not None}
    id_ = id_ or object_id(said["category"], key, said["name"], row.shape)
    return RegisterObject(id=id_, shape=row.shape, **said)


def _category(row: Row, how: How) -> str:
    category = row.words.get("category") or how.category or ""
    return how.kind(category) if how.kind and category else category


def _by_key(row: Row, how: How) -> str | None:
    """Give the id of a row's object when its key alone says it."""
    key = row.words.get("id") or None
    if key and _OURS.fullmatch(key):
        return key
    if key and how.source:
        return keyed_id(how.source, key)
    if key and how.stands:
        with suppress(Malformed):  # told with the row's other faults
            return object_id(_category(row, how), key, "", None)
    return None
