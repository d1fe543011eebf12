"""What is missing and late in the planning, the wheel of its year, and who is reminded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from crisis.commands.plans import RegisterPlan
from crisis.commands.units import RegisterUnit
from crisis.errors import Refused
from crisis.projections.planning import Planning
from crisis.rules.known import By
from crisis.rules.plan_gaps import Gap, RiskSite, gaps
from crisis.rules.plan_grounds import areas
from crisis.rules.plan_sight import view
from crisis.rules.plan_wheel import SOURCES, Due, by_month, due, reminder, reminders
from crisis.terms.places import Point, Polygon
from crisis.terms.plans import (
    Course,
    DueKind,
    GapKind,
    Plan,
    PlanKind,
    Reminder,
    is_risk_site,
)
from crisis.terms.sight import Sight
from tests.given import by
from tests.planning_office import Office

TODAY = date(2026, 11, 22)
HARBOUR = RiskSite("ob-000000000001", "Eksempel Tanklager", "kolding")
PLAN = "pl-000000000001"
AREA = Polygon((((9.4, 55.4), (9.6, 55.4), (9.6, 55.6), (9.4, 55.4)),))


def registers(plan: str = PLAN, **more: Any) -> RegisterPlan:
    told = {"kind": PlanKind.MUNICIPAL, "title": "Plan", "owner": "kolding"}
    return RegisterPlan(plan=plan, **{**told, "adopted_on": date(2022, 1, 1), **more})


@pytest.fixture
def office() -> Office:
    return Office()


def found(office: Office, seat: str = "planlaegger", *sites: RiskSite) -> tuple[Gap, ...]:
    plans = view(office.planning.plans, by(seat))
    return gaps(office.planning, plans, sites, TODAY)


def about(office: Office, kind: GapKind, *sites: RiskSite, seat: str = "planlaegger") -> set[str]:
    return {one.about for one in found(office, seat, *sites) if one.kind is kind}


def test_a_municipality_and_a_region_without_their_plan_are_told(office: Office) -> None:
    assert len(about(office, GapKind.NO_MUNICIPAL)) == 7
    assert about(office, GapKind.NO_HEALTH) == {"region-syddanmark", "region-midtjylland"}
    office.must(registers(), "planlaegger")
    shared = {"owner": "trekantbrand", "municipalities": ("vejle", "billund")}
    office.must(registers("pl-000000000002", **shared), "planlaegger")
    health = {"kind": PlanKind.HEALTH, "owner": "region-syddanmark"}
    office.must(registers("pl-000000000003", **health), "planlaegger")
    assert about(office, GapKind.NO_MUNICIPAL) == {
        "skanderborg",
        "horsens",
        "hedensted",
        "fredericia",
    }
    assert about(office, GapKind.NO_HEALTH) == {"region-midtjylland"}


def test_a_municipality_without_dimensioning_is_told_and_a_shared_one_is_for_those_it_names(
    office: Office,
) -> None:
    assert len(about(office, GapKind.NO_DIMENSIONING)) == 7
    shared = {"kind": PlanKind.DIMENSIONING, "owner": "trekantbrand"}
    office.must(registers(municipalities=("vejle", "billund"), **shared), "planlaegger")
    own = registers("pl-000000000002", kind=PlanKind.DIMENSIONING)
    office.must(own, "planlaegger")
    assert about(office, GapKind.NO_DIMENSIONING) == {
        "skanderborg",
        "horsens",
        "hedensted",
        "fredericia",
    }


def test_a_plan_of_another_kind_does_not_fill_the_gap(office: Office) -> None:
    office.must(registers(kind=PlanKind.SUB_PLAN), "planlaegger")
    office.must(registers("pl-000000000002", kind=PlanKind.HEALTH), "planlaegger")
    assert "kolding" in about(office, GapKind.NO_MUNICIPAL)


def test_a_plan_that_nobody_adopted_is_told_as_that_and_not_as_missing_too(office: Office) -> None:
    office.must(registers(adopted_on=None), "planlaegger")
    assert about(office, GapKind.NOT_ADOPTED) == {PLAN}
    assert "kolding" not in about(office, GapKind.NO_MUNICIPAL)


def test_a_dangerous_plant_without_an_external_plan_is_told(office: Office) -> None:
    assert about(office, GapKind.NO_EXTERNAL, HARBOUR) == {HARBOUR.id}
    other = registers(kind=PlanKind.MUNICIPAL, objects=(HARBOUR.id,))
    office.must(other, "planlaegger")
    assert about(office, GapKind.NO_EXTERNAL, HARBOUR) == {HARBOUR.id}
    external = {"kind": PlanKind.EXTERNAL, "owner": "politi", "objects": (HARBOUR.id,)}
    office.must(registers("pl-000000000002", **external), "planlaegger")
    assert not about(office, GapKind.NO_EXTERNAL, HARBOUR)


def test_one_that_lies_in_the_area_of_a_plan_that_covers_what_lies_there_is_not_told(
    office: Office,
) -> None:
    assert not about(office, GapKind.NO_EXTERNAL, HARBOUR._replace(in_area=True))


def test_only_an_adopted_external_plan_that_says_so_covers_what_lies_in_its_area() -> None:
    says = {"kind": PlanKind.EXTERNAL, "owner": "politi", "shape": AREA, "covers_area": True}
    plan = Plan(id=PLAN, title="Eksempel", adopted_on=TODAY, **says)
    assert areas([plan]) == (AREA,)
    for other in ({"covers_area": False}, {"adopted_on": None}, {"kind": PlanKind.SUB_PLAN}):
        assert areas([msgspec.structs.replace(plan, **other)]) == ()


@pytest.mark.parametrize("shape", [None, Point((9.4722, 55.4907))])
def test_a_plan_without_an_area_covers_nothing_that_lies_in_it(
    office: Office, shape: Point | None
) -> None:
    wish = registers(kind=PlanKind.EXTERNAL, shape=shape, covers_area=True)
    refused = office.do(wish, "planlaegger")
    assert isinstance(refused, Refused)
    assert refused.code == "plan.area_missing"


def test_which_categories_hold_dangerous_plants() -> None:
    for name in (
        "Risikovirksomheder",
        "Industri > Risikovirksomhed",
        "Olieindustri",
        "olieindustri ",
    ):
        assert is_risk_site(name), name
    for name in ("Industri", "Havne, søer, fjorde, hav", "Andet/ikke risikovirksomhed"):
        assert not is_risk_site(name), name


def test_a_plan_is_late_the_day_after_its_revision_was_due(office: Office) -> None:
    office.must(registers(next_revision=TODAY), "planlaegger")
    assert not about(office, GapKind.OVERDUE)
    office.must(registers("pl-000000000002", owner="vejle",
                          next_revision=TODAY - timedelta(days=1)), "planlaegger")  # fmt: skip
    late = [one for one in found(office) if one.kind is GapKind.OVERDUE]
    assert [(one.about, one.owner, one.since) for one in late] == [
        ("pl-000000000002", "vejle", TODAY - timedelta(days=1))
    ]


def test_a_plan_by_law_has_a_day_for_its_revision_from_when_it_is_adopted(office: Office) -> None:
    for number, more in enumerate((
        {},
        {"owner": "vejle", "next_revision": TODAY + timedelta(days=9)},
        {"owner": "billund", "adopted_on": None},
        {"kind": PlanKind.SUB_PLAN},
    ), 1):  # fmt: skip
        office.must(registers(f"pl-{number:012}", **more), "planlaegger")
    assert about(office, GapKind.NO_REVISION) == {PLAN}


def test_a_unit_of_which_no_training_is_known_is_told(office: Office) -> None:
    unit = RegisterUnit(unit="un-000000000001", name="Pumper", owner="trekantbrand", people=3)
    office.must(unit, "planlaegger")
    told = [(one.kind, one.name) for one in found(office) if one.about == "un-000000000001"]
    assert told == [(GapKind.NEVER_TRAINED, "Pumper")]


def test_training_that_was_never_had_or_no_longer_holds_is_told(office: Office) -> None:
    courses = (
        Course(course="Aldrig"),
        Course(course="Udløbet", had_on=date(2020, 1, 1), valid_until=date(2026, 11, 21)),
        Course(course="Gælder", had_on=date(2020, 1, 1), valid_until=TODAY),
        Course(course="For altid", had_on=date(2020, 1, 1)),
    )
    unit = RegisterUnit(
        unit="un-000000000001", name="Pumper", owner="trekantbrand", people=3, courses=courses
    )
    office.must(unit, "planlaegger")
    told = {one.name: one.kind for one in found(office) if one.about == "un-000000000001"}
    assert told == {
        "Pumper: Aldrig": GapKind.NEVER_TRAINED,
        "Pumper: Udløbet": GapKind.TRAINING_OVER,
    }


def test_a_hidden_plan_fills_the_gap_and_says_no_more(office: Office) -> None:
    late = registers(sight=Sight.RESTRICTED, next_revision=date(2023, 1, 1))
    office.must(late, "kolding")
    for seat in ("planlaegger", "vejle"):
        assert "kolding" not in about(office, GapKind.NO_MUNICIPAL, seat=seat)
        assert not about(office, GapKind.OVERDUE, seat=seat)
        assert not [one for one in due(office.planning, by(seat)) if one.about == PLAN]
    assert about(office, GapKind.OVERDUE, seat="kolding") == {PLAN}


def test_a_hidden_plan_that_is_not_in_force_fills_no_gap(office: Office) -> None:
    office.must(registers(sight=Sight.RESTRICTED, adopted_on=None), "kolding")
    assert "kolding" in about(office, GapKind.NO_MUNICIPAL, seat="vejle")


@pytest.mark.parametrize(
    ("left", "kind"),
    [(91, None), (90, Reminder.NINETY), (31, Reminder.NINETY), (30, Reminder.THIRTY),
     (1, Reminder.THIRTY), (0, Reminder.NOW), (-400, Reminder.NOW)],
)  # fmt: skip
def test_one_is_reminded_ninety_and_thirty_days_before_and_on_the_day(
    left: int, kind: Reminder | None
) -> None:
    one = Due(DueKind.REVISION, TODAY + timedelta(days=left), "Plan", PLAN, "kolding")
    assert reminder(one, TODAY) is kind


def test_the_wheel_has_what_falls_due_in_its_month_and_others_feed_it(office: Office) -> None:
    office.must(registers(next_revision=date(2027, 3, 9)), "planlaegger")
    course = Course(course="Pumper", had_on=date(2025, 3, 1), valid_until=date(2027, 3, 1))
    unit = RegisterUnit(
        unit="un-000000000001", name="Pumper", owner="vejle", people=3, courses=(course,)
    )
    office.must(unit, "planlaegger")

    def assessments(planning: Planning, by: By) -> Iterator[Due]:
        yield Due(DueKind.ASSESSMENT, date(2027, 12, 31), "Stormflod", "as-1", by.authority)

    all_of_it = due(office.planning, by("kolding"), (*SOURCES, assessments))
    assert [one.on for one in all_of_it] == sorted(one.on for one in all_of_it)
    months = by_month(all_of_it, 2027)
    assert [len(month) for month in months] == [0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1]
    assert [one.kind for one in months[2]] == [DueKind.TRAINING, DueKind.REVISION]
    assert not any(by_month(all_of_it, 2026))


def test_the_planner_is_reminded_of_all_and_a_representative_of_his_own(office: Office) -> None:
    office.must(registers(next_revision=TODAY), "planlaegger")
    office.must(registers("pl-000000000002", owner="vejle",
                          next_revision=TODAY + timedelta(days=80)), "planlaegger")  # fmt: skip
    office.must(registers("pl-000000000003", owner="billund",
                          next_revision=TODAY + timedelta(days=200)), "planlaegger")  # fmt: skip

    def told(seat: str) -> dict[str, Reminder]:
        asker = by(seat)
        there = due(office.planning, asker)
        return {one.owner: kind for one, kind in reminders(there, asker, TODAY)}

    assert told("planlaegger") == {"kolding": Reminder.NOW, "vejle": Reminder.NINETY}
    assert told("vejle") == {"vejle": Reminder.NINETY}
    assert told("horsens") == told("formand") == told("presse-kolding") == {}
