"""Injects as a sheet: what goes out comes in, no cell is a formula, a bad row is told."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from crisis.drills.editing import lean
from crisis.drills.injects import Part
from crisis.drills.yaml_file import page
from crisis.errors import Malformed
from crisis.interop.sheets import read_rows
from crisis.interop.workbook import write
from crisis.web.script_reading import column, injects_of, with_rest
from crisis.web.script_sheet import COLUMNS, Injects, csv_of, roles_by_name, workbook_of
from crisis.web.texts import sentence
from tests.unit.drills.injected import INJECTED

MADE = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
INJECTS: list[dict[str, Any]] = page(INJECTED).plain["injects"]
TOLD = Injects(injects=INJECTS, cast=msgspec.convert(page(INJECTED).plain["cast"], list[Part]))
HEADS = [one.da for one in COLUMNS]


def rows(*told: dict[str, str]) -> list[list[str]]:
    return [HEADS, *([one.get(name, "") for name in HEADS] for one in told)]


GOOD = {"navn": "a", "fra": "dmi", "til": "formand; kolding", "tekst": "Vand", "tid": "0:40"}


@pytest.mark.parametrize("language", ["da", "en"])
def test_what_goes_out_comes_in_again(language: str) -> None:
    for file in (csv_of(TOLD, language), write(workbook_of(TOLD, "Vand", language, MADE))):
        found = injects_of(read_rows(file))
        assert not found.bad
        assert [lean(one) for one in found.injects] == [lean(one) for one in INJECTS]


def test_no_cell_is_a_formula_and_the_words_come_back() -> None:
    wild = [{**INJECTS[0], "text": '=HYPERLINK("http://x")', "to": ["formand"], "at": "-5m"}]
    text = csv_of(Injects(injects=wild), "da").decode("utf-8-sig")
    assert "\"'=HYPERLINK" in text
    assert ";'-5m;" in text
    assert injects_of(read_rows(text.encode())).injects[0]["text"] == '=HYPERLINK("http://x")'
    book = write(workbook_of(Injects(injects=wild), "Vand", "da", MADE))
    assert injects_of(read_rows(book)).injects[0]["text"] == '=HYPERLINK("http://x")'


CALLED = [
    Part(role="paaroerende", name="Pårørende"),
    Part(role="dmi"),
    Part(role="vagt", name="Direktør, havnen"),
]


def test_a_sheet_calls_the_roles_by_their_names_and_takes_them_back() -> None:
    injects = [
        {"id": "a", "from": "paaroerende", "to": ["dmi", "paaroerende"], "text": "Hvor er I?"},
        {"id": "b", "from": "vagt", "to": ["paaroerende", "vagt"], "text": "Her"},
    ]
    file = csv_of(Injects(injects=injects, cast=CALLED), "da")
    text = file.decode("utf-8-sig")
    assert ";Pårørende;dmi, Pårørende;" in text
    assert ";vagt;Pårørende, vagt;" in text, "a name with a comma could not be read back"
    found = injects_of(read_rows(file), roles_by_name(CALLED))
    assert [lean(one) for one in found.injects] == injects
    other = injects_of(rows({**GOOD, "fra": "PÅRØRENDE", "til": "dmi"}), roles_by_name(CALLED))
    assert other.injects[0]["from"] == "paaroerende"


def test_a_role_that_nobody_plays_is_told_beside_its_cell() -> None:
    found = injects_of(rows({**GOOD, "til": "dmi, Ukendt"}), roles_by_name(CALLED))
    (wrong,) = found.bad
    assert (wrong.row, wrong.column, wrong.problem.code) == (2, "til", "scenario.unknown_role")


def test_a_sheet_may_be_written_as_a_clock_reads() -> None:
    one = injects_of(rows(GOOD)).injects[0]
    told = {"id": "a", "from": "dmi", "to": ["formand", "kolding"], "text": "Vand"}
    assert one == {**told, "at": "40m"}
    again = {**GOOD, "tid": "T+1:30", "kanal": "Telefon", "holdes tilbage": "ja", "gange": "2"}
    made = injects_of(rows({**again, "gentages hver": "0:10"})).injects[0]
    assert (made["at"], made["channel"], made["held"]) == ("1h30m", "phone", True)
    assert made["repeat"] == {"every": "10m", "times": 2}


@pytest.mark.parametrize(
    ("wrong", "code", "named"),
    [
        ({"kanal": "due"}, "sheet.no_such", "kanal"),
        ({"navn": "Stort Navn"}, "field.pattern", "navn"),
        ({"navn": ""}, "field.missing", "navn"),
        ({"gange": "mange", "gentages hver": "5m"}, "sheet.no_number", "gange"),
        ({"gange": "900", "gentages hver": "5m"}, "field.out_of_range", "gange"),
        ({"felter": "[1"}, "script.no_fields", "felter"),
        ({"doktrin": "NBB"}, "field.missing", ""),
        ({"tekst": "x" * 20_000}, "field.too_long", "tekst"),
    ],
)
def test_a_bad_row_is_told_by_number_and_column(
    wrong: dict[str, str], code: str, named: str
) -> None:
    found = injects_of(rows(GOOD, {**GOOD, "navn": "b", **wrong}))
    assert [(one.row, one.problem.code) for one in found.bad] == [(3, code)]
    assert found.bad[0].column == named or not named
    assert "…" not in sentence(found.bad[0].problem)


def test_two_rows_may_not_be_called_the_same() -> None:
    found = injects_of(rows(GOOD, GOOD))
    assert [(one.row, one.problem.code) for one in found.bad] == [(3, "scenario.two_alike")]


def test_what_is_no_such_sheet_is_refused_whole() -> None:
    with pytest.raises(Malformed, match=r"sheet\.columns"):
        injects_of([["a", "b"], ["1", "2"]])
    with pytest.raises(Malformed, match=r"sheet\.empty"):
        injects_of([HEADS])


def test_what_no_column_holds_stays() -> None:
    before = [{"id": "a", "from": "x", "weather": "blæst"}]
    assert with_rest([{"id": "a", "from": "dmi"}, {"id": "b", "from": "dmi"}], before) == [
        {"weather": "blæst", "id": "a", "from": "dmi"},
        {"id": "b", "from": "dmi"},
    ]
    assert column("expects.criterion.P") == "udført (P)"
    assert column("to[2]") == "til"
