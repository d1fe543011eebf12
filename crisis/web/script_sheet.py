"""The injects of a script as a sheet: the columns that go out are those that come in."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import msgspec

from crisis.drills.injects import Deed, Part
from crisis.interop.sheets import safe
from crisis.interop.workbook import Column, Sheet, Workbook
from crisis.terms.log import Channel
from crisis.web.because import pick
from crisis.web.times import ZONE
from crisis.web.words import word

TITLE = ("Indspil", "Injects")
PARTED = "\n---\n"
"""Stands between the texts of which one is drawn."""
YES = "ja"
_SEPARATES = re.compile(r"[,;\n]")
"""What stands between roles in one cell."""


CHOICES: dict[str, type[StrEnum]] = {"channel": Channel, "expects.deed": Deed}
"""Columns of words out of a list."""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A column: its name in both languages, where its value stands in an inject, how wide it is."""

    da: str
    en: str
    place: str
    width: int = 12


COLUMNS: tuple[Cell, ...] = (
    Cell(da="navn", en="name", place="id", width=18),
    Cell(da="tid", en="time", place="at"),
    Cell(da="efter", en="after", place="after"),
    Cell(da="fra", en="from", place="from", width=16),
    Cell(da="til", en="to", place="to", width=22),
    Cell(da="kanal", en="channel", place="channel"),
    Cell(da="tekst", en="text", place="text", width=60),
    Cell(da="en af", en="one of", place="one_of", width=40),
    Cell(da="bilag", en="attachment", place="attachment", width=18),
    Cell(da="ventet reaktion", en="expected reaction", place="expects.reaction", width=40),
    Cell(da="doktrin", en="doctrine", place="expects.doctrine", width=18),
    Cell(da="ses ved", en="seen by", place="expects.deed", width=18),
    Cell(da="inden", en="within", place="expects.within"),
    Cell(da="mål", en="goal", place="expects.goal", width=16),
    Cell(da="udført (P)", en="performed (P)", place="expects.criterion.P", width=30),
    Cell(da="med vanskeligheder (S)", en="challenges (S)", place="expects.criterion.S", width=30),
    Cell(da="med store (M)", en="major challenges (M)", place="expects.criterion.M", width=30),
    Cell(da="ikke udført (U)", en="unable (U)", place="expects.criterion.U", width=30),
    Cell(da="holdes tilbage", en="held back", place="held", width=10),
    Cell(da="gentages hver", en="repeated every", place="repeat.every"),
    Cell(da="gange", en="times", place="repeat.times", width=8),
    Cell(da="sandsynlighed", en="chance", place="chance"),
    Cell(da="drøftes", en="discussed", place="discuss"),
    Cell(da="spørgsmål", en="questions", place="questions", width=40),
    Cell(da="kommando", en="command", place="command", width=18),
    Cell(da="felter", en="fields", place="fields", width=40),
)


@dataclass(frozen=True, kw_only=True)
class Injects:
    """Injects with the roles of their script: a sheet calls them as people see them."""

    injects: Sequence[Mapping[str, Any]]
    cast: Sequence[Part] = ()

    def named(self) -> Iterator[Mapping[str, Any]]:
        """Give each inject with names in place of roles, where the name is read back as it."""
        known = roles_by_name(self.cast)
        names = {one.role: one.name for one in self.cast if one.name and _alone(one, known)}
        for one in self.injects:
            to = [names.get(role, role) for role in one.get("to") or ()]
            yield {**one, "from": names.get(one["from"], one["from"]), "to": to}


def roles_by_name(cast: Iterable[Part]) -> dict[str, str]:
    """Give each role by what a cell may call it: itself, or else its name."""
    known = list(cast)
    named = {one.name.casefold(): one.role for one in known if one.name}
    return named | {one.role: one.role for one in known}


def _alone(one: Part, known: Mapping[str, str]) -> bool:
    name = one.name or ""
    return known.get(name.casefold()) == one.role and not _SEPARATES.search(name)


def workbook_of(told: Injects, title: str, language: str, made: datetime) -> Workbook:
    """Give the injects as a workbook."""
    columns = [Column(title=pick((one.da, one.en), language), width=one.width) for one in COLUMNS]
    rows = [cells(one, language) for one in told.named()]
    sheet = Sheet(name=pick(TITLE, language), columns=columns, rows=rows)
    return Workbook(title=title, made=made, zone=ZONE, sheets=(sheet,))


def csv_of(told: Injects, language: str) -> bytes:
    """Give the injects as CSV that a Danish Excel opens; no cell becomes a formula."""
    held = io.StringIO()
    sheet = csv.writer(held, delimiter=";", lineterminator="\r\n")
    sheet.writerow([pick((one.da, one.en), language) for one in COLUMNS])
    for one in told.named():
        sheet.writerow([safe(text) for text in cells(one, language)])
    return held.getvalue().encode("utf-8-sig")


def cells(inject: Mapping[str, Any], language: str) -> list[str]:
    """Give an inject as a row of text."""
    return [_cell(one.place, _at(inject, one.place), language) for one in COLUMNS]


def _at(inject: Mapping[str, Any], place: str) -> Any:
    found: Any = inject
    for name in place.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _cell(place: str, value: Any, language: str) -> str:
    if value is None or value is False:
        return ""
    if place in CHOICES:
        return word(CHOICES[place](value), language)
    show = _SHOWN.get(place)
    return show(value, language) if show else str(value)


_SHOWN: dict[str, Callable[[Any, str], str]] = {
    "to": lambda value, _: ", ".join(map(str, value)),
    "one_of": lambda value, _: PARTED.join(map(str, value)),
    "questions": lambda value, _: "\n".join(map(str, value)),
    "held": lambda value, _: YES if value else "",
    "fields": lambda value, _: msgspec.json.encode(value, enc_hook=str).decode() if value else "",
}
