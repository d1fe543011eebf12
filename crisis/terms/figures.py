"""Words about the numbers a staff goes by."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

FigureValue = Annotated[int, Meta(ge=0, le=10_000_000)]


class FigureKind(StrEnum):
    """What is counted; own figures have a name of their own. Dansk: tallets art."""

    EVACUATED = "evacuated"
    INJURED = "injured"
    MISSING = "missing"
    DEAD = "dead"
    HOUSEHOLDS = "households"
    ANIMALS = "animals"
    WITHOUT_POWER = "without_power"
    CLOSED_ROADS = "closed_roads"
    OWN = "own"


FIGURE_NAMES = {
    FigureKind.EVACUATED: "Evakuerede",
    FigureKind.INJURED: "Tilskadekomne",
    FigureKind.MISSING: "Savnede",
    FigureKind.DEAD: "Omkomne",
    FigureKind.HOUSEHOLDS: "Berørte husstande",
    FigureKind.ANIMALS: "Berørte dyr",
    FigureKind.WITHOUT_POWER: "Uden strøm",
    FigureKind.CLOSED_ROADS: "Spærrede veje",
}
"""As the log says them."""


def key_of(kind: FigureKind, name: str | None) -> str:
    """Give by what a figure is known: there is one value for each."""
    return kind.value if kind is not FigureKind.OWN else f"own:{(name or '').casefold()}"
