"""Places: shapes in WGS84 and what is known of where they lie."""

from __future__ import annotations

from typing import Annotated, Any, Union

import msgspec
from msgspec import Meta

from crisis.terms.ids import AuthorityId

POSITION_LIMIT = 50_000
"""How many positions a shape may have."""
DISTANCE_LIMIT = 50_000
"""How far around a shape, in metres, objects are looked for at most."""

Lon = Annotated[float, Meta(ge=-180, le=180)]
Lat = Annotated[float, Meta(ge=-90, le=90)]
Position = tuple[Lon, Lat]
"""Longitude, latitude in degrees, WGS84 (EPSG:4326), in the order of GeoJSON (RFC 7946)."""


class Point(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """A point. Dansk: punkt."""

    coordinates: Position


class LineString(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """A line of two positions or more. Dansk: linje."""

    coordinates: tuple[Position, ...]


class Polygon(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """An area: its outer ring, then its holes; each ring ends where it began. Dansk: område."""

    coordinates: tuple[tuple[Position, ...], ...]


class MultiPolygon(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """Several areas that are one thing. Dansk: flere områder."""

    coordinates: tuple[tuple[tuple[Position, ...], ...], ...]


class MultiLineString(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """Several lines that are one thing. Dansk: flere linjer."""

    coordinates: tuple[tuple[Position, ...], ...]


class MultiPoint(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """Several points that are one thing, as the hydrants of a plant. Dansk: flere punkter."""

    coordinates: tuple[Position, ...]


Simple = Union[  # noqa: UP007 - msgspec
    Point, LineString, Polygon, MultiPolygon, MultiLineString, MultiPoint
]
"""A shape of one sort."""


class GeometryCollection(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """Points, lines and areas that are one thing, as a plant with its pipe. Dansk: samlet form.

    No collection is within another: a file's are laid together when it is read.
    """

    geometries: tuple[Simple, ...]


Shape = Union[  # noqa: UP007 - msgspec
    Point, LineString, Polygon, MultiPolygon, MultiLineString, MultiPoint, GeometryCollection
]
Distance = Annotated[int, Meta(ge=0, le=DISTANCE_LIMIT)]


class Hit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A register object that an incident touches, as it was then. Dansk: ramt sted.

    own_plan: it stood in its municipality's own plan. attendance: of an occasion that was on.
    """

    object: str
    name: str
    category: str
    distance_m: int
    municipality: str | None = None
    own_plan: bool = False
    attendance: int | None = None


class Whereabouts(msgspec.Struct, frozen=True, kw_only=True):
    """The authorities on whose ground a shape lies. Dansk: stedlig myndighed.

    estimated: the municipality is the nearest known place's, because no boundaries are imported.
    """

    municipalities: tuple[AuthorityId, ...] = ()
    regions: tuple[AuthorityId, ...] = ()
    fire_services: tuple[AuthorityId, ...] = ()
    estimated: bool = False


class OwnPlanShare(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How much of an exposure stands in one municipality's own plan. Dansk: egen plans andel."""

    counts: dict[str, int]
    attendance: int = 0


class Exposure(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What lies inside a shape or within a distance of it. Dansk: eksponering.

    counts: objects by category. hits: at most 500, nearest first; total: how many there are.
    register_head: number of the planning entry up to which the register was looked at.
    attendance: people at all the occasions that were on. own_plans: municipality → what of all this
    stands in its own plan, so that it can be taken away for who may not read it.
    """

    distance_m: int
    total: int
    counts: dict[str, int]
    hits: tuple[Hit, ...]
    register_head: int
    attendance: int = 0
    own_plans: dict[str, OwnPlanShare] = {}


class ShapeFault(msgspec.Struct, frozen=True, kw_only=True):
    """Why a shape cannot be used: a refusal code and its facts. Dansk: fejl i form."""

    code: str
    facts: dict[str, str | int | float] = {}


class PlaceFacts(msgspec.Struct, frozen=True, kw_only=True):
    """All that geography answers about a shape; `fault` is a refusal code when it is unusable."""

    fault: str | None = None
    fault_facts: dict[str, str | int | float] = {}
    whereabouts: Whereabouts = Whereabouts()
    exposure: Exposure | None = None


def parts_of(shape: Shape) -> tuple[Simple, ...]:
    """Give what a shape is put together of, each of one sort."""
    return shape.geometries if isinstance(shape, GeometryCollection) else (shape,)


def middle(shape: Shape) -> Position:
    """Give the point itself, or the middle of the box around all else."""
    if isinstance(shape, Point):
        return shape.coordinates
    flat: list[Position] = []
    for one in parts_of(shape):
        _gather(one.coordinates, flat)
    lons, lats = [lon for lon, _ in flat], [lat for _, lat in flat]
    return (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2


def _gather(coordinates: Any, flat: list[Position]) -> None:
    """Go down to the positions, however deep they lie."""
    if coordinates and isinstance(coordinates[0], float | int):
        flat.append((coordinates[0], coordinates[1]))
        return
    for one in coordinates:
        _gather(one, flat)
