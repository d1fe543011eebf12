"""The situation picture as a file: tagged, the same for the same, words stay words, no secrets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZipFile

import pytest

from crisis.reports import typesetting
from crisis.reports.typesetting import NotSet, typeset
from tests.unit.web.test_sitrep_pages import SECRET, busy, freeze
from tests.visiting import House

MARKUP = '#panic("x") 🚒 *fed* $x$ `kode` @her <her> \\ #sys.inputs.data'


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def frozen(house: House) -> str:
    operation = busy(house)
    kolding = house.visit("kolding")
    kolding.does(operation, "RecordEntry", text=MARKUP, kind="action")
    house.passes(minutes=10)
    seen = house.parts.handler.whole(operation).figures["evacuated"].number
    kolding.does(operation, "SetFigure", figure="evacuated", value=2100, source="EPC", seen=seen)
    assert freeze(house, operation) == 201
    return operation


def file(house: House, operation: str, seat: str, way: str) -> Any:
    return house.visit(seat).get(f"/operationer/{operation}/situationsbillede/1/{way}")


def test_the_file_is_tagged_and_the_same_for_whoever_sees_the_same(house: House) -> None:
    operation = frozen(house)
    typesetting.forget()
    first = file(house, operation, "kolding", "pdf")
    typesetting.forget()
    second = file(house, operation, "kolding", "pdf")
    assert first.mimetype == "application/pdf"
    assert "SITBIL 1" in first.headers["Content-Disposition"]
    assert first.data.startswith(b"%PDF-1.7")
    assert b"pdfuaid" in first.data, "it says that it is PDF/UA"
    assert first.data == second.data
    assert len(re.findall(rb"/Type\s*/Page[^s]", first.data)) <= 3


def test_it_is_set_once_for_all_who_see_the_same_and_by_itself_for_who_sees_more(
    house: House,
) -> None:
    operation = frozen(house)
    typesetting.forget()
    same = {file(house, operation, seat, "pdf").data for seat in ("vejle", "fredericia", "horsens")}
    assert (len(same), typesetting._set.cache_info().misses) == (1, 1)
    assert file(house, operation, "stabschef", "pdf").data not in same
    assert typesetting._set.cache_info().misses == 2


def test_no_document_set_before_an_erasure_stays_in_memory(house: House) -> None:
    operation = frozen(house)
    told = house.visit("vejle").do(operation, "RecordEntry", {"text": "Et navn", "kind": "report"})
    file(house, operation, "vejle", "pdf")
    assert typesetting._set.cache_info().currsize > 0
    why = {"reason": "navn", "basis": "GDPR art. 17"}
    house.visit("formand").does(operation, "EraseEntry", entry=told.json["entries"][0], **why)
    assert typesetting._set.cache_info().currsize == 0


def told(house: House, monkeypatch: pytest.MonkeyPatch, seat: str, way: str) -> dict[str, Any]:
    """What is given to be set."""
    found: list[dict[str, Any]] = []

    def keep(data: dict[str, Any], _at: object) -> bytes:
        found.append(json.loads(json.dumps(data)))
        return b"%PDF-"

    monkeypatch.setattr("crisis.web.pages.sitreps.typeset", keep)
    operation = house.parts.handler.all_heads()
    stream = next(one.stream for one in operation if one.stream.startswith("op-"))
    assert file(house, stream, seat, way).status_code == 200
    return found[0]


def test_what_goes_to_the_national_staff_holds_nothing_that_is_for_some(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen(house)
    nost = told(house, monkeypatch, "stabschef", "nost")
    whole = told(house, monkeypatch, "stabschef", "pdf")
    for secret in (SECRET, "Kuling", "Skolens navn"):
        assert secret in json.dumps(whole["sensitive"], ensure_ascii=False)
        assert secret not in json.dumps({**whole, "sensitive": None}, ensure_ascii=False)
        assert secret not in json.dumps(nost, ensure_ascii=False)
    assert (nost["sensitive"], "NOST" in nost["to"]) == (None, True)
    assert "11 Åbne opgaver" not in [one["name"] for one in nost["fields"]]


def test_the_map_the_figures_and_a_chart_are_in_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen(house)
    data = told(house, monkeypatch, "vejle", "pdf")
    fields = {one["name"]: one for one in data["fields"]}
    (row,) = fields["2 Omfang"]["table"]
    assert row[:2] == ["Evakuerede", "2.100"]
    assert fields["2 Omfang"]["charts"][0]["first"].startswith("1.200")
    drawn = fields["1 Hændelse"]["map"]
    assert [one["label"] for one in drawn["marks"]] == ["H1"]
    assert all(0 <= one[axis] <= 1 for one in drawn["marks"] for axis in "xy")
    assert "<text" not in drawn["svg"], "names are set beside the drawing"
    assert SECRET not in json.dumps(data)


def test_what_cannot_be_set_is_told_and_the_page_is_still_there(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = frozen(house)
    typesetting.forget()
    monkeypatch.setattr(typesetting, "PATIENCE", 0.001)
    assert file(house, operation, "kolding", "pdf").status_code == 409


def test_it_is_frozen_at_a_real_moment_which_has_parts_of_a_second(house: House) -> None:
    house.passes(microseconds=123_456)
    operation = frozen(house)
    assert file(house, operation, "kolding", "pdf").status_code == 200


def test_a_document_without_its_data_is_refused_by_the_typesetter(house: House) -> None:
    with pytest.raises(NotSet):
        typeset({}, house.clock())


def test_word_holds_the_same_words_and_no_secret(house: House) -> None:
    operation = frozen(house)
    mine, theirs = (file(house, operation, seat, "word") for seat in ("stabschef", "vejle"))
    assert mine.mimetype.endswith("wordprocessingml.document")
    assert ".docx" in mine.headers["Content-Disposition"]
    with ZipFile(BytesIO(theirs.data)) as packed:
        text = packed.read("word/document.xml").decode()
    assert escape(MARKUP) in text
    assert "SITBIL 1" in text and SECRET not in text
