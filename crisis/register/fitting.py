"""Which objects of the register fit a question, and which of them are for the reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, exists, func, or_

from crisis.journal.codec import stamp_text
from crisis.register.tables import register_object
from crisis.terms.categories import UNDER
from crisis.terms.register import Classification, Confidence, OccasionState, RegisterReader

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


@dataclass(frozen=True, kw_only=True)
class ObjectFilter:
    """Which objects are asked for; every part that is given must fit.

    category: with those that stand under it.
    at: the moment by which an occasion is on, coming or past; with it and no `occasion`, what is
    there at that moment: all but the occasions that are not on. coming: those that are yet to come
    are there too, for who watches them begin.
    by: the entry of the planning after which it is asked what stood; `retired` says nothing then.
    ids: of these alone.
    """

    category: str | None = None
    municipality: str | None = None
    confidence: Confidence | None = None
    q: str | None = None
    bbox: Box | None = None
    retired: bool = False
    classification: Classification | None = None
    occasion: OccasionState | None = None
    at: datetime | None = None
    coming: bool = False
    by: int | None = None
    ids: frozenset[str] | None = None
    limit: int | None = None


def fitting(query: Select[Any], wanted: ObjectFilter) -> Select[Any]:
    """Narrow a question to the objects that fit."""
    table = register_object.c
    conditions = [_stands(wanted)]
    if wanted.ids is not None:
        conditions.append(table.id.in_(sorted(wanted.ids)))
    if wanted.category is not None:
        conditions.append(_of_category(wanted.category))
    if wanted.municipality is not None:
        conditions.append(table.municipality == wanted.municipality)
    if wanted.classification is not None:
        conditions.append(table.classification == wanted.classification.value)
    if wanted.confidence is not None:
        conditions.append(table.confidence == wanted.confidence.value)
    if wanted.bbox is not None:
        west, south, east, north = wanted.bbox
        conditions += [table.east >= west, table.west <= east]
        conditions += [table.north >= south, table.south <= north]
    conditions += _when(wanted)
    for word in (wanted.q or "").casefold().split():
        conditions.append(table.sought.contains(word, autoescape=True))
    return query.where(*conditions)


def _of_category(asked: str) -> ColumnElement[bool]:
    """As `terms.categories.is_of` says it. Not LIKE, to which SQLite's letters have no case."""
    table, under = register_object.c, asked + UNDER
    return or_(table.category == asked, func.substr(table.category, 1, len(under)) == under)


def _stands(wanted: ObjectFilter) -> ColumnElement[bool]:
    table = register_object.c
    stands = table.valid_to.is_(None)
    if wanted.by is not None:
        return (table.valid_from <= wanted.by) & (stands | (table.valid_to > wanted.by))
    if not wanted.retired:
        return stands
    later = register_object.alias("later")
    again = exists().where(later.c.id == table.id, later.c.valid_from > table.valid_from)
    return stands | (table.retired.is_not(None) & ~again)


def _when(wanted: ObjectFilter) -> list[ColumnElement[bool]]:
    table = register_object.c
    if wanted.at is None:
        return []
    now = stamp_text(wanted.at)
    on = and_(table.begins <= now, table.ends > now)
    match wanted.occasion:
        case OccasionState.ON:
            return [on]
        case OccasionState.COMING:
            return [table.begins > now]
        case OccasionState.PAST:
            return [table.ends <= now]
        case None:
            there = table.ends > now if wanted.coming else on
            return [table.begins.is_(None) | there]


def present(at: datetime) -> list[ColumnElement[bool]]:
    """What is there at a moment: all but the occasions that are not on."""
    return _when(ObjectFilter(at=at))


def for_reader(reader: RegisterReader, by: int | None = None) -> list[ColumnElement[bool]]:
    """What stands in a municipality's own plan is for that municipality and the chair alone. Of
    what stood earlier that goes for how it stands today too, or how it last stood."""
    if reader.every_plan:
        return []
    here = _readable(register_object, reader)
    if by is None:
        return [here]
    last = register_object.alias("last")
    shut = (last.c.valid_to.is_(None) | last.c.retired.is_not(None)) & ~_readable(last, reader)
    return [here, ~exists().where(last.c.id == register_object.c.id, shut)]


def _readable(table: FromClause, reader: RegisterReader) -> ColumnElement[bool]:
    stands = func.coalesce(table.c.classification, "") != Classification.OWN_PLAN.value
    own = func.coalesce(table.c.municipality, "") == reader.authority
    return stands | own if reader.authority else stands
