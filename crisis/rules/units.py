"""Rules about units: what they must be trained in, when they had it, and until when it holds."""

from __future__ import annotations

from collections import Counter
from typing import Any

from crisis.commands.units import ChangeUnit, RegisterUnit, RetireUnit, UnitWish
from crisis.errors import RefusalKind, Refused
from crisis.events.units import UnitChanged, UnitRegistered, UnitRetired
from crisis.projections.plans import ListedUnit
from crisis.rules.known import Answer, By, Known
from crisis.rules.plan_checks import yours
from crisis.terms.plans import Unit
from crisis.terms.times import local


def register(known: Known, command: RegisterUnit, by: By) -> Answer:
    """A unit is taken in once; it is known by its size and its training, never by its people."""
    if command.unit in known.planning.plans.ids:
        return Refused("unit.exists", field="unit", kind=RefusalKind.CONFLICT)
    no = _unfit(known, command, by)
    return no or (UnitRegistered(unit=_unit(command)),)


def change(known: Known, command: ChangeUnit, by: By) -> Answer:
    """What is said replaces all that was said before, by one who has seen what was said last."""
    old = _found(known, command.unit, command.seen, by)
    if isinstance(old, Refused):
        return old
    no = _unfit(known, command, by)
    if no:
        return no
    made = _unit(command)
    if made == old.unit:
        return Refused("plan.unchanged", field="name", kind=RefusalKind.CONFLICT)
    return (UnitChanged(unit=made),)


def retire(known: Known, command: RetireUnit, by: By) -> Answer:
    """A unit that is no more is not asked for training."""
    old = _found(known, command.unit, command.seen, by)
    return old if isinstance(old, Refused) else (UnitRetired(id=command.unit),)


def _found(known: Known, unit: str, seen: int, by: By) -> ListedUnit | Refused:
    old = known.planning.plans.units.get(unit)
    if old is None:
        return Refused("unit.unknown", field="unit", kind=RefusalKind.UNKNOWN)
    no = yours(old.unit.owner, by)
    if no:
        return no
    if old.number != seen:
        return Refused("unit.meanwhile", field="seen", kind=RefusalKind.CONFLICT)
    return old


def _unfit(known: Known, wish: UnitWish, by: By) -> Refused | None:
    if not wish.name.strip():
        return Refused("unit.name_missing", field="name")
    if wish.owner not in known.planning.authorities:
        return Refused("plan.no_owner", field="owner")
    return yours(wish.owner, by) or _wrong_course(wish, by) or _taken(known, wish)


def _wrong_course(wish: UnitWish, by: By) -> Refused | None:
    today = local(by.now).date()
    for place, one in enumerate(wish.courses, 1):
        facts: dict[str, Any] = {"course": one.course, "place": place}
        if one.had_on is not None and one.had_on > today:
            return Refused("unit.had_ahead", field="courses", **facts)
        if one.valid_until is None:
            continue
        if one.had_on is None:
            return Refused("unit.had_missing", field="courses", **facts)
        if one.valid_until <= one.had_on:
            return Refused("unit.valid_before", field="courses", **facts)
    times = Counter(one.course.casefold() for one in wish.courses)
    twice = next((one.course for one in wish.courses if times[one.course.casefold()] > 1), None)
    return Refused("unit.course_twice", field="courses", course=twice) if twice else None


def _taken(known: Known, wish: UnitWish) -> Refused | None:
    for one in known.planning.plans.units.values():
        same = one.unit.name.casefold() == wish.name.casefold() and one.unit.owner == wish.owner
        if same and one.unit.id != wish.unit:
            return Refused("unit.name_taken", field="name", kind=RefusalKind.CONFLICT)
    return None


def _unit(wish: UnitWish) -> Unit:
    return Unit(
        id=wish.unit,
        name=wish.name,
        owner=wish.owner,
        people=wish.people,
        courses=wish.courses,
    )
