"""A Word document: well-formed whatever is written, real headings, the same for the same."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

from hypothesis import given, settings
from hypothesis import strategies as st

from crisis.interop.word import Block, Document, Heading, Paragraph, Run, Table, write

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def document(*blocks: Block, exercise: str = "") -> Document:
    return Document(title="SITBIL 1", author="Stabschef", language="da", made=NOON, foot="Del 14",
                    blocks=blocks, exercise=exercise)  # fmt: skip


def parts(one: Document) -> dict[str, ElementTree.Element]:
    with ZipFile(BytesIO(write(one))) as packed:
        return {name: ElementTree.fromstring(packed.read(name)) for name in packed.namelist()}


def words(root: ElementTree.Element) -> list[str]:
    return [each.text or "" for each in root.iter(f"{W}t")]


@settings(max_examples=80, deadline=None)
@given(st.text())
def test_whatever_is_written_stays_words(text: str) -> None:
    body = parts(document(Paragraph(runs=(Run(text=text, strong=True),)), Heading(text=text)))
    found = body["word/document.xml"]
    assert not list(found.iter(f"{W}fldSimple"))
    if text.isascii() and text.isprintable():
        assert words(found)[0] == text


def test_headings_points_and_tables_are_what_they_are_called() -> None:
    made = document(
        Heading(text="1 Hændelser", rank=2),
        Paragraph(runs=(Run(text="Vand"), Run(text="post 3", faint=True)), point=True),
        Table(head=("Tal", "Værdi"), rows=(("Evakuerede", "120"),)),
    )
    body = parts(made)["word/document.xml"]
    styles = [one.get(f"{W}val") for one in body.iter(f"{W}pStyle")]
    assert styles == ["Heading2"]
    assert len(list(body.iter(f"{W}numPr"))) == len(list(body.iter(f"{W}tblHeader"))) == 1
    assert words(body) == ["1 Hændelser", "Vand", "post 3", "Tal", "Værdi", "Evakuerede", "120"]
    assert write(made) == write(made)


def test_an_exercise_says_so_on_every_page_and_in_the_files_own_title() -> None:
    found = parts(document(exercise="ØVELSE"))
    assert words(found["word/header1.xml"]) == ["ØVELSE · SITBIL 1"]
    assert "ØVELSE" in "".join(found["docProps/core.xml"].itertext())
    assert "ØVELSE" not in "".join(parts(document())["word/header1.xml"].itertext())
