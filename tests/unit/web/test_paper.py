"""The page for the printer: who printed it, up to where it holds, and the parts of a long log."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crisis.reports import log_parts
from tests.visiting import House, Visitor


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def written(chief: Visitor, count: int) -> str:
    operation = chief.opens()
    for number in range(count):
        chief.do(operation, "RecordEntry", {"text": f"melding nr. {number}."})
    return operation


def test_it_says_who_printed_it_and_up_to_which_entry_it_holds(house: House) -> None:
    chief = house.visit("stabschef")
    page = chief.get(f"/operationer/{written(chief, 2)}/udskrift").text
    assert "Udskrevet af Stabschef" in page
    assert "Sydøstjyllands Politi" in page
    assert "Øjebliksbillede pr. søndag 22. november 2026 13:00 +01:00" in page
    assert "til og med post 3" in page


def test_it_is_in_the_readers_language(house: House) -> None:
    chief = house.visit("stabschef")
    operation = written(chief, 1)
    chief.form("/sprog", language="en", next="/", csrf_token=chief.headers["X-CSRF-Token"])
    page = chief.get(f"/operationer/{operation}/udskrift").text
    assert "As of Sunday 22 November 2026 13:00 +01:00" in page
    assert "Daily operation" in page


def test_a_long_log_is_printed_in_parts_and_no_entry_is_missing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_parts, "PART", 5)
    chief = house.visit("stabschef")
    operation = written(chief, 20)
    address = f"/operationer/{operation}/udskrift"
    newest = chief.get(address).text
    assert "De ældre står for sig" in newest
    pages = [newest, *(chief.get(f"{address}?del={part}").text for part in (1, 2, 3))]
    for number in range(20):
        assert sum(f"melding nr. {number}." in page for page in pages) == 1
    for wrong in (0, 4, -1):
        assert chief.get(f"{address}?del={wrong}").status_code == 404
