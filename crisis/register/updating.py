"""What a row says of an object that stands already, and what it leaves alone.

A file that has no column for a field says nothing of it: what stands is kept. An empty cell of a
column it has does say something, as it always did: that there is none. An empty classification
never opens what stands in a municipality's own plan: there too what stands is kept. A
municipality that nobody said is no word of anybody's: it follows the place.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec

from crisis.register.telling import LEAVES
from crisis.terms.register import RegisterObject

_NEVER_EMPTIED = "classification"
_COMPARED = tuple(one for one in RegisterObject.__struct_fields__ if one != "id")


@lru_cache(maxsize=64)
def untold(columns: frozenset[str]) -> tuple[str, ...]:
    """Give the fields for which a file has no column, or not one for each of their parts."""
    words: dict[str, list[str]] = {}
    for word in LEAVES:
        words.setdefault(word.partition(".")[0], []).append(word)
    return tuple(name for name, parts in words.items() if not columns.issuperset(parts))


def with_parts(
    given: Mapping[str, Any], stands: RegisterObject, columns: frozenset[str]
) -> dict[str, Any]:
    """Give what a row tells, the parts for which its file has no column as they stand: an
    attendance alone keeps the hours."""
    made = dict(given)
    for name, told in given.items():
        held = getattr(stands, name)
        if isinstance(told, dict) and held is not None:
            parts = msgspec.structs.asdict(held).items()
            made[name] = {at: one for at, one in parts if f"{name}.{at}" not in columns} | told
    return made


def kept(
    one: RegisterObject, stands: RegisterObject, columns: frozenset[str], words: Mapping[str, str]
) -> RegisterObject:
    """Give the object as the row changes it: what the row does not tell is as it stands."""
    told = {word.partition(".")[0] for word, text in words.items() if "." in word and text}
    names = [name for name in untold(columns) if name not in told]
    if not words.get(_NEVER_EMPTIED):
        names.append(_NEVER_EMPTIED)
    if stands.by_place and one.municipality is not None:
        names = [name for name in names if name != "municipality"]
    there = {name: getattr(stands, name) for name in names}
    held = {name: value for name, value in there.items() if value is not None}
    if "municipality" in held:
        held["by_place"] = stands.by_place
    return msgspec.structs.replace(one, **held)


def differences(one: RegisterObject, stands: RegisterObject) -> list[str]:
    """Give the fields in which an object would not be as it stands."""
    return [name for name in _COMPARED if getattr(one, name) != getattr(stands, name)]
