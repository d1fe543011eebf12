"""Starts the reader's process for a file, and hears it; whatever becomes of it is told in words."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

import crisis
from crisis.errors import Malformed
from crisis.register.imports.frames import Frame, Order
from crisis.register.imports.unpacking import looked_through, unpack
from crisis.register.rows import Raw
from crisis.terms.imports import Layer

MEGABYTE = 1_000_000
LINE_LIMIT = 64 * MEGABYTE
TEXT_ENDS = (".geojson", ".json", ".csv")
ENDS = (*TEXT_ENDS, ".gpkg", ".kml", ".gml", ".xlsx", ".pbf", ".zip", ".kmz")
"""How the name of a file that can be read ends; a shapefile comes as a zip."""
_FRAMES = msgspec.json.Decoder(Frame)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What a file may cost. text: bytes of GeoJSON and CSV, which are read whole."""

    size: int = 2_000 * MEGABYTE
    text: int = 200 * MEGABYTE
    positions: int = 10_000_000
    rows: int = 1_000_000
    memory: int = 3_000 * MEGABYTE
    seconds: int = 900


LIMITS = Limits()


def end_of(name: str) -> str:
    """Give how a file's name ends, when such files can be read; raises Malformed.

    The name is only looked at: no file is ever opened by it, so that it can name nothing.
    """
    end = Path(name).suffix.lower()
    if end not in ENDS:
        code = "import.shp_alone" if end in (".shp", ".dbf", ".shx") else "import.unknown_kind"
        raise Malformed(code, "file", ends=", ".join(ENDS))
    return end


def describe(upload: Path, name: str, limits: Limits = LIMITS) -> tuple[Layer, ...]:
    """Give the layers of a file with their first rows; raises Malformed."""
    found: tuple[Layer, ...] = ()
    with _ordered(upload, name, limits) as order:
        for frame in _heard(msgspec.structs.replace(order, describe=True)):
            found += frame.layers
    return found


def read(
    upload: Path, name: str, layer: str | None, system: str | None, limits: Limits = LIMITS
) -> Iterator[Raw]:
    """Give all rows of a layer as they are read; raises Malformed, also in the midst of them."""
    with _ordered(upload, name, limits) as order:
        asked = msgspec.structs.replace(order, layer=layer, system=system)
        for frame in _heard(asked):
            for one in frame.rows:
                problem = one.problem.raised() if one.problem else None
                yield Raw(number=one.number, values=one.values, shape=one.shape, problem=problem)


@contextmanager
def _ordered(upload: Path, name: str, limits: Limits) -> Iterator[Order]:
    """Lay a file by itself in a folder of its own, under a name of ours."""
    end = end_of(name)
    with tempfile.TemporaryDirectory(dir=upload.parent, prefix="read-") as made:
        folder = Path(made)
        if end in (".zip", ".kmz"):
            path = unpack(upload, folder, limits.size)
        else:
            path = folder / f"data{end}"
            try:
                path.hardlink_to(upload)
            except OSError:  # another disk, or one that knows no links
                shutil.copyfile(upload, path)
        if path.suffix == ".xlsx":
            looked_through(path, limits.size)
        yield Order(
            folder=str(folder),
            name=path.name,
            describe=False,
            bytes_limit=limits.text,
            positions_limit=limits.positions,
            rows_limit=limits.rows,
            memory=limits.memory,
            seconds=limits.seconds,
        )


def _heard(order: Order) -> Iterator[Frame]:
    """Start the reader and give what it says; raises Malformed for what it says or dies of."""
    environment = {
        "PATH": os.defpath,
        "PYTHONPATH": str(Path(crisis.__file__).parent.parent),
        "PYTHONDONTWRITEBYTECODE": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "LC_ALL": "C.UTF-8",
    }
    words = [sys.executable, "-m", "crisis.register.imports.reader"]
    child = subprocess.Popen(
        [*words, msgspec.json.encode(order).decode()],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=order.folder,
        env=environment,
        start_new_session=True,
    )
    late = threading.Event()

    def end() -> None:
        late.set()
        child.kill()

    clock = threading.Timer(order.seconds, end)
    clock.start()
    try:
        yield from _lines(child, late)
    finally:
        clock.cancel()
        with suppress(OSError):
            child.kill()
        child.wait()
        if child.stdout:
            child.stdout.close()


def _lines(child: subprocess.Popen[bytes], late: threading.Event) -> Iterator[Frame]:
    assert child.stdout is not None
    while line := child.stdout.readline(LINE_LIMIT):
        try:
            frame = _FRAMES.decode(line)
        except msgspec.DecodeError as problem:
            raise Malformed("import.too_slow" if late.is_set() else "import.died") from problem
        if frame.problem is not None:
            raise frame.problem.raised()
        if frame.end:
            return
        yield frame
    raise Malformed("import.too_slow" if late.is_set() else "import.died")
