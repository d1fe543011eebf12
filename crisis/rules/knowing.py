"""What a rule knows: no more than who asks may see, but for what he must not lose unseen."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from crisis.commands.assessments import DescribeScenario
from crisis.commands.base import Command
from crisis.commands.erasure import ErasePlanningEntry
from crisis.commands.evaluation import NoteEvaluation
from crisis.commands.incidents import ChangeIncident
from crisis.projections.situation import Situation
from crisis.rules import evaluator_sight
from crisis.rules.known import By, Known
from crisis.rules.planning_sight import planning_view
from crisis.rules.visibility import view

KEEPING = (ChangeIncident, DescribeScenario)
"""What is tied to it and stands in another's own plan now stays, though who writes does not see
it: the rule does."""


def seen(known: Known, kind: type[Command], by: By) -> Known:
    """Give what is known as who asks may see it."""
    if known.situation is not None:
        whole = _with_plans(known, kind, known.situation)
        mine = view(whole, by)
        if kind is NoteEvaluation:
            mine = evaluator_sight.judging(whole, mine, by)
        known = replace(known, situation=mine)
    if kind is ErasePlanningEntry:  # the law does not wait for who may read
        return known
    untied = kind not in KEEPING
    return replace(known, planning=planning_view(known.planning, by, untied=untied))


def _with_plans(known: Known, kind: type[Command], found: Situation) -> Situation:
    if kind in KEEPING or not known.planning.own_plans:
        return found
    return msgspec.structs.replace(found, own_plans=known.planning.own_plans)
