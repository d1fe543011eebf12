"""How many rows stand in a layer, counted where GDAL believes a number that somebody wrote down."""

from __future__ import annotations

import sqlite3
import struct
from contextlib import closing
from pathlib import Path

from crisis.errors import Malformed

_HEAD = 12
_DELETED = b"*"
_PIECE = 1_000_000


def standing(path: Path, layer: str, told: int) -> int:
    """Give how many rows there are to be read; told: what GDAL says. A GeoPackage keeps the number
    in a table of its own, and a shapefile's counts the rows that were deleted and not yet taken
    out. Raises Malformed when the file cannot be read."""
    if path.suffix == ".gpkg":
        return _of_table(path, layer)
    return told - _deleted(path.with_suffix(".dbf"), told) if path.suffix == ".shp" else told


def _of_table(path: Path, layer: str) -> int:
    quoted = layer.replace('"', '""')
    ask = f'SELECT count(*) FROM "{quoted}"'  # noqa: S608 - a name cannot be given beside it
    try:
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as opened:
            (found,) = opened.execute(ask).fetchone()
    except sqlite3.Error as problem:
        raise Malformed("import.not_readable") from problem
    return int(found)


def _deleted(table: Path, rows: int) -> int:
    """Count the rows that begin with a star; what the table's heading says of its length is not
    believed beyond its end."""
    if not table.exists() or table.stat().st_size < _HEAD:
        return 0
    found = 0
    with table.open("rb") as opened:
        heading, wide = struct.unpack_from("<HH", opened.read(_HEAD), _HEAD - 4)
        opened.seek(heading)
        wide = wide or _PIECE
        at_once = max(1, _PIECE // wide)
        for begin in range(0, rows, at_once):
            piece = opened.read(wide * min(at_once, rows - begin))
            found += piece[::wide].count(_DELETED)
            if not piece:
                break
    return found
