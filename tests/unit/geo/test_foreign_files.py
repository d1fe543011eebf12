"""Files that GDAL reads, in a process of their own: read right or refused in words, and quickly."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from crisis.errors import Malformed
from crisis.register.imports import foreign, unpacking
from crisis.register.imports.foreign import Limits, describe, end_of, read
from crisis.register.imports.job import guessed
from crisis.register.rows import Raw
from crisis.terms.places import MultiPolygon, Point
from tests import made_files, made_osm
from tests.made_files import NAMES, PLACES


def rows(path: Path, system: str | None = None, limits: Limits = foreign.LIMITS) -> list[Raw]:
    return list(read(path, path.name, None, system, limits))


def refused(path: Path, system: str | None = None, limits: Limits = foreign.LIMITS) -> Malformed:
    with pytest.raises(Malformed) as told:
        rows(path, system, limits)
    return told.value


@pytest.mark.parametrize("name", ["havne.gpkg", "havne.kml", "havne.gml", "havne.zip"])
def test_each_format_gives_the_same_harbours_in_degrees(tmp_path: Path, name: str) -> None:
    make = made_files.shapefile if name.endswith("zip") else made_files.vectors
    file = make(tmp_path / name)
    found = rows(file)
    assert [one.values.get("navn", one.values.get("Name")) for one in found] == list(NAMES)
    assert [one.number for one in found] == [1, 2]
    for one, place in zip(found, PLACES, strict=True):
        assert isinstance(one.shape, Point)
        assert one.shape.coordinates == pytest.approx(place, abs=1e-4)
    assert not list(tmp_path.glob("read-*"))  # its own folder is gone


def test_what_lies_in_a_file_of_openstreetmap_has_one_key_whatever_it_is_drawn_as(
    tmp_path: Path,
) -> None:
    corners = [(9.49, 55.49), (9.50, 55.49), (9.50, 55.50)]
    file = made_osm.pbf(
        tmp_path / "sted.osm.pbf",
        [((9.4722, 55.4907), {"name": "Kolding Skole", "amenity": "school"})],
        [(corners, {"name": "Kolding Hal", "building": "yes"})],
    )
    layers = {one.name: one for one in describe(file, file.name)}
    assert {name: one.count for name, one in layers.items() if one.count} == {
        "points": 1,
        "multipolygons": 1,
    }
    assert guessed(layers["points"]).columns["id"] == "osm_id"
    (school,) = read(file, file.name, "points", None)
    (hall,) = read(file, file.name, "multipolygons", None)
    assert (school.values["osm_id"], school.values["name"]) == ("node/1", "Kolding Skole")
    assert (hall.values["osm_id"], hall.values["name"]) == ("way/1", "Kolding Hal")
    assert isinstance(school.shape, Point)
    assert school.shape.coordinates == (9.4722, 55.4907)
    assert isinstance(hall.shape, MultiPolygon)


def test_half_a_file_of_openstreetmap_is_refused(tmp_path: Path) -> None:
    file = made_osm.pbf(tmp_path / "sted.osm.pbf", [((9.4, 55.4), {"name": "Sted"})], [])
    file.write_bytes(file.read_bytes()[:-9])
    assert refused(file).code == "import.not_readable"


def test_a_file_tells_of_its_layers_before_it_is_read(tmp_path: Path) -> None:
    (layer,) = describe(made_files.vectors(tmp_path / "havne.gpkg"), "havne.gpkg")
    assert (layer.fields, layer.count, layer.geometry) == (("navn", "kategori"), 2, "Point")
    assert layer.rows == (("Kolding Havn", "Havne"), ("Vejle Havn", "Havne"))
    assert layer.system == "EPSG:4326"


def test_a_sheet_is_a_table_whose_first_row_is_its_heading(tmp_path: Path) -> None:
    columns = {"navn": NAMES, "bredde": ("55,492", "55.705"), "længde": ("9,495", "9,55")}
    found = rows(made_files.sheet(tmp_path / "havne.xlsx", columns))
    assert [(one.number, one.values["bredde"], one.shape) for one in found] == [
        (2, "55,492", None),
        (3, "55.705", None),
    ]


def test_a_shapefile_without_a_system_is_refused_until_one_says_which(tmp_path: Path) -> None:
    file = made_files.shapefile(tmp_path / "havne.zip", crs=None)
    assert refused(file).code == "import.no_system"
    found = rows(file, "EPSG:25832")
    assert isinstance(found[0].shape, Point)
    assert found[0].shape.coordinates == pytest.approx(PLACES[0], abs=1e-4)
    assert refused(file, "EPSG:999999").code == "import.unknown_system"


def half(folder: Path) -> Path:
    whole = made_files.vectors(folder / "hel.gpkg").read_bytes()
    (folder / "halv.gpkg").write_bytes(whole[: len(whole) // 2])
    return folder / "halv.gpkg"


def as_is(name: str, data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return make


def zipped(*names: str, link: str | None = None) -> Callable[[Path], Path]:
    return lambda folder: made_files.packed(folder / "fil.zip", dict.fromkeys(names, b"{}"), link)


BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><kml>&a;</kml>'
BROKEN: list[tuple[Callable[[Path], Path], str]] = [
    (half, "import.not_readable"),
    (as_is("x.gpkg", b"SQLite format 3\0" + b"\0" * 5000), "import.not_readable"),
    (as_is("x.kml", BOMB), "import.doctype"),
    (as_is("x.kml", b"<kml><Document><Placemark>"), "import.not_readable"),
    (as_is("x.gml", b"GIF89a"), "import.not_readable"),
    (as_is("x.xlsx", b"PK\x03\x04 not really"), "import.not_a_zip"),
    (as_is("x.zip", b"PK\x03\x04 not really"), "import.not_a_zip"),
    (as_is("x.geojson", b"[" * 100_000), "import.not_geojson"),
    (as_is("x.geojson", b'{"type":"FeatureCollection","features":' + b"[" * 100_000),
     "import.too_deep"),
    (as_is("x.csv", b""), "import.no_heading"),
    (as_is("x.exe", b"MZ"), "import.unknown_kind"),
    (as_is("x.shp", b""), "import.shp_alone"),
    (zipped("../x.geojson"), "import.zip_path"),
    (zipped("/etc/x.geojson"), "import.zip_path"),
    (zipped("C:/x.geojson"), "import.zip_path"),
    (zipped("x.geojson", link="y.geojson"), "import.zip_path"),
    (zipped("x.geojson", "y.kml"), "import.zip_many"),
    (zipped("læsmig.txt"), "import.zip_nothing"),
    (zipped("inde.zip"), "import.zip_nothing"),
    (zipped(*(f"{at}.txt" for at in range(201))), "import.zip_members"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "code"), BROKEN)
def test_what_is_broken_or_made_to_harm_is_refused_quickly(
    tmp_path: Path, make: Callable[[Path], Path], code: str
) -> None:
    file = make(tmp_path)
    begun = time.monotonic()
    assert refused(file).code == code
    assert time.monotonic() - begun < 10
    assert not list(tmp_path.glob("read-*"))


def test_a_zip_that_unfolds_to_far_more_is_not_unpacked(tmp_path: Path) -> None:
    bomb = made_files.packed(tmp_path / "x.zip", {"x.geojson": b" " * 5_000_000})
    assert refused(bomb).code == "import.zip_bomb"
    large = made_files.packed(tmp_path / "y.zip", {"y.csv": bytes(range(256)) * 400})
    assert refused(large, limits=Limits(size=100_000)).code == "import.too_large"


def test_what_a_zip_says_of_its_size_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "looked_through", lambda place, limit: _members(place))
    file = made_files.packed(tmp_path / "x.zip", {"x.csv": b"navn;lat;lon\n" * 1000})
    assert refused(file, limits=Limits(size=5_000)).code == "import.zip_bomb"


def _members(place: Path) -> list[object]:
    import zipfile

    with zipfile.ZipFile(place) as opened:
        return list(opened.infolist())


def test_a_name_is_only_looked_at_and_never_opened(tmp_path: Path) -> None:
    """No file is opened by the name that was sent: no address, no /vsi, no path of it."""
    file = made_files.vectors(tmp_path / "havne.gpkg")
    for name in ("/vsicurl/http://127.0.0.1/x.gpkg", "../../x.gpkg", "http://127.0.0.1/x.gpkg"):
        assert len(list(read(file, name, None, None))) == 2
    with pytest.raises(Malformed, match="unknown_kind"):
        end_of("/vsizip/x.zip/y.vrt")


def test_a_file_that_points_to_the_net_reaches_nobody(tmp_path: Path) -> None:
    """A GML file may name its schema by address: nobody is asked for it."""
    asked: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)

        def hear() -> None:
            for _ in range(20):
                try:
                    asked.append(server.accept())
                except OSError:
                    continue

        ear = threading.Thread(target=hear)
        ear.start()
        port = server.getsockname()[1]
        made = made_files.vectors(tmp_path / "havne.gml").read_text(encoding="utf-8")
        far = f"http://127.0.0.1:{port}/x.xsd"
        told = made.replace("havne.xsd", far)
        assert far in told
        (tmp_path / "net.gml").write_text(told, encoding="utf-8")
        assert len(rows(tmp_path / "net.gml")) == 2
        link = f"<NetworkLink><Link><href>http://127.0.0.1:{port}/a.kml</href></Link></NetworkLink>"
        kml = made_files.vectors(tmp_path / "havne.kml").read_text(encoding="utf-8")
        (tmp_path / "net.kml").write_text(
            kml.replace("</Document>", f"{link}</Document>"), encoding="utf-8"
        )
        assert len(rows(tmp_path / "net.kml")) >= 2
        ear.join()
    assert asked == []


def test_a_reader_that_takes_too_long_or_too_much_is_ended_and_told(tmp_path: Path) -> None:
    file = made_files.features(tmp_path / "x.geojson", 40_000)
    slow = refused(file, limits=Limits(seconds=0))
    assert slow.code in {"import.too_slow", "import.died"}
    heavy = refused(file, limits=Limits(memory=120_000_000))
    assert heavy.code in {"import.too_heavy", "import.died"}


def test_limits_of_bytes_rows_and_positions_hold(tmp_path: Path) -> None:
    file = made_files.features(tmp_path / "x.geojson", 300)
    assert refused(file, limits=Limits(text=1_000)).code == "import.too_large"
    assert refused(file, limits=Limits(rows=299)).code == "import.too_many_rows"
    assert refused(file, limits=Limits(positions=299)).code == "import.too_many_positions"
    gpkg = made_files.vectors(tmp_path / "x.gpkg")
    assert refused(gpkg, limits=Limits(positions=1)).code == "import.too_many_positions"
    assert refused(gpkg, limits=Limits(rows=1)).code == "import.too_many_rows"


def test_a_row_that_json_would_let_by_is_told_by_its_number(tmp_path: Path) -> None:
    good = {"type": "Point", "coordinates": [9.5, 55.5]}
    one = {"type": "Feature", "properties": {"navn": "A"}, "geometry": good}
    twice = json.dumps(one).replace('"navn": "A"', '"navn": "A", "navn": "B"')
    infinite = json.dumps(one).replace("55.5", "1e309")
    nested = json.dumps(one).replace('"A"', "[" * 60 + "]" * 60)
    parts = (json.dumps(one), twice, infinite, nested)
    file = tmp_path / "x.geojson"
    file.write_bytes(f'{{"type":"FeatureCollection","features":[{",".join(parts)}]}}'.encode())
    told = {one.number: one.problem.code for one in rows(file) if one.problem}
    assert told == {2: "body.duplicate_field", 3: "body.not_json", 4: "body.too_deep"}
