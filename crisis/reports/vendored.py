"""What a map that leaves the board carries with it: Leaflet, its sheet, and the ground."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from crisis.commands.parse import convert
from crisis.terms.places import MultiPolygon, Polygon, Shape

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "static"
VENDOR = STATIC / "vendor"
LEAFLET = VENDOR / "leaflet" / "leaflet.js"
SHEET = VENDOR / "leaflet" / "dist" / "leaflet.css"
LAND = VENDOR / "map" / "land.json"

ZOOMED_SHUT = "initial-scale=1.0, maximum-scale=1.0, user-scalable=no"
"""What folium says of every page: that it may not be made larger. It may."""


@lru_cache(maxsize=1)
def leaflet() -> str:
    """Give Leaflet as text that cannot end the element it stands in."""
    code = LEAFLET.read_text(encoding="utf-8").partition("//# sourceMappingURL=")[0]
    return code.replace("</script", "<\\/script")


@lru_cache(maxsize=1)
def sheet() -> str:
    """Give Leaflet's style without the pictures it would ask for."""
    lines = SHEET.read_text(encoding="utf-8").splitlines()
    return "\n".join(one for one in lines if "url(" not in one)


@lru_cache(maxsize=1)
def land() -> list[Shape]:
    """Give the land of the coast that every board carries; none when it was not built."""
    return areas_of(LAND.read_bytes()) if LAND.is_file() else []


def areas_of(collection: bytes) -> list[Shape]:
    """Give the areas of a GeoJSON collection; lines and points are left out."""
    kinds: dict[str, Any] = {"Polygon": Polygon, "MultiPolygon": MultiPolygon}
    return [
        convert(kinds[one["geometry"]["type"]], {"coordinates": one["geometry"]["coordinates"]})
        for one in json.loads(collection)["features"]
        if one["geometry"]["type"] in kinds
    ]
