"""Zip files from strangers: looked through before anything is unpacked, and unpacked by us."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path, PurePosixPath

from crisis.errors import Malformed

MEMBERS_LIMIT = 200
RATIO_LIMIT = 100
RATIO_FROM = 1_000_000
"""Smaller than this a member may be as dense as it likes: it fills nothing."""
PIECE = 1024 * 1024
MAIN = (".gpkg", ".shp", ".kml", ".gml", ".geojson", ".json", ".csv", ".xlsx")
BESIDE = (".shx", ".dbf", ".prj", ".cpg", ".xsd")
"""What goes with a shapefile or a GML file; all else in a zip is left where it is. So is `.gfs`, in
which GDAL noted how many rows an earlier file had: a later one was read only so far."""
PARTS = (".shx", ".dbf")
"""Without these a shapefile is none."""
_ENCRYPTED = 0x1


def looked_through(place: Path, limit: int) -> list[zipfile.ZipInfo]:
    """Give what a zip holds; raises Malformed when it is none, or one that is made to harm."""
    try:
        with zipfile.ZipFile(place) as opened:
            members = opened.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as problem:
        raise Malformed("import.not_a_zip") from problem
    if len(members) > MEMBERS_LIMIT:
        raise Malformed("import.zip_members", limit=MEMBERS_LIMIT)
    if sum(one.file_size for one in members) > limit:
        raise Malformed("import.too_large", limit_mb=limit // 1_000_000)
    for one in members:
        _require_harmless(one)
    return [one for one in members if not one.is_dir()]


def unpack(place: Path, folder: Path, limit: int) -> Path:
    """Unpack the one file of geography in a zip, and what goes with it; give where it lies.

    Raises Malformed. Names in the zip choose nothing: the files get names of ours.
    """
    members = looked_through(place, limit)
    found = [one for one in members if _ends(one) in MAIN and not _hidden(one)]
    if len(found) != 1:
        code = "import.zip_many" if found else "import.zip_nothing"
        raise Malformed(code, names=", ".join(_last(one) for one in found[:5])[:200])
    stem = PurePosixPath(found[0].filename).with_suffix("")
    wanted = [
        one
        for one in members
        if one is found[0]
        or (_ends(one) in BESIDE and PurePosixPath(one.filename).with_suffix("") == stem)
    ]
    _require_whole(found[0], wanted)
    left = limit
    with zipfile.ZipFile(place) as opened:
        for one in wanted:
            left = _write(opened, one, folder / f"data{_ends(one)}", left)
    return folder / f"data{_ends(found[0])}"


def _require_whole(main: zipfile.ZipInfo, wanted: list[zipfile.ZipInfo]) -> None:
    """A shapefile is three files at least; without one its places lose their names, or are none."""
    there = {_ends(one) for one in wanted}
    missing = [end for end in PARTS if end not in there]
    if _ends(main) == ".shp" and missing:
        raise Malformed("import.shp_parts", names=", ".join(missing))


def _write(opened: zipfile.ZipFile, one: zipfile.ZipInfo, target: Path, left: int) -> int:
    """Write one member, piece by piece: what its heading says of its size is not believed."""
    try:
        with opened.open(one) as source, target.open("wb") as out:
            while piece := source.read(PIECE):
                left -= len(piece)
                if left < 0:
                    raise Malformed("import.zip_bomb")
                out.write(piece)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError) as problem:
        raise Malformed("import.not_a_zip") from problem
    return left


def _require_harmless(one: zipfile.ZipInfo) -> None:
    name = one.filename
    path = PurePosixPath(name.replace("\\", "/"))
    outside = path.is_absolute() or ".." in path.parts or ":" in name or "\0" in name
    linked = stat.S_ISLNK(one.external_attr >> 16)
    if outside or linked or "\\" in name:
        raise Malformed("import.zip_path", name=name[:80])
    if one.flag_bits & _ENCRYPTED:
        raise Malformed("import.zip_locked")
    if one.file_size > RATIO_FROM and one.file_size > RATIO_LIMIT * max(1, one.compress_size):
        raise Malformed("import.zip_bomb")


def _ends(one: zipfile.ZipInfo) -> str:
    return PurePosixPath(one.filename).suffix.lower()


def _last(one: zipfile.ZipInfo) -> str:
    return PurePosixPath(one.filename).name


def _hidden(one: zipfile.ZipInfo) -> bool:
    return _last(one).startswith(".") or "__MACOSX" in one.filename
