"""How register objects are parted into entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from crisis.terms.register import OBJECTS_PER_ENTRY, RegisterObject

PARCEL_BYTES = 1_000_000
"""How much one entry holds at most, besides its thousand objects."""


def parcels(
    objects: Iterable[RegisterObject], most: int = OBJECTS_PER_ENTRY
) -> Iterator[tuple[RegisterObject, ...]]:
    """Part objects into what one entry may hold."""
    some: list[RegisterObject] = []
    size = 0
    for one in objects:
        length = len(msgspec.json.encode(one))
        if some and (len(some) == most or size + length > PARCEL_BYTES):
            yield tuple(some)
            some, size = [], 0
        some.append(one)
        size += length
    if some:
        yield tuple(some)
