"""From a sheet's rows to resources: every row is good, or it is told by its number and why not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

import msgspec

from crisis.commands.parse import convert
from crisis.commands.resources import HouseTold
from crisis.errors import Malformed, Refused
from crisis.projections.planning import Planning
from crisis.terms.resources import Capability, Resource, ResourceKind
from crisis.web.pages.resource_sheet import COLUMNS
from crisis.web.words import word

E = TypeVar("E", bound=StrEnum)

_POSITION = re.compile(r"(\d{1,2}[.,]\d+)\s*[,;/ ]\s*(\d{1,3}[.,]\d+)")
_WHOLE = re.compile(r"\d{1,9}|\d{1,3}(?:[.\s]\d{3}){1,2}", re.ASCII)
"""A point parts thousands, as Danes write them, and never makes ten times as much."""
NEEDED = frozenset({"id", "name", "kind", "capability", "amount", "home"})
TITLES = 10
"""So many lines may stand above the headings."""
_YES = frozenset({"ja", "j", "yes", "y", "x", "1", "sand", "true"})
_NO = frozenset({"nej", "n", "no", "0", "falsk", "false"})


class SheetSent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file as a page sends it: its bytes in base64. replace: what stands is told anew."""

    data: str
    replace: bool = False


@dataclass(frozen=True, kw_only=True)
class BadRow:
    """A row that cannot be taken in, by its number in the file, and why."""

    row: int
    problem: Malformed | Refused


@dataclass(frozen=True, kw_only=True)
class GoodRow:
    """A row that can be read: what there is, and who is in it where the row says so."""

    row: int
    resource: Resource
    house: HouseTold | None = None


def resources_of(
    rows: list[list[str]], planning: Planning, own: str
) -> tuple[tuple[GoodRow, ...], tuple[BadRow, ...]]:
    """Give what the rows say, and those that say nothing that can be used. own: whose they are when
    no owner is named."""
    at, heads = _heads(rows)
    good: list[GoodRow] = []
    bad: list[BadRow] = []
    for number, row in enumerate(rows[at + 1 :], at + 2):
        if not any(row):
            continue
        told = {name: row[place] for place, name in heads.items() if place < len(row)}
        told = {name: told.get(name, "") for name in heads.values()}
        try:
            one = _resource(told, planning, own)
            good.append(GoodRow(row=number, resource=one, house=_house(told)))
        except Malformed as problem:
            bad.append(BadRow(row=number, problem=problem))
    if not good and not bad:
        raise Malformed("sheet.empty")
    return tuple(good), tuple(bad)


def _heads(rows: list[list[str]]) -> tuple[int, dict[int, str]]:
    """Give where the headings stand, and which column is what; a title may stand above them."""
    known = {name: field for danish, field, _ in COLUMNS for name in (danish, field)}
    best: tuple[int, dict[int, str]] = (0, {})
    for at, row in enumerate(rows[:TITLES]):
        found = {n: known[one.casefold()] for n, one in enumerate(row) if one.casefold() in known}
        if len(found) > len(best[1]):
            best = (at, found)
    missing = NEEDED - set(best[1].values())
    if missing:
        names = {field: danish for danish, field, _ in COLUMNS}
        raise Malformed("sheet.columns", missing=", ".join(names[one] for one in sorted(missing)))
    return best


def _resource(told: Mapping[str, str], planning: Planning, own: str) -> Resource:
    made: dict[str, Any] = {
        "id": told["id"],
        "name": told["name"],
        "kind": _one_of(ResourceKind, told["kind"], "kind"),
        "capability": _one_of(Capability, told["capability"], "capability"),
        "amount": _number(told["amount"], "amount"),
        "owner": _owner(told.get("owner", ""), planning, own),
        "readiness": _number(told.get("readiness") or "0", "readiness"),
        "home": {"name": told["home"], **_position(told.get("position", ""))},
        "assumed": told.get("assumed", "").casefold() in _YES,
    }
    if told.get("contact"):
        made["contact"] = told["contact"]
    return convert(Resource, made)


def _house(told: Mapping[str, str]) -> HouseTold | None:
    """An empty cell says nothing: never that it is shut, nor that nobody is there."""
    is_open, present = told.get("is_open", ""), told.get("present", "")
    if not is_open and not present:
        return None
    made: dict[str, Any] = {"resource_id": told["id"]}
    if is_open:
        made["is_open"] = _yes_or_no(is_open, "is_open")
    if present:
        made["present"] = _number(present, "present")
    return convert(HouseTold, made)


def _yes_or_no(text: str, field: str) -> bool:
    said = text.casefold()
    if said not in _YES | _NO:
        raise Malformed("sheet.yes_or_no", field, text=text[:60])
    return said in _YES


def _one_of(kind: type[E], text: str, field: str) -> str:
    sought = text.casefold().strip()
    for one in kind:
        if sought in (one.value, word(one, "da").casefold(), word(one, "en").casefold()):
            return one.value
    raise Malformed("sheet.no_such", field, text=text[:60])


def _owner(text: str, planning: Planning, own: str) -> str:
    if not text:
        return own
    sought = text.casefold()
    for one in planning.authorities.values():
        if sought in (one.id, one.name.casefold()):
            return one.id
    raise Malformed("sheet.no_such", "owner", text=text[:60])


def _number(text: str, field: str) -> int:
    if not _WHOLE.fullmatch(text):
        raise Malformed("sheet.no_number", field, text=text[:60])
    return int("".join(one for one in text if one.isdigit()))


def _position(text: str) -> dict[str, Any]:
    if not text:
        return {}
    found = _POSITION.fullmatch(text)
    if found is None:
        raise Malformed("sheet.no_position", "position", text=text[:60])
    north, east = (float(one.replace(",", ".")) for one in found.groups())
    return {"position": [east, north]}
