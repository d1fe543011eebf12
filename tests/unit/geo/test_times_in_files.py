"""Times and numbers come in as a planner's file shows them, from a table and from a workbook's own
cells; a day alone is no time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from crisis.errors import Malformed
from crisis.geo.vectors import layers
from crisis.register.importing import Draft, draft
from crisis.register.imports.foreign import read
from crisis.register.placing import placed
from crisis.register.rows import recognise
from crisis.register.telling import told
from crisis.terms.register import Capacity, Occasion
from crisis.terms.times import ZONE
from crisis.web.import_words import fault_words
from tests.unit.register.test_importing import codes, only

FESTIVAL = ("Koncerter", "Festen", 55.492, 9.495)
HEADING = ("kategori", "navn", "bredde", "længde", "start", "slut", "deltagere")
BEGINS, ENDS = datetime(2026, 12, 1, 18), datetime(2026, 12, 1, 23, 30)
SHOWN = ("dd-mm-yyyy hh:mm", "dd/mm/yyyy hh:mm:ss", 'dd.mm.yyyy "kl." hh.mm', "yyyy-mm-dd hh:mm")


def workbook(
    path: Path, heading: Sequence[str], *rows: Sequence[object], shown: str = SHOWN[0]
) -> Path:
    """A workbook of cells as they were written: times as dates of Excel's, shown so."""
    with xlsxwriter.Workbook(path) as made:
        sheet, date = made.add_worksheet(), made.add_format({"num_format": shown})
        for at, cells in enumerate([heading, *rows]):
            for column, cell in enumerate(cells):
                sheet.write(at, column, cell, *([date] if isinstance(cell, datetime) else []))
    return path


def drafted(file: Path) -> Draft:
    rows = list(read(file, file.name, None, None))
    columns = recognise(rows[0].values)
    return draft(placed(one, columns) for one in rows)


def moment(text: str) -> datetime:
    words = {"name": "Fest", "category": "Koncerter", "occasion.attendance": "4200"}
    given = told({**words, "occasion.begins": text, "occasion.ends": "2026-12-31 23:59"})
    occasion = given["occasion"]
    assert isinstance(occasion, Occasion)
    return occasion.begins


@pytest.mark.parametrize("shown", SHOWN)
def test_a_workbook_of_date_cells_brings_in_its_events(tmp_path: Path, shown: str) -> None:
    """Not one could: a cell is handed over as 2026/12/01 18:00:00, which was no time."""
    row = (*FESTIVAL, BEGINS, ENDS, 4200)
    one = only(drafted(workbook(tmp_path / "fest.xlsx", HEADING, row, shown=shown)))
    assert one.occasion == Occasion(
        begins=BEGINS.replace(tzinfo=ZONE), ends=ENDS.replace(tzinfo=ZONE), attendance=4200
    )


@pytest.mark.parametrize("shown", ["d/m/yyyy h:mm", "dd-mm-yyyy"])
def test_a_cell_that_comes_as_a_day_alone_is_never_a_midnight(tmp_path: Path, shown: str) -> None:
    row = (*FESTIVAL, BEGINS, ENDS, 4200)
    made = drafted(workbook(tmp_path / "fest.xlsx", HEADING, row, shown=shown))
    assert codes(made) == {2: "import.only_a_day"}
    said = fault_words(made.bad[0].problem, "da")
    assert "2026/12/01" in said
    assert "kun en dag" in said
    assert "tt:mm" in said


@pytest.mark.parametrize(
    "text",
    [
        "01-12-2026 18:00", "01-12-2026 18:00:00", "01-12-2026 18.00", "1/12/2026 18:00",
        "1/12-2026 kl. 18.00", "1.12.2026 kl. 18.00.00", "1.12.2026 Kl 18:00",
        "2026/12/01 18:00:00", "2026-12-01 18.00", "2026-12-01 kl. 18:00", "2026-12-01T18:00",
        "2026-12-01T17:00Z", "2026-12-01 17:00:00+00:00",
    ],
)  # fmt: skip
def test_a_time_is_read_as_danes_and_programs_write_it(text: str) -> None:
    assert moment(text) == BEGINS.replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026/12/01", "import.only_a_day"), ("2026-12-01", "import.only_a_day"),
        ("20261201", "import.only_a_day"), ("1.12.2026", "import.only_a_day"),
        ("31-02-2026 18:00", "import.not_a_time"), ("1-12-2026 24:30", "import.not_a_time"),
        ("1-12-26 18:00", "import.not_a_time"), ("18:00", "import.not_a_time"),
        ("1-12-2026 18.5", "import.not_a_time"), ("46357.75", "import.not_a_time"),
        ("13/13/2026 18:00", "import.not_a_time"), ("1-12-2026 i aften", "import.not_a_time"),
    ],
)  # fmt: skip
def test_what_is_no_time_or_only_a_day_is_not_guessed(text: str, code: str) -> None:
    with pytest.raises(Malformed) as refused:
        moment(text)
    assert (refused.value.code, refused.value.field) == (code, "occasion.begins")


@pytest.mark.parametrize("amount", [4.125, 0.125, 4500, 12.5])
def test_a_number_cell_of_a_workbook_is_that_number(tmp_path: Path, amount: float) -> None:
    """4.125 was refused: as text it may be four thousand."""
    heading = ("kategori", "navn", "bredde", "længde", "kapacitet", "enhed")
    rows = [("Havne", name, 55.492, 9.495, amount, "t") for name in ("Ø", "V")]
    made = drafted(workbook(tmp_path / "havne.xlsx", heading, *rows))
    assert made.bad == []
    assert [one.capacity for one in made.objects.values()] == [
        Capacity(amount=amount, unit="t")
    ] * 2


def test_among_words_a_number_stays_as_it_is_written_and_is_not_guessed(tmp_path: Path) -> None:
    heading = ("kategori", "navn", "bredde", "længde", "kapacitet", "enhed", "tlf")
    rows = [
        ("Havne", "A", 55.492, 9.495, "ca. 4", "t", "0075501234"),
        ("Havne", "B", 55.492, 9.495, 4.125, "t", "0075501235"),
        ("Havne", "C", 55.492, 9.495, 12.5, "t", "0075501236"),
    ]
    file = workbook(tmp_path / "havne.xlsx", heading, *rows)
    assert codes(drafted(file)) == {2: "import.not_a_number", 3: "import.either_number"}
    assert next(iter(read(file, file.name, None, None))).values["tlf"] == "0075501234"


def test_a_workbook_is_read_in_one_go_since_each_step_would_read_all_of_it(tmp_path: Path) -> None:
    (found,) = layers(workbook(tmp_path / "havne.xlsx", HEADING, (*FESTIVAL, BEGINS, ENDS, 4200)))
    assert not found.quick
