"""Geometries as strangers write them: other systems, heights, odd types, nonsense."""

from __future__ import annotations

from typing import Any

import pytest

from crisis.errors import Malformed
from crisis.geo.geojson import geometry_of, shape_of, system_of
from crisis.geo.utm import DEGREES, METRES
from crisis.terms.places import LineString, MultiPolygon, Point, Polygon

RING = [[9.46, 55.48], [9.48, 55.48], [9.48, 55.5], [9.46, 55.48]]


def named(name: str) -> dict[str, Any]:
    return {"type": "name", "properties": {"name": name}}


@pytest.mark.parametrize(
    ("crs", "system"),
    [
        (None, DEGREES),
        (named("urn:ogc:def:crs:OGC:1.3:CRS84"), DEGREES),
        (named("EPSG:4326"), DEGREES),
        (named("urn:ogc:def:crs:EPSG::25832"), METRES),
        (named("EPSG:25832"), METRES),
        (named("http://www.opengis.net/def/crs/EPSG/0/25832"), METRES),
        ({"type": "EPSG", "properties": {"code": 25832}}, METRES),
    ],
)
def test_a_known_system_is_recognised(crs: Any, system: str) -> None:
    assert system_of(crs) == system


@pytest.mark.parametrize("name", ["EPSG:27700", "urn:ogc:def:crs:EPSG::2056", "mit eget", ""])
def test_an_unknown_system_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(Malformed) as refused:
        system_of(named(name))
    assert refused.value.code == "geojson.unknown_crs"
    assert name in refused.value.facts["name"]


def test_metres_become_degrees() -> None:
    shape = shape_of({"type": "Point", "coordinates": [529836.4, 6149466.2]}, METRES)
    assert isinstance(shape, Point)
    assert shape.coordinates == pytest.approx((9.4722, 55.4904), abs=1e-5)


def test_heights_are_left_out_and_positions_rounded() -> None:
    line = {"type": "LineString", "coordinates": [[9.12345678, 55.5, 12.0], [9.2, 55.6, 13.0]]}
    assert shape_of(line) == LineString(((9.123457, 55.5), (9.2, 55.6)))


def test_a_multipoint_of_one_is_a_point() -> None:
    assert shape_of({"type": "MultiPoint", "coordinates": [[9.5, 55.5]]}) == Point((9.5, 55.5))


def test_areas_keep_their_holes() -> None:
    hole = [[9.47, 55.481], [9.475, 55.481], [9.475, 55.485], [9.47, 55.481]]
    area = shape_of({"type": "Polygon", "coordinates": [RING, hole]})
    assert isinstance(area, Polygon)
    assert len(area.coordinates) == 2
    several = shape_of({"type": "MultiPolygon", "coordinates": [[RING, hole], [RING]]})
    assert isinstance(several, MultiPolygon)
    assert [len(part) for part in several.coordinates] == [2, 1]
    assert shape_of(geometry_of(several)) == several


@pytest.mark.parametrize(
    ("geometry", "code"),
    [
        (None, "geojson.no_geometry"),
        ("Point", "geojson.no_geometry"),
        ({"type": "GeometryCollection", "geometries": {}}, "geojson.coordinates"),
        ({"type": "GeometryCollection", "geometries": [None]}, "geojson.no_geometry"),
        ({"type": "Circle", "coordinates": [9, 55]}, "geojson.geometry_type"),
        ({"type": "MultiPoint", "coordinates": [9, 55]}, "geojson.coordinates"),
        ({"coordinates": [9, 55]}, "geojson.geometry_type"),
        ({"type": "Point"}, "geojson.coordinates"),
        ({"type": "Point", "coordinates": []}, "geojson.coordinates"),
        ({"type": "Point", "coordinates": [9]}, "geojson.coordinates"),
        ({"type": "Point", "coordinates": ["9.5", "55.5"]}, "geojson.coordinates"),
        ({"type": "Point", "coordinates": [None, 55.5]}, "geojson.coordinates"),
        ({"type": "Point", "coordinates": [[9, 55]]}, "geojson.coordinates"),
        ({"type": "Point", "coordinates": {"lon": 9}}, "geojson.coordinates"),
        ({"type": "LineString", "coordinates": [[9, 55], [9, 55, 1]]}, "geojson.coordinates"),
        ({"type": "LineString", "coordinates": [[9, 55], 9]}, "geojson.coordinates"),
        ({"type": "Polygon", "coordinates": [9, 55]}, "geojson.coordinates"),
        ({"type": "Polygon", "coordinates": RING}, "geojson.coordinates"),
        ({"type": "Point", "coordinates": [10**400, 55]}, "geojson.coordinates"),
        ({"type": "Point", "coordinates": [529836, 6149466]}, "geojson.metres_without_crs"),
    ],
)
def test_what_is_no_geometry_has_its_code(geometry: Any, code: str) -> None:
    with pytest.raises(Malformed) as refused:
        shape_of(geometry)
    assert refused.value.code == code
