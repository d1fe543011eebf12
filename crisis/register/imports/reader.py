"""`python -m crisis.register.imports.reader ORDER`: reads one file, and tells it line by line.

A process of its own, since what it reads was made by strangers: little memory, little time, no
network, nothing but its own folder, and one driver of GDAL's. What it says is judged by who hears.
"""

from __future__ import annotations

import ctypes
import gc
import resource
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from crisis.errors import Malformed
from crisis.register.imports.frames import Drawings, Drawn, Frame, Order, Problem
from crisis.register.rows import Raw
from crisis.terms.imports import FIRST_ROWS, Layer
from crisis.terms.places import Shape

ROWS_AT_ONCE = 1_000
BYTES_AT_ONCE = 1_000_000
FILE_LIMIT = 4_000_000_000
COLUMNS_LIMIT = 1_000
"""A page offers each of them for each of our words."""
_NEW_NET = 0x50000000
"""CLONE_NEWUSER and CLONE_NEWNET: a network of its own, in which there is nobody."""
_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn")
R = TypeVar("R")
_SHAPES: msgspec.json.Decoder[Shape] = msgspec.json.Decoder(Shape)
_ENCODE = msgspec.json.Encoder().encode


def main() -> int:
    """Read what is asked; every fault is a frame, and none a trace."""
    order = msgspec.json.decode(sys.argv[1], type=Order)
    gc.set_threshold(100_000, 50, 50)  # rows hold no circles, and looking for some took its time
    _limit(order)
    try:
        for frame in _frames(order):
            _say(frame)
    except Malformed as problem:
        _say(Frame(problem=Problem.of(problem)))
    except MemoryError:
        _say(Frame(problem=Problem("import.too_heavy")))
    except RecursionError:
        _say(Frame(problem=Problem("import.not_readable")))
    else:
        _say(Frame(end=True))
    sys.stdout.flush()
    return 0


def _limit(order: Order) -> None:
    """Take from the process what it does not need. Where the kernel allows, the network too."""
    for what, most in (
        (resource.RLIMIT_AS, order.memory),
        (resource.RLIMIT_CPU, order.seconds),
        (resource.RLIMIT_FSIZE, FILE_LIMIT),
        (resource.RLIMIT_NOFILE, 128),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (least, least))
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).unshare(_NEW_NET)


def _frames(order: Order) -> Iterator[Frame | Drawings]:
    path = Path(order.name)
    if path.suffix in (".geojson", ".json"):
        yield from _own(order, _geojson)
    elif path.suffix == ".csv":
        yield from _own(order, _table)
    else:
        yield from _gdal(order, path)


Source = tuple[Callable[[], tuple[str, ...]], Iterable[Raw], str | None, str | None]
"""The fields (known when the rows were read), the rows, what shapes and which system."""


def _own(order: Order, read: Callable[[Order, str], Source]) -> Iterator[Frame | Drawings]:
    from crisis.register.reading import decoded

    sys.addaudithook(_refuse)
    path = Path(order.name)
    if path.stat().st_size > order.bytes_limit:
        raise Malformed("import.too_large", limit_mb=order.bytes_limit // 1_000_000)
    fields, rows, geometry, system = read(order, decoded(path.read_bytes(), order.bytes_limit))
    if not order.describe:
        yield from _told(_written(_counted(rows, order.rows_limit)))
        return
    waiting = iter(_counted(rows, order.rows_limit))
    first = list(islice(waiting, FIRST_ROWS))
    count = len(first) + sum(1 for _ in waiting)
    if not count:
        raise Malformed("import.empty")
    if all(one.shape is not None and not _on_earth(_ENCODE(one.shape)) for one in first):
        raise Malformed("import.off_earth", "crs")
    names = fields()
    if not names and first and first[0].problem is not None:
        # No row is any good, so there is no column to choose: why is told at once.
        worst = first[0].problem
        raise Malformed(worst.code, worst.field, **{**worst.facts, "row": first[0].number})
    shown = tuple(tuple(one.values.get(name, "") for name in names) for one in first)
    layer = Layer(name="", fields=names, count=count, geometry=geometry, system=system, rows=shown)
    yield Frame(layers=(layer,))


def _geojson(order: Order, text: str) -> Source:
    from crisis.register.geojson import read_geojson, told_system

    names: dict[str, None] = {}

    def noted() -> Iterator[Raw]:
        for one in read_geojson(text, order.system, order.positions_limit):
            names.update(dict.fromkeys(one.values))
            _require_few(len(names))
            yield one

    return lambda: tuple(names), noted(), "GeoJSON", told_system(text)


def _table(order: Order, text: str) -> Source:
    from crisis.register.table import read_table

    table = read_table(text)
    if not any(table.heading):
        raise Malformed("import.no_heading")
    _require_few(len(table.heading))
    return lambda: tuple(one for one in table.heading if one), table.rows, None, None


def _gdal(order: Order, path: Path) -> Iterator[Frame | Drawings]:
    from crisis.geo import vectors
    from crisis.register.imports.harm import require_harmless

    require_harmless(path)
    vectors.only(vectors.DRIVERS[path.suffix])
    sys.addaudithook(_refuse)
    found = vectors.layers(path)
    if not found:
        raise Malformed("import.no_layer")
    if order.describe and not any(one.count for one in found):
        raise Malformed("import.empty")
    if order.describe:
        yield Frame(layers=tuple(_described(path, one, order) for one in found))
        return
    filled = next((one for one in found if one.count), found[0])
    wanted = filled.name if order.layer is None else order.layer
    layer = next((one for one in found if one.name == wanted), None)
    if layer is None:
        raise Malformed("import.no_such_layer", "layer", name=(order.layer or "")[:80])
    yield Frame(total=layer.count)
    rows = _counted(_rows(path, layer, order), order.rows_limit)
    yield from _told(all_of(rows, layer.count))


def _described(path: Path, layer: Any, order: Order) -> Layer:
    from crisis.geo import vectors

    _require_few(len(layer.fields))
    rows: list[tuple[str, ...]] = []
    system = order.system or "EPSG:4326"
    for chunk in vectors.chunks(path, layer, system, FIRST_ROWS):
        columns = chunk.columns
        if layer.system and chunk.wrong and set(chunk.wrong) == {"import.not_degrees"}:
            raise Malformed("import.off_earth", "system")
        rows += [tuple(one[at] or "" for one in columns) for at in range(len(chunk.shapes))]
    if len(rows) < min(layer.count, FIRST_ROWS):
        raise Malformed("import.rows_lost", read=len(rows), told=layer.count)
    return Layer(
        name=layer.name,
        fields=layer.fields,
        count=layer.count,
        geometry=layer.geometry,
        system=layer.system and layer.system[:200],
        rows=tuple(rows[:FIRST_ROWS]),
    )


def _rows(path: Path, layer: Any, order: Order) -> Iterator[Drawn]:
    from crisis.geo import vectors

    positions = 0
    begin = 0 if layer.geometry is not None else vectors.FIRST_OF_TABLE - 1
    for chunk in vectors.chunks(path, layer, order.system):
        positions += chunk.positions
        if positions > order.positions_limit:
            raise Malformed("import.too_many_positions", limit=order.positions_limit)
        for at, (shape, wrong) in enumerate(zip(chunk.shapes, chunk.wrong, strict=True)):
            cells = zip(chunk.fields, chunk.columns, strict=True)
            yield _drawn(
                begin + chunk.first + at,
                {name: text for name, one in cells if (text := one[at]) is not None},
                shape.encode() if shape else b"",
                Malformed(wrong, "geometry") if wrong else None,
            )


def _require_few(columns: int) -> None:
    if columns > COLUMNS_LIMIT:
        raise Malformed("import.too_many_columns", limit=COLUMNS_LIMIT)


def _counted(rows: Iterable[R], limit: int) -> Iterator[R]:
    for count, one in enumerate(rows, 1):
        if count > limit:
            raise Malformed("import.too_many_rows", limit=limit)
        yield one


def all_of(rows: Iterable[R], told: int) -> Iterator[R]:
    """Give rows, and raise Malformed after them when they are not as many as the file told: half of
    it would else be taken for all. told: below 0 when nobody knows."""
    left = told
    for one in rows:
        left -= 1
        yield one
    if left and told >= 0:
        raise Malformed("import.rows_lost", read=told - left, told=told)


def _written(rows: Iterable[Raw]) -> Iterator[Drawn]:
    for one in rows:
        drawn = _ENCODE(one.shape) if one.shape is not None else b""
        yield _drawn(one.number, one.values, drawn, one.problem)


def _drawn(number: int, values: Mapping[str, str], drawn: bytes, fault: Malformed | None) -> Drawn:
    if drawn and not _on_earth(drawn):
        drawn, fault = b"", Malformed("import.not_degrees", "geometry")
    problem = Problem.of(fault) if fault else None
    return Drawn(number, values, msgspec.Raw(drawn) if drawn else None, problem)


def _told(rows: Iterable[Drawn]) -> Iterator[Drawings]:
    """Rows in lines of a size that whoever hears them can hold."""
    waiting: list[Drawn] = []
    size = 0
    for one in rows:
        waiting.append(one)
        size += 200 + (len(memoryview(one.shape)) if one.shape is not None else 0)
        if len(waiting) == ROWS_AT_ONCE or size > BYTES_AT_ONCE:
            yield Drawings(rows=tuple(waiting))
            waiting, size = [], 0
    if waiting:
        yield Drawings(rows=tuple(waiting))


def _on_earth(drawn: bytes) -> bool:
    """Says whether whoever hears a shape can read it; else the whole file would be given up."""
    try:
        _SHAPES.decode(drawn)
    except msgspec.ValidationError:
        return False
    return True


def _refuse(event: str, arguments: Any) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)


def _say(frame: Frame | Drawings) -> None:
    sys.stdout.buffer.write(_ENCODE(frame) + b"\n")


if __name__ == "__main__":
    sys.exit(main())
