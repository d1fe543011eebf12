"""What nobody has said stands as that in the situation picture, and is nobody's word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.web.test_sitrep_files import told
from tests.unit.web.test_sitrep_pages import WAYS, freeze, page
from tests.visiting import House


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def called(house: House) -> str:
    operation = house.visit("stabschef").opens()
    later = house.clock().replace(hour=23).isoformat()
    wish = {"authorities": ["kolding"], "place": "KSN", "meeting_at": later}
    house.visit("stabschef").does(operation, "CallStaff", **wish)
    return operation


@pytest.mark.parametrize("way", WAYS)
def test_a_field_in_which_nobody_wrote_is_not_filled_in_and_no_all_clear(
    house: House, way: str
) -> None:
    operation = called(house)
    weather = page(house, operation, "stabschef", way).split('data-part="f-weather"')[1]
    assert "Ikke udfyldt." in weather.split("</section>")[0]
    assert "Intet at melde" not in page(house, operation, "stabschef", way)


def test_on_paper_too(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    assert freeze(house, called(house)) == 201
    fields = told(house, monkeypatch, "stabschef", "pdf")["fields"]
    (weather,) = (one for one in fields if one["name"].startswith("5 "))
    assert weather["note"] == "Ikke udfyldt."


def test_that_an_authority_has_not_reported_is_not_its_own_word(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = called(house)
    there = page(house, operation, "stabschef").split('data-part="f-sectors"')[1]
    there = there.split("</section>")[0]
    (source,) = (one.split("</li>")[0] for one in there.split("<li") if "har ikke meldt" in one)
    assert "tavlen · " in source and "Kolding Kommune ·" not in source
    assert f'<a href="/operationer/{operation}">sektorstatus</a>' in source
    assert freeze(house, operation) == 201
    fields = told(house, monkeypatch, "stabschef", "pdf")["fields"]
    (one,) = (each for field in fields for each in field["facts"]
              if "har ikke meldt" in each["text"])  # fmt: skip
    assert one["source"].startswith("tavlen · ") and one["source"].endswith(" · sektorstatus")


def test_what_it_said_last_is_its_own_word_and_by_its_own_entry(house: House) -> None:
    operation = called(house)
    house.visit("kolding").does(operation, "ReportSectorStatus", colour="green")
    house.passes(minutes=10)
    assert freeze(house, operation) == 201
    house.passes(minutes=10)
    there = page(house, operation, "stabschef").split('data-part="f-sectors"')[1]
    (source,) = (one.split("</li>")[0] for one in there.split("<li") if "har ikke meldt" in one)
    assert "Kolding Kommune · " in source and ">3</a>" in source
