"""Rules about assessments: a scenario gathers what each authority says of it, in its own numbers.

After the ROS model: hazard, scenario, likelihood, consequence per dimension, vulnerability, 1 to 5.
"""

from __future__ import annotations

from typing import Any

from crisis.commands.assessments import (
    AssessScenario,
    DescribeScenario,
    WithdrawAssessment,
    WithdrawScenario,
)
from crisis.errors import RefusalKind, Refused
from crisis.events.assessments import (
    AssessmentWithdrawn,
    ReasonGiven,
    ScenarioAssessed,
    ScenarioDescribed,
    ScenarioWithdrawn,
)
from crisis.projections.assessments import Scenario
from crisis.rules.authorities import authority_name, names_of
from crisis.rules.differing import today
from crisis.rules.known import Answer, By, Known, Question
from crisis.rules.own_plans import hidden, said_anew
from crisis.rules.register_sight import register_reader_of
from crisis.rules.sight import whole, wrong
from crisis.rules.speaking import speaker, spoken, spoken_names
from crisis.terms.assessments import LEAST, MOST, Measure, Scores
from crisis.terms.places import PlaceFacts
from crisis.terms.roles import AuthorityKind

MISSING = {
    "hazard": "scenario.hazard_missing",
    "title": "scenario.title_missing",
    "text": "scenario.text_missing",
}
"""Field → how it is asked for."""


def describe(known: Known, command: DescribeScenario, by: By) -> Answer:
    """A scenario says what may happen and where; numbers are given once and for ever. Who changes
    it has read what stands; what he may not read of it stays."""
    old = known.planning.assessments.scenario(command.scenario or 0)
    names = _names(known, old)
    tied = _tied(known, command, old, by)
    no = _unfit(known, command, by) or _nowhere(known, command, tied, names)
    if no:
        return no
    seat_name, own_name = names_of(known, by)
    made = ScenarioDescribed(
        scenario=command.scenario or known.planning.assessments.last + 1,
        hazard=command.hazard,
        title=command.title,
        text=command.text,
        shape=command.shape,
        municipality=command.municipality,
        objects=tied,
        object_names=tuple(names[one] for one in tied),
        readers=whole(command.readers, (by.authority,)),
        seat_name=seat_name,
        authority_name=own_name,
    )
    return _unchanged(known, made) or (made,)


def withdraw_scenario(known: Known, command: WithdrawScenario, by: By) -> Answer:
    """What is out of use shows on no board any more; what was said of it stands."""
    found = _standing(known, command.scenario)
    if isinstance(found, Refused):
        return found
    if found.number != command.seen:
        return _meanwhile(found.number)
    if not command.reason.strip():
        return Refused("assessment.reason_missing", field="reason")
    seat_name, own_name = names_of(known, by)
    gone = ScenarioWithdrawn(
        scenario=command.scenario, seat_name=seat_name, authority_name=own_name
    )
    return gone, ReasonGiven(reason=command.reason)


def assess(known: Known, command: AssessScenario, by: By) -> Answer:
    """Each authority says its own numbers, all of them, 1 to 5; the police's planner may write down
    what another said by letter or telephone. What is said anew replaces, and the old is kept."""
    found = _standing(known, command.scenario)
    no = found if isinstance(found, Refused) else _spoken(known, by)
    if no:
        return no
    assert isinstance(found, Scenario)
    authority = speaker(by)
    old = known.planning.assessments.of(command.scenario, authority)
    if found.number != command.described:
        return Refused("assessment.scenario_meanwhile", kind=RefusalKind.CONFLICT)
    if (old.number if old else None) != command.seen:
        return _meanwhile(old.number if old else 0)
    scores = _scores(command.scores)
    if isinstance(scores, Refused):
        return scores
    if command.review_on < today(by.now):
        return Refused("assessment.review_past", field="review_on")
    no = wrong(known, command.readers)
    if no:
        return no
    return (
        ScenarioAssessed(
            scenario=command.scenario,
            described=command.described,
            authority=authority,
            owner_name=authority_name(known, authority) or authority,
            scores=scores,
            note=command.note,
            review_on=command.review_on,
            readers=whole(command.readers, (by.authority, authority)),
            **spoken_names(known, by),
        ),
    )


def withdraw(known: Known, command: WithdrawAssessment, by: By) -> Answer:
    """Only whose numbers they are takes them back; they can still be read as they were."""
    no = _spoken(known, by)
    if no:
        return no
    old = known.planning.assessments.of(command.scenario, speaker(by))
    if old is None:
        return Refused("assessment.none", field="scenario", kind=RefusalKind.UNKNOWN)
    if old.number != command.seen:
        return _meanwhile(old.number)
    if not command.reason.strip():
        return Refused("assessment.reason_missing", field="reason")
    names = spoken_names(known, by)
    said = names.pop("on_behalf_of")
    gone = AssessmentWithdrawn(scenario=command.scenario, authority=old.authority, **names)
    return gone, ReasonGiven(reason=command.reason, on_behalf_of=said)


def _unfit(known: Known, command: DescribeScenario, by: By) -> Refused | None:
    for field, code in MISSING.items():
        if not getattr(command, field).strip():
            return Refused(code, field=field)
    if command.scenario is None and command.seen is not None:
        return Refused("assessment.unknown_scenario", field="scenario", kind=RefusalKind.UNKNOWN)
    if command.scenario is not None:
        old = _standing(known, command.scenario)
        if isinstance(old, Refused):
            return old
        if old.number != command.seen:
            return _meanwhile(old.number)
    return wrong(known, command.readers)


def _names(known: Known, old: Scenario | None) -> dict[str, str]:
    """Give what is named by its name of now; a place that has gone into a municipality's own plan
    stays by the name it had."""
    both = zip(old.objects, old.object_names, strict=True) if old else ()
    gone = {one: name for one, name in both if one in known.planning.own_plans}
    return {**gone, **known.answers[Question.OBJECT_NAMES]}


def _tied(known: Known, command: DescribeScenario, old: Scenario | None, by: By) -> tuple[str, ...]:
    stood = old.objects if old else ()
    stays = hidden(stood, known.planning.own_plans, register_reader_of(by))
    return said_anew(stood, command.objects, stays) if stays else command.objects


def _nowhere(
    known: Known, command: DescribeScenario, tied: tuple[str, ...], names: dict[str, str]
) -> Refused | None:
    """A place is a shape on the map, a municipality or objects of the register."""
    if command.shape is None and command.municipality is None and not tied:
        return Refused("scenario.place_missing", field="shape")
    place: PlaceFacts | None = known.answers.get(Question.PLACE)
    if command.shape is not None and place is not None and place.fault is not None:
        facts: dict[str, Any] = dict(place.fault_facts)
        return Refused(place.fault, field="shape", **facts)
    if command.municipality is not None:
        there = known.planning.authorities.get(command.municipality)
        if there is None or there.kind is not AuthorityKind.MUNICIPALITY:
            return Refused("scenario.no_municipality", field="municipality")
    for one in tied:
        if one not in names:
            return Refused("register.unknown_object", field="objects", id=one)
    return None


def _unchanged(known: Known, made: ScenarioDescribed) -> Refused | None:
    old = known.planning.assessments.scenario(made.scenario)
    names = ("hazard", "title", "text", "shape", "municipality", "objects", "readers")
    if old is not None and all(getattr(old, one) == getattr(made, one) for one in names):
        return Refused("scenario.unchanged", field="title", kind=RefusalKind.CONFLICT)
    return None


def _standing(known: Known, number: int) -> Scenario | Refused:
    found = known.planning.assessments.scenario(number)
    if found is None:
        return Refused("assessment.unknown_scenario", field="scenario", kind=RefusalKind.UNKNOWN)
    if found.withdrawn is not None:
        return Refused("assessment.scenario_gone", field="scenario", kind=RefusalKind.CONFLICT)
    return found


def _spoken(known: Known, by: By) -> Refused | None:
    """For another writes only the planner of the police, who answer for the whole."""
    if by.on_behalf_of is None:
        return None
    own = known.planning.authorities.get(by.authority)
    if own is None or own.kind is not AuthorityKind.POLICE:
        field = "on_behalf_of.authority"
        return Refused("assessment.not_yours", field=field, kind=RefusalKind.FORBIDDEN)
    return spoken(known, by)


def _scores(given: dict[Measure, int | float]) -> Scores | Refused:
    """Every measure has a whole number of the scale; none is left out and none lies between."""
    for measure in Measure:
        score, field = given.get(measure), f"scores.{measure.value}"
        if score is None:
            return Refused("assessment.score_missing", field=field)
        if score != int(score):
            return Refused("assessment.half_score", field=field)
        if not LEAST <= score <= MOST:
            return Refused("assessment.off_scale", field=field, score=f"{score:.6g}")
    return Scores(**{measure.value: int(given[measure]) for measure in Measure})


def _meanwhile(number: int) -> Refused:
    return Refused("assessment.meanwhile", kind=RefusalKind.CONFLICT, number=number)
