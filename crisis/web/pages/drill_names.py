"""Seats and roles of a drill as they are called."""

from __future__ import annotations

from collections.abc import Iterable

from crisis.drills.injects import Part
from crisis.projections.planning import Planning
from crisis.terms.drills import PlayedPart

SHORT = 3
"""So short a role is an abbreviation: `dmi` is read DMI."""


def seat_name(planning: Planning, seat: str) -> str:
    """Give a seat with its authority when its own name is not enough."""
    found = planning.seats.get(seat)
    if found is None:
        return seat
    authority = planning.authorities.get(found.authority)
    alike = sum(one.name == found.name for one in planning.seats.values())
    return f"{found.name}, {authority.name}" if authority and alike > 1 else found.name


def role_name(role: str, cast: Iterable[Part | PlayedPart] = ()) -> str:
    """Give a role of the script as it is read: by its name there, and where it has none by what it
    is pointed at by: `tv_syd` → `Tv syd`."""
    part = next((one for one in cast if role in (one.role, one.name)), None)
    if part is not None and part.name:
        return part.name
    if role.islower() and len(role) <= SHORT:
        return role.upper()
    words = role.replace("_", " ").replace("-", " ") if role.islower() else role
    return words[:1].upper() + words[1:]
