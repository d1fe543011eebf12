"""By what an inject is judged stands beside it: at the desk while it runs, and for all after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from crisis.web.pages import evaluation
from tests.drill_house import CONTROL, started
from tests.unit.web.test_evaluation_pages import drill, ends, page
from tests.visiting import House

PERFORMED, UNABLE = "<b>P</b> Svar inden ti minutter", "<b>U</b> Intet svar"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("criteria"))
    yield made
    made.database.close()


def test_control_reads_when_it_is_performed_of_what_comes_and_of_what_came(house: House) -> None:
    coming = house.visit(CONTROL).page(f"/operationer/{started(house)}/oevelse")
    assert "<b>S</b> Afgjort inden 30 minutter" in coming.partition('id="d-came"')[0]
    came = house.visit(CONTROL).page(f"/operationer/{drill(house, name='Set på bordet')}/oevelse")
    assert PERFORMED in came.partition('id="d-came"')[2]


def test_when_it_is_over_all_in_it_read_it_and_before_that_nobody_who_is_drilled(
    house: House,
) -> None:
    operation = drill(house, name="Set af alle")
    assert PERFORMED not in page(house, operation, "formand")
    ends(house, operation)
    beside = page(house, operation, "formand").partition('id="i-head"')[2]
    assert PERFORMED in beside and UNABLE in beside


def test_the_reports_file_says_it_too(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    operation = drill(house, name="Set som fil")
    ends(house, operation)
    way = f"/operationer/{operation}/evaluering/pdf"
    assert house.visit("formand").get(way).data.startswith(b"%PDF-1.7")
    told: list[dict[str, Any]] = []
    monkeypatch.setattr(evaluation, "typeset", lambda data, *_: told.append(data) or b"%PDF-")
    assert house.visit("formand").get(way).status_code == 200
    assert told[0]["injects"][0]["criterion"] == [
        ["P", "Svar inden ti minutter"],
        ["U", "Intet svar"],
    ]


def test_who_notes_chooses_an_inject_by_what_was_expected_of_it(house: House) -> None:
    said = page(house, drill(house, name="Set i noten"))
    assert '"inject:opkald">opkald: Kommunen svarer og skriver det i loggen</option>' in said
