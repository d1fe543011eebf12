"""Reads GeoJSON files: strictly, feature by feature, in whichever known coordinate system."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from crisis.commands.parse import NAME_LIMIT, read_object
from crisis.errors import Malformed
from crisis.geo.geojson import shape_of, system_of
from crisis.geo.geometries import rings
from crisis.geo.utm import DEGREES
from crisis.register.placing import decimals
from crisis.register.plain import plain_feature
from crisis.register.reading import BYTES_LIMIT, POSITIONS_LIMIT
from crisis.register.rows import Raw
from crisis.terms.places import POSITION_LIMIT, Shape

FEATURE, COLLECTION = "Feature", "FeatureCollection"
FEATURE_BYTES = 200 * POSITION_LIMIT
"""More than the positions that a shape may have take, however they are written."""
_ONE = re.compile(r'"type"\s*:\s*"Feature"')
_BYTE = re.compile(r"\(byte (\d+)\)")
_PLACE = re.compile(r"\[\s*[-\d]")
"""How each position begins."""
_DEEP = re.compile(r"(?:[\[{]\s*){100}")
_CUT_OFF = "truncated"


class _Document(msgspec.Struct):
    """The outermost part of a file; its features are read one at a time."""

    type: str
    features: list[msgspec.Raw] | None = None
    crs: Any = None


_TOLD = frozenset((str, int, float))
"""What a cell may be; yes and no, lists and objects are left out."""
_KINDS: dict[str, Any] = {"type": str, "features": list[msgspec.Raw] | None, "crs": Any}


class _Name:
    """A name at the top of a file, equal to no other: of two that read the same none is lost."""

    def __init__(self, text: str) -> None:
        self.text = text


@dataclass(frozen=True, kw_only=True)
class Feature:
    """One feature as it was read. problem: why it cannot be used at all."""

    number: int
    properties: Mapping[str, Any] = field(default_factory=dict)
    shape: Shape | None = None
    problem: Malformed | None = None


def read_features(
    text: str, system: str | None = None, limit: int | None = None, heavy: int = BYTES_LIMIT
) -> Iterator[Feature]:
    """Give a file's features; raises Malformed when the file as a whole is none.

    heavy: a feature of more bytes is not looked into.
    """
    document = _document(text)
    system = system if system and document.crs is None else system_of(document.crs)
    most = POSITIONS_LIMIT if limit is None else limit
    _require_not_too_many(text, most)
    count = 0
    for number, raw in enumerate(_features(document, text), 1):
        plain = plain_feature(raw) if system == DEGREES and len(raw) <= heavy else None
        if plain is not None:
            feature = Feature(number=number, properties=plain.properties, shape=plain.shape)
            count += plain.positions
        else:
            feature = _feature(number, raw, system, heavy)
            count += sum(len(ring) for ring in rings(feature.shape)) if feature.shape else 0
        if count > most:
            raise Malformed("import.too_many_positions", limit=most)
        yield feature


def _require_not_too_many(text: str, most: int) -> None:
    """Refuse in seconds what has far too many positions: to read them all takes minutes."""
    if text.count("[") > most and any(at > most for at, _ in enumerate(_PLACE.finditer(text), 1)):
        raise Malformed("import.too_many_positions", limit=most)


def told_system(text: str) -> str:
    """Say which coordinate system a file says it is in; raises Malformed."""
    return system_of(_document(text, ("crs",)).crs)


def read_geojson(text: str, system: str | None = None, limit: int | None = None) -> Iterator[Raw]:
    """Give a file's features as rows. system: the coordinate system, when the file names none."""
    for one in read_features(text, system, limit, FEATURE_BYTES):
        values = {
            column: value if kind is str else decimals(value) if kind is float else str(value)
            for column, value in one.properties.items()
            if (kind := type(value)) in _TOLD
        }
        yield Raw(number=one.number, values=values, shape=one.shape, problem=one.problem)


def _document(text: str, wanted: Iterable[str] = _KINDS) -> _Document:
    """Read the outermost part of a file, and of that what is wanted."""
    try:
        found = _once_each(text)
        read = {
            name: msgspec.json.decode(found[name], type=_KINDS[name])
            for name in {"type", *wanted}
            if name in found
        }
        return _Document(**read)
    except RecursionError as problem:
        raise _woven(text) from problem
    except msgspec.DecodeError as problem:
        raise _broken(text, str(problem)) from problem


def _once_each(text: str) -> dict[str, msgspec.Raw]:
    """Give what stands at the top of a file, unread: who doubled a name meant one of the two, and
    nobody knows which."""
    pairs = msgspec.json.decode(
        text, type=dict[_Name, msgspec.Raw], dec_hook=lambda kind, name: kind(name)
    )
    found: dict[str, msgspec.Raw] = {}
    for name, raw in pairs.items():
        if name.text in found:
            shown = "".join(one for one in name.text if one.isprintable())
            raise Malformed("body.duplicate_field", shown[:NAME_LIMIT])
        found[name.text] = raw
    if "type" not in found:
        raise Malformed("import.not_geojson")
    return found


def _broken(text: str, told: str) -> Malformed:
    """Say in which feature the letters end to be JSON, as far as the one who read them tells."""
    if _CUT_OFF in told:
        row = len(_ONE.findall(text))
    else:
        found = _BYTE.search(told)
        row = (
            len(_ONE.findall(text.encode()[: int(found[1])].decode(errors="ignore")))
            if found
            else 0
        )
    return Malformed("import.broken_row", row=row) if row else Malformed("import.not_geojson")


def _woven(text: str) -> Malformed:
    """Say in which feature brackets stand within brackets, deeper than any geometry goes."""
    found = _DEEP.search(text)
    row = len(_ONE.findall(text, 0, found.start())) if found else 0
    return Malformed("import.too_deep", row=max(1, row))


def _features(document: _Document, text: str) -> Iterator[bytes]:
    if document.type == COLLECTION and document.features is not None:
        return (bytes(one) for one in document.features)
    if document.type == FEATURE:
        return iter([text.encode()])
    raise Malformed("import.not_geojson")


def _feature(number: int, raw: bytes, system: str, heavy: int) -> Feature:
    if len(raw) > heavy:
        return Feature(number=number, problem=Malformed("import.heavy_row", "geometry"))
    try:
        read = read_object(raw, BYTES_LIMIT)
        shape = shape_of(read.get("geometry"), system)
    except Malformed as problem:
        if problem.code == "geojson.metres_without_crs":
            raise Malformed("import.metres_without_crs", "crs", row=number) from problem
        return Feature(number=number, problem=problem)
    given = read.get("properties")
    properties = given if isinstance(given, dict) else {}
    if isinstance(read.get("id"), str | int):
        properties = {"id": read["id"], **properties}
    return Feature(number=number, properties=properties, shape=shape)
