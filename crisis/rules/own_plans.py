"""What was named before it went into a municipality's own plan: today's register says who reads it.

An incident and a scenario hold the names of what they are tied to, and an incident what it hit, as
it was then. Who may not read of a place now reads of it there neither, nor in the past.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

import msgspec

from crisis.events.incidents import IncidentChanged, IncidentOpened
from crisis.projections.assessments import Scenario
from crisis.projections.incidents import Incident
from crisis.projections.own_plans import OwnPlans
from crisis.terms.places import Exposure, Hit, OwnPlanShare
from crisis.terms.register import RegisterReader

Tied = TypeVar("Tied", Incident, IncidentOpened, IncidentChanged, Scenario)


def hidden(objects: Iterable[str], plans: OwnPlans, reader: RegisterReader) -> frozenset[str]:
    """Give those of some objects that stand in others' own plans now."""
    if not plans or reader.every_plan:
        return frozenset()
    return frozenset(one for one in objects if one in plans and not reader.plan_of(plans[one]))


def untied(found: Tied, plans: OwnPlans, reader: RegisterReader) -> Tied:
    """Give it without the objects it is tied to and that are not for the reader."""
    gone = hidden(found.objects, plans, reader)
    if not gone:
        return found
    both = zip(found.objects, found.object_names, strict=True)
    left = [(one, name) for one, name in both if one not in gone]
    return msgspec.structs.replace(
        found,
        objects=tuple(one for one, _ in left),
        object_names=tuple(name for _, name in left),
    )


def exposed(found: Exposure, plans: OwnPlans, reader: RegisterReader) -> Exposure:
    """Give an exposure without the places it names that are not for the reader any more; neither
    are they counted. What it only counted it never named, and it stays counted."""
    ids = hidden((one.object for one in found.hits), plans, reader)
    if not ids:
        return found
    gone = [one for one in found.hits if one.object in ids]
    shares = dict(found.own_plans)
    for one in gone:
        if one.own_plan and one.municipality in shares:
            shares[one.municipality] = _less(shares[one.municipality], one)
    counts = _without(found.counts, gone)
    return msgspec.structs.replace(
        found,
        total=sum(counts.values()),
        counts=counts,
        hits=tuple(one for one in found.hits if one.object not in ids),
        attendance=found.attendance - sum(one.attendance or 0 for one in gone),
        own_plans={one: share for one, share in shares.items() if share.counts},
    )


def said_anew(
    stood: Iterable[str], wished: Iterable[str], stays: frozenset[str]
) -> tuple[str, ...]:
    """Give what is tied from now on: what is not for the one who writes stays where it stood."""
    if not stays:
        return tuple(dict.fromkeys(wished))
    wish = tuple(wished)
    before = (one for one in stood if one in stays or one in wish)
    return tuple(dict.fromkeys((*before, *wish)))


def _less(share: OwnPlanShare, one: Hit) -> OwnPlanShare:
    people = share.attendance - (one.attendance or 0)
    return OwnPlanShare(counts=_without(share.counts, (one,)), attendance=people)


def _without(counts: dict[str, int], gone: Iterable[Hit]) -> dict[str, int]:
    left = Counter(counts)
    left.subtract(one.category for one in gone)
    return {category: many for category, many in left.items() if many > 0}
