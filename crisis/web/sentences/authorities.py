"""Refusals about authorities and seats, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "authority.exists": (
        "Der er allerede en myndighed med det id.",
        "There is already an authority with that id.",
    ),
    "authority.unknown": ("Den myndighed kendes ikke.", "That authority is not known."),
    "seat.exists": (
        "Der er allerede en plads med det id.",
        "There is already a seat with that id.",
    ),
    "seat.unknown": (
        "Der er ingen plads »{seat}«.",
        "There is no seat '{seat}'.",
    ),
}
