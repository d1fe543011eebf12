"""What is missing or late in the planning: asked each time, kept nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from crisis.projections.planning import Planning
from crisis.projections.plans import ListedPlan, Plans
from crisis.rules.plan_grounds import covers
from crisis.terms.plans import BASIS, GapKind, Plan, PlanKind, Unit
from crisis.terms.roles import AuthorityKind


class RiskSite(NamedTuple):
    """An object of the register that needs an external plan. in_area: it lies in the area of one
    that covers what lies there. Dansk: risikovirksomhed."""

    id: str
    name: str
    municipality: str | None
    in_area: bool = False


class Gap(NamedTuple):
    """One thing that is missing or late: what, of which plan, unit, object or authority, whose it
    is, and since when when that is known. Dansk: mangel."""

    kind: GapKind
    about: str
    name: str
    owner: str | None
    since: date | None = None


OBLIGED: tuple[tuple[AuthorityKind, PlanKind, GapKind], ...] = (
    (AuthorityKind.MUNICIPALITY, PlanKind.MUNICIPAL, GapKind.NO_MUNICIPAL),
    (AuthorityKind.MUNICIPALITY, PlanKind.DIMENSIONING, GapKind.NO_DIMENSIONING),
    (AuthorityKind.REGION, PlanKind.HEALTH, GapKind.NO_HEALTH),
)
"""Who must have a plan of which kind, of its own or one that several share and that names it."""


def gaps(
    planning: Planning, plans: Plans, sites: Iterable[RiskSite], today: date
) -> tuple[Gap, ...]:
    """Give all gaps, what is missing before what is late. plans: as the reader may see them."""
    found = [
        *_without_plan(planning, plans),
        *_sites_without_plan(plans, sites),
        *(gap for one in plans.standing() for gap in of_plan(one.plan, today)),
        *(gap for one in _units(plans) for gap in of_unit(one, today)),
    ]
    order = list(GapKind)
    return tuple(
        sorted(found, key=lambda one: (order.index(one.kind), one.since or today, one.name))
    )


def of_plan(plan: Plan, today: date) -> Iterator[Gap]:
    """A plan that nobody adopted is not in force; one that is past its revision is late. One made
    by law is made again, so it has a day for that from when it is adopted."""
    if plan.adopted_on is None:
        yield Gap(GapKind.NOT_ADOPTED, plan.id, plan.title, plan.owner)
    elif plan.next_revision is None and plan.kind in BASIS:
        yield Gap(GapKind.NO_REVISION, plan.id, plan.title, plan.owner)
    if plan.next_revision is not None and plan.next_revision < today:
        yield Gap(GapKind.OVERDUE, plan.id, plan.title, plan.owner, plan.next_revision)


def of_unit(unit: Unit, today: date) -> Iterator[Gap]:
    """What a unit must have had and never had, and what it had too long ago; a unit of which no
    training is known at all."""
    if not unit.courses:
        yield Gap(GapKind.NEVER_TRAINED, unit.id, unit.name, unit.owner)
    for one in unit.courses:
        name = f"{unit.name}: {one.course}"
        if one.had_on is None:
            yield Gap(GapKind.NEVER_TRAINED, unit.id, name, unit.owner)
        elif one.valid_until is not None and one.valid_until < today:
            yield Gap(GapKind.TRAINING_OVER, unit.id, name, unit.owner, one.valid_until)


def _without_plan(planning: Planning, plans: Plans) -> Iterator[Gap]:
    """One that is written and not adopted yet is told of as that, not as missing too."""
    there = plans.unseen | _covered(plans.standing())
    for one in sorted(planning.authorities.values(), key=lambda each: each.name):
        for who, plan, gap in OBLIGED:
            if one.kind is who and (plan, one.id) not in there:
                yield Gap(gap, one.id, one.name, one.id)


def _sites_without_plan(plans: Plans, sites: Iterable[RiskSite]) -> Iterator[Gap]:
    there = plans.unseen | _covered(plans.standing())
    for one in sites:
        if not one.in_area and (PlanKind.EXTERNAL, one.id) not in there:
            yield Gap(GapKind.NO_EXTERNAL, one.id, one.name, one.municipality)


def _covered(standing: Iterable[ListedPlan]) -> frozenset[tuple[PlanKind, str]]:
    return frozenset(each for one in standing for each in covers(one.plan))


def _units(plans: Plans) -> list[Unit]:
    found = (one.unit for one in plans.units.values())
    return sorted(found, key=lambda one: (one.owner, one.name.casefold()))
