"""A request for help in the situation picture: where, when and by which way, in every form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from crisis.web.times import clock_time, day
from tests.unit.web.test_sitrep_files import told
from tests.unit.web.test_sitrep_pages import HOSTILE, freeze, page
from tests.visiting import House


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def asks(house: House, operation: str, hours: int | None, **more: Any) -> None:
    """Kolding asks for five pumps for so many hours, or until they are given back."""
    begin = house.clock()
    window = {"begin": begin.isoformat()}
    if hours is not None:
        window["end"] = (begin + timedelta(hours=hours)).isoformat()
    spot = {"name": f"Hejlsminde {HOSTILE}"}
    need = {"capability": "pumping", "amount": 5, "spot": spot, "why": "Vand", "window": window}
    wish = {"need": need, "aim": "life", "asked": [], **more}
    house.visit("kolding").does(operation, "MakeRequest", **wish)


def resources(said: str) -> str:
    return said.split('id="s-resources"')[1].split("</section>")[0]


def test_what_was_asked_out_of_the_district_says_by_which_way_where_and_until_when(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = house.visit("stabschef").opens()
    begin, end = house.clock(), house.clock() + timedelta(hours=9)
    asks(house, operation, 9, path="state")
    hours = f"fra {clock_time(begin)} til {clock_time(end)}"
    came = "gennem Beredskabsstyrelsen: 0 lovet, 5 mangler"
    for way in ("", "/telefon"):
        field = resources(page(house, operation, "vejle", way))
        assert "har bedt om 5 × pumpning til Hejlsminde &lt;script&gt;" in field
        assert f"{hours}, {came}" in field
        assert "<script>" not in field
    assert freeze(house, operation) == 201
    dated = (
        f"fra {day(begin, 'da')} {begin.year} {clock_time(begin)} "
        f"til {day(end, 'da')} {end.year} {clock_time(end)}, {came}"
    )
    assert dated in resources(page(house, operation, "vejle", "/1"))
    for way in ("pdf", "nost"):
        fields = told(house, monkeypatch, "vejle", way)["fields"]
        (field,) = (one for one in fields if one["name"].startswith("9 "))
        assert dated in json.dumps(field, ensure_ascii=False)
    word = house.visit("vejle").get(f"/operationer/{operation}/situationsbillede/1/word")
    with ZipFile(BytesIO(word.data)) as packed:
        assert dated in packed.read("word/document.xml").decode()


def test_what_was_asked_within_the_district_names_no_way_and_without_an_end_says_so(
    house: House,
) -> None:
    operation = house.visit("stabschef").opens()
    asks(house, operation, None, asked=["trekantbrand"])
    field = resources(page(house, operation, "vejle"))
    assert f"fra {clock_time(house.clock())} indtil videre: 0 lovet" in field
    assert "gennem" not in field


def test_help_asked_for_while_nobody_has_put_anything_on_the_list_is_shown_as_missing(
    house: House,
) -> None:
    operation = house.visit("stabschef").opens()
    asks(house, operation, 9, asked=["trekantbrand"])
    assert "mangler 5 om 6 t" in resources(page(house, operation, "vejle", "/telefon"))
    weighed = house.visit("stabschef").get(f"/operationer/{operation}/prioritering")
    assert weighed.status_code == 200
