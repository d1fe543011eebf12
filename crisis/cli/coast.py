"""The coast that every board has: cut out of npm's world-atlas around Denmark, as GeoJSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, Polygon, mapping

SOURCE = "world-atlas/countries-10m.json"
TARGET = "map/land.json"
WINDOW = (7.0, 54.0, 16.0, 58.5)
"""West, south, east, north: all of Denmark and the nearest of its neighbours."""
DENMARK = "208"
"""ISO 3166-1 numeric, which is how world-atlas names countries."""
DECIMALS = 4
LEAST = 4
"""A ring has three corners and ends where it began; the atlas has rocks that are less."""

Ring = list[tuple[float, float]]


def cut_coast(source: Path, target: Path) -> None:
    """Write the land inside the window: one feature for Denmark, one for all other land."""
    atlas = json.loads(source.read_text(encoding="utf-8"))
    arcs = _arcs(atlas)
    own: list[Polygon] = []
    other: list[Polygon] = []
    for country in atlas["objects"]["countries"]["geometries"]:
        into = own if str(country.get("id")) == DENMARK else other
        into.extend(_clipped(country, arcs))
    features = [_feature("other", other), _feature("own", own)]
    target.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))
    target.write_text(text, encoding="utf-8")


def _arcs(atlas: dict[str, Any]) -> list[Ring]:
    """Undo the packing of TopoJSON: whole numbers, each the step from the one before."""
    scale_x, scale_y = atlas["transform"]["scale"]
    move_x, move_y = atlas["transform"]["translate"]
    found: list[Ring] = []
    for packed in atlas["arcs"]:
        x = y = 0
        arc: Ring = []
        for step_x, step_y in packed:
            x, y = x + step_x, y + step_y
            arc.append((x * scale_x + move_x, y * scale_y + move_y))
        found.append(arc)
    return found


def _clipped(country: dict[str, Any], arcs: list[Ring]) -> list[Polygon]:
    if country.get("type") not in ("Polygon", "MultiPolygon"):
        return []
    several = country["type"] == "MultiPolygon"
    found: list[Polygon] = []
    for rings in country["arcs"] if several else [country["arcs"]]:
        outer, *holes = [_ring(ring, arcs) for ring in rings]
        if len(outer) < LEAST:
            continue
        whole = Polygon(outer, [hole for hole in holes if len(hole) >= LEAST])
        if whole.intersects(shapely.box(*WINDOW)):
            cut = shapely.clip_by_rect(shapely.make_valid(whole), *WINDOW)
            found.extend(part for part in shapely.get_parts(cut) if isinstance(part, Polygon))
    return found


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """Join arcs to a ring; a negative number is an arc walked backwards."""
    ring: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring.extend(arc[1:] if ring else arc)
    return ring


def _feature(name: str, parts: list[Polygon]) -> dict[str, Any]:
    shape = shapely.transform(MultiPolygon(parts), lambda found: found.round(DECIMALS))
    return {"type": "Feature", "properties": {"land": name}, "geometry": mapping(shape)}
