"""Reads tables (CSV) as Danish offices write them: semicolons, decimal commas, Windows letters."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import numpy as np

from crisis.errors import Malformed
from crisis.geo.utm import DECIMALS, to_degrees
from crisis.register.reading import POSITIONS_LIMIT
from crisis.register.rows import Row, recognise
from crisis.terms.places import Point

DELIMITERS = ";\t,"
NEEDED = (("lat", "lon"), ("north", "east"))
"""Either pair of columns says where a row lies: degrees first, else metres in UTM32."""


def read_table(text: str) -> Iterator[Row]:
    """Give the table's rows; raises Malformed when it has no heading we can use."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    heading = [name.strip() for name in next(reader, [])]
    columns = {word: heading.index(name) for word, name in recognise(heading).items()}
    pair = next((one for one in NEEDED if set(one) <= set(columns)), None)
    if pair is None:
        raise Malformed("import.no_column", "lat, lon", column="lat, lon")
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
            yield Row(number=number, problem=Malformed("import.row_unreadable"))
            continue
        if any(cell.strip() for cell in cells):
            yield _row(number, cells, len(heading), columns, pair)


def _delimiter(text: str) -> str:
    """Say what parts the heading: what there is most of, outside quotation marks."""
    heading = text.partition("\n")[0]
    bare = "".join(heading.split('"')[::2])
    return max(DELIMITERS, key=bare.count)


def _row(
    number: int, cells: list[str], width: int, columns: dict[str, int], pair: tuple[str, str]
) -> Row:
    if len(cells) < width or any(cell.strip() for cell in cells[width:]):
        problem = Malformed("import.row_width", expected=width, found=len(cells))
        return Row(number=number, problem=problem)
    words = {word: cells[at].strip() for word, at in columns.items()}
    try:
        north, east = (_number(words.pop(word), word) for word in pair)
    except Malformed as problem:
        return Row(number=number, words=words, problem=problem)
    if pair[0] == "north":
        east, north = to_degrees(np.array([[east, north]]))[0].tolist()
    place = (round(east, DECIMALS), round(north, DECIMALS))
    return Row(number=number, words=words, shape=Point(coordinates=place))


def _number(text: str, column: str) -> float:
    """Read a number with a decimal comma or point."""
    if not text:
        raise Malformed("import.no_position", column)
    try:
        return float(text.replace(",", "."))
    except ValueError as problem:
        raise Malformed("import.not_a_number", column, text=text[:40]) from problem
