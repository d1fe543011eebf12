"""What a row may tell of an object: each field of it, and how its cell is read.

Made of `RegisterObject` itself, so that a field that comes later can be imported at once. A field
of several parts has a word for each: `capacity.amount`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import msgspec
from msgspec import inspect

from crisis.commands.parse import convert
from crisis.errors import Malformed
from crisis.register.naming import municipality_id, slug
from crisis.register.placing import amount, thousands
from crisis.terms.register import Classification, Confidence, Criticality, RegisterObject
from crisis.terms.times import ZONE

FORMED = ("id", "shape", "by_place")
"""What no cell says as it is."""

CHOICES: dict[StrEnum, tuple[str, ...]] = {
    Confidence.HIGH: ("høj", "hoej"),
    Confidence.MEDIUM: ("middel", "mellem"),
    Confidence.LOW: ("lav",),
    Criticality.LIMITED: ("begrænset",),
    Criticality.IMPORTANT: ("vigtig",),
    Criticality.CRITICAL: ("kritisk",),
    Criticality.VITAL: ("livsvigtig",),
    Classification.PUBLIC: ("offentlig",),
    Classification.INTERNAL: ("intern",),
    Classification.OWN_PLAN: ("i kommunens egen plan", "egen plan"),
}
"""What a choice is called in files, besides its own value."""
_DAY = r"(?:\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{4}[-./]\d{1,2}[-./]\d{1,2})"
_TIME = re.compile(
    rf"{_DAY}(?:T\s*|\s+(?:kl\.?\s*)?)\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?",
    re.IGNORECASE | re.ASCII,
)
_ONLY_A_DAY = re.compile(_DAY, re.ASCII)
"""Besides ISO 8601: as Danes write a time, and as a cell of a workbook is handed over."""

_FIELDS = {
    one.name: one for one in msgspec.structs.fields(RegisterObject) if one.name not in FORMED
}
_TOLD: type[msgspec.Struct] = msgspec.defstruct(
    "Told",
    [
        (one.name, one.type) if one.required else (one.name, one.type, one.default)
        for one in _FIELDS.values()
    ],
    frozen=True,
    kw_only=True,
)


def _leaves() -> dict[str, inspect.Type]:
    found: dict[str, inspect.Type] = {}
    kind = inspect.type_info(RegisterObject)
    assert isinstance(kind, inspect.StructType)
    for field in kind.fields:
        if field.name in FORMED:
            continue
        bare = _bare(field.type)
        if isinstance(bare, inspect.StructType):
            found |= {f"{field.name}.{one.name}": _bare(one.type) for one in bare.fields}
        else:
            found[field.name] = bare
    return found


def _bare(kind: inspect.Type) -> inspect.Type:
    """A type without the None that it may be."""
    if isinstance(kind, inspect.UnionType):
        return next(one for one in kind.types if not isinstance(one, inspect.NoneType))
    return kind


LEAVES = _leaves()
"""Word → what sort of thing its cell says."""


def told(
    words: Mapping[str, str], fill: Callable[[dict[str, Any]], dict[str, Any]] | None = None
) -> dict[str, Any]:
    """Give what a row tells of an object, cleaned and measured as a command is; raises Malformed.

    What it leaves blank is not told. fill: adds what stands already to what the row tells.
    """
    given: dict[str, Any] = {}
    for word, text in words.items():
        read = _READERS.get(word)
        if read is None or not text:
            continue
        name, _, part = word.partition(".")
        value = read(text.strip(), word)
        if part:
            given.setdefault(name, {})[part] = value
        else:
            given[name] = value
    return msgspec.structs.asdict(convert(_TOLD, fill(given) if fill else given))


def _as_it_is(text: str, word: str) -> Any:
    return text


def _reader(word: str, kind: inspect.Type) -> Callable[[str, str], Any]:
    if word == "municipality":
        return _municipality
    if word == "authority":
        return lambda text, _: slug(text)
    if isinstance(kind, inspect.EnumType):
        return _chooser(kind.cls)
    if isinstance(kind, inspect.FloatType):
        return amount
    if isinstance(kind, inspect.IntType):
        return _whole
    return _moment if isinstance(kind, inspect.DateTimeType) else _as_it_is


def _chooser(choices: Any) -> Callable[[str, str], Any]:
    known = {name: one.value for one in choices for name in (one.value, *CHOICES.get(one, ()))}

    def choose(text: str, word: str) -> Any:
        found = known.get(text.casefold())
        if found is None:
            if word == "confidence":
                raise Malformed("import.confidence", word, text=text[:40])
            raise Malformed("import.choice", word, text=text[:40], choices=", ".join(known))
        return found

    return choose


def _municipality(text: str, word: str) -> str:
    found = municipality_id(text)
    if found is None:
        raise Malformed("import.municipality", word, name=text[:80])
    return found


def _whole(text: str, word: str) -> int:
    found = amount(thousands(text), word)
    if not found.is_integer():
        raise Malformed("import.not_whole", word, text=text[:40])
    return int(found)


def _moment(text: str, word: str) -> datetime:
    """Read a time; without a zone it is Danish. A day alone is none: what ends that day would end
    as it begins."""
    if _ONLY_A_DAY.fullmatch(text) or _iso_day(text):
        raise Malformed("import.only_a_day", word, text=text[:40])
    try:
        if _TIME.fullmatch(text):
            return _written(text)
        found = datetime.fromisoformat(text.replace("kl. ", "").replace("T ", "T"))
    except ValueError as problem:
        raise Malformed("import.not_a_time", word, text=text[:40]) from problem
    return found if found.tzinfo else found.replace(tzinfo=ZONE)


def _written(text: str) -> datetime:
    first, month, last, *clock = (int(one) for one in re.findall(r"\d+", text))
    year, day = (first, last) if first > last else (last, first)
    hour, minute, second = (*clock, 0)[:3]
    return datetime(year, month, day, hour, minute, second, tzinfo=ZONE)


def _iso_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


_READERS = {word: _reader(word, kind) for word, kind in LEAVES.items()}
