"""What was decided and awaits its owner is not offered to be decided again, and tells why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.web.test_priority_pages import FJORD, asks, page, registers
from tests.visiting import House

AWAITS = "besluttet i prioritering 1, venter på svar"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def operation(house: House) -> str:
    """Two pumps are asked for; the fire service has one of them and the state the other."""
    registers(house, "trekantbrand", "pumpe-1", 1, [9.47, 55.49])
    registers(house, "brs", "brs-pumpe", 1, [9.77, 55.26])
    made = house.visit("stabschef").opens()
    asks(house, "kolding", made, 2, "life", FJORD, spot="Hejlsminde")
    return made


def decides(house: House, operation: str, seen: int = 0) -> None:
    lines = [{"operation": operation, "request": 1, "resource_id": one, "amount": 1}
             for one in ("pumpe-1", "brs-pumpe")]  # fmt: skip
    house.visit("formand").does(operation, "DecidePriority", lines=lines,
                                ground="Plejehjemmet først", seen=seen)  # fmt: skip


def button(house: House, operation: str) -> str:
    whole = house.visit("formand").page(f"/operationer/{operation}/prioritering")
    return next(one for one in whole.split("<button ") if 'id="beslut"' in one).split("</button>")[
        0
    ]


def test_what_awaits_its_owner_is_not_offered_to_be_decided_again(
    house: House, operation: str
) -> None:
    assert "pri" in button(house, operation) and AWAITS not in page(house, "formand", operation)
    decides(house, operation)
    assert page(house, "formand", operation).count(AWAITS) == 1
    assert 'class="btn sm"' in button(house, operation)
    assert "Beslut noget andet" in button(house, operation)
    no = {"request": 1, "resource_id": "pumpe-1", "confirm": False, "reason": "Den er ude"}
    house.visit("trekantbrand").does(operation, "ConfirmLine", **no)
    assert AWAITS not in page(house, "formand", operation)
    assert 'class="btn sm pri"' in button(house, operation)


def test_nothing_is_pressed_for_when_nothing_would_be_otherwise(
    house: House, operation: str
) -> None:
    decides(house, operation)
    for owner, unit in (("brs", "brs-pumpe"), ("trekantbrand", "pumpe-1")):
        house.visit(owner).does(operation, "ConfirmLine", request=1, resource_id=unit)
    told = page(house, "formand", operation)
    assert "Intet ville blive anderledes" in told and "Beslut noget andet" not in told
    assert 'class="btn sm"' in button(house, operation)
    assert "dækket, 2 af 2" in told


def test_a_decision_tells_its_ground(house: House, operation: str) -> None:
    decides(house, operation)
    told = page(house, "vejle", operation)
    decided = told[told.index("Besluttet") : told.index("Anmodninger side om side")]
    assert "Begrundelse: Plejehjemmet først" in decided


def test_each_owner_is_told_its_own_amount(house: House, operation: str) -> None:
    decides(house, operation)
    for owner in ("brs", "trekantbrand"):
        waits = house.visit(owner).page(f"/operationer/{operation}/paneler/venter")
        part = waits.split("Bekræft jeres del")[1].split("</a>")[0]
        assert "pumpning: 1 stk. · Hejlsminde" in part
