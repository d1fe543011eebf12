"""Resources as a sheet: the columns that go out are those that come in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from crisis.interop.sheets import written
from crisis.interop.workbook import Column, Sheet, Workbook
from crisis.web.because import pick
from crisis.web.times import ZONE

TITLE = ("Ressourcer", "Resources")
COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("kortnavn", "id", 20),
    ("navn", "name", 34),
    ("art", "kind", 14),
    ("formåen", "capability", 18),
    ("antal", "amount", 8),
    ("ejer", "owner", 22),
    ("klartid_min", "readiness", 12),
    ("hjemsted", "home", 26),
    ("position", "position", 22),
    ("kontakt", "contact", 24),
    ("antaget", "assumed", 9),
    ("åben", "is_open", 8),
    ("til_stede", "present", 10),
)
"""Name of the column, what it holds, how wide. Codes, so that what went out comes in again."""
SHOWN = (("tilstand", "state", 22), ("fri nu", "free now", 8))


def workbook_of(
    rows: Sequence[dict[str, Any]], language: str, made: datetime, exercise: str = ""
) -> Workbook:
    """Give the list as a workbook; how each is stands last, and is not read when it comes back.

    exercise: the words that mark it as one, or empty.
    """
    columns = [Column(title=name, width=width) for name, _, width in COLUMNS]
    columns += [Column(title=pick((da, en), language), width=width) for da, en, width in SHOWN]
    sheet = Sheet(name=pick(TITLE, language), columns=columns, rows=[_cells(one) for one in rows])
    title = pick(TITLE, language)
    return Workbook(title=title, made=made, zone=ZONE, sheets=(sheet,), exercise=exercise)


def lines_of(rows: Sequence[dict[str, Any]], language: str) -> bytes:
    """Give the same columns as CSV."""
    heads = [*(name for name, _, _ in COLUMNS), *(pick((da, en), language) for da, en, _ in SHOWN)]
    return written([heads, *(_cells(one) for one in rows)])


def _cells(row: dict[str, Any]) -> list[str | int]:
    told = {**row, "assumed": "ja" if row["assumed"] else "", **_house(row)}
    cells: list[str | int] = [told[field] for _, field, _ in COLUMNS]
    return [*cells, ", ".join(words for _, words in row["state_words"]), row["free"]]


def _house(row: dict[str, Any]) -> dict[str, str | int]:
    """Nobody said how it is in a house: that is not that it is shut, and nobody there."""
    if not row["counted"]:
        return {"is_open": "", "present": ""}
    return {"is_open": "ja" if row["is_open"] else "nej", "present": row["present"]}
