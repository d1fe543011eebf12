"""Files are read right, bad rows are told by number, and the same file gives the same objects."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from crisis.errors import Malformed
from crisis.register import reading
from crisis.register.geojson import FEATURE_BYTES
from crisis.register.importing import Draft, draft, read_file
from crisis.terms.parcels import parcels
from crisis.terms.places import Point, Polygon, Shape
from crisis.terms.register import Confidence, RegisterObject

HEADING = "kategori;navn;kommune;bredde;længde;sikkerhed"
HARBOUR = "Havne;Kolding Havn;Kolding Kommune;55,4920;9,4950;høj"
RING = [[9.46, 55.48], [9.48, 55.48], [9.48, 55.5], [9.46, 55.48]]
BOW = [[9.46, 55.48], [9.48, 55.5], [9.48, 55.48], [9.46, 55.5], [9.46, 55.48]]


def table(*lines: str, encoding: str = "utf-8", end: str = "\r\n") -> Draft:
    return draft(read_file((end.join(lines) + end).encode(encoding)))


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def point(*coordinates: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": list(coordinates)}


def collection(*features: Any, **more: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features, **more}).encode()


def only(made: Draft) -> RegisterObject:
    assert made.bad == []
    (one,) = made.objects.values()
    return one


def codes(made: Draft) -> dict[int, str]:
    return {one.number: one.problem.code for one in made.bad}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_danish_letters_are_read_whatever_the_file_is_written_in(encoding: str) -> None:
    one = only(table(HEADING, "Søer;Mossø, bådebroen på Øst;Skanderborg;56,04;9,79;lav",
                     encoding=encoding))  # fmt: skip
    assert (one.category, one.name) == ("Søer", "Mossø, bådebroen på Øst")
    assert one.shape == Point((9.79, 56.04))


@pytest.mark.parametrize("parted", [";", "\t", ","])
def test_a_table_is_parted_by_semicolon_tab_or_comma(parted: str) -> None:
    cells = ["Havne", "Kolding Havn", "Kolding", '"55,4920"', '"9,4950"', "høj"]
    one = only(table(HEADING.replace(";", parted), parted.join(cells)))
    assert one.shape == Point((9.495, 55.492))
    assert (one.municipality, one.confidence) == ("kolding", Confidence.HIGH)


def test_columns_are_known_by_their_english_names_too() -> None:
    english = "name,Category,LATITUDE,longitude,Owner,note"
    one = only(table(english, '"Kolding Havn",Havne,55.492,9.495,"Kolding, kommunen",="1+1"'))
    assert (one.owner, one.note) == ("Kolding, kommunen", '="1+1"')


def test_a_table_in_utm32_is_read_when_its_columns_say_so() -> None:
    one = only(table("navn;kategori;easting;northing", "Kolding;By;529836,4;6149466,2"))
    assert isinstance(one.shape, Point)
    assert one.shape.coordinates == pytest.approx((9.4722, 55.4904), abs=1e-5)


def test_bad_rows_are_told_by_number_and_reason() -> None:
    made = table(
        HEADING,
        HARBOUR,
        "Havne;Uden sted;Kolding;;;lav",
        "Havne;Brudt række;Kolding",
        "Havne;Bogstaver;Kolding;nord;9,5;lav",
        "",
        ";Uden kategori;Kolding;55,5;9,5;lav",
        "Havne;;Kolding;55,5;9,5;lav",
        "Havne;Ombyttet;Kolding;9,4950;55,4920;lav",
        "Havne;London;Kolding;51,5;-0,1;lav",
        "Havne;Ikke et tal;Kolding;nan;9,5;lav",
        "Havne;Måske;Kolding;55,5;9,5;måske",
        "Havne;Uden by;???;55,5;9,5;lav",
        f"Havne;{'x' * 201};Kolding;55,5;9,5;lav",
        "Havne;Et\x07bip;Kolding;55,5;9,5;lav",
        "Havne;For mange felter;Kolding;55,5;9,5;lav;og;mere",
    )
    assert next(iter(made.objects.values())).name == "Kolding Havn"
    assert made.rows == 14
    assert codes(made) == {
        3: "import.no_position",
        4: "import.row_width",
        5: "import.not_a_number",
        7: "field.missing",
        8: "field.missing",
        9: "shape.swapped_axes",
        10: "shape.outside_denmark",
        11: "shape.not_finite",
        12: "import.confidence",
        13: "import.municipality",
        14: "field.too_long",
        15: "field.control_character",
        16: "import.row_width",
    }


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "import.no_column"),
        (b"navn;kategori\r\nKolding;By\r\n", "import.no_column"),
        (b"PK\x03\x04\x14\x00\x81\x8d\x8f", "import.encoding"),
        (b'{"type":"FeatureCollection","features":[', "import.not_geojson"),
        (b'{"type":"FeatureCollection","features":[{"geometry":[NaN]}]}', "import.not_geojson"),
        (b'{"type":"FeatureCollection","features":[{"type":"Feature","a":NaN}]}',
         "import.broken_row"),
        (b'{"type":"FeatureCollection","features":[{"type":"Feature","a":"', "import.broken_row"),
        (b'{"type":"Topology","features":[]}', "import.not_geojson"),
        (b'{"features":[]}', "import.not_geojson"),
        (b'{"type":"FeatureCollection","features":[{}],"features":[{}]}', "body.duplicate_field"),
        (b'{"type":"Topology","type":"FeatureCollection","features":[]}', "body.duplicate_field"),
        (b'{"type":"FeatureCollection","crs":null,"features":[],"\\u0063rs":null}',
         "body.duplicate_field"),
        (b'{"type":"FeatureCollection","features":' + b"[" * 99_999, "import.too_deep"),
        (collection(crs={"type": "name", "properties": {"name": "EPSG:27700"}}),
         "geojson.unknown_crs"),
        (collection(feature(point(529836, 6149466), navn="x")), "import.metres_without_crs"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_refused_as_a_whole(data: bytes, code: str) -> None:
    with pytest.raises(Malformed) as refused:
        draft(read_file(data))
    assert refused.value.code == code


def test_a_feature_that_is_far_too_large_is_one_bad_row() -> None:
    """Its positions would be gigabytes in memory before anybody had counted them."""
    heavy = feature(point(9.5, 55.5), navn="x" * FEATURE_BYTES, kategori="Natur")
    made = draft(read_file(collection(heavy, feature(point(9.5, 55.5), navn="x", kategori="By"))))
    assert codes(made) == {1: "import.heavy_row"}
    assert len(made.objects) == 1


def test_features_are_refused_one_by_one() -> None:
    area, bow = ({"type": "Polygon", "coordinates": [ring]} for ring in (RING, BOW))
    circle: Any = {"type": "Circle", "coordinates": [9.5, 55.5]}
    made = draft(read_file(collection(
        feature(area, navn="Område", kategori="Natur"),
        feature(bow, navn="Sløjfe", kategori="Natur"),
        feature(circle, navn="Cirkel", kategori="Natur"),
        feature(None, navn="Ingen", kategori="Natur"),
        feature(point(55.49, 9.47), navn="Ombyttet", kategori="Natur"),
        feature({"type": "Polygon", "coordinates": [[[9, 55]] * 50_001]}, navn="x", kategori="x"),
        feature(point(9.5, 55.5), navn="Uden kategori"),
        7,
    )))  # fmt: skip
    assert [type(one.shape) for one in made.objects.values()] == [Polygon]
    assert codes(made) == {
        2: "shape.self_crossing",
        3: "geojson.geometry_type",
        4: "geojson.no_geometry",
        5: "shape.swapped_axes",
        6: "shape.too_many_points",
        7: "field.missing",
        8: "body.not_an_object",
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"type":"Point","coordinates":[1e309,55.5]}', "body.not_json"),
        ('{"type":"Point","coordinates":[9.5,55.5],"type":"Polygon"}', "body.duplicate_field"),
        ("[" * 17 + "]" * 17, "body.too_deep"),
    ],
)
def test_json_that_python_would_let_by_is_refused(text: str, code: str) -> None:
    data = b'{"type":"FeatureCollection","features":[{"type":"Feature","geometry":%s}]}'
    assert codes(draft(read_file(data % text.encode()))) == {1: code}


def test_a_file_in_utm32_is_turned_into_degrees() -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}}
    one = only(draft(read_file(collection(
        feature(point(529836.4, 6149466.2), navn="Kolding", type="by"), crs=crs))))  # fmt: skip
    assert isinstance(one.shape, Point)
    assert one.shape.coordinates == pytest.approx((9.4722, 55.4904), abs=1e-5)


def test_markup_in_a_name_stays_text() -> None:
    hostile = "<img src=x onerror=alert(1)>"
    assert only(table(HEADING, f"Havne;{hostile};Kolding;55,5;9,5;lav")).name == hostile


def test_an_object_gets_the_same_id_every_time_and_from_either_format() -> None:
    by_key = [
        draft(read_file(collection(feature(point(9.5, 55.5), id="w-1", navn=name, type="skole"))))
        for name in ("Vestskolen", "Vestre Skole")
    ]
    ids = [only(made).id for made in by_key]
    ids.append(only(table("id;navn;type;lat;lon", "w-1;Vestskolen;skole;55,5;9,5")).id)
    assert len(set(ids)) == 1
    by_place = only(table(HEADING, HARBOUR))
    assert by_place.id == only(table(HEADING, HARBOUR, encoding="cp1252")).id
    assert by_place.id == "ob-" + by_place.id[3:].lower()
    assert only(table("id;navn;type;lat;lon", f"{by_place.id};X;Y;55,5;9,5")).id == by_place.id


def test_two_rows_for_one_object_must_say_the_same() -> None:
    twice = table(HEADING, HARBOUR, HARBOUR)
    assert (len(twice.objects), twice.bad) == (1, [])
    unlike = table(HEADING, HARBOUR, HARBOUR.replace("høj", "lav"))
    assert codes(unlike) == {3: "import.same_object"}


def test_a_key_names_what_has_no_name_and_a_category_can_be_given() -> None:
    data = collection(feature(point(9.5, 55.5), id="gridkit-7", navn=None))
    one = only(draft(read_file(data), category="El"))
    assert (one.name, one.category) == ("gridkit-7", "El")


def test_the_boundaries_fill_in_a_municipality_that_is_not_named() -> None:
    def locate(shapes: Sequence[Shape]) -> list[str | None]:
        return ["vejle" for _ in shapes]

    lines = [HEADING, HARBOUR, "Havne;Vejle Havn;;55,7;9,55;lav", "Havne;Ude;;51,5;9,55;lav"]
    made = draft(read_file("\n".join(lines).encode()), locate=locate)
    assert [one.municipality for one in made.objects.values()] == ["kolding", "vejle"]


def test_an_import_is_parted_into_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [f"Skoler;Skole {n};Kolding;55,5;9,5;lav" for n in range(2_500)]
    made = table(HEADING, *lines)
    assert [len(some) for some in parcels(made.objects.values())] == [1_000, 1_000, 500]
    monkeypatch.setattr("crisis.terms.parcels.PARCEL_BYTES", 100_000)
    parted = list(parcels(made.objects.values()))
    assert sum(len(some) for some in parted) == 2_500
    assert max(len(some) for some in parted) < 1_000


def test_a_file_may_be_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "BYTES_LIMIT", 100)
    with pytest.raises(Malformed, match=r"import\.too_large"):
        table(HEADING, HARBOUR)
    monkeypatch.setattr("crisis.register.geojson.POSITIONS_LIMIT", 1)
    monkeypatch.setattr(reading, "BYTES_LIMIT", 10_000)
    with pytest.raises(Malformed, match=r"import\.too_many_positions"):
        draft(read_file(collection(*[feature(point(9.5, 55.5), navn="x", type="y")] * 2)))


def test_the_carried_organisation_agrees_with_the_grounds_of_the_demo() -> None:
    from crisis.register.naming import slug
    from crisis.responsibility_rows import GROUNDS

    file = Path(reading.__file__).parent / "data" / "organisation_7_kommuner.csv"
    rows = [line.split(";") for line in file.read_text(encoding="utf-8").splitlines()[1:]]
    carried = {(row[0], slug(row[1]), slug(row[2]), slug(row[4])) for row in rows}
    assert carried == {
        (one.code, one.municipality, one.region, one.fire_service) for one in GROUNDS
    }
