"""A plan may cover what stands in a municipality's own plan: for those it is for, and no others."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from crisis.commands.plans import ChangePlan, RegisterPlan
from crisis.errors import Refused
from crisis.terms.plans import PlanKind
from crisis.terms.register import Classification
from tests.given import HARBOUR
from tests.planning_office import Office
from tests.press_staff import code

PLAN, OTHER = "pl-000000000001", "pl-000000000002"
HIDDEN, OPEN = "ob-00000000000p", HARBOUR.id
TOLD: dict[str, Any] = {"kind": PlanKind.EXTERNAL, "title": "Eksempel Plan", "owner": "kolding"}


@pytest.fixture
def office() -> Office:
    """Kolding has a place in its own plan, and a representative who writes Kolding's plans."""
    made = Office()
    own = {"classification": Classification.OWN_PLAN, "municipality": "kolding"}
    secret = msgspec.structs.replace(HARBOUR, id=HIDDEN, name="Skjulested", **own)
    made.places.objects = {HIDDEN: secret, OPEN: HARBOUR}
    return made


def registers(plan: str = PLAN, **more: Any) -> RegisterPlan:
    return RegisterPlan(plan=plan, **{**TOLD, **more})


def covers(office: Office, plan: str = PLAN) -> tuple[str, ...]:
    return office.planning.plans.plans[plan].plan.objects


def changes(office: Office, plan: str = PLAN, **more: Any) -> ChangePlan:
    seen = office.planning.plans.plans[plan].now.number
    return ChangePlan(plan=plan, seen=seen, **{**TOLD, **more})


def test_who_may_read_of_the_place_puts_it_on_a_plan(office: Office) -> None:
    office.must(registers(objects=(HIDDEN, OPEN)), "kolding")
    assert covers(office) == (HIDDEN, OPEN)


@pytest.mark.parametrize("named", [HIDDEN, "ob-000000000099"])
def test_to_others_it_is_a_place_that_is_not_there(office: Office, named: str) -> None:
    refused = office.do(registers(objects=(named,)), "planlaegger")
    assert isinstance(refused, Refused)
    assert (refused.code, refused.field, refused.facts) == (
        "plan.no_object",
        "objects",
        {"id": named},
    )


def test_others_do_not_take_it_off_by_saying_the_plan_anew(office: Office) -> None:
    office.must(registers(objects=(HIDDEN, OPEN)), "kolding")
    office.must(changes(office, title="Nyt navn", objects=()), "planlaegger")
    assert covers(office) == (HIDDEN,)
    again = changes(office, title="Nyt navn", objects=())
    assert code(office.do(again, "planlaegger")) == "plan.unchanged"
    office.must(changes(office, objects=()), "kolding")
    assert covers(office) == ()


def test_that_two_plans_cover_it_is_told_to_who_may_read_of_it_alone(office: Office) -> None:
    adopted = {"adopted_on": date(2025, 5, 1)}
    office.must(registers(objects=(HIDDEN,), **adopted), "kolding")
    office.must(registers(OTHER, objects=(HIDDEN,)), "kolding")
    refused = office.do(changes(office, OTHER, objects=(HIDDEN,), **adopted), "kolding")
    assert isinstance(refused, Refused)
    assert (refused.code, refused.facts["place"]) == ("plan.stands", "Skjulested")
    office.must(changes(office, OTHER, **adopted), "planlaegger")
    assert covers(office, OTHER) == (HIDDEN,)
