"""The file that goes with an inject is handed over by control, who must know of it before it comes
and judge by it after; the board has its name alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from crisis.web.pages import evaluation
from tests.drill_house import CONTROL, started
from tests.visiting import House

FILE = "Bilag: prognose kl 8.pdf"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("attachments"))
    yield made
    made.database.close()


def test_its_name_stands_at_the_desk_before_and_after_and_in_the_evaluators_script(
    house: House,
) -> None:
    operation = started(house)
    desk = f"/operationer/{operation}/oevelse"
    assert FILE in house.visit(CONTROL).page(desk).partition('id="d-came"')[0]
    assert FILE in house.visit("observatoer").page(f"/operationer/{operation}/evaluering")
    house.visit(CONTROL).does(operation, "GiveInject", inject="varsel", due_s=0)
    came = house.visit(CONTROL).page(desk).partition('id="d-came"')[2]
    assert came.count(FILE) == 1
    assert FILE in house.visit("kolding").page(f"/operationer/{operation}/paneler/indspil")


def test_its_name_stands_in_the_report(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    operation = started(house)
    control, way = house.visit(CONTROL), f"/operationer/{operation}/evaluering"
    control.does(operation, "GiveInject", inject="varsel", due_s=0)
    control.does(operation, "EndDrill", kind="finished")
    assert FILE in house.visit("formand").page(way).partition('id="i-head"')[2]
    assert house.visit("formand").get(f"{way}/pdf").data.startswith(b"%PDF-1.7")
    told: list[dict[str, Any]] = []
    monkeypatch.setattr(evaluation, "typeset", lambda data, *_: told.append(data) or b"%PDF-")
    assert house.visit("formand").get(f"{way}/pdf").status_code == 200
    assert told[0]["injects"][0]["attachment"] == "prognose kl 8.pdf"
