"""Files made to harm or lie: each is read right or refused, quickly, and nothing lies beside it."""

from __future__ import annotations

import sqlite3
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from crisis.errors import Malformed
from crisis.register.imports.foreign import describe, read
from crisis.register.rows import Raw
from tests import made_files, made_osm
from tests.made_files import NAMES

QUICK = 15.0
"""Seconds on a machine that does much else; by itself each takes one."""


def package(folder: Path, *statements: str) -> Path:
    """A GeoPackage in which somebody wrote by hand; its one layer is called hav."""
    file = made_files.vectors(folder / "hav.gpkg")
    with closing(sqlite3.connect(file)) as opened:
        for one in statements:
            opened.executescript(one)
        opened.commit()
    return file


def layer(name: str, kind: str = "features") -> str:
    return (
        "INSERT INTO gpkg_contents(table_name, data_type, identifier, srs_id) "
        f"VALUES ('{name}', '{kind}', '{name}', 4326);"
        f"INSERT INTO gpkg_geometry_columns VALUES ('{name}', 'geom', 'POINT', 4326, 0, 0);"
    )


ENDLESS = (
    "CREATE VIEW v AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
    "SELECT x AS fid, NULL AS geom, 'a' AS navn FROM c;"
)
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
FAR_FILE = '<!DOCTYPE x [<!ENTITY b SYSTEM "file:///etc/passwd">]>'


def sheet(doctype: str, gap: int = 0) -> Callable[[Path], Path]:
    """A workbook whose words are made by a DOCTYPE, behind a remark of so many letters."""

    def make(folder: Path) -> Path:
        whole = made_files.sheet(folder / "hel.xlsx", {"navn": ("a", "b"), "lat": ("55", "55")})
        with (
            zipfile.ZipFile(whole) as given,
            zipfile.ZipFile(folder / "x.xlsx", "w", zipfile.ZIP_DEFLATED) as out,
        ):
            for name in given.namelist():
                text = given.read(name)
                if name.endswith("sharedStrings.xml"):
                    head, _, rest = text.partition(b"?>")
                    said = f"?><!--{' ' * gap}-->{doctype}".encode()
                    text = head + said + rest.replace(b"<t>navn</t>", b"<t>&b;</t>")
                out.writestr(name, text)
        return folder / "x.xlsx"

    return make


def kml(before: str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        whole = made_files.vectors(folder / "hel.kml").read_text(encoding="utf-8")
        head, _, rest = whole.partition("?>")
        said = f"{head}?>{before}{rest.replace(NAMES[0], '&b;')}"
        (folder / "x.kml").write_text(said, encoding="utf-8")
        return folder / "x.kml"

    return make


def shape_without(end: str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        with zipfile.ZipFile(made_files.shapefile(folder / "hel.zip")) as given:
            left = {one: given.read(one) for one in given.namelist() if not one.endswith(end)}
        return made_files.packed(folder / "x.zip", left)

    return make


def varint(number: int) -> bytes:
    more, low = number >> 7, number & 127
    return bytes([low | 128]) + varint(more) if more else bytes([low])


def blob(kind: bytes, said: int, packed: bytes) -> bytes:
    body = b"\x10" + varint(said) + b"\x1a" + varint(len(packed)) + packed
    head = b"\x0a" + varint(len(kind)) + kind + b"\x18" + varint(len(body))
    return struct.pack(">I", len(head)) + head + body


def osm_bomb(said: int) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        squeezed = zlib.compressobj(9)
        bomb = b"".join(squeezed.compress(bytes(1_000_000)) for _ in range(200)) + squeezed.flush()
        head = blob(b"OSMHeader", 10, zlib.compress(bytes(10)))
        (folder / "x.osm.pbf").write_bytes(head + blob(b"OSMData", said, bomb))
        return folder / "x.osm.pbf"

    return make


def cut_osm(folder: Path) -> Path:
    file = made_osm.pbf(folder / "x.osm.pbf", [((9.4, 55.4), {"name": "Sted"})], [])
    file.write_bytes(file.read_bytes()[:60])
    return file


def plain(name: str, data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return make


VRT = (
    b'<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>/etc/passwd</SrcDataSource>'
    b"</OGRVRTLayer></OGRVRTDataSource>"
)
HARM: list[tuple[Callable[[Path], Path], str]] = [
    (lambda folder: package(folder, ENDLESS, layer("v")), "import.view"),
    (lambda folder: package(folder, ENDLESS), "import.view"),
    (lambda folder: package(folder, "DELETE FROM hav"), "import.empty"),
    (sheet(LAUGHS), "import.doctype"),
    (sheet(FAR_FILE), "import.doctype"),
    (sheet(LAUGHS, 100_000), "import.not_readable"),
    (kml(FAR_FILE), "import.doctype"),
    (kml(f"<!--{' ' * 100_000}-->{LAUGHS}"), "import.not_readable"),
    (shape_without(".dbf"), "import.shp_parts"),
    (shape_without(".shx"), "import.shp_parts"),
    (osm_bomb(200_000_000), "import.not_readable"),
    (osm_bomb(100), "import.not_readable"),
    (cut_osm, "import.not_readable"),
    (plain("x.kml", VRT), "import.not_readable"),
    (plain("x.gml", VRT), "import.not_readable"),
    (plain("x.gpkg", VRT), "import.not_readable"),
    (plain("x.csv", b"navn;lat;lon\n"), "import.empty"),
    (plain("x.geojson", b'{"type":"FeatureCollection","features":[]}'), "import.empty"),
    (plain("x.gml", b'<?xml version="1.0"?><svar xmlns:gml="http://www.opengis.net/gml"/>'),
     "import.no_layer"),
    (plain("x.csv", b";".join(b"k%d" % at for at in range(100_000)) + b"\n1"),
     "import.too_many_columns"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "code"), HARM)
def test_what_is_made_to_harm_is_refused_as_soon_as_it_is_looked_at(
    tmp_path: Path, make: Callable[[Path], Path], code: str
) -> None:
    file = make(tmp_path)
    there = sorted(tmp_path.iterdir())
    begun = time.monotonic()
    with pytest.raises(Malformed) as told:
        describe(file, file.name)
    assert told.value.code == code
    assert time.monotonic() - begun < QUICK
    assert sorted(tmp_path.iterdir()) == there


def rows(file: Path) -> list[Raw]:
    return list(read(file, file.name, None, None))


def test_what_a_package_would_do_when_it_is_written_to_is_never_done(tmp_path: Path) -> None:
    trigger = "CREATE TRIGGER t AFTER UPDATE ON hav BEGIN DELETE FROM hav; END;"
    strange = """ALTER TABLE hav RENAME TO "a""; DROP TABLE hav; --";"""
    named = "'a\"; DROP TABLE hav; --'"
    renamed = "".join(
        f"UPDATE {table} SET table_name = {named};"
        for table in ("gpkg_contents", "gpkg_geometry_columns")
    )
    file = package(tmp_path, trigger, strange, renamed)
    before = file.read_bytes()
    assert [one.values["navn"] for one in rows(file)] == list(NAMES)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("end", "at", "lie"),
    [
        (".shp", 24, struct.pack(">I", 0x7FFFFFFF)),
        (".shp", 104, struct.pack(">I", 0x7FFFFFF0)),
        (".dbf", 4, struct.pack("<I", 0x7FFFFFFF)),
        (".shx", 24, struct.pack(">I", 0x7FFFFFF0)),
        (".shx", 100, struct.pack(">I", 0x7FFFFFF0)),
        (".dbf", 10, struct.pack("<H", 0xFFFF)),
    ],
)
def test_a_shapefile_that_lies_of_its_lengths_is_read_right_or_refused(
    tmp_path: Path, end: str, at: int, lie: bytes
) -> None:
    with zipfile.ZipFile(made_files.shapefile(tmp_path / "hel.zip")) as given:
        parts = {one: bytearray(given.read(one)) for one in given.namelist()}
    for name, data in parts.items():
        if name.endswith(end):
            data[at : at + len(lie)] = lie
    file = made_files.packed(tmp_path / "x.zip", {name: bytes(one) for name, one in parts.items()})
    outcomes: list[object] = []
    try:
        outcomes = [one.values["navn"] for one in rows(file)]
    except Malformed as problem:
        outcomes = [problem.code]
    assert outcomes in (list(NAMES), ["import.not_readable"])


def test_what_lies_off_the_earth_is_told_before_anybody_maps_a_column(tmp_path: Path) -> None:
    def refused(*places: str) -> Malformed:
        made = ",".join(
            f'{{"type":"Feature","properties":{{"navn":"a"}},"geometry":{{"type":"Point",'
            f'"coordinates":[{one}]}}}}'
            for one in places
        )
        file = tmp_path / "x.geojson"
        file.write_text(f'{{"type":"FeatureCollection","features":[{made}]}}', encoding="utf-8")
        with pytest.raises(Malformed) as told:
            describe(file, file.name)
        return told.value

    metres = refused("9.5,55.5", "529836,6149466")
    assert (metres.code, metres.facts["row"]) == ("import.metres_without_crs", 2)
    assert refused("500,600", "501,601").code == "import.off_earth"
    file = made_files.vectors(tmp_path / "x.gpkg", made_files.IN_UTM, "EPSG:4326")
    with pytest.raises(Malformed, match="off_earth"):
        describe(file, file.name)
