"""From the bytes of a request to a command: strict, and every refusal names its field.

The API, the drill player and the tests all read commands here, so that a wish means the same
whichever way it came in.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import inspect

from crisis.commands.base import Command
from crisis.errors import Malformed
from crisis.terms.log import TEXT_LIMIT, OnBehalfOf
from crisis.terms.notices import TURNING
from crisis.terms.persons import has_cpr

C = TypeVar("C", bound=Command)
S = TypeVar("S", bound=msgspec.Struct)

BODY_LIMIT = 2_000_000
DEPTH_LIMIT = 16
DIGITS_LIMIT = 30
NAME_LIMIT = 60
"""How much of an unknown field's name is told back."""
YEARS = range(1900, 2201)
"""Outside of these nobody means it, and some clocks cannot show it."""

_UNTURNED = dict.fromkeys(map(ord, TURNING))
"""Signs that nobody sees, which come with what is pasted and turn the direction of reading."""
_Instant = Annotated[datetime, msgspec.Meta(tz=True)]

RESERVED = "on_behalf_of"
"""The one field that belongs to the request and not to the command."""


def parse(kind: type[C], body: bytes) -> tuple[C, OnBehalfOf | None]:
    """Read a command and whose words it passes on; raises Malformed."""
    return parse_object(kind, read_object(body))


def parse_object(kind: type[C], given: Mapping[str, Any]) -> tuple[C, OnBehalfOf | None]:
    """Make a command of plain data (from JSON or a scenario); raises Malformed."""
    fields = dict(given)
    spoken = fields.pop(RESERVED, None)
    command = convert(kind, fields)
    return command, None if spoken is None else convert(OnBehalfOf, spoken, at=RESERVED)


def convert(kind: type[S], given: Any, *, at: str = "") -> S:
    """Make a value of plain data: text cleaned, nothing unknown, times in UTC."""
    cleaned = _clean(given, at)
    if isinstance(cleaned, dict):
        cleaned = {
            name: value for name, value in cleaned.items() if value != "" or _must(kind, name)
        }
    try:
        made = msgspec.convert(cleaned, kind, strict=True)
    except msgspec.ValidationError as problem:
        raise explain(str(problem), at) from problem
    return _in_utc(made, at)


def parse_instant(text: str, field: str) -> datetime:
    """Read a moment with its zone (RFC 3339) and give it in UTC; raises Malformed."""
    try:
        return _utc(msgspec.convert(text, _Instant), field)
    except msgspec.ValidationError as problem:
        raise Malformed("field.not_a_time", field) from problem


def read_object(body: bytes, limit: int = BODY_LIMIT) -> dict[str, Any]:
    """Read one JSON object; doubled names, NaN, deep nesting and huge numbers are refused."""
    if len(body) > limit:
        raise Malformed("body.too_large", limit=limit)
    if _depth(body) > DEPTH_LIMIT:
        raise Malformed("body.too_deep", limit=DEPTH_LIMIT)
    try:
        read = json.loads(
            body.decode("utf-8"),
            object_pairs_hook=_once_each,
            parse_constant=_no_constant,
            parse_int=_whole,
            parse_float=_finite,
        )
    except (ValueError, RecursionError) as problem:
        raise Malformed("body.not_json") from problem
    if not isinstance(read, dict):
        raise Malformed("body.not_an_object")
    return read


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise Malformed("body.duplicate_field", _shown(name))
        found[name] = value
    return found


def _no_constant(word: str) -> Any:
    raise ValueError(word)


def _whole(digits: str) -> int:
    if len(digits) > DIGITS_LIMIT:
        raise ValueError("too many digits")
    return int(digits)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("not a finite number")
    return number


_QUOTED = re.compile(rb'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_BRACKETS = re.compile(rb"[\[\]{}]")


def _depth(body: bytes) -> int:
    """How deep the brackets nest, counted before anything recurses into them."""
    if body.count(b"[") + body.count(b"{") <= DEPTH_LIMIT:
        return 0
    deepest = level = 0
    for bracket in _BRACKETS.findall(_QUOTED.sub(b"", body)):
        level += 1 if bracket in (b"[", b"{") else -1
        deepest = max(deepest, level)
    return deepest


def _clean(value: Any, at: str) -> Any:
    """Bring text into one form (NFC, plain line breaks, no blanks around it)."""
    if isinstance(value, str):
        return _clean_text(value, at)
    if isinstance(value, Mapping):
        return {str(name): _clean(one, _join(at, str(name))) for name, one in value.items()}
    if isinstance(value, list):
        return [_clean(one, f"{at}[{place}]") for place, one in enumerate(value)]
    return value


def _clean_text(text: str, at: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isprintable():
        # Whoever signs must see the letters in the order in which they leave the house.
        text = text.translate(_UNTURNED)
    text = text.strip()
    # Half a surrogate pair cannot be stored as UTF-8; control characters fool terminals and logs.
    # What is printable throughout has none of them, and is most of what comes.
    if not text.isprintable() and any(
        unicodedata.category(one) in ("Cc", "Cs") and one not in "\n\t" for one in text
    ):
        raise Malformed("field.control_character", at or None)
    # What is longer than any field is refused for that, and is not worth a search.
    if len(text) <= TEXT_LIMIT and has_cpr(text):
        raise Malformed("field.cpr", at or None)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _must(kind: type[msgspec.Struct], name: str) -> bool:
    """Says whether an empty text must be judged: a form sends what was left blank as ''."""
    for field in msgspec.structs.fields(kind):
        if field.encode_name == name:
            return field.required
    return True


def _in_utc(made: S, at: str) -> S:
    """All times of a command in UTC, also those inside its parts and lists."""
    changes: dict[str, Any] = {}
    for name in _perhaps_timed(type(made)):
        value, field = getattr(made, name), _join(at, name)
        if isinstance(value, datetime):
            changes[name] = _utc(value, field)
        elif isinstance(value, msgspec.Struct):
            inner = _in_utc(value, field)
            if inner is not value:
                changes[name] = inner
        elif isinstance(value, tuple) and any(isinstance(one, msgspec.Struct) for one in value):
            listed = (_in_utc(one, f"{field}[{place}]") for place, one in enumerate(value))
            changes[name] = tuple(listed)
    return msgspec.structs.replace(made, **changes) if changes else made


@cache
def _perhaps_timed(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """Give the fields that may hold a time; most hold text and are not looked at."""
    found = inspect.type_info(kind)
    assert isinstance(found, inspect.StructType)
    return tuple(field.name for field in found.fields if not _plain(field.type))


def _plain(kind: inspect.Type) -> bool:
    if isinstance(kind, inspect.UnionType):
        return all(_plain(one) for one in kind.types)
    simple = inspect.StrType | inspect.IntType | inspect.FloatType | inspect.BoolType
    return isinstance(kind, simple | inspect.NoneType | inspect.EnumType)


def _utc(moment: datetime, field: str) -> datetime:
    if moment.year not in YEARS:
        raise Malformed("field.not_a_time", field)
    return moment.astimezone(UTC)


_EXPLANATIONS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^Object contains unknown field `(?P<name>.*)`", re.DOTALL), "field.unknown"),
    (re.compile(r"^Object missing required field `(?P<name>[^`]*)`"), "field.missing"),
    (re.compile(r"^Invalid enum value"), "field.not_a_choice"),
    (re.compile(r"of length <= (?P<limit>\d+)"), "field.too_long"),
    (re.compile(r"of length >= (?P<limit>\d+)"), "field.too_short"),
    (re.compile(r"matching regex"), "field.pattern"),
    (re.compile(r"^Invalid RFC3339 encoded date$"), "field.not_a_day"),
    (re.compile(r"^Invalid RFC3339|with a timezone component|out of range"), "field.not_a_time"),
    (re.compile(r"^Expected `(?:int|float)` [<>]"), "field.out_of_range"),
    (re.compile(r"^Expected `int`, got `float`"), "field.wrong_type"),
)
_PATH = re.compile(r" - at `\$\.?([^`]*)`$")


def explain(said: str, at: str = "") -> Malformed:
    """Say in our own code what the decoder said in its English sentence."""
    path = _PATH.search(said)
    place = _join(at, path.group(1) if path else "")
    told = said[: path.start()] if path else said
    for pattern, code in _EXPLANATIONS:
        match = pattern.search(told)
        if match:
            found = match.groupdict()
            if "name" in found:
                place = _join(place, _shown(found["name"]))
            facts = {"limit": int(found["limit"])} if "limit" in found else {}
            return Malformed(code, place or None, **facts)
    return Malformed("field.wrong_type", place or None)


def _join(at: str, name: str) -> str:
    return f"{at}.{name}" if at and name else at or name


def _shown(name: str) -> str:
    clean = "".join(one if one.isprintable() else "?" for one in name)
    return clean[:NAME_LIMIT]
