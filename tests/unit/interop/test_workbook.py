"""A workbook holds words, numbers and moments: nothing is worked out, and nothing leads away."""

from __future__ import annotations

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisis.interop.workbook import (
    CELL_LIMIT,
    CUT,
    Cell,
    Column,
    Sheet,
    Workbook,
    fit,
    sheet_name,
    write,
)

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
WORDED = (
    "=1+1",
    "+45 7550 1111",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    '=HYPERLINK("http://example.org";"tryk")',
    "=cmd|'/c calc'!A1",
    "{=1+1}",
    "='[bog.xlsx]Ark'!A1",
    "http://example.org/",
    "https://example.org/",
    "ftp://example.org/",
    "mailto:nogen@example.org",
    "internal:Tal!A1",
    "external:bog.xlsx",
    "file:///etc/passwd",
    "0042",
    "1e9",
    "1/2",
    "TRUE",
    "<f>1+1</f>",
    "]]>&amp;<![CDATA[",
    "_x0041_",
    "Æ ø 🌊 e\u0301",
)
WAYS_OUT = re.compile(rb"<f[ >/]|<hyperlink|externalLink|TargetMode|<ddeLink|<oleLink")


def book(*rows: list[Cell], **more: str) -> bytes:
    columns = [Column(title=f"=K{at}") for at in range(max(map(len, rows), default=1))]
    title = more.pop("title", "Stormflod")
    one = Sheet(name=more.pop("name", "Stabslog"), columns=columns, rows=rows)
    return write(
        Workbook(title=title, made=NOON, zone=ZoneInfo("Europe/Copenhagen"), sheets=[one], **more)
    )


def parts(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(made)) as held:
        return {name: held.read(name) for name in held.namelist()}


def read(made: bytes) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(BytesIO(made)).worksheets[0]


@pytest.mark.parametrize("words", WORDED)
def test_what_was_written_is_words_whatever_it_begins_with(words: str) -> None:
    made = book([words], title=words, exercise="ØVELSE")
    cell = read(made)["A3"]
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    # Excel takes `_x0041_` for an A unless its first sign is written as a number itself.
    assert cell.value == words.replace("\r", "\n").replace("_x0041_", "_x005F_x0041_")
    assert cell.number_format == "@"  # still words when somebody presses Enter in it
    for name, part in parts(made).items():
        assert not WAYS_OUT.search(part.replace(b"&lt;f&gt;", b"")), name


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), max_size=40))
def test_any_text_at_all_gives_a_file_that_can_be_read(words: str) -> None:
    made = book([words, 1])
    sheet = read(made)
    assert sheet["B3"].value == 1
    assert not any(WAYS_OUT.search(part) for part in parts(made).values())


def test_signs_that_xml_cannot_hold_are_shown_as_missing() -> None:
    assert fit("a\x00b\x1bc\ud800d\uffffe") == "a�b�c�d�e"
    assert fit("linje\r\nlinje\rlinje\tslut") == "linje\nlinje\nlinje\tslut"
    sheet = read(book(["vand\x00stand\x07"]))
    assert sheet["A3"].value == "vand�stand�"


def test_a_cell_holds_so_much_and_says_that_it_was_cut() -> None:
    assert fit("x" * CELL_LIMIT) == "x" * CELL_LIMIT
    for long in ("x" * 40_000, "🌊" * 20_000, "x" + "🌊" * 20_000):
        short = fit(long)
        assert len(short.encode("utf-16-le")) <= 2 * CELL_LIMIT
        assert short.endswith(CUT)
    assert read(book(["🌊" * 20_000]))["A3"].value.endswith(CUT)


def test_numbers_are_numbers_and_moments_moments_on_the_danish_clock() -> None:
    summer = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    winter = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    sheet = read(book([412, 2.5, None, summer, winter, datetime(1, 1, 1, tzinfo=UTC)]))
    row = sheet[3]
    assert [one.data_type for one in row] == ["n", "n", "n", "d", "d", "s"]
    assert (row[0].value, row[1].value, row[2].value) == (412, 2.5, None)
    # The hour that is there twice: the same clock, and the offset tells which.
    assert row[3].value == row[4].value == datetime(2026, 10, 25, 2, 30)
    assert '"+02:00"' in row[3].number_format
    assert '"+01:00"' in row[4].number_format


def test_the_head_stays_in_sight_and_can_be_filtered_by() -> None:
    sheet = read(book(["a", "b"], ["c", "d"]))
    assert sheet.freeze_panes == "A3"
    assert sheet.auto_filter.ref == "A2:B4"
    assert sheet["A2"].value == "=K0"
    assert sheet["A2"].data_type == "s"


def test_an_exercise_says_so_in_title_properties_and_on_paper() -> None:
    made = book(["a"], exercise="ØVELSE")
    whole = openpyxl.load_workbook(BytesIO(made))
    assert whole.properties.title == "ØVELSE · Stormflod"
    assert whole.properties.category == "ØVELSE"
    assert whole.worksheets[0]["A1"].value == "ØVELSE · Stormflod"
    assert "ØVELSE" in str(whole.worksheets[0].oddFooter.left.text)
    assert "ØVELSE" not in str(parts(book(["a"])))


def test_a_sheet_has_a_name_that_excel_takes() -> None:
    assert sheet_name("a[b]:c*d?e/f\\g") == "a b  c d e f g"
    assert sheet_name("'x'") == "x"
    assert sheet_name("") == sheet_name("''") == "Ark"
    assert sheet_name("History") == "History 1"
    assert len(sheet_name("x" * 50)) == 31
    assert sheet_name("TAL", ["tal"]) == "TAL 2"
    assert sheet_name("x" * 50, ["x" * 31]) == "x" * 29 + " 2"
