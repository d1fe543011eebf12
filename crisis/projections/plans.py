"""The plans of the authorities with all their versions, and the units with their training."""

from __future__ import annotations

from datetime import datetime

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.erasure import EntryErased
from crisis.events.plans import PlanChanged, PlanRegistered, PlanRetired
from crisis.events.units import UnitChanged, UnitRegistered, UnitRetired
from crisis.terms.plans import Plan, PlanKind, Unit


class PlanVersion(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry said of a plan, and who wrote it. Dansk: udgave af en plan."""

    number: int
    at: datetime
    plan: Plan
    seat_name: str
    authority_name: str


class ListedPlan(msgspec.Struct, frozen=True, kw_only=True):
    """A plan as it was last said, and all that was said before. Dansk: plan på listen.

    retired_at: since when it is no longer in force, None while it is.
    """

    versions: tuple[PlanVersion, ...]
    retired_at: datetime | None = None

    @property
    def now(self) -> PlanVersion:
        """Give what was said of it last."""
        return self.versions[-1]

    @property
    def plan(self) -> Plan:
        """Give the plan as it was said last."""
        return self.versions[-1].plan

    @property
    def stands(self) -> bool:
        """Says whether it was not taken out of force."""
        return self.retired_at is None

    def version(self, number: int) -> PlanVersion | None:
        """Give what an entry said of it; None when that was another's or is erased."""
        return next((one for one in self.versions if one.number == number), None)


class ListedUnit(msgspec.Struct, frozen=True, kw_only=True):
    """A unit, and the entry that says so. Dansk: enhed på listen."""

    number: int
    at: datetime
    unit: Unit


Coverage = frozenset[tuple[PlanKind, str]]
"""Kinds of plan, and the grounds or objects that they cover."""


class Plans(msgspec.Struct, frozen=True, kw_only=True):
    """Plans and units as of one planning entry. Dansk: planer og enheder.

    ids: every id that was ever given. unseen: what plans cover that the reader may not see; empty
    when nothing is hidden.
    """

    plans: Map[str, ListedPlan] = Map()
    units: Map[str, ListedUnit] = Map()
    ids: frozenset[str] = frozenset()
    unseen: Coverage = frozenset()

    def standing(self) -> tuple[ListedPlan, ...]:
        """Give the plans that were not taken out of force, by kind and title."""
        found = (one for one in self.plans.values() if one.stands)
        order = list(PlanKind)
        return tuple(
            sorted(found, key=lambda one: (order.index(one.plan.kind), one.plan.title.casefold()))
        )

    def files(self) -> frozenset[str]:
        """Give every file that a version of a plan has."""
        versions = (each.plan.file for one in self.plans.values() for each in one.versions)
        return frozenset(file.sha256 for file in versions if file is not None)


def fold(found: Plans, stamp: Stamp, event: Event | Erased) -> Plans:
    """Take one more entry in; what does not concern it leaves it as it was."""
    match event:
        case PlanRegistered() | PlanChanged():
            return _said(found, stamp, event)
        case PlanRetired():
            return _retired(found, stamp, event.id)
        case UnitRegistered() | UnitChanged():
            unit = ListedUnit(number=stamp.number, at=stamp.recorded_at, unit=event.unit)
            ids = found.ids | {event.unit.id}
            units = found.units.set(event.unit.id, unit)
            return msgspec.structs.replace(found, units=units, ids=ids)
        case UnitRetired():
            units = found.units.delete(event.id) if event.id in found.units else found.units
            return msgspec.structs.replace(found, units=units, ids=found.ids | {event.id})
        case EntryErased():
            return _without(found, {one.number for one in event.entries})
        case _:
            return found


def _said(found: Plans, stamp: Stamp, event: PlanRegistered | PlanChanged) -> Plans:
    version = PlanVersion(
        number=stamp.number,
        at=stamp.recorded_at,
        plan=event.plan,
        seat_name=event.seat_name,
        authority_name=event.authority_name,
    )
    named = event.plan.id
    old = found.plans.get(named)
    versions = (*(old.versions if old else ()), version)
    plans = found.plans.set(named, ListedPlan(versions=versions))
    return msgspec.structs.replace(found, plans=plans, ids=found.ids | {named})


def _retired(found: Plans, stamp: Stamp, named: str) -> Plans:
    """The versions of a plan may be erased by then; its id is still known by this entry."""
    plans, old = found.plans, found.plans.get(named)
    if old is not None:
        plans = plans.set(named, msgspec.structs.replace(old, retired_at=stamp.recorded_at))
    return msgspec.structs.replace(found, plans=plans, ids=found.ids | {named})


def _without(found: Plans, gone: set[int]) -> Plans:
    """What was erased is gone as if it had never been said; only the id is never given again."""
    plans = found.plans
    for named, one in found.plans.items():
        kept = tuple(each for each in one.versions if each.number not in gone)
        if not kept:
            plans = plans.delete(named)
        elif len(kept) < len(one.versions):
            plans = plans.set(named, msgspec.structs.replace(one, versions=kept))
    return found if plans is found.plans else msgspec.structs.replace(found, plans=plans)
