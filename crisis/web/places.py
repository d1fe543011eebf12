"""Where a shape lies, in numbers that can be read aloud: WGS84 and UTM32; and as GeoJSON."""

from __future__ import annotations

from typing import Any

import msgspec

from crisis.geo.utm import utm32
from crisis.terms.places import Shape, middle

ZONE = "32N"


def utm(shape: Shape) -> dict[str, Any]:
    """Give a shape's middle in UTM zone 32."""
    east, north = utm32(*middle(shape))
    return {"zone": ZONE, "east": east, "north": north}


def utm_text(shape: Shape) -> str:
    """Give a shape's middle in UTM zone 32 in words: `32N 529761 6150095`."""
    found = utm(shape)
    return f"{found['zone']} {found['east']} {found['north']}"


def wgs_text(shape: Shape, language: str) -> str:
    """Give a shape's middle in degrees: `55,49070° N 9,47220° Ø`."""
    lon, lat = middle(shape)
    if language == "en":
        return f"{lat:.5f}° N {lon:.5f}° E"
    return f"{lat:.5f}° N {lon:.5f}° Ø".replace(".", ",")


def plain(shape: Shape) -> dict[str, Any]:
    """Give a shape as GeoJSON's geometry."""
    made: dict[str, Any] = msgspec.to_builtins(shape)
    return made


def feature(shape: Shape, properties: dict[str, Any], id_: str | int | None = None) -> Any:
    """Give a GeoJSON feature."""
    found = {"type": "Feature", "geometry": plain(shape), "properties": properties}
    return found if id_ is None else {**found, "id": id_}


def collection(features: list[Any]) -> dict[str, Any]:
    """Give a GeoJSON collection of features."""
    return {"type": "FeatureCollection", "features": features}
