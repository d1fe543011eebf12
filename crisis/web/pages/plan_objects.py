"""What pages about plans ask of the register: here alone, so that one change narrows them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from crisis.geo.measure import touching
from crisis.projections.plans import PlanVersion
from crisis.register.fitting import ObjectFilter
from crisis.rules.plan_gaps import RiskSite
from crisis.rules.plan_grounds import areas
from crisis.terms.categories import CategoryCount, counted
from crisis.terms.plans import is_risk_site
from crisis.web import edge
from crisis.web.parts import parts

MOST = 5_000
"""So many dangerous plants are looked through in a category."""


class NamedObject(NamedTuple):
    """An object of the register that a plan covers, by the name it has or last had."""

    id: str
    name: str
    category: str
    retired: bool


def risk_sites() -> tuple[RiskSite, ...]:
    """Give the objects in use that need an external plan."""
    register, eyes = parts().register, edge.register_reader()
    # A category brings along those under it, and they are asked for too when they are named so.
    found = list(
        {
            one.object.id: one.object
            for category in register.categories(eyes)
            if is_risk_site(category)
            for one in register.objects(ObjectFilter(category=category, limit=MOST), eyes)
        }.values()
    )
    # That a place has a plan is told to all, the plan itself only to who may see it.
    standing = (one.plan for one in edge.planning().plans.standing())
    inside = touching([one.shape for one in found], areas(standing))
    return tuple(
        RiskSite(one.id, one.name, one.municipality, in_area=any(lies))
        for one, lies in zip(found, inside, strict=True)
    )


def told(versions: Iterable[PlanVersion]) -> list[PlanVersion]:
    """Give what was said of plans without what they cover that is not for the reader."""
    said = list(versions)
    covered = {each for one in said for each in one.plan.objects}
    hidden = parts().register.hidden(covered, edge.register_reader())
    return [_without(one, hidden) for one in said]


def _without(said: PlanVersion, hidden: frozenset[str]) -> PlanVersion:
    left = tuple(one for one in said.plan.objects if one not in hidden)
    if len(left) == len(said.plan.objects):
        return said
    plan = msgspec.structs.replace(said.plan, objects=left)
    return msgspec.structs.replace(said, plan=plan)


def named(objects: Iterable[str]) -> list[NamedObject]:
    """Give the objects a plan covers, in its order; one that nobody knows is left out."""
    eyes = edge.register_reader()
    found = (parts().register.get(one, eyes) for one in objects)
    return [
        NamedObject(one.object.id, one.object.name, one.object.category, one.retired)
        for one in found
        if one is not None
    ]


def counts(municipality: str) -> tuple[CategoryCount, ...]:
    """Give how many objects of each category lie in a municipality, with those under it; an event
    counts while it lasts."""
    wanted = ObjectFilter(municipality=municipality, at=parts().clock())
    found = parts().register.objects(wanted, edge.register_reader())
    kinds = counted(Counter(one.object.category for one in found))
    return tuple(sorted(kinds, key=lambda one: one.category))
