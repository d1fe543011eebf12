"""What a figure is called and how its number is written; which figures something cites an older
value of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from crisis.projections.situation import Situation
from crisis.rules.figures import outdated
from crisis.rules.known import By
from crisis.terms.figures import FigureKind
from crisis.web.times import day_and_time, iso
from crisis.web.words import word


@dataclass(frozen=True, kw_only=True)
class Newer:
    """A figure of which something cites an older value, with the value that holds."""

    name: str
    value: str
    time: str
    time_iso: str
    number: int


def number_text(value: int, language: str) -> str:
    """Give a number with a mark between the thousands."""
    return f"{value:,}".replace(",", "." if language == "da" else ",")


def figure_name(figure: FigureKind, own_name: str, language: str) -> str:
    """Give what is counted, with a capital."""
    said = own_name if figure is FigureKind.OWN else word(figure, language)
    return said[:1].upper() + said[1:]


def newer_figures(situation: Situation, cited: Iterable[int], by: By, language: str) -> list[Newer]:
    """Give what holds now of each figure that something cites an older value of."""
    return [
        Newer(
            name=figure_name(one.figure, one.name, language),
            value=number_text(one.now.value, language),
            time=day_and_time(one.now.as_of, by.now, language),
            time_iso=iso(one.now.as_of),
            number=one.number,
        )
        for one in outdated(situation, cited)
    ]
