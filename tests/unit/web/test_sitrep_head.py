"""The head of the situation picture says when the next one comes, in every form alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from crisis.web.times import clock_time, moment_in_words
from tests.opening import STAFFED
from tests.unit.web.test_sitrep_files import told
from tests.unit.web.test_sitrep_pages import article, freeze, page
from tests.visiting import House

RECKONED = "et kvarter før mødet"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def met(house: House) -> str:
    """An operation whose staff meets in three hours."""
    operation = house.visit("stabschef").opens(**STAFFED)
    call = {"authorities": ["vejle"], "place": "KSN"}
    at = (house.clock() + timedelta(hours=3)).isoformat()
    house.visit("stabschef").does(operation, "CallStaff", **call, meeting_at=at)
    return operation


def test_the_one_being_made_says_when_the_next_one_comes_before_anybody_set_it(
    house: House,
) -> None:
    operation = met(house)
    at = clock_time(house.clock() + timedelta(hours=2, minutes=45))
    for way in ("", "/telefon"):
        assert f"{at}, {RECKONED}" in article(page(house, operation, "stabschef", way))
    assert f'placeholder="{at}"' in page(house, operation, "stabschef")


def test_with_no_meeting_it_is_not_set_and_who_freezes_is_asked_for_it(house: House) -> None:
    operation = house.visit("stabschef").opens(**STAFFED)
    asks = "ikke sat: skriv nederst, hvornår det næste kommer"
    assert asks in page(house, operation, "stabschef")
    assert asks not in page(house, operation, "kolding")


def test_a_frozen_one_says_it_in_every_form_and_keeps_it(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = met(house)
    comes = house.clock() + timedelta(hours=2, minutes=45)
    said = f"{moment_in_words(comes, 'da')}, {RECKONED}"
    assert freeze(house, operation) == 201
    assert said in article(page(house, operation, "kolding", "/1"))
    word = house.visit("kolding").get(f"/operationer/{operation}/situationsbillede/1/word")
    with ZipFile(BytesIO(word.data)) as packed:
        assert said in packed.read("word/document.xml").decode()
    house.passes(minutes=30)
    sooner = (house.clock() + timedelta(hours=1)).isoformat()
    call = {"authorities": ["kolding"], "place": "KSN", "meeting_at": sooner}
    house.visit("stabschef").does(operation, "CallStaff", **call)
    for way in ("pdf", "nost"):
        head = dict(told(house, monkeypatch, "kolding", way)["head"])
        assert head["Næste"] == said, "a meeting that was called since is not in it"


def test_a_national_staff_of_which_nobody_has_told_is_unknown_in_every_form(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = met(house)
    both, one = "om NOST er aktiv, om DCOK er aktiv", "om DCOK er aktiv"
    for way in ("", "/telefon"):
        assert f"Ukendt: {both}" in level(page(house, operation, "kolding", way))
    tells = {"staff": "nost", "active": False, "source": "Rigspolitiet"}
    house.visit("stabschef").does(operation, "TellNationalStaff", **tells)
    field = level(page(house, operation, "kolding"))
    assert "NOST er ikke aktiv" in field, "that it is not is an answer"
    assert f"Ukendt: {one}" in field
    assert freeze(house, operation) == 201
    assert f"Ukendt: {one}" in level(page(house, operation, "kolding", "/1"))
    for way in ("pdf", "nost"):
        (field,) = (each for each in told(house, monkeypatch, "kolding", way)["fields"]
                    if each["name"] == "Aktiveringsniveau")  # fmt: skip
        assert field["unknown"] == one


def level(said: str) -> str:
    return said.split('id="s-level"')[1].split("</section>")[0]
