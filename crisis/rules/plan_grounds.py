"""What a plan covers: the grounds of which one plan of a kind is in force at a time."""

from __future__ import annotations

from collections.abc import Iterable

from crisis.terms.places import Shape
from crisis.terms.plans import ONE_IN_FORCE, Plan, PlanKind


def covers(plan: Plan) -> frozenset[tuple[PlanKind, str]]:
    """Give what no other plan of the kind may cover while this one is in force.

    A plan that several municipalities share covers each of them; one that names none covers its
    owner's ground. An external plan covers objects. Sub-plans may be as many as one likes.
    """
    if plan.kind is PlanKind.EXTERNAL:
        return frozenset((plan.kind, one) for one in plan.objects)
    if plan.kind not in ONE_IN_FORCE:
        return frozenset()
    return frozenset((plan.kind, one) for one in grounds(plan))


def areas(plans: Iterable[Plan]) -> tuple[Shape, ...]:
    """Give the areas in which whatever needs an external plan has one: adopted, and said to cover
    what lies in them."""
    return tuple(
        one.shape
        for one in plans
        if one.kind is PlanKind.EXTERNAL and one.covers_area and one.adopted_on and one.shape
    )


def grounds(plan: Plan) -> tuple[str, ...]:
    """Give the authorities whose ground a plan is for. A region's plan is the region's, however
    many municipalities it names as its area."""
    if plan.kind is PlanKind.HEALTH or not plan.municipalities:
        return (plan.owner,)
    return plan.municipalities


def concerns(plan: Plan, authority: str) -> bool:
    """Says whether a plan belongs on the page of an authority: it owns it, or lies in its area."""
    return authority in (plan.owner, *plan.municipalities)
