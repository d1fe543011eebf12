"""Reads tables (CSV) as Danish offices write them: semicolons, decimal commas, Windows letters."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from crisis.errors import Malformed
from crisis.register.reading import POSITIONS_LIMIT
from crisis.register.rows import Raw

DELIMITERS = ";\t,"


@dataclass(frozen=True, kw_only=True)
class Read:
    """A table: what its columns are called, and its rows, which are read as one asks for them."""

    heading: tuple[str, ...]
    rows: Iterator[Raw]


def read_table(text: str) -> Read:
    """Read a table's heading; its rows follow. Columns without a name are left out."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    heading = tuple(name.strip() for name in next(reader, []))
    twice = next((name for name, times in Counter(heading).items() if name and times > 1), None)
    if twice is not None:
        raise Malformed("import.column_twice", name=twice[:80])
    return Read(heading=heading, rows=_rows(reader, heading))


def _rows(reader: Iterator[list[str]], heading: tuple[str, ...]) -> Iterator[Raw]:
    number = 1
    while True:
        number += 1
        if number > POSITIONS_LIMIT:
            raise Malformed("import.too_many_positions", limit=POSITIONS_LIMIT)
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Raw(number=number, problem=Malformed("import.row_unreadable"))
            continue
        if any(cell.strip() for cell in cells):
            yield _row(number, cells, heading)


def _delimiter(text: str) -> str:
    """Say what parts the heading: what there is most of, outside quotation marks."""
    heading = text.partition("\n")[0]
    bare = "".join(heading.split('"')[::2])
    return max(DELIMITERS, key=bare.count)


def _row(number: int, cells: list[str], heading: tuple[str, ...]) -> Raw:
    width = len(heading)
    values = {name: cell.strip() for name, cell in zip(heading, cells, strict=False) if name}
    if len(cells) < width or any(cell.strip() for cell in cells[width:]):
        problem = Malformed("import.row_width", expected=width, found=len(cells))
        return Raw(number=number, values=values, problem=problem)
    return Raw(number=number, values=values)
