"""From a report to its first assessment and the level: who is offered what, and what is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.visiting import House

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def reported(house: House) -> tuple[str, int]:
    operation = house.visit("stabschef").opens(level="daily")
    told = {"text": "Vandet står i gaden", "kind": "report", "place": "Havnegade"}
    return operation, house.visit("vagtcentral").does(operation, "RecordEntry", **told)


def assessed(house: House, **more: object) -> tuple[str, int]:
    operation, report = reported(house)
    told = {"entry": report, "what": HOSTILE, "known": HOSTILE, "level": "staff"}
    wish = {**told, "call": ["kolding", "vejle"], **more}
    return operation, house.visit("vagtcentral").does(operation, "AssessFirst", **wish)


def offered(house: House, operation: str, seat: str) -> set[str]:
    text = house.visit(seat).page(f"/operationer/{operation}/paneler/log")
    return set(re.findall(r'data-do="(assess\w*)"', text))


def test_the_police_alone_are_offered_to_assess_a_report(house: House) -> None:
    operation, _ = reported(house)
    seats = ("formand", "vagtcentral", "logfoerer", "kolding", "observatoer", "presse-politi")
    found = {seat: offered(house, operation, seat) for seat in seats}
    assert {seat for seat, buttons in found.items() if buttons} == {
        *("formand", "vagtcentral", "logfoerer")
    }
    board = house.visit("kolding").page(f"/operationer/{operation}")
    assert 'id="first-assess"' not in board
    assert 'id="first-assess"' in house.visit("logfoerer").page(f"/operationer/{operation}")


def test_from_the_assessment_go_the_level_and_the_call_with_what_it_proposes(house: House) -> None:
    operation, number = assessed(house)
    assert offered(house, operation, "formand") == {"assess", "assess_level", "assess_call"}
    assert offered(house, operation, "logfoerer") == {"assess"}
    page = house.visit("formand").page(f"/operationer/{operation}/paneler/log")
    assert 'data-first-level="staff" data-first-call="kolding vejle"' in page
    level = {"level": "staff", "seen": "daily", "reason": "Vand", "basis": "Vurderingen"}
    house.visit("formand").does(operation, "DecideLevel", **level, assessment=number)
    assert offered(house, operation, "formand") == {"assess", "assess_call"}


def test_what_we_knew_when_the_level_was_decided_names_the_assessment(house: House) -> None:
    operation, number = assessed(house)
    level = {"level": "staff", "seen": "daily", "reason": "Vand", "basis": "Vurderingen"}
    decided = house.visit("formand").does(operation, "DecideLevel", **level, assessment=number)
    log = house.visit("kolding").page(f"/operationer/{operation}/paneler/log")
    assert f"Bygger på førstevurderingen i {number}" in log
    assert f"Førstevurdering i {number}" in log
    then = house.visit("kolding").page(f"/operationer/{operation}/tidligere?post={decided}")
    assert "Niveauet bygger på førstevurderingen i" in then
    assert f'<a href="#post-{number}">post {number}</a>' in then
    before = house.visit("kolding").page(f"/operationer/{operation}/tidligere?post={number}")
    assert "Niveauet bygger på" not in before


@pytest.mark.parametrize("path", ["", "/paneler/log", "/tidligere", "/udskrift", "/post/3"])
def test_hostile_words_stay_words(house: House, path: str) -> None:
    operation, _ = assessed(house)
    text = house.visit("formand").page(f"/operationer/{operation}{path}")
    assert "&lt;script&gt;alert(1)" in text
    assert "<script>alert(1)" not in text
    assert "<img src=x" not in text
