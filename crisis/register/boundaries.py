"""Imported geography: files of municipalities, coast and districts, checked and read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from crisis.errors import Malformed
from crisis.geo.faults import faults
from crisis.geo.geojson import geometry_of
from crisis.geo.geometries import as_shape, in_metres
from crisis.geo.measure import plainer
from crisis.register.geojson import Feature, read_features
from crisis.register.naming import slug
from crisis.register.reading import decoded
from crisis.terms.geodata import GeodataKind
from crisis.terms.places import LineString, MultiLineString, MultiPolygon, Polygon, Shape

CODES = (
    "kommunekode",
    "komkode",
    "kommunenr",
    "lau-1",
    "politikredsnr",
    "polkr-nr",
    "kode",
    "code",
)
NAMES = ("kommunenavn", "komnavn", "polkr-navn", "politikredsnavn", "navn", "name", "label-dk")
"""What the columns of code and name may be called, written as slugs, the best first."""
CODE_DIGITS = 4
SHOWN_WITHIN = 50
"""By how many metres the outline shown on a map may differ from the file."""

AREAS = (Polygon, MultiPolygon)
ALLOWED: dict[GeodataKind, tuple[type[Shape], ...]] = {
    GeodataKind.MUNICIPALITIES: AREAS,
    GeodataKind.DISTRICTS: AREAS,
    GeodataKind.COAST: (*AREAS, LineString, MultiLineString),
}


@dataclass(frozen=True, kw_only=True)
class Area:
    """One feature of a file of geography."""

    code: str | None
    name: str
    shape: Shape


def read_areas(data: bytes, kind: GeodataKind) -> list[Area]:
    """Read and check a file of geography; raises Malformed, naming the first bad feature."""
    areas = [_area(one, kind) for one in read_features(decoded(data))]
    if not areas:
        raise Malformed("geodata.empty")
    for number, fault in enumerate(faults([one.shape for one in areas], limit=None), 1):
        if fault is not None:
            named: dict[str, Any] = {"name": areas[number - 1].name, **fault.facts}
            raise _bad(number, Malformed(fault.code, "geometry", **named))
    return areas


def outline(areas: list[Area]) -> bytes:
    """Give areas as GeoJSON with few enough corners for a browser."""
    drawn = plainer(in_metres([one.shape for one in areas]), SHOWN_WITHIN)
    features = [
        {
            "type": "Feature",
            "properties": {"code": area.code, "name": area.name},
            "geometry": geometry_of(as_shape(shape)),
        }
        for area, shape in zip(areas, drawn, strict=True)
        if not shape.is_empty
    ]
    return msgspec.json.encode({"type": "FeatureCollection", "features": features})


def _area(feature: Feature, kind: GeodataKind) -> Area:
    if feature.problem is not None or feature.shape is None:
        raise _bad(feature.number, feature.problem or Malformed("geojson.no_geometry", "geometry"))
    if not isinstance(feature.shape, ALLOWED[kind]):
        found = type(feature.shape).__name__
        raise _bad(feature.number, Malformed("geodata.wrong_shape", "geometry", type=found))
    code, name = _first(feature.properties, CODES), _first(feature.properties, NAMES)
    if name is None:
        if kind is not GeodataKind.COAST:
            raise _bad(feature.number, Malformed("geodata.no_name", "properties"))
        name = kind.value
    if code is not None and code.isdigit():
        code = code.zfill(CODE_DIGITS)
    return Area(code=code, name=name, shape=feature.shape)


def _first(properties: Mapping[str, Any], called: tuple[str, ...]) -> str | None:
    by_slug = {slug(name): value for name, value in properties.items()}
    found = (by_slug.get(one) for one in called)
    return next((str(one).strip() for one in found if isinstance(one, str | int) and one), None)


def _bad(number: int, problem: Malformed) -> Malformed:
    """Say which feature it is."""
    return Malformed(problem.code, problem.field, **{**problem.facts, "row": number})
