"""What a file must not hold, looked for before GDAL opens it: it would go on for ever, or what it
gave would be only half of what stands there."""

from __future__ import annotations

import codecs
import re
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from xml.parsers import expat

from crisis.errors import Malformed

HEAD = 64 * 1024
_XML = (".kml", ".gml")
_ASIDE = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_ELEMENT = re.compile(r"<[^\W\d]")
_UNKNOWN_LETTERS = 18
"""XML_ERROR_UNKNOWN_ENCODING."""
_USUAL = ("st_spatial_ref_sys", "st_geometry_columns", "spatial_ref_sys", "geometry_columns")
"""Views that some programs put into every GeoPackage; nobody's places are in them."""
_VIEWS = "SELECT name FROM sqlite_master WHERE type = 'view' AND name NOT LIKE 'gpkg_%'"


def require_harmless(path: Path) -> None:
    """Refuse a file by what it holds; raises Malformed."""
    if path.suffix in _XML:
        with path.open("rb") as opened:
            _require_no_entities(opened.read(HEAD))
        if path.suffix == ".gml":
            _require_whole(path)
    elif path.suffix == ".xlsx":
        _require_plain_sheets(path)
    elif path.suffix == ".gpkg":
        _require_tables(path)


def _require_no_entities(head: bytes) -> None:
    """Nobody needs a DOCTYPE in KML, GML or a sheet; with one a few letters become gigabytes. What
    has not begun after so many letters hides one behind them."""
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = _ASIDE.sub("", head.decode("utf-16" if wide else "utf-8", errors="ignore"))
    if "<!DOCTYPE" in text.upper():
        raise Malformed("import.doctype")
    if not _ELEMENT.search(text):
        raise Malformed("import.not_readable")


def _require_whole(path: Path) -> None:
    """Of half a GML file GDAL gives no rows and no word of why: it is looked through to its end."""
    parser = expat.ParserCreate()
    try:
        with path.open("rb") as opened:
            parser.ParseFile(opened)
    except expat.ExpatError as problem:
        if problem.code != _UNKNOWN_LETTERS:
            raise Malformed("import.broken_xml", line=problem.lineno) from problem
    except (LookupError, ValueError):
        return  # letters that expat knows and Python does not; what GDAL counts is held against it


def _require_plain_sheets(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as opened:
            for one in opened.infolist():
                if not one.filename.endswith((".xml", ".rels")):
                    continue
                with opened.open(one) as part:
                    _require_no_entities(part.read(HEAD))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError) as problem:
        raise Malformed("import.not_a_zip") from problem


def _require_tables(path: Path) -> None:
    """A view is a question, and one that never ends holds whoever asks it."""
    try:
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as opened:
            found = [str(name) for (name,) in opened.execute(_VIEWS)]
    except sqlite3.Error as problem:
        raise Malformed("import.not_readable") from problem
    named = [one for one in found if one.lower() not in _USUAL]
    if named:
        raise Malformed("import.view", name=named[0][:80])
