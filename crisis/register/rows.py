"""A row of somebody's file: what its columns are called, and what a row gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

import msgspec

from crisis.errors import Malformed
from crisis.register.naming import slug
from crisis.terms.places import Shape

COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("id", "noegle", "key", "objektid", "osm-id", "nr", "nummer"),
    "name": ("navn", "name", "betegnelse", "titel", "title"),
    "category": ("kategori", "category", "type", "art"),
    "municipality": ("kommune", "municipality", "kommunenavn"),
    "confidence": ("sikkerhed", "confidence"),
    "owner": ("ejer", "owner", "operatoer", "operator"),
    "source": ("kilde", "source"),
    "checked_on": ("kontrolleret", "checked-on", "kontrolleret-den"),
    "note": ("note", "bemaerkning", "bemaerkninger", "notat", "beskrivelse", "adresse"),
    "authority": ("ansvarlig", "ansvarlig-myndighed", "myndighed", "authority"),
    "criticality": ("kritikalitet", "criticality"),
    "capacity.amount": ("kapacitet", "capacity"),
    "capacity.unit": ("enhed", "unit"),
    "opening_times": ("aabningstider", "aabningstid", "opening-times", "opening-hours"),
    "contact": ("kontakt", "kontaktfunktion", "contact"),
    "classification": ("klassifikation", "classification"),
    "occasion.begins": ("begynder", "start", "begins"),
    "occasion.ends": ("slutter", "slut", "ends"),
    "occasion.attendance": (
        *("ventet-antal-mennesker", "ventet-antal", "ventede-deltagere", "antal-deltagere"),
        *("deltagere", "fremmoede", "attendance"),
    ),
    "lat": ("lat", "latitude", "bredde", "breddegrad"),
    "lon": ("lon", "lng", "long", "longitude", "laengde", "laengdegrad"),
    "east": ("easting", "oest", "utm-x", "utm-oest", "x"),
    "north": ("northing", "nord", "utm-y", "utm-nord", "y"),
}
"""Our word → what a column may be called, the best first."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row as it was read. number: as a person counts, the heading of a table being row 1.

    words: the recognised columns, as text. problem: why the row cannot be used at all.
    """

    number: int
    words: Mapping[str, str] = {}
    shape: Shape | None = None
    problem: Malformed | None = None


class Raw(msgspec.Struct, frozen=True, kw_only=True):
    """One row as it stands in the file: its cells as text, by column."""

    number: int
    values: Mapping[str, str] = {}
    shape: Shape | None = None
    problem: Malformed | None = None


def recognise(names: Iterable[str]) -> dict[str, str]:
    """Say which of a file's columns is which of our words."""
    return dict(_recognised(tuple(names)))


@lru_cache(maxsize=64)
def _recognised(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    by_slug = {slug(name): name for name in reversed(names)}
    found = []
    for word, called in COLUMNS.items():
        column = next((by_slug[one] for one in called if one in by_slug), None)
        if column is not None:
            found.append((word, column))
    return tuple(found)
