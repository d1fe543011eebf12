"""Every sort of geometry is the same in the register, on its way out, and in another's file."""

from __future__ import annotations

import warnings
import zipfile
from pathlib import Path

import msgspec
import numpy as np
import pyogrio.raw
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from crisis.geo.faults import fault
from crisis.geo.geojson import geometry_of, shape_of
from crisis.geo.geometries import as_shape, bounds, in_degrees, in_metres, one_in_metres
from crisis.geo.measure import apart, around, centre, holds, touching
from crisis.register.imports.foreign import read
from crisis.register.rows import Raw
from crisis.terms.places import (
    GeometryCollection,
    LineString,
    MultiLineString,
    MultiPoint,
    MultiPolygon,
    Point,
    Polygon,
    Position,
    Shape,
    Simple,
    middle,
    parts_of,
)

_LON = st.integers(9_000_000, 10_000_000).map(lambda n: n / 10**6)
_LAT = st.integers(55_300_000, 56_300_000).map(lambda n: n / 10**6)
_AT = st.tuples(_LON, _LAT)


def square(at: Position, size: float = 0.01) -> tuple[Position, ...]:
    (west, south), (east, north) = at, (round(at[0] + size, 6), round(at[1] + size, 6))
    return ((west, south), (east, south), (east, north), (west, north), (west, south))


def row(spots: list[Position]) -> tuple[tuple[tuple[Position, ...]], ...]:
    """Areas beside each other, so that none lies over another."""
    west, south = spots[0]
    return tuple((square((round(west + 0.02 * at, 6), south)),) for at in range(len(spots)))


_MANY = st.lists(_AT, min_size=2, max_size=4, unique=True)
_SIMPLE: st.SearchStrategy[Simple] = st.one_of(
    _AT.map(Point),
    _MANY.map(lambda spots: LineString(tuple(spots))),
    _AT.map(lambda at: Polygon((square(at),))),
    _MANY.map(lambda spots: MultiPoint(tuple(spots))),
    _MANY.map(lambda spots: MultiLineString((tuple(spots), tuple(spots[::-1])))),
    _MANY.map(lambda spots: MultiPolygon(row(spots))),
)
SHAPES: st.SearchStrategy[Shape] = st.one_of(
    _SIMPLE, st.lists(_SIMPLE, min_size=1, max_size=4).map(lambda a: GeometryCollection(tuple(a)))
)
ONE = Point((9.5, 55.5))
PIPE = LineString(((9.5, 55.5), (9.6, 55.5)))
BASIN = Polygon((square((9.7, 55.5)),))
WELLS = MultiPoint(((9.5, 55.5), (9.7, 55.6)))
WORKS = GeometryCollection((ONE, PIPE, BASIN))
EACH: tuple[Shape, ...] = (
    *(ONE, PIPE, BASIN, WELLS, WORKS),
    MultiLineString((PIPE.coordinates, ((9.5, 55.6), (9.6, 55.6)))),
    MultiPolygon((BASIN.coordinates, (square((9.8, 55.5)),))),
)


@given(SHAPES)
def test_law_what_is_stored_and_given_out_comes_back_the_same(shape: Shape) -> None:
    assert fault(shape) is None
    assert msgspec.json.decode(msgspec.json.encode(shape), type=Shape) == shape
    assert shape_of(geometry_of(shape)) == shape
    drawn = shapely.to_geojson(in_degrees([shape])[0])
    assert msgspec.json.decode(drawn, type=Shape) == shape
    back = as_shape(one_in_metres(shape))
    assert type(back) is type(shape)
    assert bounds(back) == pytest.approx(bounds(shape), abs=1e-5)


@given(SHAPES, SHAPES)
def test_law_a_shape_is_as_near_as_the_nearest_of_its_parts(shape: Shape, other: Shape) -> None:
    parts = in_metres(parts_of(shape))
    theirs = in_metres(parts_of(other))
    nearest = min(float(shapely.distance(one, theirs).min()) for one in parts)
    assert apart(shape, other) == pytest.approx(nearest, abs=1e-6)
    touched = any(shapely.intersects(one, theirs).any() for one in parts)
    assert touching([shape], [other]) == [[touched]]


@given(SHAPES)
def test_law_its_middle_and_its_mark_lie_where_it_does(shape: Shape) -> None:
    west, south, east, north = bounds(shape)
    lon, lat = middle(shape)
    assert west <= lon <= east
    assert south <= lat <= north
    assert apart(Point(centre(shape)), shape) < 1
    wide = one_in_metres(around(shape, 500))
    assert shapely.covers(wide.buffer(1), one_in_metres(shape))


@pytest.mark.parametrize(
    ("shape", "code"),
    [
        (MultiPoint(()), "shape.empty"),
        (GeometryCollection(()), "shape.empty"),
        (GeometryCollection((ONE, MultiPoint(()))), "shape.empty"),
        (GeometryCollection((ONE, LineString(((9.5, 55.5),)))), "shape.too_few_points"),
        (GeometryCollection((ONE, Polygon((((9.5, 55.5), (9.6, 55.5), (9.6, 55.6)),)))),
         "shape.ring_open"),
        (GeometryCollection((ONE, Point((55.5, 9.5)))), "shape.outside_denmark"),
        (MultiPoint(((55.5, 9.5), (55.6, 9.5))), "shape.swapped_axes"),
        (MultiPoint(((9.5, 55.5), (float("nan"), 9.5))), "shape.not_finite"),
        (MultiPoint(((9.5, 55.5),) * 50_001), "shape.too_many_points"),
        (GeometryCollection((ONE, Polygon((((9.5, 55.5), (9.6, 55.6), (9.6, 55.5), (9.5, 55.6),
         (9.5, 55.5)),)))), "shape.self_crossing"),
    ],
)  # fmt: skip
def test_each_part_is_looked_at(shape: Shape, code: str) -> None:
    found = fault(shape)
    assert found is not None
    assert found.code == code


def test_collections_within_collections_are_laid_together() -> None:
    inner = {"type": "GeometryCollection", "geometries": [geometry_of(PIPE), geometry_of(BASIN)]}
    outer = {"type": "GeometryCollection", "geometries": [geometry_of(ONE), inner]}
    assert shape_of(outer) == WORKS


def test_an_area_around_many_small_parts_is_found_at_once() -> None:
    """It went round for ever: what lies in many parts never gets plain by fewer corners."""
    many = MultiPolygon(row([(9.0, 55.5)] * 60))
    assert len(parts_of(around(many, 100))) == 1
    town = in_metres([Polygon((square((9.001, 55.501), 0.001),))])
    assert holds(one_in_metres(many), 100, town) == [True]


def written(path: Path, shapes: tuple[Shape, ...], driver: str, kind: str = "Unknown") -> Path:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        pyogrio.raw.write(
            str(path),
            shapely.to_wkb(in_degrees(shapes)),
            [np.array([f"Sted {at}" for at in range(len(shapes))], dtype=object)],
            ["Name"],
            geometry_type=kind,
            crs="EPSG:4326",
            driver=driver,
        )
    return path


def rows(path: Path) -> list[Raw]:
    return list(read(path, path.name, None, None))


@pytest.mark.parametrize(
    ("name", "driver"),
    [("a.gpkg", "GPKG"), ("a.kml", "LIBKML"), ("a.gml", "GML"), ("a.geojson", "GeoJSON")],
)
def test_every_sort_comes_in_by_every_format(tmp_path: Path, name: str, driver: str) -> None:
    for one in rows(written(tmp_path / name, EACH, driver)):
        assert one.problem is None
        wanted = EACH[one.number - 1]
        assert type(one.shape) is type(wanted)
        assert one.shape is not None
        there, here = one_in_metres(one.shape), one_in_metres(wanted)
        assert shapely.equals(shapely.set_precision(there, 1), shapely.set_precision(here, 1))


def test_the_points_of_a_shapefile_come_in(tmp_path: Path) -> None:
    made = written(tmp_path / "b.shp", (WELLS,), "ESRI Shapefile", "MultiPoint")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as out:
        for one in made.parent.glob("b.*"):
            if one.suffix != ".zip":
                out.write(one, one.name)
    assert [one.shape for one in rows(tmp_path / "b.zip")] == [WELLS]


GML = (
    '<?xml version="1.0"?><ogr:FeatureCollection xmlns:gml="http://www.opengis.net/gml/3.2" '
    'xmlns:ogr="http://ogr.maptools.org/" gml:id="a">{}</ogr:FeatureCollection>'
)
MEMBER = (
    '<ogr:featureMember><ogr:sted gml:id="t.{at}"><ogr:geom>{shape}</ogr:geom>'
    "<ogr:navn>{at}</ogr:navn></ogr:sted></ogr:featureMember>"
)
NAMED = 'gml:id="g{at}" srsName="urn:ogc:def:crs:EPSG::25832"'
CORNERS = "530000 6150000 530500 6150500 531000 6150000"
TRIANGLE = f"<gml:LinearRing><gml:posList>{CORNERS} 530000 6150000</gml:posList></gml:LinearRing>"
ARC = f"<gml:Arc><gml:posList>{CORNERS}</gml:posList></gml:Arc>"
INSIDE = f"<gml:exterior>{TRIANGLE}</gml:exterior>"
ODD = (
    ("Curve", f"<gml:segments>{ARC}</gml:segments>"),
    ("TriangulatedSurface", f"<gml:patches><gml:Triangle>{INSIDE}</gml:Triangle></gml:patches>"),
    (
        "PolyhedralSurface",
        f"<gml:polygonPatches><gml:PolygonPatch>{INSIDE}</gml:PolygonPatch></gml:polygonPatches>",
    ),
    ("MultiPoint", ""),
)


def test_arcs_are_lines_surfaces_are_areas_and_an_empty_one_is_refused_by_its_row(
    tmp_path: Path,
) -> None:
    members = [
        MEMBER.format(at=at, shape=f"<gml:{kind} {NAMED.format(at=at)}>{inner}</gml:{kind}>")
        for at, (kind, inner) in enumerate(ODD)
    ]
    file = tmp_path / "skaeve.gml"
    file.write_text(GML.format("".join(members)), encoding="utf-8")
    arc, triangles, sides, empty = rows(file)
    assert isinstance(arc.shape, LineString)
    assert len(arc.shape.coordinates) > 10
    for one in (triangles, sides):
        assert isinstance(one.shape, MultiPolygon)
        assert one.shape.coordinates[0][0][0] == pytest.approx((9.4748, 55.4952), abs=1e-3)
    assert (empty.number, empty.shape) == (4, None)
    assert empty.problem is not None
    assert empty.problem.code in ("shape.empty", "geojson.no_geometry")
