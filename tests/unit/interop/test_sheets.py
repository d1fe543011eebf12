"""A sheet of a stranger's: read as text, never worked out, and refused when it cannot be read."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import pytest

from crisis.errors import Malformed
from crisis.interop.sheets import plain, read_rows, safe
from crisis.interop.workbook import Column, Sheet, Workbook, write
from crisis.web.times import ZONE

MADE = datetime(2026, 11, 27, 8, 0, tzinfo=UTC)


def book(*rows: list[object]) -> bytes:
    sheet = Sheet(name="Ark", columns=[Column(title=one) for one in "abc"], rows=rows)
    return write(Workbook(title="Prøve", made=MADE, zone=ZONE, sheets=(sheet,)))


def test_a_workbook_of_ours_comes_back_as_it_went_out() -> None:
    found = read_rows(book(["=1+1", 3, None], ["Æbler", 2.5, "-x"]))
    heads = found.index(["a", "b", "c"])
    assert found[heads + 1][:2] == ["=1+1", "3"]
    assert found[heads + 2] == ["Æbler", "2,5", "-x"]


@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_text_is_read_by_the_sign_that_stands_between_its_headings(mark: str) -> None:
    data = f"a{mark}b\r\n'=1+1{mark}blå\r\n\r\n".encode()
    assert read_rows(data) == [["a", "b"], ["=1+1", "blå"]]
    assert read_rows("a;b\nblå;1".encode("cp1252"))[1] == ["blå", "1"]


def test_no_cell_becomes_a_formula_and_comes_back_as_it_was() -> None:
    for text in ("=1", "+45", "-3", "@x", "almindelig", "'citat"):
        assert safe(text)[:1] not in "=+-@"
        assert plain(safe(text)) == text


def packed(**parts: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for name, body in parts.items():
            made.writestr(name.replace("__", "/") + ".xml", body)
    return held.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 broken",
        packed(xl__other="<x/>"),
        packed(xl__worksheets__sheet1="<worksheet><row>"),
        packed(xl__worksheets__sheet1='<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'),
        packed(xl__worksheets__sheet1='<w><row r="1"><c r="A1" t="s"><v>7</v></c></row></w>'),
        b"a;b\n\x00",
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes) -> None:
    with pytest.raises(Malformed, match=r"sheet\.unreadable"):
        read_rows(data)


def damaged(data: bytes, at: int, to: bytes) -> bytes:
    return data[:at] + to + data[at + len(to) :]


def test_a_damaged_or_locked_or_strangely_packed_workbook_is_refused_and_no_fault() -> None:
    whole = book(["x", 1, None])
    with zipfile.ZipFile(io.BytesIO(whole)) as held:
        sheet = held.getinfo("xl/worksheets/sheet1.xml")
    body = sheet.header_offset + 30 + len(sheet.filename)
    central = whole.index(b"PK\x01\x02", whole.rfind(b"xl/worksheets/sheet1.xml") - 60)
    locked = damaged(damaged(whole, sheet.header_offset + 6, b"\x01"), central + 8, b"\x01")
    held_back = io.BytesIO()
    with zipfile.ZipFile(held_back, "w", zipfile.ZIP_LZMA) as made:
        made.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")
    broken = [damaged(whole, body + at, bytes([one])) for at in range(40) for one in (0, 255)]
    for data in (locked, held_back.getvalue(), *broken):
        with pytest.raises(Malformed, match=r"sheet\.unreadable"):
            read_rows(data)


def test_a_small_file_that_unpacks_to_millions_of_cells_is_refused_at_once() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/worksheets/sheet1.xml", f"<w><row>{'<c/>' * 600_000}</row></w>")
    assert len(held.getvalue()) < 10_000
    with pytest.raises(Malformed, match=r"sheet\.too_large"):
        read_rows(held.getvalue())


def test_a_row_far_down_does_not_fill_the_memory() -> None:
    far = '<w><row r="1048576"><c r="A1048576"><v>1</v></c></row></w>'
    with pytest.raises(Malformed, match=r"sheet\.too_long"):
        read_rows(packed(xl__worksheets__sheet1=far))
    with pytest.raises(Malformed, match=r"sheet\.too_long"):
        read_rows(b"a\n" * 1_002)
    with pytest.raises(Malformed, match=r"sheet\.too_large"):
        read_rows(b"a" * 5_000_001)
