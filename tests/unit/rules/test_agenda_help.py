"""What is wanted and what competes stands on the agenda; what is decided, in the minutes."""

from __future__ import annotations

import pytest

from crisis.commands.allotments import DecidePriority
from crisis.commands.meetings import CloseMeeting, OpenMeeting
from crisis.commands.priorities import SetPriorities
from crisis.commands.requests import AnswerRequest, WithdrawRequest
from crisis.rules.agenda import Asking, last_held, points, since_last
from crisis.rules.minuted import Minutes, minutes
from crisis.terms.allotments import AllotmentLine
from crisis.terms.meetings import AgendaItem, PointKind
from crisis.terms.priority import Aim
from crisis.terms.resources import Capability, HelpPath
from tests.stocked import FIRST, Stocked, asks, promises, window

TURNED = (Aim.PROPERTY, Aim.LIFE, Aim.SUPPLY, Aim.ENVIRONMENT)
CHIEF = "stabschef"


@pytest.fixture
def staff() -> Stocked:
    return Stocked()


def under(staff: Stocked, item: AgendaItem) -> list[tuple[PointKind, int]]:
    asking = Asking(staff.situations[FIRST], staff.now, 0)
    return [(one.kind, one.number) for one in points(item, asking)]


def decides(*lines: AllotmentLine) -> DecidePriority:
    return DecidePriority(lines=lines, ground="Plejehjemmet først", seen=0)


def test_what_something_is_missing_of_stands_under_resources_and_what_is_met_does_not(
    staff: Stocked,
) -> None:
    for amount in (1, 3, 2):
        staff.must(asks(amount), "kolding")
    staff.must(asks(1), "vejle")
    staff.must(promises(1, 1), "trekantbrand")
    staff.must(promises(2, 2), "trekantbrand")
    staff.must(AnswerRequest(request=4, reason="Alle er ude"), "trekantbrand")
    assert under(staff, AgendaItem.RESOURCES) == [
        (PointKind.HELP_UNMET, 4), (PointKind.HELP_PARTLY, 2), (PointKind.HELP_WAITS, 3)
    ]  # fmt: skip
    staff.must(WithdrawRequest(request=3, reason="Vandet falder"), "kolding")
    assert (PointKind.HELP_WAITS, 3) not in under(staff, AgendaItem.RESOURCES)


def test_requests_of_one_capability_at_one_time_compete_when_one_misses_something(
    staff: Stocked,
) -> None:
    staff.must(asks(1), "kolding")
    assert under(staff, AgendaItem.PRIORITIES) == []
    staff.must(asks(1, capability=Capability.POWER), "vejle")
    staff.must(asks(1, window=window(20, 30)), "vejle")
    staff.must(asks(1, (), path=HelpPath.STATE), CHIEF)
    assert under(staff, AgendaItem.PRIORITIES) == []
    staff.must(asks(2), "vejle")
    both = [(PointKind.COMPETES, 1), (PointKind.COMPETES, 5)]
    assert under(staff, AgendaItem.PRIORITIES) == both
    staff.must(promises(1, 1), "trekantbrand")
    assert under(staff, AgendaItem.PRIORITIES) == both, "a promise may be what the other lacks"
    staff.must(promises(5, 2), "trekantbrand")
    assert under(staff, AgendaItem.PRIORITIES) == []


def test_what_came_after_the_decision_is_taken_up_again(staff: Stocked) -> None:
    staff.must(asks(3), "kolding")
    staff.must(decides(AllotmentLine(request=1, resource_id="pumpe-3", amount=3)), "formand")
    between = PointKind.DECIDED_BETWEEN
    assert [kind for kind, _ in under(staff, AgendaItem.PRIORITIES)] == [between]
    staff.must(asks(2), "vejle")
    order = SetPriorities(order=TURNED, ground="Alle er i sikkerhed", seen=None)
    staff.must(order, "formand")
    kinds = [kind for kind, _ in under(staff, AgendaItem.PRIORITIES)]
    assert kinds == [between, PointKind.ORDER_SINCE, PointKind.ASKED_SINCE, PointKind.COMPETES]
    again = DecidePriority(lines=(), ground="Havnen venter", seen=1)
    staff.must(again, "formand")
    kinds = [kind for kind, _ in under(staff, AgendaItem.PRIORITIES)]
    assert kinds == [between, between, PointKind.COMPETES, PointKind.COMPETES]


def test_the_next_meeting_takes_note_of_what_was_decided_in_none(staff: Stocked) -> None:
    def noted() -> list[tuple[PointKind, int]]:
        found = points(AgendaItem.PRIORITIES, since_last(
            staff.situations[FIRST], staff.now, last_held(staff.situations[FIRST])
        ))  # fmt: skip
        return [(one.kind, one.number) for one in found if one.kind is PointKind.DECIDED_BETWEEN]

    staff.must(asks(3), "kolding")
    staff.must(OpenMeeting(), CHIEF)
    staff.must(decides(), "formand")
    assert noted() == [], "the meeting that decides it need not be told"
    staff.must(CloseMeeting(meeting=1), CHIEF)
    assert noted() == []
    staff.must(DecidePriority(lines=(), ground="Kan ikke vente", seen=1), "formand")
    (row,) = staff.situations[FIRST].log.latest(1)
    assert (row.text or "").startswith("Prioritering 2, besluttet uden for møde: 0 linjer")
    assert noted() == [(PointKind.DECIDED_BETWEEN, row.number)]
    staff.must(OpenMeeting(), CHIEF)
    assert noted() == [(PointKind.DECIDED_BETWEEN, row.number)]


def test_a_priority_that_is_decided_while_the_staff_meets_is_in_its_minutes(
    staff: Stocked,
) -> None:
    def held() -> Minutes:
        situation = staff.situations[FIRST]
        one = situation.meetings.get(1)
        assert one is not None
        return minutes(situation, one)

    staff.must(asks(3), "kolding")
    before = SetPriorities(order=TURNED, ground="Alle er i sikkerhed", seen=None)
    staff.must(before, "formand")
    staff.must(OpenMeeting(), CHIEF)
    staff.must(decides(AllotmentLine(request=1, resource_id="pumpe-3", amount=3)), "formand")
    staff.must(CloseMeeting(meeting=1), CHIEF)
    staff.must(DecidePriority(lines=(), ground="Siden", seen=1), "formand")
    assert [(one.text, one.reason) for one in held().priorities] == [
        ("Prioritering 1, besluttet i møde 1: 1 linje til ejernes svar.", "Plejehjemmet først")
    ]
