"""What OpenStreetMap calls its things, so that each has one name whichever layer it lies in."""

from __future__ import annotations

from collections.abc import Sequence

Column = list[str | None]

KINDS = {
    "points": "node",
    "lines": "way",
    "multilinestrings": "relation",
    "multipolygons": "relation",
    "other_relations": "relation",
}
"""GDAL's layer → what its `osm_id` is the number of. An area drawn as one ring is a way."""
KEY, WAY = "osm_id", "osm_way_id"


def named(layer: str, fields: Sequence[str], columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Write `node/17`, `way/17` and `relation/17`, as OpenStreetMap itself does: the bare numbers
    are three rows of numbers, and of an area GDAL tells one of two."""
    if KEY not in fields:
        return columns
    own = columns[fields.index(KEY)]
    ways = columns[fields.index(WAY)] if WAY in fields else [None] * len(own)
    kind = KINDS.get(layer, layer)
    keys = [
        f"{kind}/{number}" if number else f"way/{way}" if way else None
        for number, way in zip(own, ways, strict=True)
    ]
    return tuple(keys if name == KEY else one for name, one in zip(fields, columns, strict=True))
