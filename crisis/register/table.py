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
    lines = _Lines(text, _delimiter(text))
    reader = csv.reader(lines, delimiter=lines.delimiter)
    try:
        heading = tuple(name.strip() for name in next(reader))
    except csv.Error as problem:
        raise Malformed("import.open_quote", row=1) from problem
    if lines.over:
        lines.require_closed(list(heading), 1)
        return Read(heading=(), rows=iter(()))
    twice = next((name for name, times in Counter(heading).items() if name and times > 1), None)
    if twice is not None:
        raise Malformed("import.column_twice", name=twice[:80])
    return Read(heading=heading, rows=_rows(reader, lines, heading))


class _Lines:
    """A table's lines, and after the last one more that ends it: two empty cells, which stand by
    themselves unless a quotation mark before them was never closed."""

    def __init__(self, text: str, delimiter: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self.delimiter = delimiter
        self.count = 0
        self.over = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.over:
            raise StopIteration
        self.count += 1
        line = self._lines.readline()
        self.over = not line
        return line or self.delimiter

    def require_closed(self, cells: list[str], row: int) -> None:
        """Refuse the table when its end came inside a cell: the rows after it are lost."""
        if cells != ["", ""]:
            raise Malformed("import.open_quote", row=row)


def _rows(reader: Iterator[list[str]], lines: _Lines, heading: tuple[str, ...]) -> Iterator[Raw]:
    number = 1
    while True:
        number += 1
        if number > POSITIONS_LIMIT:
            raise Malformed("import.too_many_positions", limit=POSITIONS_LIMIT)
        before = lines.count
        try:
            cells = next(reader)
        except csv.Error as problem:
            if lines.count > before + 1:  # a cell beyond all measure, and rows are in it
                raise Malformed("import.open_quote", row=number) from problem
            yield Raw(number=number, problem=Malformed("import.row_unreadable"))
            continue
        if lines.over:
            lines.require_closed(cells, number)
            return
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
