"""A place of any sort of geometry: kept as it was given, and hit when any part of it is."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from crisis.commands.register import ChangeObject, RegisterObjects
from crisis.errors import Refused
from crisis.geo.geojson import geometry_of
from crisis.geo.geometries import in_metres, one_in_metres
from crisis.register.importing import draft, read_file
from crisis.register.snapshot import Snapshot, columns_of
from crisis.register.tables import register_object
from crisis.terms.ids import PLANNING
from crisis.terms.places import GeometryCollection, MultiPoint, Shape, parts_of
from crisis.terms.register import RegisterObject
from tests.given import Desk
from tests.unit.geo.test_every_sort import BASIN, EACH, ONE, SHAPES


def one(number: int, shape: Shape) -> RegisterObject:
    named = {"name": f"Sted {number}", "category": "Naturgas"}
    return RegisterObject(id=f"ob-{number:012}", shape=shape, **named)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path, register=True).knows()
    yield made
    made.database.close()


def row(number: int, shape: Shape) -> SimpleNamespace:
    told = dict.fromkeys(each.name for each in register_object.c)
    told |= {"id": f"ob-{number:012}", "name": f"Sted {number}", "category": "Naturgas"}
    return SimpleNamespace(**(told | {"shape": msgspec.json.encode(shape)}))


@given(st.lists(SHAPES, min_size=1, max_size=8), SHAPES, st.sampled_from([0, 300, 5_000, 50_000]))
def test_law_a_place_is_as_near_as_the_nearest_of_its_parts(
    shapes: list[Shape], asked: Shape, distance: int
) -> None:
    area = one_in_metres(asked)
    snapshot = Snapshot.empty().grown(
        1, (), [columns_of([row(*each) for each in enumerate(shapes)])]
    )
    found = {hit.object: hit.distance_m for hit in snapshot.exposure(area, distance).hits}
    for number, shape in enumerate(shapes):
        metres = min(shapely.distance(area, in_metres(parts_of(shape))))
        told = found.get(f"ob-{number:012}")
        if abs(metres - distance) > 1e-6:
            assert (told is not None) == (metres <= distance)
        if told is not None:
            assert told == pytest.approx(math.ceil(metres), abs=1)


def test_each_sort_is_kept_and_found_and_changed_without_losing_its_shape(desk: Desk) -> None:
    objects = tuple(one(at, shape) for at, shape in enumerate(EACH))
    desk.do(RegisterObjects(objects=objects), "planlaegger", PLANNING)
    desk.register.rebuild()
    kept = desk.register.standing([each.id for each in objects])
    assert [kept[each.id].shape for each in objects] == list(EACH)
    changed = msgspec.structs.replace(objects[-1], note="Ny pumpe")
    desk.do(ChangeObject(object=changed), "planlaegger", PLANNING)
    assert desk.register.standing([changed.id])[changed.id] == changed
    hit = desk.register.facts(BASIN, 0, {}).exposure
    assert hit is not None
    touching = [each.id for each in objects if _touches(each.shape)]
    assert sorted(found.object for found in hit.hits) == touching
    assert len(touching) >= 3


def _touches(shape: Shape) -> bool:
    return bool(shapely.intersects(one_in_metres(shape), one_in_metres(BASIN)))


def test_an_empty_part_is_refused_by_rule(desk: Desk) -> None:
    empty = one(1, GeometryCollection((ONE, MultiPoint(()))))
    with pytest.raises(Refused, match=r"shape\.empty"):
        desk.do(RegisterObjects(objects=(empty,)), "planlaegger", PLANNING)


def test_a_file_of_every_sort_gives_the_same_places_and_names_the_empty_by_their_rows() -> None:
    empty = [
        {"type": "MultiPoint", "coordinates": []},
        {"type": "GeometryCollection", "geometries": []},
        {"type": "GeometryCollection", "geometries": [{"type": "LineString", "coordinates": []}]},
        {"type": "Polygon", "coordinates": []},
        {"type": "Point", "coordinates": []},
        None,
    ]
    geometries = [*(geometry_of(each) for each in EACH), *empty]
    features = [
        {
            "type": "Feature",
            "properties": {"navn": str(at), "kategori": "Naturgas"},
            "geometry": each,
        }
        for at, each in enumerate(geometries)
    ]
    made = draft(
        read_file(json.dumps({"type": "FeatureCollection", "features": features}).encode())
    )
    assert [each.shape for each in made.objects.values()] == list(EACH)
    told = {each.number: each.problem.code for each in made.bad}
    assert told == {
        **dict.fromkeys(range(len(EACH) + 1, len(EACH) + 5), "shape.empty"),
        len(EACH) + 5: "geojson.coordinates",
        len(EACH) + 6: "geojson.no_geometry",
    }
