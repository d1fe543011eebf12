"""Who may: the table, and the proof that weighty commands need."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crisis.commands import COMMANDS
from crisis.commands.log import RecordEntry
from crisis.commands.operations import OpenOperation
from crisis.rules import permissions
from crisis.rules.known import Proof
from crisis.rules.permissions import judge, may, may_view
from crisis.rules.role_groups import Permission
from crisis.terms.operations import Mode
from crisis.terms.roles import Role
from tests.given import NOON, by

WEIGHTY = Permission(live=frozenset(Role), exercise=frozenset(Role), needs_proof=True)


def test_every_command_stands_in_the_table() -> None:
    assert set(permissions.COMMANDS) == set(COMMANDS.values())


@pytest.mark.parametrize(
    ("proved", "code"),
    [
        (None, "permission.proof_needed"),
        (timedelta(minutes=15, seconds=1), "permission.proof_old"),
        (timedelta(minutes=15), None),
    ],
)
def test_a_weighty_command_needs_a_fresh_personal_proof(
    proved: timedelta | None, code: str | None
) -> None:
    proof = None if proved is None else Proof(how="password", at=NOON - proved)
    refused = judge(WEIGHTY, by("formand", proved=proof))
    assert (refused.code if refused else None) == code


def test_a_program_never_proves_a_person() -> None:
    proof = Proof(how="password", at=NOON)
    assert judge(WEIGHTY, by("formand", proved=proof, program=True)).code == "permission.program"


def test_a_weighty_command_never_comes_from_a_queue() -> None:
    proof = Proof(how="password", at=NOON)
    late = by("formand", proved=proof, made_at=NOON - timedelta(minutes=2, seconds=1))
    assert judge(WEIGHTY, late).code == "permission.queued"


def test_an_exercise_asks_for_no_proof() -> None:
    assert judge(WEIGHTY, by("formand", mode=Mode.EXERCISE)) is None


def test_the_planner_opens_exercises_and_never_the_real_thing() -> None:
    assert may(OpenOperation, by("planlaegger", mode=Mode.EXERCISE)) is None
    assert may(OpenOperation, by("planlaegger")).code == "permission.role"


def test_the_observer_sees_and_writes_nothing() -> None:
    assert may_view("operations.board", Role.OBSERVER)
    assert may(RecordEntry, by("observatoer", mode=Mode.EXERCISE)).code == "permission.role"


def test_a_view_that_is_not_in_the_table_is_seen_by_nobody() -> None:
    assert not any(may_view("something.new", role) for role in Role)
