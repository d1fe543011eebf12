"""What the staff wants and what comes first: the order is there by itself, the words are asked
for, and they say how sure they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.opening import STAFFED
from tests.unit.web.test_sitrep_files import told
from tests.unit.web.test_sitrep_pages import HOSTILE, freeze, page
from tests.visiting import House

ASSUMED = "Antaget rækkefølge, ikke besluttet: liv og helbred › kritisk forsyning › miljø › ejendom"
DECIDED = "Rækkefølge: liv og helbred › miljø › kritisk forsyning › ejendom. Grund: Olien driver"
ORDER = ["life", "environment", "supply", "property"]
MISSING = "Ukendt: hensigt"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def intent(said: str) -> str:
    return said.split('id="s-intent"')[1].split("</section>")[0]


def test_the_order_is_there_and_the_words_are_still_asked_for(house: House) -> None:
    chief = house.visit("stabschef")
    operation = chief.opens(**STAFFED)
    field = intent(page(house, operation, "stabschef"))
    assert ASSUMED in field and MISSING in field
    assert f'href="/operationer/{operation}/prioritering' in field, "it leads to it"
    chief.does(operation, "SetPriorities", order=ORDER, ground="Olien driver")
    said = page(house, operation, "stabschef")
    assert DECIDED in intent(said) and MISSING in intent(said)
    assert "hensigt og prioriteringer" in said.split('class="unanswered"')[1].split("</p>")[0]
    chief.does(operation, "WriteSitrepField", field="intent", text="Ingen kvæstede")
    said = page(house, operation, "stabschef")
    assert MISSING not in intent(said)
    assert "hensigt og prioriteringer" not in said.split('class="unanswered"')[1].split("</p>")[0]


def test_every_form_says_the_same_of_it_and_the_ground_stays_words(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    chief = house.visit("stabschef")
    operation = chief.opens(**STAFFED)
    chief.does(operation, "SetPriorities", order=ORDER, ground=f"Olien driver {HOSTILE}")
    assert freeze(house, operation) == 201
    for way in ("/telefon", "/1"):
        field = intent(page(house, operation, "kolding", way))
        assert DECIDED in field and MISSING in field
        assert "<script>" not in field
    word = chief.get(f"/operationer/{operation}/situationsbillede/1/word")
    with ZipFile(BytesIO(word.data)) as packed:
        assert DECIDED in packed.read("word/document.xml").decode()
    for way in ("pdf", "nost"):
        fields = told(house, monkeypatch, "kolding", way)["fields"]
        (field,) = (one for one in fields if one["name"].startswith("7 "))
        assert DECIDED in json.dumps(field, ensure_ascii=False)
        assert field["unknown"] == "hensigt"


def test_the_words_of_the_staff_say_how_sure_they_are_in_every_form(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    chief = house.visit("stabschef")
    operation = chief.opens(**STAFFED)
    wish = {"field": "intent", "text": "Ingen kvæstede", "certainty": "presumed"}
    chief.does(operation, "WriteSitrepField", **wish)
    field = intent(page(house, operation, "stabschef"))
    assert "<b>formodet</b>" in field
    assert 'data-certainty="presumed"' in field
    assert '<option value="presumed" selected>' in field
    assert "Ingen kvæstede (formodet)" in intent(page(house, operation, "kolding", "/telefon"))
    assert freeze(house, operation) == 201
    assert "<b>formodet</b>" in intent(page(house, operation, "kolding", "/1"))
    for way in ("pdf", "nost"):
        fields = told(house, monkeypatch, "kolding", way)["fields"]
        (one,) = (each for each in fields if each["name"].startswith("7 "))
        assert one["words"]["source"].startswith("formodet · Stabschef")
