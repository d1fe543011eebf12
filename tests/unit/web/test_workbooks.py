"""An operation as a workbook: what its reader may see, and as it stands."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

import msgspec
import openpyxl
import pytest
from immutables import Map

from crisis.commands.log import RecordEntry
from crisis.interop.workbook import write
from crisis.projections.log import LogBook
from crisis.terms.operations import Mode
from crisis.web.exporting import file_name
from crisis.web.pages.workbook_rows import Exported
from tests.given import NOON, Staff
from tests.visiting import House, Visitor

EVIL = '=HYPERLINK("http://example.org";"tryk")'
FOR_BRS = {"sight": "restricted", "only_for": ["brs"]}
DECISION = {
    "question": EVIL, "options": ["@ja", "-nej"], "chosen": 1, "ground": "+vandet",
    "competence": "own_sector",
    "follow_up": [{"what": "=varsl", "authority": "brs"}],
}  # fmt: skip


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("workbooks"))
    yield made
    made.database.close()


def filled(kolding: Visitor, operation: str) -> dict[str, int]:
    """Words that begin as formulas do, in all there is."""
    return {
        "open": kolding.does(operation, "RecordEntry", text=EVIL, source="mailto:x@example.org"),
        "secret": kolding.does(operation, "RecordEntry", text="hemmeligt", readers=FOR_BRS),
        "figure": kolding.does(operation, "SetFigure", figure="evacuated", value=120, source="=1"),
        "decision": kolding.does(operation, "TakeDecision", **DECISION),
        "quiet": kolding.does(
            operation, "TakeDecision", **{**DECISION, "question": "hemmeligt", "readers": FOR_BRS}
        ),
        "task": kolding.does(operation, "AskTask", kind="roads", authority="brs", title="-ryd"),
        "hush": kolding.does(
            operation, "AskTask", kind="roads", authority="brs", title="hemmeligt", readers=FOR_BRS
        ),
    }


@pytest.fixture(scope="module")
def operation(house: House) -> tuple[str, dict[str, int]]:
    made = house.visit("stabschef").opens()
    return made, filled(house.visit("kolding"), made)


def sheets(visitor: Visitor, path: str) -> dict[str, list[tuple[Any, ...]]]:
    answer = visitor.get(path)
    assert answer.status_code == 200
    assert answer.mimetype.endswith("spreadsheetml.sheet")
    assert "no-store" in answer.headers["Cache-Control"]
    whole = openpyxl.load_workbook(BytesIO(answer.data))
    return {one.title: list(one.iter_rows(values_only=True)) for one in whole.worksheets}


def said(visitor: Visitor, path: str) -> str:
    with zipfile.ZipFile(BytesIO(visitor.get(path).data)) as held:
        return "".join(held.read(name).decode() for name in held.namelist())


def test_it_has_a_sheet_of_each_and_real_cells(house: House, operation: Any) -> None:
    number, made = operation
    found = sheets(house.visit("brs"), f"/operationer/{number}/regneark")
    assert list(found) == ["Stabslog", "Beslutninger", "Opgaver", "Tal"]
    log = {row[0]: row for row in found["Stabslog"][2:]}
    assert log[made["open"]][7] == EVIL
    assert isinstance(log[made["open"]][1], datetime)
    assert log[made["open"]][1].hour == 13  # noon in UTC, on the Danish clock
    assert "forskel fra UTC" in found["Stabslog"][1][1]
    assert found["Beslutninger"][2][3] == EVIL
    assert found["Beslutninger"][2][18].startswith("B1.1 =varsl")
    assert found["Opgaver"][2][1] == "-ryd"
    assert found["Tal"][2][:2] == ("Evakuerede", 120)
    assert found["Tal"][2][6] == "=1"
    assert found["Stabslog"][0][0].startswith("Stormflod · hentet søndag 22. november 2026")


def test_what_is_hidden_is_a_numbered_blank_in_the_log_and_nowhere_else(
    house: House, operation: Any
) -> None:
    number, made = operation
    for path in (f"/operationer/{number}/regneark", f"/api/v1/operations/{number}/workbook"):
        theirs, ours = sheets(house.visit("vejle"), path), sheets(house.visit("brs"), path)
        assert "hemmeligt" not in said(house.visit("vejle"), path)
        assert "hemmeligt" in said(house.visit("brs"), path)
        log = {row[0]: row for row in theirs["Stabslog"][2:]}
        assert set(log) == {row[0] for row in ours["Stabslog"][2:]}
        for hidden in ("secret", "quiet"):
            row = log[made[hidden]]
            assert row[-1] == "ikke for dig"
            assert [at for at, cell in enumerate(row) if cell] == [0, 2, len(row) - 1]
        for sheet in ("Beslutninger", "Opgaver"):
            assert len(theirs[sheet]) == len(ours[sheet]) - 1


def test_an_erased_entry_says_so_and_has_no_words(house: House) -> None:
    chief = house.visit("stabschef")
    operation = chief.opens("Sletning")
    number = chief.does(operation, "RecordEntry", text="borgerens navn")
    chief.does(operation, "EraseEntry", entry=number, reason="navn", basis="GDPR art. 17")
    path = f"/operationer/{operation}/regneark"
    row = next(row for row in sheets(chief, path)["Stabslog"][2:] if row[0] == number)
    assert "borgerens" not in said(chief, path)
    assert row[-1] == "slettet efter loven: navn · GDPR art. 17"


def test_an_exercise_is_one_in_the_files_name_and_in_every_title(house: House) -> None:
    chief = house.visit("stabschef")
    answer = chief.get(f"/operationer/{chief.opens('Ebbe/flod', 'EXERCISE')}/regneark")
    name = answer.headers["Content-Disposition"]
    assert "filename*=UTF-8''%C3%98VELSE%20Ebbe%20flod%202026-11-22%201300.xlsx" in name
    assert 'filename="OEVELSE Ebbe flod 2026-11-22 1300.xlsx"' in name
    whole = openpyxl.load_workbook(BytesIO(answer.data))
    assert all(one["A1"].value.startswith("ØVELSE · Ebbe/flod") for one in whole.worksheets)
    assert whole.properties.title.startswith("ØVELSE")


def test_it_is_in_the_readers_language(house: House, operation: Any) -> None:
    visitor = house.visit("brs")
    visitor.form("/sprog", language="en", next="/", csrf_token=visitor.headers["X-CSRF-Token"])
    found = sheets(visitor, f"/operationer/{operation[0]}/regneark")
    assert list(found) == ["Log", "Decisions", "Tasks", "Figures"]
    assert found["Log"][1][7] == "Text"


def test_a_guest_has_his_board_and_no_file_of_it(house: House) -> None:
    chief = house.visit("stabschef")
    operation = chief.opens("Gæst")
    planner = house.visit("planlaegger")
    partner = {"partner": "busser", "name": "Busser", "group": "company", "can_help": "busser",
               "contact": "Vagten"}  # fmt: skip
    made = planner.api("POST", "/api/v1/planning/commands/RegisterPartner", partner)
    assert made.status_code == 201, made.data
    chief.does(operation, "SeatPartner", partner="busser")
    guest = house.guest(operation, "busser")
    assert "/regneark" not in guest.page(f"/operationer/{operation}")
    assert guest.get(f"/operationer/{operation}/regneark").status_code == 403


def test_a_file_name_holds_what_every_disk_takes() -> None:
    assert file_name("", '../a\\b:c*"<>|?\x00', NOON) == "a b c 2026-11-22 1300.xlsx"
    assert file_name("ØVELSE", "...", NOON) == "ØVELSE 2026-11-22 1300.xlsx"
    assert len(file_name("", "x" * 500, NOON)) < 110


def test_many_entries_become_as_many_rows_of_a_small_file() -> None:
    staff = Staff(Mode.LIVE)
    staff.do(RecordEntry(text="=vandet stiger ved kajen " * 10, source="Havnen"), "kolding")
    one = staff.situation.log.latest(1)[0]
    many = {at: msgspec.structs.replace(one, number=at) for at in range(1, 2_001)}
    log = LogBook(entries=Map(many), last=2_000)
    large = msgspec.structs.replace(staff.situation, log=log)
    made = write(
        Exported(situation=large, planning=staff.planning, language="da", now=NOON).workbook
    )
    book = openpyxl.load_workbook(BytesIO(made), read_only=True)
    assert sum(1 for _ in book["Stabslog"].iter_rows()) >= 2_000
    assert len(made) < 600_000
