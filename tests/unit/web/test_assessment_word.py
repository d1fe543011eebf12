"""A scenario as a Word document: side by side, and for each reader what he sees and no more."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from crisis.terms.assessments import Measure
from tests.visiting import House

HOSTILE = "<w:p>&\"' Orkan"
FILE = "/plan/vurderinger/1/word"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    made.desk.knows()
    yield made
    made.database.close()


def write(house: House, seat: str, command: str, **body: Any) -> int:
    answer = house.visit(seat).api("POST", f"/api/v1/planning/commands/{command}", body)
    assert answer.status_code == 201, answer.data
    return int(answer.json["entries"][0])


def words(house: House, seat: str, query: str = "") -> str:
    answer = house.visit(seat).get(FILE + query)
    assert answer.status_code == 200
    assert ".docx" in answer.headers["Content-Disposition"]
    with ZipFile(BytesIO(answer.data)) as opened:
        return opened.read("word/document.xml").decode()


def test_who_differs_stands_side_by_side_and_what_is_for_some_is_for_those(house: House) -> None:
    text = {"hazard": "Orkan", "title": HOSTILE, "text": "Det blæser", "municipality": "kolding"}
    described = write(house, "planlaegger", "DescribeScenario", **text)
    for seat, score, more in (
        ("kolding", 1, {"note": "Digerne er nye"}),
        (
            "vejle",
            4,
            {"note": "Vejles egen", "readers": {"sight": "restricted", "only_for": ["politi"]}},
        ),
    ):
        scores = dict.fromkeys((one.value for one in Measure), score)
        said = {"scenario": 1, "described": described, "scores": scores, **more}
        write(house, seat, "AssessScenario", review_on="2026-12-24", **said)
    own, theirs = words(house, "vejle"), words(house, "kolding")
    assert "Det blæser" in own and "Digerne er nye" in own
    assert "Vejles egen" in own and "uafklaret" in own
    assert "Digerne er nye" in theirs
    assert "Vejle" not in theirs and "uafklaret" not in theirs
    assert "&lt;w:p&gt;&amp;" in own and "<w:p>&" not in own


def test_one_that_is_not_there_has_no_file(house: House) -> None:
    assert house.visit("kolding").get(FILE).status_code == 404
