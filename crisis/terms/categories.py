"""Words about the register's categories: a fixed table on top, and what planners put under it."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

SubName = Annotated[str, Meta(min_length=1, max_length=40)]

TOPS = (
    *("El", "Flyruter, lufthavne", "Forlystelsesparker", "Havne, søer, fjorde, hav", "Industri"),
    *("Jernbaner, togstationer", "Koncerter", "Nationale kulturelle seværdigheder", "Naturgas"),
    *("Offentlige institutioner – sygehuse mv.", "Olieindustri"),
    *("Restaurationsområdet og nattelivet", "Storcentre", "Tele", "Tæt befolkede byområder"),
    "Vejnet, broer",
)
"""The table of the plan the board was built after; nobody changes it."""

MOST_MOVED = 5_000
"""So many objects get another category in one act; all else that is written waits meanwhile."""

MOST_ENTRIES = 20
"""So many entries such an act may take, whatever its objects weigh."""

PARTS = "/>"
"""What parts a category from the one under it, so no name of one holds it."""


class SubCategory(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A category of a planner's under one of the table. Dansk: underkategori."""

    top: str
    name: str

    @property
    def path(self) -> str:
        """Give it as objects carry it: `Industri / Kølehuse`."""
        return f"{self.top} / {self.name}"


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
