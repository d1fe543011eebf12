"""A decision that was written as an entry of the log is shown where decisions are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.web.test_meeting_pages import HOSTILE, path, under
from tests.visiting import House


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_meetings_summary_and_its_minutes_tell_who_decided_it_and_how_it_was_put_right(
    house: House,
) -> None:
    chief, kolding = house.visit("stabschef"), house.visit("kolding")
    operation = chief.opens()
    chief.does(operation, "OpenMeeting")
    level = {"level": "staff", "seen": "daily", "reason": "Vandet", "basis": "DMI"}
    chief.does(operation, "DecideLevel", **level)
    left = {"text": f"Skolen lukkes {HOSTILE}", "kind": "omission"}
    number = kolding.does(operation, "RecordEntry", **left)
    summary = under(chief.page(path(operation)), "summary")
    assert "Undladelse: Skolen lukkes" in summary
    assert "Stabsberedskab" in summary
    chief.does(operation, "CloseMeeting", meeting=1)
    head = chief.get(f"/api/v1/operations/{operation}/situation").json["number"]
    chief.does(operation, "ApproveMinutes", meeting=1, seen=head)
    kolding.does(operation, "CorrectEntry", number=number, text="Skolen holdes åben")
    page = chief.page(path(operation, "/1"))
    assert "<script>alert(1)" not in page
    assert f'href="/operationer/{operation}#post-{number}"' in page
    told = words(page)
    assert "Undladelse Skolen lukkes" in told
    assert "Kolding Kommune, " in told.partition("Skolen lukkes")[2]
    assert "siden rettet Skolen holdes åben" in told
    assert "Der blev ikke truffet beslutninger" not in told


def test_the_picture_says_that_it_was_left_undone(house: House) -> None:
    operation = house.visit("stabschef").opens()
    for kind, text in (("omission", "Skolen lukkes"), ("decision", "Havnen tømmes")):
        house.visit("kolding").does(operation, "RecordEntry", text=text, kind=kind)
    told = words(house.visit("stabschef").page(f"/operationer/{operation}/situationsbillede"))
    assert "Undladelse: Skolen lukkes" in told
    assert "Havnen tømmes" in told and "Undladelse: Havnen" not in told
