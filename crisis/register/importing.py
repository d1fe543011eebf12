"""From somebody's file to register objects: every bad row told by its number, nothing by halves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

import msgspec

from crisis.commands.parse import convert
from crisis.errors import Malformed
from crisis.geo.faults import faults
from crisis.register.geojson import read_geojson
from crisis.register.naming import municipality_id, object_id
from crisis.register.reading import decoded
from crisis.register.rows import Row
from crisis.register.table import read_table
from crisis.terms.log import Line
from crisis.terms.places import Shape
from crisis.terms.register import (
    OBJECTS_PER_ENTRY,
    Category,
    Confidence,
    ObjectId,
    RegisterObject,
)

ROWS_AT_ONCE = 1_000
BATCH_BYTES = 1_000_000
"""How much of a file one entry holds at most, besides its thousand objects."""

CONFIDENCES = {
    "høj": Confidence.HIGH, "hoej": Confidence.HIGH, "high": Confidence.HIGH,
    "middel": Confidence.MEDIUM, "medium": Confidence.MEDIUM, "mellem": Confidence.MEDIUM,
    "lav": Confidence.LOW, "low": Confidence.LOW, "": Confidence.LOW,
}  # fmt: skip

Locate = Callable[[Sequence[Shape]], list[str | None]]
"""Says in which municipality each of some shapes lies, as far as the boundaries tell."""


class _Words(msgspec.Struct, frozen=True, kw_only=True):
    """The texts of a row, cleaned and measured as those of a command are."""

    name: Line
    category: Category
    owner: Line | None = None
    source: Line | None = None
    checked_on: Line | None = None
    note: Line | None = None


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

    def take(self, row: Row, made: RegisterObject) -> None:
        """Take one object; a second row for the same one must say the same."""
        if self.objects.setdefault(made.id, made) != made:
            self.refuse(row, Malformed("import.same_object", "id", id=made.id, name=made.name))

    def refuse(self, row: Row, problem: Malformed) -> None:
        """Write a row down as bad."""
        self.bad.append(BadRow(number=row.number, problem=problem))


def read_file(data: bytes) -> Iterator[Row]:
    """Give the rows of a GeoJSON file or a table; raises Malformed when it is neither."""
    text = decoded(data)
    return read_geojson(text) if text.lstrip()[:1] == "{" else read_table(text)


def draft(
    rows: Iterable[Row], *, category: str | None = None, locate: Locate | None = None
) -> Draft:
    """Make objects of rows. category: for those that name none."""
    made, waiting = Draft(), iter(rows)
    while some := list(islice(waiting, ROWS_AT_ONCE)):
        made.rows += len(some)
        _take(made, some, category, locate)
    made.bad.sort(key=lambda one: one.number)
    return made


def batches(
    objects: Iterable[RegisterObject], most: int = OBJECTS_PER_ENTRY
) -> Iterator[tuple[RegisterObject, ...]]:
    """Part objects into what one entry may hold."""
    batch: list[RegisterObject] = []
    size = 0
    for one in objects:
        length = len(msgspec.json.encode(one))
        if batch and (len(batch) == most or size + length > BATCH_BYTES):
            yield tuple(batch)
            batch, size = [], 0
        batch.append(one)
        size += length
    if batch:
        yield tuple(batch)


def _take(made: Draft, rows: list[Row], category: str | None, locate: Locate | None) -> None:
    sound = [row for row in rows if row.problem is None and row.shape is not None]
    shapes = [row.shape for row in sound if row.shape is not None]
    wrong = {id(row): one for row, one in zip(sound, faults(shapes), strict=True) if one}
    fit = [shape for row, shape in zip(sound, shapes, strict=True) if id(row) not in wrong]
    lies = iter(locate(fit) if locate else [None] * len(fit))
    for row in rows:
        fault = wrong.get(id(row))
        if row.problem is not None or row.shape is None:
            made.refuse(row, row.problem or Malformed("geojson.no_geometry", "geometry"))
        elif fault is not None:
            facts = dict(fault.facts)
            made.refuse(row, Malformed(fault.code, "geometry", **facts))
        else:
            words = {**row.words, "category": row.words.get("category") or category or ""}
            _make(made, row, words, next(lies))


def _make(made: Draft, row: Row, words: Mapping[str, str], lies: str | None) -> None:
    assert row.shape is not None, "rows without one are refused before"
    try:
        key = words.get("id") or None
        said = {name: words[name] for name in _Words.__struct_fields__ if words.get(name)}
        if key and "name" not in said:
            said["name"] = key
        texts = convert(_Words, said)
        named = words.get("municipality")
        one = RegisterObject(
            id=_id(key, texts, row.shape),
            shape=row.shape,
            confidence=_confidence(words.get("confidence", "")),
            municipality=_municipality(named) if named else lies,
            **msgspec.structs.asdict(texts),
        )
    except Malformed as problem:
        made.refuse(row, problem)
    else:
        made.take(row, one)


def _id(key: str | None, texts: _Words, shape: Shape) -> str:
    try:
        return msgspec.convert(key, ObjectId)
    except msgspec.ValidationError:
        return object_id(texts.category, key, texts.name, shape)


def _confidence(text: str) -> Confidence:
    found = CONFIDENCES.get(text.strip().casefold())
    if found is None:
        raise Malformed("import.confidence", "confidence", text=text[:40])
    return found


def _municipality(name: str) -> str:
    found = municipality_id(name)
    if found is None:
        raise Malformed("import.municipality", "municipality", name=name[:80])
    return found
