"""A hundred thousand objects from a file to the register: whole, and beside what reading and
inserting cost by themselves in the same run."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyogrio.raw
import shapely

from crisis.terms.categories import TOPS
from crisis.terms.imports import Stage
from tests.bench.goals import at_least
from tests.importing import Intake
from tests.made_files import text

OBJECTS = 100_000
GOAL, WISH = 5_000, 20_000
COLUMNS = 27
"""As many as the register's own table has."""
PER_ENTRY = 1_000
NAMES = ("id", "navn", "kategori", "ejer", "note")


class Took(NamedTuple):
    """How long, by the clock and by the processor, which others' work does not lengthen."""

    seconds: float
    processor: float

    def __str__(self) -> str:
        return f"{OBJECTS / self.seconds:,.0f}/s ({OBJECTS / self.processor:,.0f}/s of processor)"


def measure() -> Iterator[str]:
    """Give the lines of the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        csv, gpkg = _csv(folder / "made.csv"), _gpkg(folder / "made.gpkg")
        bare, _ = _timed(lambda: _bare(gpkg, folder / "bare.sqlite"))
        yield f"bare pyogrio read and executemany, {OBJECTS:,} rows: {bare}"
        for file in (csv, gpkg):
            intake = Intake(folder / file.suffix[1:])
            yield from _whole(intake, file, bare)
            intake.close()


def _whole(intake: Intake, file: Path, bare: Took) -> Iterator[str]:
    sent = intake.send(file.read_bytes(), file.name)
    read, one = _timed(lambda: intake.works(sent))
    tried, one = _timed(lambda: _checked(intake, one))
    asked = intake.asked_to_write(one)
    written, one = _timed(lambda: intake.works(asked))
    assert one.result.written == OBJECTS
    undone, _ = _timed(lambda: intake.undone(one))
    whole = Took(tried.seconds + written.seconds, tried.processor + written.processor)
    yield (
        f"{file.suffix[1:]:<5} described {read}, tried {tried}, written {written}, undone {undone}"
    )
    yield (
        f"      whole (tried and written) {whole} "
        f"{at_least(GOAL, OBJECTS / whole.seconds, wish=f'{WISH:,}')}; "
        f"{whole.processor / bare.processor:.1f} × bare by the processor"
    )


def _checked(intake: Intake, one: Any) -> Any:
    from crisis.register.imports.job import guessed

    wish = guessed(one.layer)
    return intake.works(intake.book.ask(one.id, (Stage.DESCRIBED,), stage=Stage.CHECK, wish=wish))


def _timed(work: Callable[[], Any]) -> tuple[Took, Any]:
    begun, used = time.perf_counter(), _processor()
    found = work()
    return Took(time.perf_counter() - begun, _processor() - used), found


def _processor() -> float:
    """What this process and those it started and saw end have used."""
    own = os.times()
    return own.user + own.system + own.children_user + own.children_system


def _places() -> np.ndarray:
    chance = np.random.default_rng(1)
    return np.column_stack(
        [chance.uniform(9, 10, OBJECTS).round(6), chance.uniform(55.4, 56.1, OBJECTS).round(6)]
    )


def _cells(at: int) -> tuple[str, ...]:
    note = f"En note om objekt {at}, der er lidt længere"
    return f"K{at}", f"Objekt {at}", TOPS[at % len(TOPS)], f"Ejer {at % 100}", note


def _csv(path: Path) -> Path:
    places = _places()
    with path.open("w", encoding="utf-8") as out:
        out.write(";".join(NAMES) + ";bredde;længde\n")
        for at, (lon, lat) in enumerate(places.tolist()):
            out.write(";".join(_cells(at)) + f";{lat};{lon}\n")
    return path


def _gpkg(path: Path) -> Path:
    columns = list(zip(*(_cells(at) for at in range(OBJECTS)), strict=True))
    pyogrio.raw.write(
        str(path),
        shapely.to_wkb(shapely.points(_places())),
        [text(one) for one in columns],
        list(NAMES),
        geometry_type="Point",
        crs="EPSG:4326",
        driver="GPKG",
    )
    return path


def _bare(file: Path, database: Path) -> None:
    """The limit: the same rows read by pyogrio and put into a table of as many columns, with two
    indexes and a commit for each thousand."""
    _, _, wkb, data = pyogrio.raw.read(str(file))
    blank = [""] * (COLUMNS - len(NAMES) - 1)
    rows = [(*cells, shape, *blank) for shape, *cells in zip(wkb, *data, strict=True)]
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    names = ", ".join(f"c{at}" for at in range(COLUMNS))
    connection.execute(f"CREATE TABLE bare ({names}, PRIMARY KEY (c0, c1))")
    connection.execute("CREATE INDEX bare_kind ON bare (c2)")
    connection.execute("CREATE INDEX bare_owner ON bare (c3)")
    put = f"INSERT INTO bare VALUES ({','.join('?' * COLUMNS)})"
    for at in range(0, OBJECTS, PER_ENTRY):
        connection.executemany(put, rows[at : at + PER_ENTRY])
        connection.commit()
    connection.close()
