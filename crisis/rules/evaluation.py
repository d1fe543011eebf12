"""Rules about how a drill went: the evaluator judges while it runs and after, and each seat says
once it is over what was good and what could be better."""

from __future__ import annotations

from crisis.commands.evaluation import GiveHotWash, NoteEvaluation
from crisis.errors import RefusalKind, Refused
from crisis.events.evaluation import EvaluationNoted, HotWashGiven
from crisis.projections.situation import Situation
from crisis.rules.authorities import names_of
from crisis.rules.evaluation_sight import over
from crisis.rules.known import Answer, By, Known
from crisis.terms.closing import Stage
from crisis.terms.operations import Mode


def note(known: Known, command: NoteEvaluation, by: By) -> Answer:
    """By one criterion at a time, and resting on entries that are there. Nobody else reads it until
    the drill is over."""
    situation = known.situation
    assert situation is not None
    no = _drill(situation, by) or _about(situation, command)
    if no:
        return no
    for number in command.entries:
        if number > situation.number:
            return Refused("evaluation.unknown_entry", field="entries", number=number)
    seat_name, authority_name = names_of(known, by)
    return (
        EvaluationNoted(
            inject=command.inject,
            goal=command.goal,
            grade=command.grade,
            text=command.text,
            entries=tuple(dict.fromkeys(command.entries)),
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )


def hot_wash(known: Known, command: GiveHotWash, by: By) -> Answer:
    """Each seat for itself, once the drill is over; said again it stands in place of the former."""
    situation = known.situation
    assert situation is not None
    no = _drill(situation, by)
    if no:
        return no
    if not over(situation):
        return Refused("evaluation.not_over", kind=RefusalKind.CONFLICT)
    if not (command.good or command.better):
        return Refused("evaluation.nothing_said", field="good")
    seat_name, authority_name = names_of(known, by)
    return (
        HotWashGiven(
            good=command.good,
            better=command.better,
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )


def _drill(situation: Situation, by: By) -> Refused | None:
    if situation.mode is not Mode.EXERCISE or by.mode is not Mode.EXERCISE:
        return Refused("evaluation.live", kind=RefusalKind.FORBIDDEN)
    if situation.closing.stage is Stage.ARCHIVED:
        return Refused("evaluation.archived", kind=RefusalKind.CONFLICT)
    return None


def _about(situation: Situation, command: NoteEvaluation) -> Refused | None:
    if command.inject is not None and command.goal is not None:
        return Refused("evaluation.one_criterion", field="goal")
    if command.inject is not None and command.inject not in situation.drill.injects:
        return Refused("drill.unknown_inject", field="inject", kind=RefusalKind.UNKNOWN)
    goals = situation.drill.goals
    if command.goal is not None and goals is not None and command.goal not in goals:
        return Refused("evaluation.unknown_goal", field="goal", kind=RefusalKind.UNKNOWN)
    return None
