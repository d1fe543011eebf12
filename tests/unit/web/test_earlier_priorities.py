"""What each decision on who gets what gave to whom can be read later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.unit.web.test_priority_pages import FJORD, QUAY, asks, registers
from tests.visiting import House

APART = {"sight": "restricted", "only_for": ["vejle", "brs"]}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page))


def part(house: House, seat: str, operation: str, name: str = "earlier") -> str:
    page = house.visit(seat).page(f"/operationer/{operation}/prioritering")
    return words(page.partition(f'data-part="{name}"')[2].partition("</section>")[0])


def decides(house: House, operation: str, seen: int, ground: str, *lines: dict[str, Any]) -> None:
    wish = {"lines": list(lines), "ground": ground, "seen": seen}
    house.visit("formand").does(operation, "DecidePriority", **wish)


def line(request: int, unit: str, amount: int, **more: Any) -> dict[str, Any]:
    return {"request": request, "resource_id": unit, "amount": amount, **more}


@pytest.fixture
def wanted(house: House) -> str:
    """A quay that all may read of, and something that is for some."""
    registers(house, "trekantbrand", "pumpe-3", 2, [9.47, 55.49])
    registers(house, "brs", "brs-pumper", 3, [9.77, 55.26])
    operation = house.visit("stabschef").opens("Stormflod")
    asks(house, "vejle", operation, 3, "property", QUAY, spot="Vejle Havn")
    asks(house, "vejle", operation, 2, "life", FJORD, spot="Skjult Sted", readers=APART)
    return operation


def test_what_an_earlier_decision_gave_and_left_missing_is_read_on_the_page(
    house: House, wanted: str
) -> None:
    decides(house, wanted, 0, "Havnen først", line(1, "brs-pumper", 2), line(2, "pumpe-3", 2))
    assert "Tidligere" not in part(house, "formand", wanted)
    house.visit("brs").does(wanted, "ConfirmLine", request=1, resource_id="brs-pumper")
    decides(house, wanted, 1, "Alt er anderledes")
    told = part(house, "formand", wanted)
    assert "Tidligere prioriteringer 1" in told and "Havnen først" in told
    assert "2 af Eksempel brs-pumper → anmodning 1 Beredskabsstyrelsen bekræftet" in told
    assert "Eksempel pumpe-3 → anmodning 2" in told
    assert "afløst af en ny beslutning" in told
    assert "Anmodning 1 : 1 mangler" in told
    assert "kun for nogle" not in told


def test_what_is_for_some_is_counted_for_the_others_and_an_owner_reads_its_own(
    house: House, wanted: str
) -> None:
    registers(house, "kolding", "kolding-pumpe", 1, [9.47, 55.49])
    given = (line(2, "pumpe-3", 1), line(2, "kolding-pumpe", 1))
    decides(house, wanted, 0, "Havnen først", line(1, "brs-pumper", 3), *given)
    decides(house, wanted, 1, "Alt er anderledes")
    told = part(house, "kolding", wanted)
    assert "Eksempel brs-pumper → anmodning 1" in told
    assert "Eksempel kolding-pumpe → anmodning 2 Kolding Kommune" in told
    assert "pumpe-3" not in told and "1 linje er kun for nogle." in told
    told = part(house, "fredericia", wanted)
    assert "anmodning 2" not in told and "2 linjer er kun for nogle." in told


def test_it_is_read_also_when_the_request_and_the_unit_are_gone_and_from_another_operation(
    house: House, wanted: str
) -> None:
    other = house.visit("stabschef").opens("Olie i fjorden")
    asks(house, "kolding", other, 1, "life", FJORD)
    here = line(1, "brs-pumper", 2)
    decides(house, wanted, 0, "Havnen først", here, line(1, "pumpe-3", 1, operation=other))
    house.visit("vejle").does(wanted, "WithdrawRequest", request=1, reason="Vandet falder")
    decides(house, wanted, 1, "Alt er anderledes")
    house.passes(minutes=1)
    seen = house.desk.handler.resources(wanted).listed["brs-pumper"].number
    gone = {"resource_id": "brs-pumper", "seen": seen}
    answer = house.visit("brs").api("POST", "/api/v1/resources/commands/RetireResource", gone)
    assert answer.status_code == 201, answer.json
    told = part(house, "kolding", wanted)
    assert "2 af Eksempel brs-pumper → anmodning 1" in told
    assert "1 af Eksempel pumpe-3 → anmodning 1 i Olie i fjorden" in told
    there = part(house, "kolding", other)
    assert "Besluttet i Stormflod" in there and "Havnen først" not in there
    assert "2 af Eksempel brs-pumper → anmodning 1 i Stormflod" in there


def test_the_minutes_hold_what_was_given_to_whom_as_it_stood_when_they_were_approved(
    house: House, wanted: str
) -> None:
    chief = house.visit("stabschef")
    chief.does(wanted, "OpenMeeting")
    decides(house, wanted, 0, "Havnen først", line(1, "brs-pumper", 2), line(2, "pumpe-3", 2))
    draft = words(chief.page(f"/operationer/{wanted}/moede/1"))
    assert "2 af Eksempel brs-pumper → anmodning 1" in draft
    chief.does(wanted, "CloseMeeting", meeting=1)
    head = house.desk.handler.whole(wanted).number
    chief.does(wanted, "ApproveMinutes", meeting=1, seen=head)
    house.passes(minutes=1)
    house.visit("brs").does(wanted, "ConfirmLine", request=1, resource_id="brs-pumper")
    decides(house, wanted, 1, "Alt er anderledes")
    told = words(house.visit("kolding").page(f"/operationer/{wanted}/moede/1"))
    assert "2 af Eksempel brs-pumper → anmodning 1 Beredskabsstyrelsen venter på ejeren" in told
    assert "Anmodning 1 : 1 mangler" in told
    assert "pumpe-3" not in told and "1 linje er kun for nogle." in told
