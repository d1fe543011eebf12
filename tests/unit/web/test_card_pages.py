"""Action cards beside an incident: what fits, whom each step asks, how far it has come."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.visiting import House

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}"
PLAN, OWN = "pl-000000000001", "pl-000000000002"
NUMBERS = itertools.count(1)
SHAPE = {"type": "Point", "coordinates": [9.4722, 55.4907]}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("cards"))
    made.desk.knows()
    steps: list[dict[str, Any]] = [
        {"what": HOSTILE, "responsible": "kolding", "minutes": 30},
        {"what": "Luk for gassen", "kind": "gas", "after": [1]},
    ]
    flood = {"title": f"Vand {HOSTILE}", "hazard": HOSTILE, "steps": steps, "kinds": ["flood"]}
    other = {"title": "Sne", "hazard": "Snestorm", "steps": steps[:1], "source": HOSTILE}
    write(made, "planlaegger", plan=PLAN, owner="kolding", cards=[flood, other])
    secret = {"title": "Vejles eget kort", "hazard": "X", "steps": steps[:1], "kinds": ["flood"]}
    write(made, "vejle", plan=OWN, owner="vejle", cards=[secret], sight="restricted")
    yield made
    made.database.close()


def write(house: House, seat: str, **more: Any) -> None:
    body = {"kind": "sub_plan", "title": f"Delplan {HOSTILE}", **more}
    answer = house.visit(seat).api("POST", "/api/v1/planning/commands/RegisterPlan", body)
    assert answer.status_code == 201, answer.data


def flooded(house: House) -> str:
    chief = house.visit("stabschef")
    operation = chief.opens(name=f"Stormflod {next(NUMBERS)}")
    chief.does(operation, "OpenIncident", kind="flood", title="Åen", shape=SHAPE)
    return operation


def card_page(house: House, operation: str, seat: str = "stabschef") -> str:
    return house.visit(seat).page(f"/operationer/{operation}/haendelser/1/indsatskort")


def test_cards_for_the_type_of_incident_come_first_and_a_gap_is_chosen(house: House) -> None:
    operation = flooded(house)
    text = card_page(house, operation)
    fitting, _, others = text.partition('id="andre-kort"')
    assert f'data-plan="{PLAN}"' in fitting
    assert ">Sne<" in others
    assert ">Sne<" not in fitting
    assert 'data-choice="2"' in fitting
    assert "senest 0:30 efter start" in fitting
    assert "Vejles eget kort" not in card_page(house, operation, "logfoerer")
    assert "Vejles eget kort" in card_page(house, operation, "vejle")
    assert "data-lay-out" not in card_page(house, operation, "observatoer")
    assert house.visit("stabschef").get(
        f"/operationer/{operation}/haendelser/9/indsatskort"
    ).status_code == 404  # fmt: skip


def test_how_far_a_card_has_come_stands_on_its_page_the_incident_and_the_tasks(
    house: House,
) -> None:
    operation = flooded(house)
    chosen = [{"step": 2, "authority": "brs"}]
    told = {"plan": PLAN, "card": 1, "incident": 1, "choices": chosen}
    chief, kolding = house.visit("stabschef"), house.visit("kolding")
    chief.does(operation, "LayOutCard", **told)
    again = chief.do(operation, "LayOutCard", told)
    assert (again.status_code, again.json["error"]["code"]) == (409, "card.laid_out")
    kolding.does(operation, "MoveTask", task=1, move="accept")
    assert "venter på O1" in card_page(house, operation)
    kolding.does(operation, "MoveTask", task=1, move="finish")
    text = card_page(house, operation)
    assert "1 af 2 udført" in text
    assert "1 venter på svar" in text
    assert "kan begynde" in text
    assert "1 af 2 udført" in house.visit("brs").page(f"/operationer/{operation}/haendelser/1")
    row = house.visit("brs").page(f"/operationer/{operation}/opgaver/2")
    assert f'href="/plan/planer/{PLAN}/indsatskort/1"' in row
    assert "står på kortet eller er valgt" in row


@pytest.mark.parametrize("seat", ["stabschef", "kolding", "observatoer"])
def test_hostile_words_of_a_card_stay_words(house: House, seat: str) -> None:
    operation = flooded(house)
    chief = house.visit("stabschef")
    chief.does(operation, "LayOutCard", plan=PLAN, card=2, incident=1)
    for path in ("haendelser/1/indsatskort", "haendelser/1", "opgaver/1", "paneler/opgaver"):
        text = house.visit(seat).page(f"/operationer/{operation}/{path}")
        assert "<script>alert(1)" not in text
        assert "<img src=x" not in text
        assert "49" not in re.findall(r">\s*(49)\s*<", text)
