"""Words of what an area holds: how many, how much room, whose, and how many live there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

import msgspec

from crisis.terms.categories import CategoryCount, own_name, top_of
from crisis.terms.ids import AuthorityId
from crisis.terms.places import Hit
from crisis.terms.register import Capacity

INHABITANTS = "indbyggere"
"""The unit of a town's capacity: that many live there."""


def unit_of(said: str | None) -> str | None:
    """Give a unit as it is summed: who writes `Indbyggere` says how many live there, too."""
    plain = said.strip() if said is not None else None
    return INHABITANTS if plain is not None and plain.casefold() == INHABITANTS else plain


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
    """What of a category an area holds, with those under it. capacities: by unit; unknown: how many
    objects say none. under: what of each of those; nothing of it comes to the sum."""

    category: str
    count: int
    capacities: dict[str, float]
    unknown: int
    under: tuple[CategoryShare, ...] = ()

    @property
    def name(self) -> str:
        """Give its own name, without what it stands under."""
        return own_name(self.category)


def under_tops(shares: Iterable[CategoryShare]) -> tuple[CategoryShare, ...]:
    """Put shares, one for each category, under their tops, by name. Law: the tops' counts add up to
    all there are, and so do their capacities."""
    groups: dict[str, list[CategoryShare]] = defaultdict(list)
    for one in sorted(shares, key=lambda share: share.category):
        groups[top_of(one.category)].append(one)
    return tuple(_top(top, groups[top]) for top in sorted(groups))


def _top(top: str, found: list[CategoryShare]) -> CategoryShare:
    sums: dict[str, float] = defaultdict(float)
    for one in found:
        for unit, amount in one.capacities.items():
            sums[unit] += amount
    return CategoryShare(
        category=top,
        count=sum(one.count for one in found),
        capacities=dict(sorted(sums.items())),
        unknown=sum(one.unknown for one in found),
        under=tuple(one for one in found if one.category != top),
    )


class AuthorityShare(msgspec.Struct, frozen=True, kw_only=True):
    """What an authority answers for; None: the register says nobody."""

    authority: AuthorityId | None
    count: int
    categories: tuple[CategoryCount, ...]


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
