"""Reviews of assessments and agreed actions in the wheel of the year, each reader's own."""

from __future__ import annotations

from datetime import date

import pytest

from crisis.commands.assessments import WithdrawAssessment
from crisis.commands.differences import FinishAction, SettleDifference
from crisis.rules.plan_wheel import Due, due, reminders
from crisis.terms.assessments import Measure
from crisis.terms.plans import DueKind, Reminder
from crisis.terms.sight import Readers, Sight
from tests.given import NOON, by
from tests.unit.rules.test_assessments import Desk
from tests.unit.rules.test_assessments import desk as desk

TODAY = date(2026, 11, 22)
SOON = date(2026, 12, 1)
LATER = date(2027, 11, 22)
FOR_BRS = Readers(sight=Sight.RESTRICTED, only_for=("brs",))


def told(desk: Desk, seat: str) -> list[tuple[DueKind, date, str]]:
    return [(one.kind, one.on, one.owner) for one in due(desk.planning, by(seat))]


@pytest.fixture
def settled(desk: Desk) -> int:
    """Kolding and BRS differ about vulnerability; Kolding will do something about it."""
    numbers = (
        desk.says("kolding", {"vulnerability": 2}, review_on=SOON),
        desk.says("brs", {"vulnerability": 5}, review_on=LATER),
    )
    agreed = {"ground": "Kolding regner dæmningen med", "what": "Prøv dæmningen", "due": SOON}
    return desk.does(
        SettleDifference(
            scenario=1, measure=Measure.VULNERABILITY, between=numbers, owner="kolding", **agreed
        ),
        "brs",
    )


def test_a_review_and_an_agreed_action_fall_due_until_they_are_done(
    desk: Desk, settled: int
) -> None:
    action = (DueKind.ACTION, SOON, "kolding")
    reviews = [(DueKind.ASSESSMENT, SOON, "kolding"), (DueKind.ASSESSMENT, LATER, "brs")]
    assert told(desk, "planlaegger") == [action, *reviews]
    desk.does(FinishAction(action=settled, how="Prøvet"), "kolding")
    assert told(desk, "planlaegger") == reviews
    said = desk.found.of(1, "kolding")
    assert said is not None
    desk.does(WithdrawAssessment(scenario=1, seen=said.number, reason="Fejl"), "kolding")
    assert told(desk, "planlaegger") == reviews[1:]


def test_one_is_reminded_of_ones_own_assessment_and_action(desk: Desk, settled: int) -> None:
    def near(seat: str) -> list[tuple[DueKind, Reminder]]:
        asker = by(seat, NOON)
        found: tuple[Due, ...] = due(desk.planning, asker)
        return [(one.kind, kind) for one, kind in reminders(found, asker, TODAY)]

    both = [(DueKind.ACTION, Reminder.THIRTY), (DueKind.ASSESSMENT, Reminder.THIRTY)]
    assert near("kolding") == near("planlaegger") == both
    assert near("brs") == near("vejle") == []


def test_what_is_for_some_falls_due_for_them_alone(desk: Desk) -> None:
    desk.says("brs", readers=FOR_BRS, review_on=SOON)
    assert told(desk, "brs") == [(DueKind.ASSESSMENT, SOON, "brs")]
    assert told(desk, "kolding") == told(desk, "planlaegger") == []
