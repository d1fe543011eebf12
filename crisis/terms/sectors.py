"""Words about an authority's own status. Dansk: sektorstatus."""

from __future__ import annotations

from enum import StrEnum


class Colour(StrEnum):
    """An authority's judgement of its own sector, after ISO 22324. Dansk: sektorfarve."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    UNKNOWN = "unknown"
