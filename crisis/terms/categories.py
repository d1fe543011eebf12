"""Words about the register's categories: a fixed table on top, and what planners put under it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

SubName = Annotated[str, Meta(min_length=1, max_length=40)]


class Heading(StrEnum):
    """What the table of categories is parted into; no object has it."""

    SUPPLIES = "supplies"
    BUSINESS = "business"
    CULTURE = "culture"
    INFRASTRUCTURE = "infrastructure"


TABLE: dict[Heading, tuple[str, ...]] = {
    Heading.SUPPLIES: ("El", "Tele", "Naturgas", "Olieindustri"),
    Heading.BUSINESS: ("Industri", "Storcentre", "Restaurationsområdet og nattelivet"),
    Heading.CULTURE: (*("Koncerter", "Nationale kulturelle seværdigheder", "Forlystelsesparker"),),
    Heading.INFRASTRUCTURE: (
        *("Tæt befolkede byområder", "Jernbaner, togstationer", "Flyruter, lufthavne"),
        *("Havne, søer, fjorde, hav", "Vejnet, broer"),
        "Offentlige institutioner – sygehuse mv.",
    ),
}
"""The table of the plan the board was built after, in its order; nobody changes it."""

TOPS = tuple(sorted(top for tops in TABLE.values() for top in tops))
"""The categories of the table, by name."""

MOST_MOVED = 5_000
"""So many objects get another category in one act; all else that is written waits meanwhile."""

MOST_ENTRIES = 20
"""So many entries such an act may take, whatever its objects weigh."""

PARTS = "/>"
"""What parts a category from the one under it, so no name of one holds it."""

UNDER = " / "
"""How a category is parted from the one under it as objects carry it: `Industri / Kølehuse`."""


def on_list(subs: Iterable[str]) -> tuple[str, ...]:
    """Give all categories there are, by name: the table's, and what planners put under it."""
    return tuple(sorted({*TOPS, *subs}))


def top_of(category: str) -> str:
    """Give the category that stands on top of one, or itself when none does."""
    return category.partition(UNDER)[0]


def by_heading(names: Iterable[str]) -> list[tuple[Heading | None, tuple[str, ...]]]:
    """Put categories under the table's headings, in its order and each before those under it; at
    the end, under none, what is not of the table. A heading without any is left out."""
    found = sorted(set(names))
    places = {top: heading for heading, tops in TABLE.items() for top in tops}
    order = {top: at for at, top in enumerate(places)}
    parts: dict[Heading | None, list[str]] = {heading: [] for heading in (*TABLE, None)}
    for one in sorted(found, key=lambda name: order.get(top_of(name), 0)):
        parts[places.get(top_of(one))].append(one)
    return [(heading, tuple(each)) for heading, each in parts.items() if each]


def own_name(category: str) -> str:
    """Give a category's own name, without what it stands under."""
    return category.partition(UNDER)[2] or category


def is_of(category: str, asked: str) -> bool:
    """Says whether what has a category belongs to one that is asked for: it is the same, or stands
    under it."""
    return category == asked or category.startswith(asked + UNDER)


class CategoryCount(msgspec.Struct, frozen=True, kw_only=True):
    """How many have a category, those under it taken along, and how many of them have each of
    those. Law: the counts of tops add up to all there are. Dansk: antal i kategorien."""

    category: str
    count: int
    under: tuple[CategoryCount, ...] = ()

    @property
    def name(self) -> str:
        """Give its own name, without what it stands under."""
        return own_name(self.category)


def counted(counts: Mapping[str, int]) -> tuple[CategoryCount, ...]:
    """Put counts by category under their tops, most first."""
    groups: dict[str, list[CategoryCount]] = defaultdict(list)
    for category, count in counts.items():
        groups[top_of(category)].append(CategoryCount(category=category, count=count))
    return _most_first(
        CategoryCount(
            category=top,
            count=sum(one.count for one in found),
            under=_most_first(one for one in found if one.category != top),
        )
        for top, found in groups.items()
    )


def with_tops(names: Iterable[str]) -> list[str]:
    """Give categories and what they stand under, by name: each can be asked for."""
    found = set(names)
    return sorted(found | {top_of(one) for one in found})


def _most_first(found: Iterable[CategoryCount]) -> tuple[CategoryCount, ...]:
    return tuple(sorted(found, key=lambda one: (-one.count, one.category)))


class SubCategory(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A category of a planner's under one of the table. Dansk: underkategori."""

    top: str
    name: str

    @property
    def path(self) -> str:
        """Give it as objects carry it: `Industri / Kølehuse`."""
        return f"{self.top}{UNDER}{self.name}"


class Replaced(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A category that gave its objects to another. Dansk: afløst underkategori.

    number: the planning entry that says so. objects: so many were moved, by the `entries` entries
    right before it.
    """

    category: SubCategory
    successor: str
    number: int
    objects: int
    entries: int

    def moved_by(self, number: int) -> bool:
        """Says whether an entry of the planning is one that moved its objects."""
        return self.number - self.entries <= number < self.number
