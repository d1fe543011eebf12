"""Rules about preparedness plans: each authority's plan, one of a kind in force for each ground.

What is missing and late is found by `rules/plan_gaps.py`, what falls due by `rules/plan_wheel.py`.
"""

from __future__ import annotations

from crisis.commands.plans import ChangePlan, PlanWish, RegisterPlan, RetirePlan
from crisis.errors import RefusalKind, Refused
from crisis.events.plans import PlanChanged, PlanRegistered, PlanRetired
from crisis.projections.plans import ListedPlan, Plans
from crisis.rules.attachments import plain_name
from crisis.rules.authorities import names_of
from crisis.rules.known import Answer, By, Known, Question
from crisis.rules.plan_checks import stands_already, unfit, yours
from crisis.rules.plan_places import covered
from crisis.rules.plan_sight import view
from crisis.terms.attachments import FileKind, StoredFile
from crisis.terms.plans import Plan, PlanFile


def register(known: Known, command: RegisterPlan, by: By) -> Answer:
    """A plan is taken in once. A planner writes all, a representative his own authority's."""
    if command.plan in known.planning.plans.ids:
        return Refused("plan.exists", field="plan", kind=RefusalKind.CONFLICT)
    made = _judged(known, command, by)
    if isinstance(made, Refused):
        return made
    seat_name, authority_name = names_of(known, by)
    return (PlanRegistered(plan=made, seat_name=seat_name, authority_name=authority_name),)


def change(known: Known, command: ChangePlan, by: By) -> Answer:
    """What is said replaces all that was said before, by one who has seen what was said last."""
    old = _found(known, command.plan, command.seen, by)
    if isinstance(old, Refused):
        return old
    made = _judged(known, command, by)
    if isinstance(made, Refused):
        return made
    if made == old.plan:
        return Refused("plan.unchanged", field="title", kind=RefusalKind.CONFLICT)
    seat_name, authority_name = names_of(known, by)
    return (PlanChanged(plan=made, seat_name=seat_name, authority_name=authority_name),)


def retire(known: Known, command: RetirePlan, by: By) -> Answer:
    """A plan that is no longer in force stays to be read, with all its versions."""
    old = _found(known, command.plan, command.seen, by)
    return old if isinstance(old, Refused) else (PlanRetired(id=command.plan),)


def _found(known: Known, plan: str, seen: int, by: By) -> ListedPlan | Refused:
    """Give the plan that is spoken of, as it stands and as the one who asks has seen it."""
    old = view(known.planning.plans, by).plans.get(plan)
    if old is None:
        return Refused("plan.unknown", field="plan", kind=RefusalKind.UNKNOWN)
    no = yours(old.plan.owner, by)
    if no:
        return no
    if not old.stands:
        return Refused("plan.retired", field="plan", kind=RefusalKind.CONFLICT)
    if old.now.number != seen:
        who = old.now.authority_name
        return Refused("plan.meanwhile", field="seen", kind=RefusalKind.CONFLICT, who=who)
    return old


def _judged(known: Known, wish: PlanWish, by: By) -> Plan | Refused:
    seen = view(known.planning.plans, by)
    no = yours(wish.owner, by) or unfit(known, wish, by, seen)
    if no:
        return no
    made = _plan(known, wish, by, seen)
    return stands_already(known, made, seen, by) or made


def _plan(known: Known, wish: PlanWish, by: By, seen: Plans) -> Plan:
    return Plan(
        id=wish.plan,
        kind=wish.kind,
        title=wish.title,
        owner=wish.owner,
        adopted_on=wish.adopted_on,
        adopted_by=wish.adopted_by,
        next_revision=wish.next_revision,
        web_address=wish.web_address,
        file=_file(known, wish, seen),
        municipalities=tuple(dict.fromkeys(wish.municipalities)),
        shape=wish.shape,
        objects=covered(known, wish, by, seen),
        cards=wish.cards,
        sight=wish.sight,
        only_for=tuple(sorted({*wish.only_for})),
        covers_area=wish.covers_area,
    )


def _file(known: Known, wish: PlanWish, seen: Plans) -> PlanFile | None:
    """A file that is kept keeps its name, unless another is given."""
    if wish.sha256 is None:
        return None
    found: StoredFile = known.answers[Question.FILE]
    old = seen.plans.get(wish.plan)
    kept = old.plan.file if old else None
    name = kept.name if kept is not None and kept.sha256 == wish.sha256 else "plan.pdf"
    return PlanFile(
        sha256=wish.sha256,
        name=plain_name(wish.file_name or name, FileKind.PDF),
        size=found.size,
    )
