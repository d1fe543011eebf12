"""What the fonts cannot show keeps no document from being set: it stands there as a box."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from time import sleep

from crisis.reports import typesetting
from crisis.reports.typesetter import BOX, shown
from crisis.reports.typesetting import typeset

MADE = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
SOURCE = """#let d = json(bytes(sys.inputs.data))
#set document(title: "Prøve")
#set text(lang: "da", font: "Libertinus Serif")
= Prøve
#d.text
"""


def set_as(text: str, tmp_path: Path) -> bytes:
    source = tmp_path / "proeve.typ"
    source.write_text(SOURCE, encoding="utf-8")
    return typeset({"text": text}, MADE, source)


def test_pictures_other_writings_and_signs_without_ink_are_set_as_boxes(tmp_path: Path) -> None:
    odd = "Åen 🚒🚒 👩\u200d🚒 漢字 한국어 नमस्ते ไทย \ue000\uffff\x1b\x00 stiger → 1,90 m ✓"
    made = set_as(odd, tmp_path)
    assert made.startswith(b"%PDF-1.7")
    assert b"pdfuaid" in made


def test_what_can_be_shown_stays_as_it_is() -> None:
    assert shown({"a": ["æøå → ✓", 3, None]}, set()) == {"a": ["æøå → ✓", 3, None]}
    kinds = {(12, 0x1F), (0, 0x1B)}
    assert shown(["Åen 🚒 →\x1b"], kinds) == [f"Åen {BOX} →{BOX}"]


def test_a_document_that_is_being_set_during_an_erasure_is_not_kept(tmp_path: Path) -> None:
    typesetting.forget()
    setting = Thread(target=set_as, args=("Et navn", tmp_path))
    setting.start()
    while not typesetting._set.cache_info().misses and setting.is_alive():
        sleep(0.001)
    typesetting.forget()
    setting.join()
    assert typesetting._set.cache_info().currsize == 0
