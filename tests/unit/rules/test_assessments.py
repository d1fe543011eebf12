"""Scenarios, each authority's own numbers, what is done where they differ, and who sees what."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from crisis.commands.assessments import (
    AssessScenario,
    DescribeScenario,
    WithdrawAssessment,
    WithdrawScenario,
)
from crisis.commands.base import Command
from crisis.commands.differences import FinishAction, SettleDifference
from crisis.commands.erasure import ErasePlanningEntry
from crisis.commands.scales import WordHazards, WordScale
from crisis.errors import Refused
from crisis.events import Erased, Event
from crisis.gathering import About, Sources, answers
from crisis.journal.port import Entry
from crisis.projections import planning as fold
from crisis.projections.assessed_then import last_at, until
from crisis.projections.assessments import Assessments
from crisis.projections.planning import Planning
from crisis.rules import RULES, decide
from crisis.rules.differing import differences
from crisis.rules.erasure import erase_planning
from crisis.rules.known import Known, Question
from crisis.rules.planning_sight import planning_view
from crisis.rules.visibility import OPERATOR, PUBLIC
from crisis.terms.assessments import ASSUMED, Measure, Scale
from crisis.terms.ids import PLANNING
from crisis.terms.places import Point
from crisis.terms.register import Standing
from crisis.terms.roles import Role
from crisis.terms.sight import Readers, Sight
from crisis.terms.statements import outlets_of
from tests.given import NOON, NoPlaces, by, directory, spoken_by, stamp
from tests.press_staff import code

REVIEW = date(2027, 11, 22)
SOME = Readers(sight=Sight.RESTRICTED)
SCENARIO = {"hazard": "Ekstremregn", "title": "Eksempel", "text": "Åen går over sine bredder."}


def numbers(**more: float) -> dict[Measure, int | float]:
    return {one: more.get(one.value, 3) for one in Measure}


@dataclass
class Desk:
    """The planning without a database."""

    planning: Planning = field(default_factory=directory)
    written: list[Entry] = field(default_factory=list)

    @property
    def found(self) -> Assessments:
        return self.planning.assessments

    def asks(self, command: Command, seat: str = "planlaegger", **more: object) -> Any:
        entry = {one.stamp.number: one for one in self.written}.get
        ask = Sources(frozenset, NoPlaces(), outlets_of, lambda stream, number: entry(number))
        about = About(command=command, planning=self.planning, situation=None)
        given = answers(about, RULES[type(command)].needs, ask)
        return decide(Known(planning=self.planning, answers=given), command, by(seat, **more))

    def does(self, command: Command, seat: str = "planlaegger", **more: object) -> int:
        answer = self.asks(command, seat, **more)
        assert not isinstance(answer, Refused), answer
        first = self.planning.number + 1
        for event in answer:
            self.take(event, seat)
        return first

    def take(self, event: Event, seat: str) -> None:
        made = stamp(self.planning.number + 1, seat, PLANNING)
        self.written.append(Entry(stamp=made, type=type(event).__name__, event=event))
        self.planning = fold.step(self.planning, made, event)

    def says(self, seat: str, more: dict[str, float] | None = None, **said: Any) -> int:
        authority = "politi" if seat == "planlaegger" else seat
        spoken = said.get("on_behalf_of")
        old = self.found.of(1, spoken.authority if spoken else authority)
        wish = AssessScenario(
            scenario=1,
            described=self.found.described[1][-1].number,
            scores=numbers(**(more or {})),
            review_on=said.pop("review_on", REVIEW),
            seen=old.number if old else None,
            readers=said.pop("readers", Readers(sight=Sight.INTERNAL)),
        )
        return self.does(wish, seat, **said)

    def apart(self) -> list[tuple[str, int]]:
        found = differences(self.found.standing(1), self.found.actions_of(1))
        return [(one.measure.value, one.apart) for one in found if one.action is None]


@pytest.fixture
def desk() -> Desk:
    made = Desk()
    made.does(DescribeScenario(**SCENARIO, municipality="kolding"))
    return made


def wish(desk: Desk, **more: Any) -> AssessScenario:
    told = {"scores": numbers(), "review_on": REVIEW, "scenario": 1}
    return AssessScenario(**{**told, "described": desk.found.described[1][-1].number, **more})


def test_a_scenario_says_what_may_happen_and_where_and_is_the_planners() -> None:
    desk = Desk()
    nowhere = desk.asks(DescribeScenario(**SCENARIO))
    assert (code(nowhere), nowhere.field) == ("scenario.place_missing", "shape")
    unknown = desk.asks(DescribeScenario(**SCENARIO, objects=("ob-000000000009",)))
    assert (code(unknown), unknown.field) == ("register.unknown_object", "objects")
    other = desk.asks(DescribeScenario(**SCENARIO, municipality="politi"))
    assert (code(other), other.field) == ("scenario.no_municipality", "municipality")
    for part in SCENARIO:
        blank = desk.asks(DescribeScenario(**{**SCENARIO, part: " "}, municipality="kolding"))
        assert (code(blank), blank.field) == (f"scenario.{part}_missing", part)
    wish_ = DescribeScenario(**SCENARIO, shape=Point((9.47, 55.49)), objects=("ob-000000000001",))
    for seat in ("kolding", "formand", "observatoer"):
        assert code(desk.asks(wish_, seat)) == "permission.role"
    desk.does(wish_)
    assert desk.found.scenario(1).object_names == ("Kolding Havn",)


@pytest.mark.parametrize(
    ("score", "wanted"),
    [(7, "off_scale"), (0, "off_scale"), (1e308, "off_scale"), (3.5, "half_score"),
     (None, "score_missing")],
)  # fmt: skip
def test_a_number_is_whole_on_the_scale_and_never_left_out(
    desk: Desk, score: float | None, wanted: str
) -> None:
    scores = numbers(supply=score or 0)
    if score is None:
        del scores[Measure.SUPPLY]
    answer = desk.asks(wish(desk, scores=scores), "kolding")
    assert (code(answer), answer.field) == (f"assessment.{wanted}", "scores.supply")
    assert len(str(answer.facts.get("score", ""))) < 12  # of a huge one not its 300 digits


def test_an_authority_speaks_for_itself_and_the_polices_planner_writes_for_others(
    desk: Desk,
) -> None:
    for seat in ("observatoer", "stabschef", "logfoerer"):
        assert code(desk.asks(wish(desk), seat)) == "permission.role"
    other = desk.asks(wish(desk), "kolding", on_behalf_of=spoken_by("vejle"))
    assert code(other) == "on_behalf.not_allowed"
    theirs = {"on_behalf_of": spoken_by("kolding"), "authority": "vejle"}
    answer = desk.asks(wish(desk), "planlaegger", **theirs)
    assert (code(answer), answer.field) == ("assessment.not_yours", "on_behalf_of.authority")
    desk.says("planlaegger", on_behalf_of=spoken_by("kolding"))
    desk.says("planlaegger")
    found = {one.authority: one for one in desk.found.standing(1)}
    assert found["kolding"].on_behalf_of.who == "Vagthavende"
    assert found["politi"].on_behalf_of is None


def test_the_day_of_review_has_not_passed(desk: Desk) -> None:
    late = desk.asks(wish(desk, review_on=NOON.date() - timedelta(days=1)), "kolding")
    assert (code(late), late.field) == ("assessment.review_past", "review_on")
    assert desk.says("kolding", review_on=NOON.date())


def test_what_is_said_anew_replaces_and_who_has_not_read_it_is_refused(desk: Desk) -> None:
    first = desk.says("kolding")
    assert code(desk.asks(wish(desk), "kolding")) == "assessment.meanwhile"
    second = desk.says("kolding", {"likelihood": 5})
    assert [one.number for one in desk.found.said[1]] == [first, second]
    assert desk.found.of(1, "kolding").number == second
    assert until(desk.found, first).of(1, "kolding").number == first
    assert last_at(desk.found, NOON + timedelta(seconds=first)) == first
    described = desk.found.described[1][-1].number
    anew = {**SCENARIO, "text": "Mere vand", "municipality": "kolding", "scenario": 1}
    assert code(desk.asks(DescribeScenario(**anew, seen=99))) == "assessment.meanwhile"
    desk.does(DescribeScenario(**anew, seen=described))
    stale = desk.asks(wish(desk, described=described, seen=second), "kolding")
    assert code(stale) == "assessment.scenario_meanwhile"


def test_two_steps_between_any_two_are_flagged_and_settled_by_an_action(desk: Desk) -> None:
    one = desk.says("kolding", {"vulnerability": 5, "likelihood": 4})
    other = desk.says("brs", {"vulnerability": 3})
    desk.says("planlaegger", {"vulnerability": 4})
    assert desk.apart() == [("vulnerability", 2)]
    told: dict[str, Any] = {
        "scenario": 1,
        "measure": Measure.VULNERABILITY,
        "between": (one, other),
        "ground": "Pumperne",
        "what": "Prøv dem",
        "owner": "kolding",
        "due": REVIEW,
    }
    for part, wanted in (("owner", "owner_missing"), ("due", "due_missing")):
        answer = desk.asks(SettleDifference(**{**told, part: None}))
        assert (code(answer), answer.field) == (f"difference.{wanted}", part)
    past = SettleDifference(**{**told, "due": date(2020, 1, 1)})
    assert code(desk.asks(past)) == "difference.due_past"
    assert code(desk.asks(SettleDifference(**told), "vejle")) == "difference.not_yours"
    none = SettleDifference(**{**told, "measure": Measure.LIFE})
    assert code(desk.asks(none)) == "difference.none"
    action = desk.does(SettleDifference(**told), "brs")
    assert desk.apart() == []
    assert [one.scores.vulnerability for one in desk.found.standing(1)] == [3, 5, 4]
    assert code(desk.asks(SettleDifference(**told))) == "difference.none"
    assert code(desk.asks(FinishAction(action=action, how="Gjort"), "brs")) == "action.not_yours"
    desk.does(FinishAction(action=action, how="Gjort"), "kolding")
    assert desk.found.actions[action].finished.reason == "Gjort"
    assert code(desk.asks(FinishAction(action=action, how="Igen"))) == "action.finished"
    desk.says("kolding", {"vulnerability": 5})
    assert desk.apart() == [("vulnerability", 2)], "said anew, it is a new difference"
    assert code(desk.asks(SettleDifference(**told))) == "difference.meanwhile"


def test_what_is_withdrawn_can_be_read_and_counts_no_more(desk: Desk) -> None:
    number = desk.says("kolding")
    wrong = WithdrawAssessment(scenario=1, seen=number, reason="Fejl")
    assert code(desk.asks(wrong, "brs")) == "assessment.none"
    desk.does(wrong, "kolding")
    assert desk.found.standing(1) == []
    assert desk.found.said[1][0].withdrawn.reason == "Fejl"
    seen = desk.found.described[1][-1].number
    desk.does(WithdrawScenario(scenario=1, seen=seen, reason="Slusen er bygget om"))
    assert code(desk.asks(wish(desk), "kolding")) == "assessment.scenario_gone"


def test_what_is_for_some_is_seen_by_them_and_by_the_heads_alone(desk: Desk) -> None:
    desk.says("kolding", {"trust": 5}, readers=Readers(sight=Sight.RESTRICTED, only_for=("brs",)))
    desk.says("vejle", {"trust": 1})

    def sees(seat: str, **more: Any) -> set[str]:
        seen = planning_view(desk.planning, by(seat, **more)).assessments
        return {one.authority for one in seen.standing(1)}

    for seat in ("kolding", "brs", "formand", "stabschef"):
        assert sees(seat) == {"kolding", "vejle"}
    for seat in ("planlaegger", "observatoer", "horsens"):
        assert sees(seat) == {"vejle"}
    assert sees("observatoer", role=Role.GUEST) == set()
    assert planning_view(desk.planning, PUBLIC).assessments.scenarios() == []
    assert planning_view(desk.planning, OPERATOR) is desk.planning
    numbers_ = tuple(one.number for one in desk.found.standing(1))
    settle = {"ground": "x", "what": "y", "owner": "vejle", "due": REVIEW}
    hidden = SettleDifference(scenario=1, measure=Measure.TRUST, between=numbers_, **settle)
    assert code(desk.asks(hidden, "planlaegger")) == "difference.meanwhile"
    assert code(desk.asks(hidden, "kolding")) == "difference.owner_unread", "vejle reads it not"
    assert isinstance(desk.asks(msgspec.structs.replace(hidden, owner="brs"), "kolding"), tuple)
    nobody = desk.asks(wish(desk, readers=SOME), "horsens")
    assert (code(nobody), nobody.field) == ("sight.nobody_named", "readers.only_for")


def test_the_words_of_the_scales_are_assumed_until_a_planner_says_them() -> None:
    desk = Desk()
    assert desk.found.wording(Scale.LIKELIHOOD) == ASSUMED[Scale.LIKELIHOOD]
    labels = ("et", "to", "tre", "fire", "fem")
    twice = desk.asks(WordScale(scale=Scale.LIKELIHOOD, labels=("et", "Et", "c", "d", "e")))
    assert (code(twice), twice.field) == ("scale.label_twice", "labels[1]")
    desk.does(WordScale(scale=Scale.LIKELIHOOD, labels=labels))
    late = WordScale(scale=Scale.LIKELIHOOD, labels=labels[::-1], seen=ASSUMED[Scale.LIKELIHOOD])
    assert code(desk.asks(late)) == "scale.meanwhile", "somebody was there before"
    assert desk.found.wording(Scale.LIKELIHOOD) == labels
    assert code(desk.asks(WordHazards(hazards=("a", "A")))) == "hazards.twice"
    assert code(desk.asks(WordHazards(hazards=("Ny",), seen=("b",)))) == "scale.meanwhile"
    desk.does(WordHazards(hazards=("Ekstremregn",), seen=desk.found.hazards))
    assert desk.found.hazards == ("Ekstremregn",)


def test_words_may_go_by_law_when_nothing_stands_by_them(desk: Desk) -> None:
    first = desk.says("kolding")
    second = desk.says("kolding", {"likelihood": 5})

    def erasing(number: int) -> Any:
        found = next(one for one in desk.written if one.stamp.number == number)
        given = {Question.ENTRY: found, Question.REGISTER: Standing()}
        wish_ = ErasePlanningEntry(entry=number, reason="Nævnte en", basis="GDPR art. 17")
        known = Known(planning=desk.planning, answers=given)
        return erase_planning(known, wish_, by("planlaegger"))

    assert code(erasing(second)) == "erasure.assessment_stands"
    assert code(erasing(desk.found.described[1][0].number)) == "erasure.scenario_stands"
    assert isinstance(erasing(first), tuple)
    desk.does(WithdrawAssessment(scenario=1, seen=second, reason="Fejl"), "kolding")
    assert isinstance(erasing(second), tuple)
    kept = [
        Entry(stamp=one.stamp, type=one.type, event=Erased(type=one.type))
        if one.stamp.number == second
        else one
        for one in desk.written
    ]
    assert fold.fold(directory(), kept).assessments.standing(1) == [], "no older one comes back"
