"""Rules about the register's categories: the table on top is fixed, planners name what is below."""

from __future__ import annotations

from crisis.commands.categories import RetireCategory, SetCategory
from crisis.errors import RefusalKind, Refused
from crisis.events.categories import CategoryRetired, CategorySet
from crisis.rules.known import Answer, By, Known, Question
from crisis.terms.categories import PARTS, TOPS, SubCategory


def set_(known: Known, command: SetCategory, by: By) -> Answer:
    """Under one of the table's, by a name that is there once, in whatever letters."""
    name = command.name.strip()
    if command.top not in TOPS:
        return Refused("category.unknown_top", field="top")
    if not name or any(mark in name for mark in PARTS):
        return Refused("category.bad_name", field="name")
    there = (one.path.casefold() for one in known.planning.categories.values())
    made = SubCategory(top=command.top, name=name)
    if made.path.casefold() in there:
        return Refused("category.exists", field="name", kind=RefusalKind.CONFLICT)
    return (CategorySet(top=made.top, name=made.name),)


def retire(known: Known, command: RetireCategory, by: By) -> Answer:
    """One that objects have stays until they have another: it says how many they are."""
    found = known.planning.categories.get(f"{command.top} / {command.name}")
    if found is None:
        return Refused("category.unknown", field="name", kind=RefusalKind.UNKNOWN)
    uses: int = known.answers[Question.CATEGORY_USES]
    if uses:
        return Refused("category.in_use", field="name", kind=RefusalKind.CONFLICT, count=uses)
    return (CategoryRetired(top=found.top, name=found.name),)
