"""Words about guests: partners who are let in to one operation by a link."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

LinkName = Annotated[str, Meta(pattern=r"^[0-9a-f]{16}$")]
"""The name by which the log speaks of a guest's link; it opens nothing."""
Hours = Annotated[int, Meta(ge=1, le=168)]
"""How long a link works: a week at most."""
DAY: Hours = 24
MOST_LINKS = 5
"""So many links of one partner may work at once: enough for a shift, few enough to look over."""
SEAT = "@"
"""Before a seat's name it says that a link leads to a seat of a drill; no partner's name has it."""

LONGEST_SEAT = 39
"""So long a seat's name may be behind it, as it is kept."""


def seat_of(place: str) -> str | None:
    """Give the seat of a drill that a link leads to; None when it leads to a partner's."""
    return place.removeprefix(SEAT) if place.startswith(SEAT) else None
