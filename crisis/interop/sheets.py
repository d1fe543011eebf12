"""Reads a sheet of a stranger's file, CSV or workbook, as rows of text; nothing is worked out.

Of a workbook only the first sheet's words and numbers are taken: formulas give the value that
stands beside them, links and macros are not looked at.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from xml.parsers import expat

from crisis.errors import Malformed

MOST_BYTES = 5_000_000
MOST_UNPACKED = 40_000_000
MOST_PARTS = 500_000
"""So many elements of a workbook are looked at; a thousand rows have a tenth of it."""
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How a workbook is packed; no program that writes one does it otherwise."""
MOST_ROWS = 1_001
MOST_COLUMNS = 60
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""What a program might take for a formula, or we for one that was made safe."""
_CELL = re.compile(r"([A-Z]{1,3})\d+")
_DAMAGED = (zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, RuntimeError)
"""What a file says that is broken, or locked by a password."""
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_rows(data: bytes) -> list[list[str]]:
    """Give the rows of the first sheet, the headings among them; raises Malformed."""
    if len(data) > MOST_BYTES:
        raise _too_large()
    found = list(_workbook(data) if data[:4] == b"PK\x03\x04" else _csv(data))
    while found and not any(found[-1]):
        found.pop()
    if len(found) > MOST_ROWS:
        raise Malformed("sheet.too_long", most=MOST_ROWS - 1)
    return found


def written(rows: Iterable[Sequence[str | int | None]]) -> bytes:
    """Give rows as CSV that a Danish program opens as columns, and that reads back as it was."""
    held = io.StringIO()
    sheet = csv.writer(held, delimiter=";", lineterminator="\r\n")
    for row in rows:
        sheet.writerow([safe(one) if isinstance(one, str) else one for one in row])
    return held.getvalue().encode("utf-8-sig")


def safe(text: str) -> str:
    """Give a text as a cell of CSV that no program takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def plain(text: str) -> str:
    """Give back what `safe` was given."""
    return text[1:] if text[:1] == "'" and _FORMULA.match(text) else text


def _csv(data: bytes) -> Iterator[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise Malformed("sheet.unreadable")
    first = text.partition("\n")[0]
    mark = max((";", ",", "\t"), key=first.count)
    try:
        for row in csv.reader(io.StringIO(text), delimiter=mark, strict=True):
            yield [plain(one.strip()) for one in row[:MOST_COLUMNS]]
    except csv.Error as problem:
        raise Malformed("sheet.unreadable") from problem


def _workbook(data: bytes) -> Iterator[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()
            shared = _Words()
            if "xl/sharedStrings.xml" in names:
                _read(packed, "xl/sharedStrings.xml", shared)
            sheet = _Cells(shared.found)
            first = min(one for one in names if re.match(r"xl/worksheets/[^/]+\.xml$", one))
            _read(packed, first, sheet)
            yield from sheet.rows
    except (*_DAMAGED, ValueError, LookupError) as problem:
        raise Malformed("sheet.unreadable") from problem


def _read(packed: zipfile.ZipFile, name: str, reader: _Words | _Cells) -> None:
    told = packed.getinfo(name)
    if told.file_size > MOST_UNPACKED:
        raise _too_large()
    if told.compress_type not in PACKED:
        raise ValueError("packed as no workbook is")
    body = packed.read(name)
    if _ENTITY.search(body):
        raise ValueError("a sheet has no entities of its own")
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = _counted(reader)
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.Parse(body, True)


def _counted(reader: _Words | _Cells) -> Callable[[str, dict[str, str]], None]:
    """A file of a few kilobytes may hold elements for minutes, and others wait meanwhile."""
    left = iter(range(MOST_PARTS))

    def begin(name: str, told: dict[str, str]) -> None:
        if next(left, None) is None:
            raise _too_large()
        reader.begin(name, told)

    return begin


def _too_large() -> Malformed:
    return Malformed("sheet.too_large", most=MOST_BYTES // 1_000_000)


class _Words:
    """The texts that cells point at by number."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._in_text = False

    def begin(self, name: str, _told: dict[str, str]) -> None:
        """An item begins, or a run of its text."""
        if name == "si":
            self.found.append("")
        self._in_text = name == "t"

    def end(self, _name: str) -> None:
        """What follows is no text of an item."""
        self._in_text = False

    def text(self, text: str) -> None:
        """Take a run of text."""
        if self._in_text and self.found:
            self.found[-1] += text


class _Cells:
    """The rows of one sheet, each cell as its text."""

    def __init__(self, shared: list[str]) -> None:
        self.rows: list[list[str]] = []
        self._shared = shared
        self._kind = ""
        self._at = 0
        self._value = ""
        self._inside = False

    def begin(self, name: str, told: dict[str, str]) -> None:
        """A row, a cell or its value begins; rows and cells that are left out are empty."""
        if name == "row":
            number = int(told.get("r") or len(self.rows) + 1)
            if number > MOST_ROWS + 1:
                raise Malformed("sheet.too_long", most=MOST_ROWS - 1)
            self.rows += [[] for _ in range(number - len(self.rows))]
        elif name == "c" and self.rows:
            self._kind, self._value = told.get("t", ""), ""
            self._at = _column(told.get("r", ""), len(self.rows[-1]))
        self._inside = name in ("v", "t")

    def end(self, name: str) -> None:
        """A cell ends: it stands where its name says."""
        self._inside = False
        if name != "c" or not self.rows or self._at >= MOST_COLUMNS:
            return
        row, value = self.rows[-1], self._value
        if self._kind == "s":
            value = self._shared[int(value)]
        elif not self._kind or self._kind == "n":
            value = value.removesuffix(".0").replace(".", ",")
        row += [""] * (self._at - len(row)) + [value.strip()]

    def text(self, text: str) -> None:
        """Take a piece of the value."""
        if self._inside:
            self._value += text


def _column(reference: str, otherwise: int) -> int:
    found = _CELL.fullmatch(reference)
    if found is None:
        return otherwise
    at = 0
    for letter in found[1]:
        at = at * 26 + ord(letter) - ord("A") + 1
    return at - 1
