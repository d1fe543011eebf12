"""Words of what an area holds: how many, how much room, whose, and how many live there."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from crisis.terms.ids import AuthorityId
from crisis.terms.places import Hit
from crisis.terms.register import Capacity

INHABITANTS = "indbyggere"
"""The unit of a town's capacity: that many live there."""


class Inside(StrEnum):
    """How much of a town lies in an area: all, a part, or nobody knows, for only its middle is
    known. Dansk: byens beliggenhed."""

    WHOLE = "whole"
    PART = "part"
    MIDDLE = "middle"


class Town(msgspec.Struct, frozen=True, kw_only=True):
    """A town with how many live in the whole of it, as the register has it."""

    object: str
    name: str
    inhabitants: int
    inside: Inside


class CategoryShare(msgspec.Struct, frozen=True, kw_only=True):
    """What of a category an area holds. capacities: by unit; unknown: how many objects say none."""

    category: str
    count: int
    capacities: dict[str, float]
    unknown: int


class AuthorityShare(msgspec.Struct, frozen=True, kw_only=True):
    """What an authority answers for; None: the register says nobody."""

    authority: AuthorityId | None
    count: int
    categories: dict[str, int]


class Exposed(msgspec.Struct, frozen=True, kw_only=True):
    """An object in an area or near it, as the register says it now."""

    object: str
    name: str
    category: str
    distance_m: int
    municipality: str | None
    authority: str | None
    capacity: Capacity | None
    attendance: int | None
    own_plan: bool


class ExposureReport(msgspec.Struct, frozen=True, kw_only=True):
    """What an area holds at a moment by the register as it is, for one reader.

    capacities: by unit, without the inhabitants of towns, which are never added up: parts of them
    may lie outside. attendance: people at the occasions that are on. objects: the nearest, at most
    1,000; total: how many there are. Dansk: eksponeringsrapport.
    """

    distance_m: int
    at: datetime
    register_head: int
    total: int
    attendance: int
    capacities: dict[str, float]
    categories: tuple[CategoryShare, ...]
    authorities: tuple[AuthorityShare, ...]
    municipalities: dict[str, int]
    towns: tuple[Town, ...]
    objects: tuple[Exposed, ...]


class OccasionsOn(msgspec.Struct, frozen=True, kw_only=True):
    """The occasions that are on in an area at a moment, for one reader.

    occasions: how many; people: as many as are expected at them. moves: when the next of the area's
    occasions begins or ends, so that this is otherwise though nobody wrote anything; None: never.

    Dansk: arrangementer i gang.
    """

    occasions: int
    people: int
    moves: datetime | None


class Differences(msgspec.Struct, frozen=True, kw_only=True):
    """What is otherwise now than when it was written down. named: only so are the added known by
    name, for an entry holds the nearest 500. more: by how many there are more.

    Dansk: forskelle i eksponeringen.
    """

    added: tuple[Exposed, ...]
    gone: tuple[Hit, ...]
    more: int
    named: bool
