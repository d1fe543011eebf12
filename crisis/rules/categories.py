"""Rules about the register's categories: the table on top is fixed, planners name what is below."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

import msgspec

from crisis.commands.categories import RestoreCategory, RetireCategory, SetCategory
from crisis.errors import RefusalKind, Refused
from crisis.events import Event
from crisis.events.categories import (
    CategoryReplaced,
    CategoryRestored,
    CategoryRetired,
    CategorySet,
)
from crisis.events.register import ObjectsRegistered
from crisis.rules.known import Answer, By, Known, Question
from crisis.terms.categories import MOST_ENTRIES, MOST_MOVED, PARTS, TOPS, SubCategory
from crisis.terms.parcels import parcels
from crisis.terms.register import RegisterObject, Standing


def set_(known: Known, command: SetCategory, by: By) -> Answer:
    """Under one of the table's, by a name that is there once, in whatever letters."""
    name = command.name.strip()
    if command.top not in TOPS:
        return Refused("category.unknown_top", field="top")
    if not name or any(mark in name for mark in PARTS):
        return Refused("category.bad_name", field="name")
    made = SubCategory(top=command.top, name=name)
    return _there(known, made) or (CategorySet(top=made.top, name=made.name),)


def retire(known: Known, command: RetireCategory, by: By) -> Answer:
    """One that objects have goes with another for them: all are moved in the act, whoever may read
    them, for nothing of them is said but that; without another it stays, and says how many they
    are."""
    found = known.planning.categories.get(f"{command.top} / {command.name}")
    if found is None:
        return Refused("category.unknown", field="name", kind=RefusalKind.UNKNOWN)
    uses: int = known.answers[Question.CATEGORY_USES]
    if command.successor is not None:
        return _replaced(known, found, command.successor, uses)
    if uses:
        return Refused("category.in_use", field="name", kind=RefusalKind.CONFLICT, count=uses)
    return (CategoryRetired(top=found.top, name=found.name),)


def restore(known: Known, command: RestoreCategory, by: By) -> Answer:
    """Once, while nobody has named it anew; what was changed since stays as somebody made it."""
    made = SubCategory(top=command.top, name=command.name)
    old = known.planning.replaced.get(made.path)
    if old is None or old.number != command.entry:
        return Refused("category.not_replaced", field="name", kind=RefusalKind.CONFLICT)
    no = _there(known, made)
    if no:
        return no
    standing: Standing = known.answers[Question.REGISTER]
    back = [
        one
        for one in standing.objects.values()
        if one.category == old.successor and old.moved_by(standing.since.get(one.id, 0))
    ]
    moved = _moved(back, made.path)
    if isinstance(moved, Refused):
        return moved
    left = old.objects - len(back)
    back_again = CategoryRestored(top=made.top, name=made.name, objects=len(back), left=left)
    return (*moved, back_again)


def _there(known: Known, made: SubCategory) -> Refused | None:
    there = (one.path.casefold() for one in known.planning.categories.values())
    if made.path.casefold() in there:
        return Refused("category.exists", field="name", kind=RefusalKind.CONFLICT)
    return None


def _replaced(known: Known, old: SubCategory, successor: str, uses: int) -> Answer:
    if successor == old.path:
        return Refused("category.successor_itself", field="successor")
    if successor not in TOPS and successor not in known.planning.categories:
        return Refused("category.successor_unknown", field="successor")
    standing: Standing = known.answers[Question.REGISTER]
    going = [one for one in standing.objects.values() if one.category == old.path]
    if max(uses, len(going)) > MOST_MOVED:
        return _too_many(max(uses, len(going)))
    moved = _moved(going, successor)
    if isinstance(moved, Refused):
        return moved
    return (
        *moved,
        CategoryReplaced(
            top=old.top,
            name=old.name,
            successor=successor,
            objects=len(going),
            entries=len(moved),
        ),
    )


def _moved(objects: Iterable[RegisterObject], category: str) -> tuple[Event, ...] | Refused:
    going = [msgspec.structs.replace(one, category=category) for one in objects]
    parted = tuple(islice(parcels(going), MOST_ENTRIES + 1))
    if len(parted) > MOST_ENTRIES:
        return _too_many(len(going))
    return tuple(ObjectsRegistered(objects=some, batch=None) for some in parted)


def _too_many(count: int) -> Refused:
    return Refused("category.too_many", field="successor", count=count, limit=MOST_MOVED)
