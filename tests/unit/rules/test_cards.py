"""Action cards in an operation: laid out all at once, accepted one by one, in order and by when."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crisis.commands.cards import LayOutCard
from crisis.commands.incidents import OpenIncident
from crisis.commands.tasks import MoveTask
from crisis.errors import Refused
from crisis.events import Event
from crisis.events.plans import PlanChanged, PlanRegistered, PlanRetired
from crisis.projections import planning as planning_fold
from crisis.projections.tasks import Task
from crisis.rules.visibility import view
from crisis.terms.ids import PLANNING
from crisis.terms.places import Point
from crisis.terms.plans import ActionCard, CardStep, Plan, PlanKind, StepChoice
from crisis.terms.sight import Sight
from crisis.terms.tasks import TaskMove, TaskStatus
from tests.given import NOON, by, entries
from tests.press_staff import PressStaff, code

PLAN = "pl-000000000001"
STEPS = (
    CardStep(what="Afspær havnen", kind="cordon", minutes=30),
    CardStep(what="Pump ved Sydkajen", kind="pump", minutes=60, after=(1,)),
    CardStep(what="Ud af boligerne", kind="evacuate", after=(1,)),
    CardStep(what="Åbn hallen", responsible="kolding", minutes=120, after=(2, 3)),
)


def plan(*steps: CardStep, **more: Any) -> Plan:
    card = ActionCard(title="Vand i havnen", hazard="Stormflod", steps=steps or STEPS)
    told: dict[str, Any] = {"kind": PlanKind.SUB_PLAN, "title": "Delplan", "owner": "kolding"}
    return Plan(id=PLAN, cards=(card,), **{**told, **more})


def knows(staff: PressStaff, *events: Event) -> int:
    """Fold more planning in; give the number of the last entry."""
    first = staff.planning.number
    more = entries(events, stream=PLANNING, after=first)
    staff.planning = planning_fold.fold(staff.planning, more)
    return first + len(more)


def registered(told: Plan) -> PlanRegistered:
    return PlanRegistered(plan=told, seat_name="Planlægger", authority_name="Kolding Kommune")


@pytest.fixture
def staff() -> PressStaff:
    made = PressStaff()
    knows(made, registered(plan()))
    made.must(OpenIncident(kind="flood", title="Åen", shape=Point((9.47, 55.49))), "stabschef")
    return made


def lays(**more: Any) -> LayOutCard:
    return LayOutCard(**{"plan": PLAN, "card": 1, "incident": 1, **more})


def task(staff: PressStaff, number: int) -> Task:
    found = staff.situation.tasks.get(number)
    assert found is not None
    return found


def test_all_of_a_card_is_asked_at_once_each_of_its_own_authority(staff: PressStaff) -> None:
    staff.must(lays(), "stabschef")
    tasks = staff.situation.tasks.all()
    assert [(one.responsible, one.title) for one in tasks] == [
        ("politi", "Afspær havnen"),
        ("trekantbrand", "Pump ved Sydkajen"),
        ("politi", "Beslut og gennemfør evakuering: Ud af boligerne"),
        ("kolding", "Modtag, indkvartér og forplej de evakuerede: Ud af boligerne"),
        ("kolding", "Åbn hallen"),
    ]
    assert {one.status for one in tasks} == {TaskStatus.ASKED}
    assert [one.waits_for for one in tasks] == [(), (1,), (1,), (1,), (2, 3, 4)]
    assert [one.card.step for one in tasks if one.card] == [1, 2, 3, 3, 4]
    assert {one.incident for one in tasks} == {1}


def test_deadlines_are_counted_in_whole_minutes_from_the_act(staff: PressStaff) -> None:
    staff.now = NOON + timedelta(seconds=20)
    staff.must(lays(), "stabschef")
    start = NOON + timedelta(minutes=1)
    due = [one.deadline - start if one.deadline else None for one in staff.situation.tasks.all()]
    half, hour, two = (timedelta(minutes=one) for one in (30, 60, 120))
    assert due == [half, hour, None, None, two]


def test_each_accepts_its_own_part_and_the_others_stay_asked(staff: PressStaff) -> None:
    staff.must(lays(), "stabschef")
    staff.must(MoveTask(task=2, move=TaskMove.ACCEPT), "trekantbrand")
    assert (
        code(staff.do(MoveTask(task=5, move=TaskMove.ACCEPT), "trekantbrand")) == "task.not_yours"
    )
    assert [one.status.value for one in staff.situation.tasks.all()] == [
        *("asked", "accepted", "asked", "asked", "asked"),
    ]


def test_a_card_is_laid_out_twice_on_an_incident_only_when_that_is_meant(
    staff: PressStaff,
) -> None:
    staff.must(lays(), "stabschef")
    no = staff.do(lays(), "formand")
    assert code(no) == "card.laid_out"
    assert isinstance(no, Refused)
    assert no.facts["tasks"] == "O1, O2, O3, O4, O5"
    assert len(staff.situation.tasks.all()) == 5
    other = OpenIncident(kind="flood", title="Fjorden", shape=Point((9.47, 55.49)))
    staff.must(other, "stabschef")
    staff.must(lays(incident=2), "stabschef")
    staff.must(lays(again=True), "formand")
    assert len(staff.situation.tasks.all()) == 15


def test_a_card_is_laid_out_as_it_was_read_and_stays_so_for_ever(staff: PressStaff) -> None:
    read = staff.planning.plans.plans[PLAN].now.number
    staff.must(lays(version=read), "stabschef")
    other = plan(CardStep(what="Noget andet", responsible="politi"))
    who = {"seat_name": "Repræsentant", "authority_name": "Kolding Kommune"}
    knows(staff, PlanChanged(plan=other, **who))
    assert code(staff.do(lays(version=read, again=True), "stabschef")) == "card.meanwhile"
    kept = task(staff, 1).card
    assert kept is not None
    then = staff.planning.plans.plans[PLAN].version(kept.version)
    assert then is not None
    assert then.plan.cards[kept.card - 1].steps[kept.step - 1].what == "Afspær havnen"
    knows(staff, PlanRetired(id=PLAN))
    assert code(staff.do(lays(incident=1, again=True), "stabschef")) == "card.retired"


def test_where_nobody_is_found_nothing_is_asked_until_somebody_is_chosen(
    staff: PressStaff,
) -> None:
    pipes = (STEPS[0], CardStep(what="Luk for gassen", kind="gas"))
    staff = PressStaff()
    knows(staff, registered(plan(*pipes)))
    staff.must(OpenIncident(kind="flood", title="Åen", shape=Point((9.47, 55.49))), "stabschef")
    no = staff.do(lays(), "stabschef")
    assert code(no) == "card.nobody"
    assert isinstance(no, Refused)
    assert (no.facts["step"], staff.situation.tasks.all()) == (2, [])
    chosen = (StepChoice(step=2, authority="brs"),)
    staff.must(lays(choices=chosen), "stabschef")
    assert (task(staff, 2).responsible, task(staff, 2).because.chosen) == ("brs", True)


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"plan": "pl-00000000000x"}, "card.unknown"),
        ({"card": 2}, "card.unknown"),
        ({"incident": 9}, "incident.unknown"),
        ({"municipality": "ukendt"}, "authority.unknown"),
        ({"choices": (StepChoice(step=9, authority="brs"),)}, "card.no_step"),
        ({"choices": (StepChoice(step=1, authority="ukendt"),)}, "authority.unknown"),
    ],
)
def test_what_is_not_there_cannot_be_laid_out(
    staff: PressStaff, told: dict[str, Any], refusal: str
) -> None:
    assert code(staff.do(lays(**told), "stabschef")) == refusal


def test_the_words_of_a_plan_that_is_for_some_are_told_to_no_more_than_those_and_who_is_asked(
    staff: PressStaff,
) -> None:
    own = plan(CardStep(what="Pump", kind="pump"), sight=Sight.RESTRICTED)
    knows(staff, PlanChanged(plan=own, seat_name="R", authority_name="Kolding Kommune"))
    assert code(staff.do(lays(), "vejle")) == "card.unknown"
    staff.must(lays(), "kolding")
    seen = {seat for seat in ("kolding", "trekantbrand", "formand", "vejle", "brs", "horsens")
            if view(staff.situation, by(seat)).tasks.get(1)}  # fmt: skip
    assert seen == {"kolding", "trekantbrand", "formand", "brs"}


CARDS = st.lists(
    st.tuples(st.none() | st.integers(0, 90), st.sets(st.integers(1, 5), max_size=2)),
    min_size=1,
    max_size=5,
)


@settings(max_examples=40, deadline=None)
@given(CARDS)
def test_no_task_of_a_card_waits_for_itself_or_is_due_before_what_it_waits_for(
    told: list[tuple[int | None, set[int]]],
) -> None:
    steps: list[CardStep] = []
    for minutes, after in told:
        before = tuple(sorted(one for one in after if one <= len(steps)))
        least = max((steps[one - 1].minutes or 0 for one in before), default=0)
        due = None if minutes is None else max(minutes, least)
        kinds = ("pump", "evacuate", "cordon")
        kind = kinds[len(steps) % 3]
        steps.append(CardStep(what="Gør det", kind=kind, minutes=due, after=before))
    staff = PressStaff()
    knows(staff, registered(plan(*steps)))
    staff.must(OpenIncident(kind="flood", title="Åen", shape=Point((9.47, 55.49))), "stabschef")
    staff.must(lays(), "stabschef")
    tasks = staff.situation.tasks
    for one in tasks.all():
        assert all(before < one.number for before in one.waits_for)
        for before in one.waits_for:
            first = tasks.tasks[before].deadline
            assert first is None or one.deadline is None or first <= one.deadline
