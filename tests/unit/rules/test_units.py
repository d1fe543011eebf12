"""Units and what they must be trained in: when they had it, and until when it holds."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from crisis.commands.erasure import ErasePlanningEntry
from crisis.commands.units import ChangeUnit, RegisterUnit, RetireUnit
from crisis.errors import Refused
from crisis.terms.plans import Course
from crisis.terms.register import Standing
from tests.planning_office import Office
from tests.press_staff import code

UNIT = "un-000000000001"
PUMPS = Course(course="Pumper", had_on=date(2025, 3, 1), valid_until=date(2027, 3, 1))


def registers(unit: str = UNIT, **more: Any) -> RegisterUnit:
    told = {"name": "Eksempel Pumpegruppe", "owner": "trekantbrand", "people": 12}
    return RegisterUnit(unit=unit, **{**told, "courses": (PUMPS,), **more})


def changes(seen: int, **more: Any) -> ChangeUnit:
    told = {"name": "Eksempel Pumpegruppe", "owner": "trekantbrand", "people": 12}
    return ChangeUnit(unit=UNIT, seen=seen, **{**told, "courses": (PUMPS,), **more})


@pytest.fixture
def office() -> Office:
    return Office()


def test_a_planner_writes_all_units_and_a_representative_his_own_authoritys(
    office: Office,
) -> None:
    first = office.must(registers(), "planlaegger")
    second = office.must(changes(first, people=14), "trekantbrand")
    assert office.planning.plans.units[UNIT].unit.people == 14
    assert code(office.do(changes(second, people=15), "kolding")) == "plan.not_yours"
    assert code(office.do(changes(second, people=15), "formand")) == "permission.role"
    assert code(office.do(changes(first, people=15), "trekantbrand")) == "unit.meanwhile"
    assert code(office.do(changes(second, people=14), "trekantbrand")) == "plan.unchanged"
    assert code(office.do(registers(), "planlaegger")) == "unit.exists"
    office.must(RetireUnit(unit=UNIT, seen=second), "trekantbrand")
    assert not office.planning.plans.units
    assert code(office.do(RetireUnit(unit=UNIT, seen=second), "planlaegger")) == "unit.unknown"
    assert code(office.do(registers(), "planlaegger")) == "unit.exists"


@pytest.mark.parametrize(
    ("told", "refusal", "field"),
    [
        ({"name": " "}, "unit.name_missing", "name"),
        ({"owner": "ukendt"}, "plan.no_owner", "owner"),
        ({"courses": (Course(course="A", had_on=date(2026, 11, 23)),)},
         "unit.had_ahead", "courses"),
        ({"courses": (Course(course="A", valid_until=date(2027, 1, 1)),)},
         "unit.had_missing", "courses"),
        ({"courses": (Course(course="A", had_on=date(2025, 1, 2), valid_until=date(2025, 1, 2)),)},
         "unit.valid_before", "courses"),
        ({"courses": (PUMPS, Course(course="pumper"))}, "unit.course_twice", "courses"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_beside_its_field(
    office: Office, told: dict[str, Any], refusal: str, field: str
) -> None:
    answer = office.do(registers(**told), "planlaegger")
    assert isinstance(answer, Refused)
    assert (answer.code, answer.field) == (refusal, field)


def test_an_authority_has_one_unit_of_a_name(office: Office) -> None:
    office.must(registers(), "planlaegger")
    other = registers("un-000000000002", name="eksempel pumpegruppe")
    assert code(office.do(other, "planlaegger")) == "unit.name_taken"
    office.must(registers("un-000000000002", owner="vejle-brandvaesen"), "planlaegger")


def test_a_unit_that_stands_is_not_erased(office: Office) -> None:
    first = office.must(registers(), "planlaegger")
    office.standing = Standing()
    erase = ErasePlanningEntry(entry=first, reason="uden betydning", basis="GDPR art. 17")
    assert code(office.do(erase, "planlaegger", proved=True)) == "erasure.plan_stands"
    office.must(changes(first, people=13), "planlaegger")
    office.must(erase, "planlaegger", proved=True)
