"""What a shape hits among 100,000 objects: the index against a bare tree, and the whole answer."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
import shapely

from crisis.commands.register import ChangeObject, RegisterObjects
from crisis.geo.geometries import Geometry, in_metres, one_in_metres
from crisis.geo.index import Index
from crisis.register.snapshot import Snapshot
from crisis.terms.categories import TOPS
from crisis.terms.ids import PLANNING
from crisis.terms.parcels import parcels
from crisis.terms.places import LineString, Point, Polygon, Position, Shape
from crisis.terms.register import RegisterObject
from tests.bench import bare
from tests.bench.goals import at_most
from tests.given import Desk

OBJECTS = 100_000
WEST, SOUTH, EAST, NORTH = 8.9, 55.35, 10.2, 56.2
"""The district."""
LINE_CORNERS, AREA_CORNERS, STAR_CORNERS = 5, 12, 64
RUNS = 25
QUERIES = ((0.005, 0), (0.005, 500), (0.05, 0), (0.05, 1_000), (0.2, 0), (0.2, 1_000))
"""How large a star, in degrees, and how many metres around it."""
WHOLE_MS, RATIO = 50, 1.5


def measure() -> Iterator[str]:
    """Give the lines of the table."""
    made = objects()
    with tempfile.TemporaryDirectory() as name:
        desk = Desk(Path(name), register=True).knows()
        begun = time.perf_counter()
        for some in parcels(made):
            desk.do(RegisterObjects(objects=some), "planlaegger", PLANNING)
        seconds = time.perf_counter() - begun
        yield f"registered {OBJECTS:,} mixed objects: {OBJECTS / seconds:,.0f}/s"
        begun = time.perf_counter()
        rows = desk.register.rebuild()
        yield f"tables made again: {rows / (time.perf_counter() - begun):,.0f} rows/s"
        yield from _memory(desk, made)
        yield from _answers(desk, in_metres([one.shape for one in made]))
        desk.database.close()


def _memory(desk: Desk, objects: list[RegisterObject]) -> Iterator[str]:
    cold = bare.median(lambda: desk.database.read(Snapshot.empty().refreshed), 3)
    yield f"read into memory, cold: {cold:.2f} s"
    desk.register.index()
    changed = msgspec.structs.replace(objects[0], note="Rettet")
    desk.do(ChangeObject(object=changed), "planlaegger", PLANNING)
    begun = time.perf_counter()
    desk.register.index()
    yield f"read again after one edit: {(time.perf_counter() - begun) * 1000:.0f} ms"


def _answers(desk: Desk, geometries: np.ndarray) -> Iterator[str]:
    index, tree = Index(geometries), shapely.STRtree(geometries)
    grounds = desk.handler.planning().grounds
    for size, distance in QUERIES:
        shape = star(size)
        metres = one_in_metres(shape)

        def limit(metres: Geometry = metres, distance: int = distance) -> int:
            return bare_query(tree, geometries, metres, distance)

        def ours(metres: Geometry = metres, distance: int = distance) -> int:
            found = index.within(metres, distance)
            return len(found.inside) + len(found.near)

        def whole(shape: Shape = shape, distance: int = distance) -> None:
            desk.register.facts(shape, distance, grounds)

        assert limit() == ours()
        ratio = bare.ratio(ours, limit, RUNS)
        times = [one * 1000 for one in bare.seconds(whole, RUNS)]
        half, most = bare.percentile(times, 0.5), max(times)
        yield (
            f"star of {size}° and {distance:>5,} m: {ours():>6,} hits; index {ratio:.2f} × bare "
            f"tree {at_most(RATIO, ratio)}; whole answer p50 {half:.1f} ms, worst {most:.1f} "
            f"{at_most(WHOLE_MS, most)}"
        )


def bare_query(
    tree: shapely.STRtree, geometries: np.ndarray, shape: Geometry, distance: int
) -> int:
    """The limit: what the tree lets through, refined with the prepared shape."""
    prepared = shapely.from_wkb(shapely.to_wkb(shape))
    shapely.prepare(prepared)
    if not distance:
        return int(shapely.intersects(prepared, geometries[tree.query(shape)]).sum())
    left, low, right, high = shape.bounds
    wide = shapely.box(left - distance, low - distance, right + distance, high + distance)
    return int(shapely.dwithin(prepared, geometries[tree.query(wide)], distance).sum())


def objects(many: int = OBJECTS) -> list[RegisterObject]:
    """60 per cent points, 25 lines, 15 areas, all over the district."""
    chance = np.random.default_rng(1)
    made = []
    for row in range(many):
        lon, lat = chance.uniform(WEST, EAST), chance.uniform(SOUTH, NORTH)
        kind = chance.random()
        shape: Shape
        if kind < 0.6:
            shape = Point(_position(lon, lat))
        elif kind < 0.85:
            steps = chance.normal(0, 0.003, (LINE_CORNERS, 2))
            shape = LineString(tuple(_position(lon + x, lat + y) for x, y in steps))
        else:
            shape = _round(lon, lat, chance.uniform(0.0005, 0.003, AREA_CORNERS))
        name, category = f"Objekt {row}", TOPS[row % len(TOPS)]
        made.append(RegisterObject(id=f"ob-{row:012}", name=name, category=category, shape=shape))
    return made


def star(size: float) -> Polygon:
    return _round(9.5, 55.75, np.where(np.arange(STAR_CORNERS) % 2, size, size * 0.6))


def _round(lon: float, lat: float, reach: np.ndarray) -> Polygon:
    turns = np.linspace(0, 2 * np.pi, len(reach), endpoint=False)
    ring = [
        _position(lon + much * np.cos(turn), lat + much * np.sin(turn) / 2)
        for turn, much in zip(turns, reach, strict=True)
    ]
    return Polygon(((*ring, ring[0]),))


def _position(lon: float, lat: float) -> Position:
    return round(float(lon), 6), round(float(lat), 6)


if __name__ == "__main__":
    for line in measure():
        print(line)
