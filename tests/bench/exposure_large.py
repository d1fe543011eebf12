"""A register of a million objects in memory: how long it takes, how much room, and what it answers.

The rows are made as the register's table gives them; the table itself is measured with 100,000
objects in `exposure`.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import shapely

from crisis.geo.geometries import Geometry, one_in_metres
from crisis.register.reporting import Area, look_in
from crisis.register.snapshot import ROWS_AT_ONCE, Snapshot, columns_of
from crisis.terms.register import KEEPER
from tests.bench import bare
from tests.bench.exposure import QUERIES, RATIO, bare_query, objects, star
from tests.bench.goals import at_most
from tests.given import NOON

OBJECTS = 1_000_000
RUNS = 7
MEGABYTE = 1_000_000
UNITS = ("pladser", "m³/h", None, None)


def measure() -> Iterator[str]:
    """Give the lines of the table."""
    rows = [_row(number, one) for number, one in enumerate(objects(OBJECTS))]
    gc.collect()
    before, begun = _resident(), time.perf_counter()
    parts = (
        columns_of([_read(one) for one in rows[at : at + ROWS_AT_ONCE]])
        for at in range(0, len(rows), ROWS_AT_ONCE)
    )
    snapshot = Snapshot.empty().grown(1, (), list(parts))
    snapshot.index.within(one_in_metres(star(0.005)), 0)  # the tree is built when first asked
    seconds = time.perf_counter() - begun
    gc.collect()
    held = (_resident() - before) / MEGABYTE
    yield (
        f"{OBJECTS:,} objects in memory: {held:,.0f} MB, {held * MEGABYTE / OBJECTS:,.0f} bytes "
        f"each; made of rows in {seconds:.1f} s"
    )
    begun = time.perf_counter()
    changed = snapshot.grown(2, (1,), [columns_of([_read(rows[1])])])
    changed.index.within(one_in_metres(star(0.005)), 0)
    again = (time.perf_counter() - begun) * 1000
    yield f"again after one edit: {again:,.0f} ms {at_most(1_000, again, 'ms')}"
    yield from _answers(snapshot)


def _answers(snapshot: Snapshot) -> Iterator[str]:
    geometries = snapshot.index.geometries
    tree = shapely.STRtree(geometries)
    for size, distance in QUERIES:
        shape = star(size)
        metres = one_in_metres(shape)

        def limit(metres: Geometry = metres, distance: int = distance) -> int:
            return bare_query(tree, geometries, metres, distance)

        def ours(metres: Geometry = metres, distance: int = distance) -> int:
            found = snapshot.index.within(metres, distance)
            return len(found.inside) + len(found.near)

        area = Area(shape, None, distance, NOON)

        def report(area: Area = area) -> None:
            look_in(area, snapshot, KEEPER).report()

        assert limit() == ours()
        ratio = bare.ratio(ours, limit, RUNS)
        whole = bare.median(report, RUNS) * 1000
        yield (
            f"star of {size}° and {distance:>5,} m: {ours():>7,} hits; index {ratio:.2f} × bare "
            f"tree {at_most(RATIO, ratio)}; whole report {whole:,.0f} ms"
        )


def _row(number: int, one: Any) -> SimpleNamespace:
    unit = UNITS[number % len(UNITS)]
    return SimpleNamespace(
        id=one.id,
        told=one.name.encode(),
        category=one.category,
        municipality="kolding",
        shape=msgspec.json.encode(one.shape),
        classification="internal",
        begins=None,
        ends=None,
        attendance=None,
        authority="trekantbrand",
        capacity=40.0 if unit else None,
        unit=unit,
        criticality=None,
    )


def _read(row: SimpleNamespace) -> SimpleNamespace:
    """Give it its name as a row of the table brings it: made now, so that its room is counted."""
    row.name = row.told.decode()
    return row


def _resident() -> int:
    """Give how many bytes of the machine this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096


if __name__ == "__main__":
    for line in measure():
        print(line)
