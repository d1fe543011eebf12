"""Of a file all rows come in, each once, or it is refused: never half of it without a word."""

from __future__ import annotations

import sqlite3
import struct
import zipfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import numpy as np
import pyogrio.raw
import pytest
import shapely

from crisis.errors import Malformed
from crisis.register.imports.foreign import describe, read
from tests.made_files import DRIVERS, text

MANY = 12_000
"""More than are read at once of a file that can be read from any row on."""


def spots(path: Path, many: int, layer: str | None = None) -> Path:
    """So many places, each with a name of its own: `Sted 1` is the first."""
    ground = [(9 + at % 1000 / 1000, 55.4 + at // 1000 / 1000) for at in range(many)]
    pyogrio.raw.write(
        str(path),
        shapely.to_wkb(shapely.points(ground)) if ground else np.array([], dtype=object),
        [text(names(range(1, many + 1)))],
        ["navn"],
        geometry_type="Point",
        crs="EPSG:4326",
        driver=DRIVERS[path.suffix[1:]],
        layer=layer,
        append=path.exists(),
    )
    return path


def names(numbers: Iterable[int]) -> list[str]:
    return [f"Sted {at}" for at in numbers]


def told(file: Path) -> dict[str, int]:
    return {one.name: one.count for one in describe(file, file.name)}


def found(file: Path, layer: str | None = None) -> list[str]:
    return [one.values["navn"] for one in read(file, file.name, layer, None)]


def refused(file: Path) -> list[Malformed]:
    """It is refused before anybody is asked what its columns mean, and were he asked, then too."""
    problems = []
    for tried in (lambda: describe(file, file.name), lambda: found(file)):
        with pytest.raises(Malformed) as said:
            tried()
        problems.append(said.value)
    return problems


@pytest.mark.parametrize("believed", [0, 5, 25_000])
def test_a_package_that_keeps_a_wrong_number_of_its_rows_gives_each_of_them_once(
    tmp_path: Path, believed: int
) -> None:
    """All after the ten thousandth were once lost, and nothing said so."""
    file = spots(tmp_path / "steder.gpkg", MANY)
    with closing(sqlite3.connect(file)) as opened:
        opened.execute("UPDATE gpkg_ogr_contents SET feature_count = ?", (believed,))
        opened.commit()
    assert told(file) == {"steder": MANY}
    assert found(file) == names(range(1, MANY + 1))


def test_rows_that_a_shapefile_only_marks_as_deleted_are_none_and_no_other_comes_twice(
    tmp_path: Path,
) -> None:
    made = spots(tmp_path / "steder.shp", MANY)
    table = made.with_suffix(".dbf")
    data = bytearray(table.read_bytes())
    heading, wide = struct.unpack_from("<HH", data, 8)
    gone = [5, 6, MANY]
    for at in gone:
        data[heading + wide * (at - 1)] = ord("*")
    table.write_bytes(data)
    file = tmp_path / "steder.zip"
    with zipfile.ZipFile(file, "w") as out:
        for end in (".shp", ".shx", ".dbf", ".prj"):
            out.write(made.with_suffix(end), f"steder{end}")
    assert list(told(file).values()) == [MANY - len(gone)]
    assert found(file) == names(at for at in range(1, MANY + 1) if at not in gone)


def test_a_package_some_of_whose_pages_are_empty_is_refused(tmp_path: Path) -> None:
    file = spots(tmp_path / "steder.gpkg", MANY)
    with closing(sqlite3.connect(file)) as opened:
        (size,) = opened.execute("PRAGMA page_size").fetchone()
    data = bytearray(file.read_bytes())
    for page in range(30, len(data) // size - 1, 7):
        data[page * size : (page + 1) * size] = bytes(size)
    file.write_bytes(data)
    assert {one.code for one in refused(file)} == {"import.not_readable"}


def test_layers_are_read_whole_whatever_they_are_called_and_an_empty_one_is_told(
    tmp_path: Path,
) -> None:
    file = tmp_path / "steder.gpkg"
    layers = {'Lag "1" æ\'; x': 3, "tom": 0, "select": 2}
    for layer, many in layers.items():
        spots(file, many, layer)
    assert told(file) == layers
    assert {layer: len(found(file, layer)) for layer in layers} == layers
