"""Two years of assessments on one page, as its reader may see them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crisis.terms.assessments import Measure
from tests.visiting import House

HOSTILE = "<script>alert(1)</script>"
PAGE = "/plan/vurderinger/to-aar"


def write(house: House, seat: str, command: str, **body: Any) -> int:
    answer = house.visit(seat).api("POST", f"/api/v1/planning/commands/{command}", body)
    assert answer.status_code == 201, answer.text
    return int(answer.json["entries"][0])


def says(house: House, seat: str, described: int, seen: int | None = None, **more: Any) -> int:
    scores = {one.value: 3 for one in Measure} | more.pop("scores", {})
    said = {"scenario": 1, "described": described, "scores": scores, "seen": seen, **more}
    return write(house, seat, "AssessScenario", review_on="2029-12-24", **said)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("assessed-years"))
    text = {"hazard": "Orkan", "title": HOSTILE, "text": "Det blæser", "municipality": "kolding"}
    described = write(made, "planlaegger", "DescribeScenario", **text)
    kolding = says(made, "kolding", described, scores={"likelihood": 2})
    vejle = says(made, "vejle", described, scores={"vulnerability": 4})
    made.passes(days=365)
    note = f"Pumpen er slidt op {HOSTILE}"
    says(made, "kolding", described, kolding, scores={"likelihood": 4}, note=note)
    secret = {"sight": "restricted", "only_for": ["brs"]}
    says(
        made,
        "vejle",
        described,
        vejle,
        scores={"vulnerability": 2},
        readers=secret,
        note="Hemmeligt",
    )
    yield made
    made.database.close()


def test_what_rose_stands_with_its_numbers_and_why(house: House) -> None:
    text = house.visit("planlaegger").page(f"{PAGE}?fra=2026&til=2027")
    assert "Steget" in text and "▲ +6" in text
    assert "sandsynlighed 2 → 4" in text and "Pumpen er slidt op" in text
    assert HOSTILE not in text and "&lt;script&gt;" in text
    assert "Hemmeligt" not in text
    assert "Begge veje" in house.visit("formand").page(f"{PAGE}?fra=2026&til=2027")


def test_the_order_does_not_matter_and_without_an_address_it_is_last_year_and_today(
    house: House,
) -> None:
    reader = house.visit("kolding")
    assert "Vurderinger 2026 og 2027" in reader.page(PAGE)
    assert "Vurderinger 2026 og 2027" in reader.page(f"{PAGE}?fra=2027&til=2026")
    assert "Der var ingen scenarier i brug" in reader.page(f"{PAGE}?fra=2024&til=2025")


@pytest.mark.parametrize("year", ["2028", "x", "²⁰²⁶", "-1", "99999"])
def test_a_year_that_is_none_is_refused(house: House, year: str) -> None:
    assert house.visit("kolding").get(f"{PAGE}?til={year}").status_code == 422


def test_it_is_read_in_english_too(house: House) -> None:
    reader = house.visit("brs")
    reader.form("/sprog", language="en")
    assert "Compare two years" in reader.page("/plan/vurderinger")
    assert "risen" in reader.page(PAGE) or "both ways" in reader.page(PAGE).lower()
    reader.form("/sprog", language="da")
    if out := os.environ.get("LOOK"):
        Path(out).write_text(house.visit("formand").page(PAGE), encoding="utf-8")
