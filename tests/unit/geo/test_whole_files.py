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
from crisis.register.imports.reader import all_of
from tests import made_files
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


def marked(path: Path, many: int) -> bytes:
    """A GML file as GDAL makes it, whose schema stayed at home."""
    made = spots(path, many)
    made.with_suffix(".xsd").unlink()
    return made.read_bytes()


@pytest.mark.parametrize("part", [0.1, 0.5, 0.999])
def test_half_a_gml_file_is_refused_with_the_line_where_it_breaks(
    tmp_path: Path, part: float
) -> None:
    """It was once a file of no rows: there was nothing to write, and nothing said why."""
    whole = marked(tmp_path / "steder.gml", 100)
    cut = whole[: int(len(whole) * part)]
    file = tmp_path / "halv.gml"
    file.write_bytes(cut)
    line = cut.count(b"\n") + 1
    assert {(one.code, one.facts["line"]) for one in refused(file)} == {("import.broken_xml", line)}


@pytest.mark.parametrize("stray", [b"<<<", b"\xff\xfe"])
def test_a_gml_file_broken_in_the_midst_is_refused(tmp_path: Path, stray: bytes) -> None:
    whole = marked(tmp_path / "steder.gml", 100)
    middle = whole.index(b"Sted 50<")
    file = tmp_path / "brudt.gml"
    file.write_bytes(whole[:middle] + stray + whole[middle:])
    assert {one.code for one in refused(file)} == {"import.broken_xml"}


def test_a_whole_gml_file_of_several_kinds_of_places_is_read_in_whatever_letters_it_is_written(
    tmp_path: Path,
) -> None:
    whole = marked(tmp_path / "steder.gml", 3).decode()
    begin, end = whole.index("<ogr:featureMember>"), whole.index("</ogr:FeatureCollection>")
    kinds = [whole[begin:end].replace("ogr:steder", f"ogr:{kind}") for kind in ("mark", "skov")]
    written = whole[:begin] + "".join(kinds) + kinds[0] + whole[end:]
    file = tmp_path / "flere.gml"
    for letters in ("utf-8", "iso-8859-1", "windows-1252"):
        file.write_bytes(written.replace("utf-8", letters).replace("Sted", "Hø").encode(letters))
        assert told(file) == {"mark": 6, "skov": 3}
        assert found(file, "skov") == ["Hø 1", "Hø 2", "Hø 3"]


def test_what_gdal_noted_of_an_earlier_file_is_not_believed_of_a_later_one(tmp_path: Path) -> None:
    """Whoever packs a folder sends the notes along; all but the first rows were once lost."""
    whole = marked(tmp_path / "steder.gml", 20)
    pyogrio.read_info(str(tmp_path / "steder.gml"))
    notes = (tmp_path / "steder.gfs").read_text(encoding="utf-8")
    earlier = notes.replace("<FeatureCount>20<", "<FeatureCount>5<")
    assert earlier != notes
    members = {"steder.gml": whole, "steder.gfs": earlier.encode()}
    file = made_files.packed(tmp_path / "steder.zip", members)
    assert list(told(file).values()) == [20]
    assert found(file) == names(range(1, 21))


def test_fewer_rows_than_a_file_tells_of_are_refused_after_the_last() -> None:
    rows = all_of(iter("abc"), 4)
    assert [next(rows) for _ in range(3)] == ["a", "b", "c"]
    with pytest.raises(Malformed) as said:
        next(rows)
    assert (said.value.code, said.value.facts) == ("import.rows_lost", {"read": 3, "told": 4})
    with pytest.raises(Malformed, match=r"import\.rows_lost"):
        list(all_of("abc", 2))
    assert list(all_of("abc", 3)) == list(all_of("abc", -1)) == ["a", "b", "c"]
    assert list(all_of("", 0)) == []
