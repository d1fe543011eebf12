"""Who sees which plan: the one place where plans are narrowed to their reader.

Each page, list, interface and rule about plans asks here. What a plan that is hidden covers is
still told, as kind and ground and no more: the law asks for those plans of everybody, and a ground
that has one must not stand in red as if it had none.
"""

from __future__ import annotations

import msgspec

from crisis.projections.plans import ListedPlan, Plans
from crisis.rules.known import By
from crisis.rules.plan_grounds import covers
from crisis.rules.register_sight import in_here_alone
from crisis.rules.visibility import MAY_SEE
from crisis.terms.plans import Plan
from crisis.terms.roles import Role
from crisis.terms.sight import Readers, Sight


def sees(plan: Plan, by: By) -> bool:
    """Says whether a plan is for this reader. A municipality's own plan may be for it and the chair
    alone; then neither the chief of staff nor planning reads it, unless their authority is named.
    Nor does whoever came in by a link, or a program of a drill, whatever seat they sit on."""
    if plan.sight is not Sight.RESTRICTED:
        return by.role in MAY_SEE[plan.sight]
    if in_here_alone(by):
        return False
    return by.role is Role.CHAIR or by.authority in (plan.owner, *plan.only_for)


def view(plans: Plans, by: By) -> Plans:
    """Give the plans this reader may see. Who may read an older version is judged by today."""
    hidden = [one for one in plans.plans.values() if not sees(one.plan, by)]
    if not hidden:
        return plans
    kept = plans.plans
    for one in hidden:
        kept = kept.delete(one.plan.id)
    unseen = frozenset(each for one in hidden if _holds(one) for each in covers(one.plan))
    return msgspec.structs.replace(plans, plans=kept, unseen=unseen)


def readers_of(plan: Plan) -> Readers | None:
    """Say for whom words out of a plan are that is for some; None when it is for the staff."""
    if plan.sight is not Sight.RESTRICTED:
        return None
    return Readers(sight=Sight.RESTRICTED, only_for=tuple(sorted({plan.owner, *plan.only_for})))


def _holds(one: ListedPlan) -> bool:
    return one.stands and one.plan.adopted_on is not None
