"""Writes a workbook (.xlsx) in which every cell is what it was: words, a number or a moment.

What people wrote stays words whatever it begins with. There is not one formula, link or outside
reference in the file; a program that opens it has nothing to work out and nowhere to go.
Dansk: regneark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:  # a board that starts again waits for nothing it can do without
    import xlsxwriter

Cell = str | int | float | datetime | None

CELL_LIMIT = 32_767
"""So many UTF-16 units a cell may hold; Excel calls a file with more damaged."""
CUT = " … [afkortet]"
NAME_LIMIT = 31
FIRST_YEAR = 1901
"""Excel's calendar begins in 1900, with a day that never was."""

UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""What XML 1.0 cannot hold or asks not to have."""
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: what stands over it and how wide it is, in signs."""

    title: str
    width: int = 14


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet; its rows are taken one by one and never all at once."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]


@dataclass(frozen=True, kw_only=True)
class Workbook:
    """A whole file. title: stands over every sheet and in the file's properties.

    exercise: the words that mark it as one, in every place where the title is; else empty.
    """

    title: str
    made: datetime
    zone: ZoneInfo
    sheets: Sequence[Sheet]
    exercise: str = ""

    @property
    def headed(self) -> str:
        """The title as it is read: nobody takes an exercise for real."""
        return " · ".join(one for one in (self.exercise, self.title) if one)


def write(book: Workbook) -> bytes:
    """Give the file's bytes; while it is written a row is held, and no more."""
    import xlsxwriter

    held = BytesIO()
    with xlsxwriter.Workbook(held, _OPTIONS) as made:
        made.set_properties(
            {
                "title": fit(book.headed),
                "category": fit(book.exercise),
                "status": fit(book.exercise),
                "created": book.made.replace(tzinfo=None),
            }
        )
        formats = _Formats(made, book.zone)
        names: set[str] = set()
        for one in book.sheets:
            name = sheet_name(one.name, names)
            names.add(name.casefold())
            _Writing(made.add_worksheet(name), formats).sheet(one, book)
    return held.getvalue()


def fit(text: str) -> str:
    """Give a text as a cell can hold it: no sign that XML cannot have, not longer than a cell."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = UNFIT.sub("�", text)
    if _units(text) <= CELL_LIMIT:
        return text
    room = CELL_LIMIT - len(CUT)
    cut = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", errors="ignore")
    return cut + CUT


def sheet_name(wanted: str, taken: Iterable[str] = ()) -> str:
    """Give a name that Excel takes for a sheet, other than those that are taken."""
    plain = _NOT_IN_A_NAME.sub(" ", wanted).strip().strip("'").strip()
    plain = plain[:NAME_LIMIT].rstrip().rstrip("'") or "Ark"
    if plain.casefold() == "history":
        plain = f"{plain} 1"
    used, name, number = {one.casefold() for one in taken}, plain, 2
    while name.casefold() in used:
        mark = f" {number}"
        name, number = plain[: NAME_LIMIT - len(mark)] + mark, number + 1
    return name


def _units(text: str) -> int:
    return len(text) + sum(sign > "\uffff" for sign in text)


class _Formats:
    """How cells look; a moment is shown with the offset it had on the zone's clock."""

    def __init__(self, book: xlsxwriter.Workbook, zone: ZoneInfo) -> None:
        self._book, self.zone = book, zone
        self.title = book.add_format({"bold": True, "font_size": 13})
        self.head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "num_format": "@"}
        )
        self.text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        self.number = book.add_format({"valign": "top", "num_format": "0"})
        self.measure = book.add_format({"valign": "top", "num_format": "0.0"})
        self._moments: dict[str, xlsxwriter.format.Format] = {}

    def moment(self, offset: str) -> xlsxwriter.format.Format:
        """Give the look of a moment with that offset."""
        if offset not in self._moments:
            shown = f'dd-mm-yyyy hh:mm:ss "{offset}"'
            self._moments[offset] = self._book.add_format({"num_format": shown, "valign": "top"})
        return self._moments[offset]


class _Writing:
    """Writes one sheet from its first row to its last."""

    def __init__(self, made: xlsxwriter.worksheet.Worksheet, formats: _Formats) -> None:
        self._made, self._formats = made, formats

    def sheet(self, one: Sheet, book: Workbook) -> None:
        """Title, head, rows; the head stays in sight and can be filtered by."""
        last = len(one.columns) - 1
        self._made.write_string(0, 0, fit(book.headed), self._formats.title)
        for at, column in enumerate(one.columns):
            self._made.set_column(at, at, column.width)
            self._made.write_string(1, at, fit(column.title), self._formats.head)
        row = 1
        for row, cells in enumerate(one.rows, start=2):
            for at, cell in enumerate(cells):
                self._cell(row, at, cell)
        self._made.freeze_panes(2, 0)
        self._made.autofilter(1, 0, row, last)
        self._printed(book)

    def _printed(self, book: Workbook) -> None:
        self._made.set_landscape()
        self._made.set_paper(9)
        self._made.fit_to_pages(1, 0)
        self._made.repeat_rows(0, 1)
        # A header has a language of its own (&P, &F), so none of what people wrote stands in it.
        self._made.set_footer(f"&L{book.exercise.replace('&', '')}&R&P / &N")

    def _cell(self, row: int, at: int, cell: Cell) -> None:
        if isinstance(cell, datetime):
            self._moment(row, at, cell)
        elif isinstance(cell, int):
            self._made.write_number(row, at, cell, self._formats.number)
        elif isinstance(cell, float):
            self._made.write_number(row, at, cell, self._formats.measure)
        elif cell:
            self._made.write_string(row, at, fit(cell), self._formats.text)

    def _moment(self, row: int, at: int, moment: datetime) -> None:
        try:
            here = moment.astimezone(self._formats.zone)
        except OverflowError:
            here = moment
        if here.year < FIRST_YEAR:
            self._made.write_string(row, at, here.isoformat(), self._formats.text)
            return
        shown = here.strftime("%z")
        offset = f"{shown[:3]}:{shown[3:5]}"
        self._made.write_datetime(
            row, at, here.replace(tzinfo=None, microsecond=0), self._formats.moment(offset)
        )
