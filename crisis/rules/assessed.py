"""What of the assessments holds something in place, and so is not erased yet. Pure."""

from __future__ import annotations

from crisis.errors import Refused
from crisis.events.assessments import DifferenceSettled, ScenarioAssessed, ScenarioDescribed
from crisis.projections.assessments import Assessments
from crisis.projections.planning import Planning
from crisis.projections.situation import Folded
from crisis.rules.differing import differences
from crisis.rules.erasure_laws import refused


def stands(planning: Planning, found: Folded) -> Refused | None:
    """What is said now is replaced or withdrawn first; what is agreed is done first, and holds as
    long as the numbers do that it was agreed about."""
    now, number = planning.assessments, found.stamp.number
    match found.event:
        case ScenarioDescribed(scenario=scenario):
            return _description(now, scenario, number)
        case ScenarioAssessed(scenario=scenario, authority=authority):
            standing = now.of(scenario, authority)
            stands_ = standing is not None and standing.number == number
            return refused("erasure.assessment_stands") if stands_ else None
        case DifferenceSettled(scenario=scenario):
            action = now.actions.get(number)
            if action is not None and action.finished is None:
                return refused("erasure.action_open")
            pairs = differences(now.standing(scenario), now.actions_of(scenario))
            held = any(one.action is not None and one.action.number == number for one in pairs)
            return refused("erasure.difference_stands") if held else None
        case _:
            return None


def _description(now: Assessments, scenario: int, number: int) -> Refused | None:
    versions = now.described.get(scenario, ())
    if not versions or versions[-1].number != number:
        return None
    if versions[-1].withdrawn is None:
        return refused("erasure.scenario_stands")
    # Else an older description would come back in its place.
    return refused("erasure.scenario_older") if len(versions) > 1 else None
