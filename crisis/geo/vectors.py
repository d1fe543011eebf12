"""Files of geography that GDAL reads, by pyogrio: layers, cells as text, shapes in WGS84.

Only the reader's own process takes this in. It knows one driver at a time; all others, those that
reach out to the net among them, are not registered there at all.
"""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from crisis.errors import Malformed
from crisis.geo import osm
from crisis.geo.counted import standing
from crisis.geo.handed import shaped

DRIVERS = {
    ".gpkg": "GPKG",
    ".shp": "ESRI Shapefile",
    ".kml": "LIBKML",
    ".gml": "GML",
    ".xlsx": "XLSX",
    ".pbf": "OSM",
}
"""How a file's name ends → the one driver that may read it."""
OPTIONS: dict[str, dict[str, str]] = {"GML": {"DOWNLOAD_SCHEMA": "NO"}}
_TYPES = "OGR_XLSX_FIELD_TYPES"
QUIET = {
    "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": "{none}",
    "GDAL_DRIVER_PATH": "disable",
    "GDAL_HTTP_MAX_RETRY": "0",
    "GDAL_PAM_ENABLED": "NO",
    "GML_SKIP_RESOLVE_ELEMS": "ALL",
    "OGR_GMLAS_DOWNLOAD": "NO",
    "OGR_SQLITE_LOAD_EXTENSIONS": "",
    _TYPES: "STRING",
    "OGR_XLSX_HEADERS": "FORCE",
}
"""GDAL's own settings: nothing is fetched, loaded or written beside the file."""
AT_ONCE = 10_000
_EACH = "1 = 1"
"""Asked which rows, GDAL counts them, and believes no number that stands written."""
FIRST_OF_TABLE = 2
"""The heading of a sheet is its row 1."""


@dataclass(frozen=True, kw_only=True)
class LayerFound:
    """A layer as GDAL tells of it. count: the rows that can be read. quick: it reads them from any
    number on; of a sheet each such step would read the whole book again. misled: it goes by another
    count; its steps would lose some or give some twice. numbers: the columns of a sheet in which
    every cell is a number."""

    name: str
    fields: tuple[str, ...]
    count: int
    geometry: str | None
    system: str | None
    quick: bool
    misled: bool
    numbers: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Chunk:
    """Some rows in order. shapes: as GeoJSON, None where there is none; wrong: code of a fault."""

    first: int
    fields: tuple[str, ...]
    columns: tuple[list[str | None], ...]
    shapes: list[str | None]
    wrong: list[str | None]
    positions: int


def only(driver: str) -> None:
    """Be a process that has one driver; start this one anew if it has more."""
    import pyogrio

    others = sorted(set(pyogrio.list_drivers()) - {driver})
    if not others:
        return
    if "GDAL_SKIP" in os.environ:
        raise Malformed("import.reader_unsafe")
    os.environ.update(QUIET, GDAL_SKIP=",".join(others))
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - itself


def layers(path: Path) -> list[LayerFound]:
    """Give the layers of a file; raises Malformed when GDAL cannot read it."""
    import pyogrio

    with _told(), _typed(path):
        found = []
        for name, kind in pyogrio.list_layers(path):
            told = pyogrio.read_info(path, layer=name, force_feature_count=True, **_options(path))
            able, said = told["capabilities"], int(told["features"])
            count = standing(path, str(name), said)
            found.append(
                LayerFound(
                    name=str(name),
                    fields=tuple(str(one) for one in told["fields"]),
                    count=count,
                    geometry=str(kind) if kind is not None else None,
                    system=told["crs"],
                    quick=path.suffix != ".xlsx"
                    and bool(able["random_read"] and able["fast_set_next_by_index"]),
                    misled=count != said,
                    numbers=_numbers(told) if path.suffix == ".xlsx" else frozenset(),
                )
            )
        return found


@contextmanager
def _typed(path: Path) -> Iterator[None]:
    """Have GDAL look at what the cells of a sheet are. Their text is not read so: a day among times
    would become a midnight, and of one word in a column of times all would be lost."""
    import pyogrio

    if path.suffix == ".xlsx":
        pyogrio.set_gdal_config_options({_TYPES: "AUTO"})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({_TYPES: QUIET[_TYPES]})


def _numbers(told: dict[str, Any]) -> frozenset[str]:
    kinds = zip(told["fields"], told["dtypes"], strict=True)
    return frozenset(str(name) for name, kind in kinds if np.dtype(kind).kind == "f")


def chunks(
    path: Path, layer: LayerFound, system: str | None, most: int | None = None
) -> Iterator[Chunk]:
    """Give a layer's rows, some at a time where the file can be read so; raises Malformed."""
    from pyogrio.raw import read

    placed = layer.geometry is not None
    source = layer.system or system
    if placed and source is None:
        raise Malformed("import.no_system", "system")
    step = AT_ONCE if layer.quick and not layer.misled else (most or None)
    at = 0
    while True:
        with _told():
            meta, _, wkb, data = read(
                path,
                layer=layer.name,
                read_geometry=placed,
                force_2d=True,
                skip_features=at,
                max_features=min(step, most - at) if step and most else step,
                datetime_as_string=True,
                where=_EACH if layer.misled else None,
                **_options(path),
            )
        count = len(data[0]) if len(data) else len(wkb) if wkb is not None else 0
        for begin in range(0, count, AT_ONCE):
            part = slice(begin, begin + AT_ONCE)
            cells = [column[part] for column in data]
            rows = len(cells[0]) if cells else min(AT_ONCE, count - begin)
            made = shaped(wkb[part] if wkb is not None else None, source, rows)
            yield _chunk(at + begin, _named(path, layer), meta, cells, made)
        at += count
        if step is None or count < step or (most and at >= most):
            return


Naming = Callable[[tuple[str, ...], tuple[list[str | None], ...]], tuple[list[str | None], ...]]


def _named(path: Path, layer: LayerFound) -> Naming:
    if DRIVERS[path.suffix] == "OSM":
        return lambda fields, columns: osm.named(layer.name, fields, columns)
    return lambda fields, columns: tuple(
        [one and _comma(one) for one in column] if name in layer.numbers else column
        for name, column in zip(fields, columns, strict=True)
    )


def _chunk(
    at: int, naming: Naming, meta: dict[str, Any], cells: list[Any], shaped: tuple[Any, ...]
) -> Chunk:
    shapes, wrong, positions = shaped
    fields = tuple(str(one) for one in meta["fields"])
    return Chunk(
        first=at + 1,
        fields=fields,
        columns=naming(fields, tuple(_texts(one) for one in cells)),
        shapes=shapes,
        wrong=wrong,
        positions=positions,
    )


def _texts(column: Any) -> list[str | None]:
    """Give a column's cells as text, decimals after a comma; what is missing is None."""
    if column.dtype.kind == "f":
        return [None if math.isnan(one) else _comma(one) for one in column.tolist()]
    return [None if one is None else str(one) for one in column.tolist()]


def _comma(number: float | str) -> str:
    return f"{float(number):.15g}".replace(".", ",")


def _options(path: Path) -> dict[str, str]:
    return OPTIONS.get(DRIVERS[path.suffix], {})


class _told:  # noqa: N801 - reads as a word in `with`
    """Says in our own code whatever GDAL said in English; memory that is short stays that."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, problem: BaseException | None, trace: object) -> None:
        if isinstance(problem, Exception) and not isinstance(problem, Malformed | MemoryError):
            raise Malformed("import.not_readable") from problem
