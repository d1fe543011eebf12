"""Whoever sits on a seat by a link, or as a program of a drill, is in that drill and not in the
planning: what is there for some is not for him, though it is for his seat."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from crisis.rules import plan_sight
from crisis.rules.known import By
from crisis.rules.planning_sight import admits
from crisis.rules.register_sight import register_reader_of
from crisis.terms.operations import Mode
from crisis.terms.plans import Plan, PlanKind
from crisis.terms.register import Classification
from crisis.terms.sight import Readers, Sight
from tests.given import HARBOUR, NOON, by

OWN = msgspec.structs.replace(
    HARBOUR, classification=Classification.OWN_PLAN, municipality="kolding"
)
PLAN = Plan(
    id="pl-00000000000p",
    kind=PlanKind.MUNICIPAL,
    title="Plan",
    owner="kolding",
    sight=Sight.RESTRICTED,
)
FOR_KOLDING = Readers(sight=Sight.RESTRICTED, only_for=("kolding",))


def reads(one: By) -> tuple[bool, bool, bool]:
    place = register_reader_of(one).may_read(OWN)
    return place, plan_sight.sees(PLAN, one), admits(FOR_KOLDING, one)


@pytest.mark.parametrize("seat", ["kolding", "formand"])
def test_a_persons_own_seat_reads_it_in_earnest_and_in_a_drill(seat: str) -> None:
    for mode in Mode:
        assert reads(by(seat, mode=mode)) == (True, True, True)


def test_the_chief_of_staff_reads_the_own_plan_of_his_own_municipality_alone() -> None:
    chief = by("stabschef")
    assert reads(chief) == (False, False, True)
    assert reads(replace(chief, authority="kolding")) == (True, True, True)


@pytest.mark.parametrize("seat", ["kolding", "formand", "stabschef"])
def test_by_a_link_or_as_a_drills_program_the_seat_does_not(seat: str) -> None:
    for more in ({"link": "0123456789abcdef"}, {"program": True}):
        assert reads(by(seat, NOON, Mode.EXERCISE, **more)) == (False, False, False)


def test_a_program_in_earnest_reads_what_its_seat_reads() -> None:
    assert reads(by("kolding", program=True)) == (True, True, True)
