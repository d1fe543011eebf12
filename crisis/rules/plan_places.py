"""What a plan covers of the register, and what of that is for whom.

A plan may cover what stands in a municipality's own plan. It is put there by one who may read of
it; others neither see it on the plan nor take it off by saying the plan anew.
"""

from __future__ import annotations

from crisis.commands.plans import PlanWish
from crisis.projections.plans import Plans
from crisis.rules.known import By, Known, Question
from crisis.rules.own_plans import said_anew
from crisis.rules.register_sight import register_reader_of
from crisis.terms.register import RegisterObject, Standing


def readable(known: Known, by: By) -> dict[str, RegisterObject]:
    """Give what a plan names, or named before, that is in use and for the one who writes it."""
    standing: Standing = known.answers[Question.REGISTER]
    reader = register_reader_of(by)
    return {id_: one for id_, one in standing.objects.items() if reader.may_read(one)}


def kept(known: Known, plan: str, by: By, seen: Plans) -> frozenset[str]:
    """Give what the plan covers now and is not for the one who writes it: it stays."""
    old = seen.plans.get(plan)
    standing: Standing = known.answers[Question.REGISTER]
    named = standing.objects.keys() & set(old.plan.objects if old else ())
    return frozenset(named - readable(known, by).keys())


def covered(known: Known, wish: PlanWish, by: By, seen: Plans) -> tuple[str, ...]:
    """Give what the plan covers from now on; what stays does so where it stood."""
    old = seen.plans.get(wish.plan)
    stood = old.plan.objects if old else ()
    return said_anew(stood, wish.objects, kept(known, wish.plan, by, seen))
