"""What a page or a program asks of the map and the register, read strictly."""

from __future__ import annotations

import math
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

import msgspec
from flask import request

from crisis.commands.parse import parse_instant
from crisis.errors import Malformed, Refused
from crisis.terms.places import Distance, PlaceFacts, Shape

E = TypeVar("E", bound=StrEnum)

DISTANCE = 500
MOMENT = 40
"""How long a moment is at most."""
LAST_NUMBER = 2**53 - 1
"""The largest number of an entry: a browser counts no further exactly."""


class Look(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A shape and how far around it to look. Nothing is written down."""

    shape: Shape
    distance_m: Distance = DISTANCE


Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


def box(name: str = "bbox") -> Box | None:
    """Read a box of the map from the query; raises Refused when it is none."""
    text = request.args.get(name, "").strip()
    if not text:
        return None
    try:
        west, south, east, north = (float(one) for one in text.split(","))
    except ValueError as problem:
        raise Refused("register.bad_box", field=name) from problem
    sides = (west, south, east, north)
    if not all(math.isfinite(one) for one in sides) or west > east or south > north:
        raise Refused("register.bad_box", field=name)
    return sides


def text(name: str, longest: int) -> str | None:
    """Read a short text from the query; None when it is left out or blank. NUL is no letter:
    PostgreSQL takes no text that holds it."""
    given = request.args.get(name, "").replace("\0", "").strip()
    if len(given) > longest:
        raise Malformed("field.too_long", name, limit=longest)
    return given or None


class Whole(StrEnum):
    """That nothing is folded away."""

    YES = "1"


def choice(name: str, kind: type[E]) -> E | None:
    """Read one of an enum's codes from the query; raises Malformed for another."""
    given = request.args.get(name, "").strip()
    try:
        return kind(given) if given else None
    except ValueError as problem:
        raise Malformed("field.not_a_choice", name) from problem


def number(name: str, otherwise: int, *, least: int = 0, most: int) -> int:
    """Read a whole number from the query."""
    given = request.args.get(name)
    if given is None:
        return otherwise
    if not (given.isascii() and given.isdigit() and len(given) < 20):
        raise Malformed("field.wrong_type", name)
    found = int(given)
    if not least <= found <= most:
        raise Malformed("field.out_of_range", name)
    return found


def moment(name: str) -> datetime | None:
    """Read a moment with its zone from the query; None when it is left out or blank."""
    given = text(name, MOMENT)
    return parse_instant(given, name) if given else None


def yes(name: str) -> bool:
    """Read a yes from the query."""
    return request.args.get(name, "").strip().lower() in {"1", "true", "ja"}


def sound(found: PlaceFacts) -> PlaceFacts:
    """Give the facts of a place back; raises Refused when its shape is unusable."""
    if found.fault is not None:
        facts: dict[str, Any] = dict(found.fault_facts)
        raise Refused(found.fault, field="shape", **facts)
    return found
