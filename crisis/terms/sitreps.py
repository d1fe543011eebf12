"""Words about the situation picture, in the order in which the field reads it. Dansk: SITBIL."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

SitrepNumber = Annotated[int, Meta(ge=1, le=9_999)]
StockNumber = Annotated[int, Meta(ge=0, le=2**53 - 1)]
"""An entry of the resources; 0 while a drill has none of its own."""
SitrepText = Annotated[str, Meta(max_length=4_000)]
"""What is written in one field; empty takes away what stood there."""

FIRST_AFTER = timedelta(minutes=60)
"""How long after activation the first picture is due."""
BEFORE_MEETING = timedelta(minutes=15)
"""How long before the next meeting the later ones are due."""
FRESH_FOR = timedelta(minutes=30)
"""How long before it is due a picture may be frozen and still be that one (assumed; no public plan
gives a figure)."""
WARNED = timedelta(minutes=15)
"""How long before it is due it waits for those who make it (assumed)."""


class SitrepField(StrEnum):
    """One field of the picture; the order is the order of reading. Dansk: felt i SITBIL."""

    LEVEL = "level"
    INCIDENT = "incident"
    EXTENT = "extent"
    AFFECTED = "affected"
    SECTORS = "sectors"
    WEATHER = "weather"
    MEASURES = "measures"
    INTENT = "intent"
    OUTLOOK = "outlook"
    RESOURCES = "resources"
    DECISIONS = "decisions"
    TASKS = "tasks"
    RISKS = "risks"
    COMMUNICATION = "communication"
    SENSITIVE = "sensitive"
    CHANGES = "changes"


UNWRITTEN = frozenset({SitrepField.LEVEL, SitrepField.CHANGES})
"""What the board alone says: where the staff stands, and what is another than last time."""

IF_ANY = frozenset({SitrepField.WEATHER, SitrepField.RISKS})
"""What stands there only when there is something to say; all others must be answered."""


class FactKind(StrEnum):
    """What sort of thing the board itself puts into the picture. Dansk: oplysningens art."""

    LEVEL = "level"
    NATIONAL = "national"
    INCIDENT = "incident"
    FIGURE = "figure"
    AFFECTED = "affected"
    SECTOR = "sector"
    OUTAGE = "outage"
    ENTRY = "entry"
    PRIORITIES = "priorities"
    EXPECTED = "expected"
    STOCK = "stock"
    NEED = "need"
    REQUEST = "request"
    DECISION = "decision"
    REOPENED = "reopened"
    TASK = "task"
    EXPOSED = "exposed"
    NEAR = "near"
    STATEMENT = "statement"
    CONTRADICTION = "contradiction"


class Unsaid(StrEnum):
    """What a field asks for that people alone can say. Dansk: det usagte.

    cause: confirmed or presumed. probable, worst: in 6, 24 and 72 hours.
    """

    CAUSE = "cause"
    INTENT = "intent"
    NEIGHBOURS = "neighbours"
    PROBABLE = "probable"
    WORST = "worst"
    MEDIA = "media"
    RUMOURS = "rumours"
    SPOKESPERSON = "spokesperson"


def sitrep_label(number: int) -> str:
    """Give a picture's number as it is said aloud: SITBIL 3."""
    return f"SITBIL {number}"
