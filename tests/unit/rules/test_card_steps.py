"""Action cards: whose each step is, and in which order and by when they can be done."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis import demo
from crisis.commands.plans import RegisterPlan
from crisis.errors import Refused
from crisis.rules.card_steps import earliest, whose, wrong_card
from crisis.rules.known import Known
from crisis.rules.responsibility import Gap, Responsible
from crisis.terms.plans import ActionCard, CardStep, PlanKind
from tests.given import directory
from tests.planning_office import Office

PLANNING = directory()


def step(**more: Any) -> CardStep:
    return CardStep(what="Luk porten", **{"responsible": "kolding", **more})


def card(*steps: CardStep, **more: Any) -> ActionCard:
    return ActionCard(title="Vand", hazard="Stormflod", steps=steps, **more)


def wrong(made: ActionCard) -> list[str]:
    return [one.code for one in wrong_card(Known(planning=PLANNING), 1, made)]


@pytest.mark.parametrize(
    ("made", "codes"),
    [
        (card(step(minutes=10), step(minutes=20, after=(1,))), []),
        (card(step(), step(after=(2,))), ["plan.step_after"]),
        (card(step(after=(2,)), step()), ["plan.step_after"]),
        (card(step(minutes=30), step(minutes=20, after=(1,))), ["plan.step_early"]),
        (card(step(minutes=9), step(after=(1,)), step(minutes=5, after=(2,))), ["plan.step_early"]),
        (card(step(), kinds=("flood",)), []),
        (card(step(), kinds=("dragons",)), ["plan.no_kind"]),
        (card(CardStep(what="Pump", kind="pump")), []),
        (card(CardStep(what="Pump", kind="fly")), ["plan.no_task"]),
        (card(CardStep(what="Pump")), ["plan.nobodys_step"]),
    ],
)
def test_a_step_is_somebodys_and_waits_only_for_what_stands_before_it(
    made: ActionCard, codes: list[str]
) -> None:
    assert wrong(made) == codes


def test_a_plan_says_which_card_and_step_is_wrong() -> None:
    late = card(step(minutes=30), step(minutes=20, after=(1,)))
    wish = RegisterPlan(
        plan="pl-000000000001", kind=PlanKind.SUB_PLAN, title="P", owner="kolding", cards=(late,)
    )
    no = Office().do(wish, "planlaegger")
    assert isinstance(no, Refused)
    assert (no.code, no.facts) == ("plan.step_early", {"card": 1, "step": 2, "least": 30})


def test_a_step_of_the_matrix_is_for_whom_the_place_gives() -> None:
    pumps = whose(PLANNING, CardStep(what="Pump", kind="pump"), ["kolding"])
    assert [one.lead for one in pumps if isinstance(one, Responsible)] == ["trekantbrand"]
    both = whose(PLANNING, CardStep(what="Ud", kind="evacuate"), ["kolding", "vejle"])
    leads = [one.lead for one in both if isinstance(one, Responsible)]
    assert leads == ["politi", "kolding", "vejle"]


def test_a_sector_is_answered_for_by_its_first_line() -> None:
    found = whose(PLANNING, CardStep(what="Hjælp", sector="Sundhed"), ["kolding"])
    assert [one.lead for one in found if isinstance(one, Responsible)] == ["region-syddanmark"]
    none = whose(PLANNING, CardStep(what="Hjælp", sector="Trolddom"), ["kolding"])
    assert isinstance(none[0], Gap)


def test_the_demos_cards_are_ones_that_can_be_written() -> None:
    for made in demo.CARDS:
        assert wrong(made) == []
        for one in made.steps:
            found = whose(PLANNING, one, ["kolding"]) if one.responsible is None else ()
            assert not [gap for gap in found if isinstance(gap, Gap)]


STEPS = st.lists(
    st.tuples(st.none() | st.integers(0, 200), st.sets(st.integers(1, 8), max_size=3)),
    min_size=1,
    max_size=8,
)


@given(STEPS)
def test_on_a_card_that_is_taken_none_is_due_before_what_it_waits_for(
    told: list[tuple[int | None, set[int]]],
) -> None:
    steps = tuple(step(minutes=minutes, after=tuple(sorted(after))) for minutes, after in told)
    if wrong(card(*steps)):
        return
    least = earliest(steps)
    for place, one in enumerate(steps, 1):
        assert all(before < place for before in one.after)
        for before in one.after:
            due = steps[before - 1].minutes
            assert due is None or least[place - 1] >= due
            assert one.minutes is None or due is None or one.minutes >= due
