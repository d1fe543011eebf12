"""Rules about differences: they are settled by doing something, never by changing a number."""

from __future__ import annotations

from crisis.commands.differences import FinishAction, SettleDifference
from crisis.errors import RefusalKind, Refused
from crisis.events.assessments import (
    ActionFinished,
    DifferenceSettled,
    Differing,
    ReasonGiven,
)
from crisis.projections.assessments import Assessment, Scenario
from crisis.rules.authorities import names_of
from crisis.rules.differing import differences, today
from crisis.rules.known import Answer, By, Known
from crisis.terms.roles import Role
from crisis.terms.sight import Sight

MISSING = {"ground": "difference.ground_missing", "what": "difference.what_missing"}
"""Field → how it is asked for."""


def settle(known: Known, command: SettleDifference, by: By) -> Answer:
    """A difference is settled when it is agreed what is done about it, by which authority and
    when; the numbers stay as they were said. One of those who differ says so, or a planner."""
    found = known.planning.assessments
    scenario = found.scenario(command.scenario)
    if scenario is None or scenario.withdrawn is not None:
        return Refused("assessment.unknown_scenario", field="scenario", kind=RefusalKind.UNKNOWN)
    standing = {one.number: one for one in found.standing(command.scenario)}
    if not set(command.between) <= set(standing):
        return Refused("difference.meanwhile", field="between", kind=RefusalKind.CONFLICT)
    differing = [standing[number] for number in sorted(set(command.between))]
    no = _unfit(known, command, by, differing) or _unread(command, scenario, differing)
    if no:
        return no
    seat_name, own_name = names_of(known, by)
    assert command.owner is not None
    assert command.due is not None
    return (
        DifferenceSettled(
            scenario=command.scenario,
            measure=command.measure,
            between=tuple(_said(one, command) for one in differing),
            ground=command.ground,
            what=command.what,
            owner_authority=command.owner,
            owner_name=known.planning.authorities[command.owner].name,
            due=command.due,
            seat_name=seat_name,
            authority_name=own_name,
        ),
    )


def finish(known: Known, command: FinishAction, by: By) -> Answer:
    """Who owns an action says that it is done, and how; a planner may say it too."""
    action = known.planning.assessments.actions.get(command.action)
    if action is None:
        return Refused("action.unknown", field="action", kind=RefusalKind.UNKNOWN)
    if by.role is not Role.PLANNER and by.authority != action.owner:
        return Refused("action.not_yours", kind=RefusalKind.FORBIDDEN)
    if action.finished is not None:
        return Refused("action.finished", field="action", kind=RefusalKind.CONFLICT)
    if not command.how.strip():
        return Refused("action.how_missing", field="how")
    seat_name, own_name = names_of(known, by)
    done = ActionFinished(action=command.action, seat_name=seat_name, authority_name=own_name)
    return done, ReasonGiven(reason=command.how)


def _unfit(
    known: Known, command: SettleDifference, by: By, differing: list[Assessment]
) -> Refused | None:
    own = by.authority in {one.authority for one in differing}
    if by.role is not Role.PLANNER and not own:
        return Refused("difference.not_yours", kind=RefusalKind.FORBIDDEN)
    actions = known.planning.assessments.actions_of(command.scenario)
    open_ = [
        one
        for one in differences(differing, actions)
        if one.measure is command.measure and one.action is None
    ]
    if not open_:
        return Refused("difference.none", field="between", kind=RefusalKind.CONFLICT)
    for field, code in MISSING.items():
        if not getattr(command, field).strip():
            return Refused(code, field=field)
    if command.owner is None:
        return Refused("difference.owner_missing", field="owner")
    if command.owner not in known.planning.authorities:
        return Refused("authority.unknown", field="owner", authority=command.owner)
    if command.due is None:
        return Refused("difference.due_missing", field="due")
    if command.due < today(by.now):
        return Refused("difference.due_past", field="due")
    return None


def _unread(
    command: SettleDifference, scenario: Scenario, differing: list[Assessment]
) -> Refused | None:
    """Who is to do something reads what it is about, or nobody would tell him of it."""
    for readers in (scenario.readers, *(one.readers for one in differing)):
        if readers.sight is Sight.RESTRICTED and command.owner not in readers.only_for:
            return Refused("difference.owner_unread", field="owner")
    return None


def _said(one: Assessment, command: SettleDifference) -> Differing:
    return Differing(
        number=one.number,
        authority=one.authority,
        authority_name=one.owner_name,
        score=one.scores.of(command.measure),
    )
