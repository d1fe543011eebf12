"""Who sees what of the planning: the one place where assessments, lessons and scripts are narrowed.

Pages, interface and board ask here (by the door), and so does `decide` before a rule. The rest of
the planning is for everybody in the staff, and is read where the reader has come in.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from immutables import Map

from crisis.projections.assessments import Assessments
from crisis.projections.own_plans import OwnPlans
from crisis.projections.planning import Planning
from crisis.projections.scripts import Scripts
from crisis.rules import own_plans
from crisis.rules.known import By
from crisis.rules.register_sight import in_here_alone, register_reader_of
from crisis.rules.role_groups import HEADS, PLANNERS
from crisis.rules.visibility import OPERATOR, Operator, Public
from crisis.terms.operations import Mode
from crisis.terms.register import NO_PLANS
from crisis.terms.roles import Role
from crisis.terms.sight import Readers, Sight

Reader = By | Public | Operator
OUTSIDE = frozenset({Role.GUEST, Role.PUBLISHER})
"""With whoever came in by a link, those who are not in the planning."""


def planning_view(planning: Planning, by: Reader, *, untied: bool = True) -> Planning:
    """Give the planning as this reader may see it. A guest sees of the assessments what everybody
    may, since he is in one operation and not in the planning. A script says what is to come in a
    drill: only who plans reads it, whoever else takes part or leads the staff.

    untied: a scenario is not tied to what stands in others' own plans. Who describes it anew does
    not see that either, but the rule does, so that it stays.
    """
    if by is OPERATOR:
        return planning
    planning = _lessons(planning, by)
    if planning.scripts.ids and not _plans(by):
        planning = msgspec.structs.replace(planning, scripts=Scripts())
    found = planning.assessments
    if not (found.described or found.said):
        return planning
    inside = isinstance(by, By) and by.link is None and by.role not in OUTSIDE
    if not inside or found.restricted:
        found = _seen(found, _admits(by))
    if untied and planning.own_plans:
        found = _untied(found, planning.own_plans, by)
    return msgspec.structs.replace(planning, assessments=found)


def _untied(found: Assessments, plans: OwnPlans, by: Reader) -> Assessments:
    reader = register_reader_of(by) if isinstance(by, By) else NO_PLANS
    described = found.described
    for number, versions in described.items():
        less = tuple(own_plans.untied(one, plans, reader) for one in versions)
        if any(new is not old for new, old in zip(less, versions, strict=True)):
            described = described.set(number, less)
    return msgspec.structs.replace(found, described=described)


def _plans(by: Reader) -> bool:
    """Says whether a planner asks, at his own desk: in a drill that is played a program has every
    seat, and a seat may be lent to who takes part, so there it must be himself."""
    if not isinstance(by, By) or by.role not in PLANNERS or by.link is not None:
        return False
    return by.mode is Mode.LIVE or not (by.program or by.lent is not None)


def admits(readers: Readers, by: Reader) -> bool:
    """Says whether it is for this reader. An exercise's planner reads no more than at his desk:
    what is planned is always in earnest. Nor does a program of an exercise, which acts as all."""
    if by is OPERATOR or readers.sight is Sight.PUBLIC:
        return True
    if not isinstance(by, By) or by.link is not None or by.role in OUTSIDE:
        return False
    if readers.sight is Sight.INTERNAL:
        return True
    named = by.role in HEADS or by.authority in readers.only_for
    return named and not in_here_alone(by)


def _lessons(planning: Planning, by: Reader) -> Planning:
    """A lesson is for those for whom what was said last of it is."""
    found = planning.lessons
    inside = isinstance(by, By) and by.link is None and by.role not in OUTSIDE
    if by is OPERATOR or not found.noted or (inside and not found.restricted):
        return planning
    kept = found.noted
    for number, one in found.noted.items():
        if not admits(one.lesson.readers, by):
            kept = kept.delete(number)
    lessons = msgspec.structs.replace(found, noted=kept)
    return msgspec.structs.replace(planning, lessons=lessons)


def _admits(by: Reader) -> Callable[[Readers], bool]:
    return lambda readers: admits(readers, by)


def _seen(found: Assessments, may: Callable[[Readers], bool]) -> Assessments:
    """Who may not read what stands of a scenario reads nothing of it; what was agreed about a
    difference is for those who read both numbers."""
    described = {
        number: tuple(one for one in versions if may(one.readers))
        for number, versions in found.described.items()
        if versions and may(versions[-1].readers)
    }
    said = {
        number: tuple(one for one in found.said[number] if may(one.readers))
        for number in described
        if number in found.said
    }
    hidden = {one.number for each in found.said.values() for one in each if not may(one.readers)}
    actions = {
        number: one
        for number, one in found.actions.items()
        if one.scenario in described and not hidden & {each.number for each in one.between}
    }
    return msgspec.structs.replace(
        found, described=Map(described), said=Map(said), actions=Map(actions)
    )
