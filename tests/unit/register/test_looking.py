"""What the register knows of a place: what it hits, and on whose ground it lies."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import msgspec
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from crisis.commands.geodata import ImportGeodata
from crisis.commands.register import ChangeObject, RegisterObjects, RetireObject
from crisis.errors import Malformed, Refused
from crisis.geo.geometries import in_metres, one_in_metres
from crisis.register import carried
from crisis.register.boundaries import read_areas
from crisis.register.files import Files
from crisis.register.snapshot import HITS, Snapshot, columns_of
from crisis.register.tables import register_object
from crisis.rules import narrowing
from crisis.terms.categories import TOPS
from crisis.terms.geodata import GeodataKind
from crisis.terms.ids import PLANNING
from crisis.terms.places import Exposure, LineString, Point, Polygon, Shape
from crisis.terms.register import NO_PLANS, RegisterObject
from tests.given import Desk

KOLDING_AA = Point((9.4722, 55.4904))


def square(lon: float, lat: float, size: float = 0.1) -> tuple[tuple[float, float], ...]:
    east, north = lon + size, lat + size
    return ((lon, lat), (east, lat), (east, north), (lon, north), (lon, lat))


def boundaries(*areas: tuple[str, str, float, float]) -> bytes:
    features = [
        {"type": "Feature", "properties": {"KOMKODE": code, "Navn": name},
         "geometry": {"type": "Polygon", "coordinates": [square(lon, lat)]}}
        for code, name, lon, lat in areas
    ]  # fmt: skip
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


TWO = boundaries(("621", "Kolding Kommune", 9.4, 55.4), ("0410", "Middelfart", 9.5, 55.4))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path, register=True).knows()
    made.do(RegisterObjects(objects=carried.places()), "planlaegger", PLANNING)
    yield made
    made.database.close()


def use(desk: Desk, data: bytes, kind: GeodataKind = GeodataKind.MUNICIPALITIES) -> None:
    name = desk.register.files.put(data)
    command = ImportGeodata(kind=kind, sha256=name, features=len(read_areas(data, kind)))
    desk.do(command, "planlaegger", PLANNING)


def facts(desk: Desk, shape: Shape, distance_m: int = 500) -> Exposure:
    found = desk.register.facts(shape, distance_m, desk.handler.planning().grounds)
    assert found.exposure is not None, found.fault
    return found.exposure


def test_what_lies_at_kolding_aa_is_named_nearest_first(desk: Desk) -> None:
    found = facts(desk, KOLDING_AA)
    assert [(hit.name, hit.distance_m) for hit in found.hits] == [
        ("Kolding midtby (nattelivszone)", 0),
        ("Kolding by", 0),
        ("Kolding Rådhus (Akseltorv)", 45),
        ("Koldinghus", 193),
    ]
    assert found.total == sum(found.counts.values()) == 4
    assert {hit.municipality for hit in found.hits} == {"kolding"}
    assert found.register_head == desk.handler.planning().number


def test_an_edit_is_seen_at_once_and_an_unusable_shape_has_its_code(desk: Desk) -> None:
    before = facts(desk, KOLDING_AA)
    first, second = (hit.object for hit in before.hits[:2])
    desk.do(RetireObject(id=first, reason="Lukket"), "planlaegger", PLANNING)
    moved = msgspec.structs.replace(
        desk.register.standing([second])[second], shape=Point((10.0, 56.0))
    )
    desk.do(ChangeObject(object=moved), "planlaegger", PLANNING)
    after = facts(desk, KOLDING_AA)
    assert [hit.object for hit in after.hits] == [hit.object for hit in before.hits[2:]]
    assert after.register_head == before.register_head + 2
    wrong = desk.register.facts(Point((55.49, 9.47)), 500, {})
    assert (wrong.fault, wrong.exposure) == ("shape.swapped_axes", None)


def test_without_boundaries_the_nearest_known_place_says_the_municipality(desk: Desk) -> None:
    grounds = desk.handler.planning().grounds
    found = desk.register.facts(KOLDING_AA, 0, grounds).whereabouts
    assert (found.municipalities, found.estimated) == (("kolding",), True)
    assert (found.regions, found.fire_services) == (("region-syddanmark",), ("trekantbrand",))
    wide = desk.register.facts(Polygon((square(9.4, 55.4, 0.4),)), 0, grounds).whereabouts
    assert {"kolding", "vejle", "fredericia"} <= set(wide.municipalities)
    afar = desk.register.facts(Point((14.9, 55.1)), 0, grounds).whereabouts
    assert (afar.municipalities, afar.estimated) == ((), False)


def test_imported_boundaries_say_the_municipality_for_certain(desk: Desk) -> None:
    grounds = desk.handler.planning().grounds

    def where(shape: Shape) -> tuple[tuple[str, ...], bool]:
        found = desk.register.facts(shape, 0, grounds).whereabouts
        return found.municipalities, found.estimated

    use(desk, TWO)
    assert where(KOLDING_AA) == (("kolding",), False)
    assert where(Point((9.55, 55.45))) == (("middelfart",), False)
    assert where(Point((9.45, 55.52))) == (("kolding",), True)
    assert where(Point((12.5, 55.7))) == ((), False)
    mostly_east = LineString(((9.48, 55.45), (9.56, 55.45)))
    assert where(mostly_east) == (("middelfart", "kolding"), False)
    assert where(Polygon((square(9.4, 55.4),))) == (("kolding",), False)
    assert desk.register.locate([KOLDING_AA, Point((12.5, 55.7))], grounds) == ["kolding", None]


def test_a_file_that_is_gone_or_damaged_counts_as_not_imported(desk: Desk, tmp_path: Path) -> None:
    use(desk, TWO)
    (file,) = (tmp_path / "objects").iterdir()
    file.write_bytes(TWO + b" ")
    found = desk.register.facts(KOLDING_AA, 0, desk.handler.planning().grounds)
    assert found.whereabouts.estimated
    assert desk.register.base()["municipalities"] is None
    missing = ImportGeodata(kind=GeodataKind.COAST, sha256="0" * 64, features=1)
    with pytest.raises(Refused, match=r"geodata\.file_missing"):
        desk.do(missing, "planlaegger", PLANNING)


def test_the_ground_of_the_map_is_what_is_imported(desk: Desk) -> None:
    assert desk.register.base() == {
        "land": None, "municipalities": None, "districts": None, "sources": [],
    }  # fmt: skip
    use(desk, TWO)
    drawn = msgspec.json.decode(desk.register.base()["municipalities"])
    assert [one["properties"] for one in drawn["features"]] == [
        {"code": "0621", "name": "Kolding Kommune"},
        {"code": "0410", "name": "Middelfart"},
    ]


@pytest.mark.parametrize(
    ("data", "code", "row"),
    [
        (b'{"type":"FeatureCollection","features":[]}', "geodata.empty", None),
        (boundaries(("1", "A", 9.4, 55.4), ("2", "B", 30.0, 55.4)), "shape.outside_denmark", 2),
        (TWO.replace(b"Navn", b"nvan"), "geodata.no_name", 1),
        (TWO.replace(b"Polygon", b"MultiLineString"), "geodata.wrong_shape", 1),
        (TWO.replace(b"[9.4, 55.4]", b"[9.4]", 1), "geojson.coordinates", 1),
        (b"navn;lat;lon", "import.not_geojson", None),
    ],
)
def test_a_file_of_boundaries_is_checked_before_it_is_kept(
    data: bytes, code: str, row: int | None
) -> None:
    with pytest.raises(Malformed) as refused:
        read_areas(data, GeodataKind.MUNICIPALITIES)
    assert (refused.value.code, refused.value.facts.get("row")) == (code, row)


def test_the_same_content_is_one_file(tmp_path: Path) -> None:
    files = Files(tmp_path / "objects")
    name = files.put(b"x")
    assert files.put(b"x") == name
    assert files.get(name) == b"x"
    assert [one.name for one in (tmp_path / "objects").iterdir()] == [name]
    assert files.get("0" * 64) is None


@cache
def scattered(count: int) -> tuple[RegisterObject, ...]:
    chance = np.random.default_rng(count)
    made: list[RegisterObject] = []
    for row in range(count):
        lon, lat = round(chance.uniform(9.3, 9.7), 6), round(chance.uniform(55.4, 55.6), 6)
        area = row % 4 == 0
        shape: Shape = Polygon((square(lon, lat, 0.01),)) if area else Point((lon, lat))
        category = TOPS[row % 3]
        made.append(
            RegisterObject(id=f"ob-{row:012}", name=str(row), category=category, shape=shape)
        )
    return tuple(made)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = Desk(tmp_path_factory.mktemp("full"), register=True)
    made.do(RegisterObjects(objects=scattered(900)), "planlaegger", PLANNING)
    yield made
    made.database.close()


@given(st.floats(9.3, 9.7), st.floats(55.4, 55.6), st.floats(0.001, 0.3), st.integers(0, 9_000))
def test_the_exposure_is_what_looking_at_every_object_gives(
    full: Desk, lon: float, lat: float, size: float, distance: int
) -> None:
    shape = Polygon((square(lon, lat, size),))
    found = facts(full, shape, distance)
    objects = scattered(900)
    metres = shapely.distance(one_in_metres(shape), in_metres([one.shape for one in objects]))
    order = sorted(
        (float(far), one.id) for far, one in zip(metres, objects, strict=True) if far <= distance
    )
    assert found.total == sum(found.counts.values()) == len(order)
    assert [hit.object for hit in found.hits] == [id_ for _, id_ in order[:HITS]]
    for hit, (far, _) in zip(found.hits, order, strict=False):
        assert far <= hit.distance_m <= far + 1
        assert hit.distance_m <= distance


def test_who_may_not_read_a_plan_is_named_as_many_places_as_if_it_were_not_there() -> None:
    """Else a list that is too short would tell that something is left out."""
    shape = b'{"type":"Point","coordinates":[9.4722,55.4904]}'
    rows = [row(at, shape, own=at < 40) for at in range(HITS + 60)]
    area = one_in_metres(KOLDING_AA)
    whole = Snapshot.empty().grown(1, (), [columns_of(rows)]).exposure(area, 0)
    without = Snapshot.empty().grown(1, (), [columns_of(rows[40:])]).exposure(area, 0)

    seen = narrowing.exposure(whole, NO_PLANS)

    assert (seen.total, seen.hits) == (without.total, without.hits)
    assert len(seen.hits) == HITS
    assert {hit.object for hit in whole.hits} >= {one.id for one in rows[:40]}


def row(at: int, shape: bytes, *, own: bool) -> SimpleNamespace:
    told = dict.fromkeys(one.name for one in register_object.c)
    told |= {"id": f"ob-{at:012}", "name": f"Sted {at}", "category": "Storcentre", "shape": shape}
    told |= {"municipality": "kolding", "classification": "own_plan" if own else "internal"}
    return SimpleNamespace(**told)
