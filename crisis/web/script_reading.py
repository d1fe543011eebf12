"""From a sheet's rows to the injects of a script: every row is good, or it is told why not."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from crisis.commands.parse import convert
from crisis.drills.drafting import plainly
from crisis.drills.injects import Inject
from crisis.errors import Malformed, Refused
from crisis.web.script_sheet import CHOICES, COLUMNS, PARTED
from crisis.web.words import word

TITLES = 10
"""So many lines may stand above the headings."""
NEEDED = frozenset({"id", "from"})
_YES = frozenset({"ja", "j", "yes", "y", "x", "1", "sand", "true"})
_CLOCK = re.compile(r"(?:T ?\+ ?)?(\d{1,3}):([0-5]\d)(?::([0-5]\d))?")
_PARTED = {"to": r"[,;\n]", "one_of": PARTED.strip(), "questions": r"\n"}
_SPANS = ("at", "after", "expects.within", "repeat.every", "discuss")


@dataclass(frozen=True, kw_only=True)
class BadRow:
    """A row that cannot be taken in, by its number in the file, the column, and why."""

    row: int
    column: str
    problem: Refused


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The injects of a sheet as plain data, the file's row of each, and the rows that are wrong."""

    injects: list[dict[str, Any]]
    rows: list[int]
    bad: list[BadRow]


def injects_of(rows: list[list[str]], roles: Mapping[str, str] | None = None) -> Sheet:
    """Give what the rows say. Raises Malformed where it is no such sheet at all.

    roles: each role of the script by what a cell may call it.
    """
    at, heads = _heads(rows)
    found = Sheet(injects=[], rows=[], bad=[])
    seen: dict[str, int] = {}
    for number, row in enumerate(rows[at + 1 :], at + 2):
        if not any(row):
            continue
        told = {name: row[place] for place, name in heads.items() if place < len(row)}
        try:
            one = _inject(told, roles or {})
            if one["id"] in seen:
                raise Malformed("scenario.two_alike", "id", name=one["id"])
        except Malformed as problem:
            no = plainly(problem)
            found.bad.append(BadRow(row=number, column=column(no.field or ""), problem=no))
            continue
        seen[one["id"]] = number
        found.injects.append(one)
        found.rows.append(number)
    if not found.injects and not found.bad:
        raise Malformed("sheet.empty")
    return found


def with_rest(injects: list[dict[str, Any]], before: Any) -> list[dict[str, Any]]:
    """Give injects of a sheet with what no column holds of those that they replace."""
    columns = {one.place.split(".")[0] for one in COLUMNS}
    kept = {
        one.get("id"): {name: value for name, value in one.items() if name not in columns}
        for one in (before if isinstance(before, list) else ())
        if isinstance(one, dict)
    }
    return [{**kept.get(one["id"], {}), **one} for one in injects]


def column(place: str) -> str:
    """Give the name of the column in which a field of an inject stands; empty when in none."""
    plain = re.sub(r"\[\d+\]", "", place)
    for one in COLUMNS:
        if plain == one.place or plain.startswith(f"{one.place}."):
            return one.da
    return ""


def _heads(rows: list[list[str]]) -> tuple[int, dict[int, str]]:
    """Give where the headings stand, and which column is what; a title may stand above them."""
    known = {name.casefold(): one.place for one in COLUMNS for name in (one.da, one.en, one.place)}
    best: tuple[int, dict[int, str]] = (0, {})
    for at, row in enumerate(rows[:TITLES]):
        found = {n: known[one.casefold()] for n, one in enumerate(row) if one.casefold() in known}
        if len(found) > len(best[1]):
            best = (at, found)
    missing = NEEDED - set(best[1].values())
    if missing:
        names = {one.place: one.da for one in COLUMNS}
        raise Malformed("sheet.columns", missing=", ".join(names[one] for one in sorted(missing)))
    return best


def _inject(told: Mapping[str, str], roles: Mapping[str, str]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for place, text in told.items():
        if text:
            _put(made, place, _roles(place, _value(place, text), roles))
    convert(Inject, made)
    return made


def _put(made: dict[str, Any], place: str, value: Any) -> None:
    *way, last = place.split(".")
    for name in way:
        made = made.setdefault(name, {})
    made[last] = value


def _roles(place: str, value: Any, roles: Mapping[str, str]) -> Any:
    """Give roles by what the script points at them by; in a cell they may stand by their names."""
    if not roles or place not in ("from", "to"):
        return value
    if place == "from":
        return _role("from", value, roles)
    return [_role(f"to[{number}]", one, roles) for number, one in enumerate(value, 1)]


def _role(field: str, text: str, roles: Mapping[str, str]) -> str:
    found = roles.get(text) or roles.get(text.casefold())
    if found is None:
        raise Malformed("scenario.unknown_role", field, role=text[:60])
    return found


def _value(place: str, text: str) -> Any:
    if place in _SPANS:
        return _span(text)
    if place in _PARTED:
        return [one.strip() for one in re.split(_PARTED[place], text) if one.strip()]
    if place in CHOICES:
        return _chosen(place, text)
    match place:
        case "held":
            return text.casefold() in _YES
        case "repeat.times" | "chance":
            return _number(place, text)
        case "fields":
            return _fields(text)
        case _:
            return text


def _span(text: str) -> str:
    """Take 0:40, 1:30:00 and T+0:40 too, as clocks and plans write it."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        return text
    hours, minutes, seconds = (int(one or 0) for one in found.groups())
    parts = ((hours, "h"), (minutes, "m"), (seconds, "s"))
    return "".join(f"{many}{unit}" for many, unit in parts if many) or "0m"


def _chosen(place: str, text: str) -> str:
    sought = text.casefold()
    for one in CHOICES[place]:
        if sought in (one.value, word(one, "da").casefold(), word(one, "en").casefold()):
            return one.value
    raise Malformed("sheet.no_such", place, text=text[:60])


def _number(place: str, text: str) -> int | float:
    plain = text.replace(",", ".").strip()
    whole = place == "repeat.times"
    if not re.fullmatch(r"\d{1,6}" if whole else r"\d(?:\.\d{1,6})?", plain):
        raise Malformed("sheet.no_number", place, text=text[:60])
    return int(plain) if whole else float(plain)


def _fields(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise Malformed("script.no_fields", "fields") from problem
    if not isinstance(found, dict):
        raise Malformed("script.no_fields", "fields")
    return found
