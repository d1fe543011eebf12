"""What the publisher asks at the moment of sending: nothing is taken on trust."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from crisis.commands.publishing import PausePublishing, ResumePublishing
from crisis.commands.statements import KeepStatement, PrepareCorrection
from crisis.projections.situation import Situation
from crisis.projections.statements import put
from crisis.rules.sending import held_back, may_send
from crisis.terms.operations import Mode
from crisis.terms.statements import (
    PRESS_ROOM,
    SINKS,
    Act,
    ChannelKind,
    Delivery,
    Outlet,
    StatementState,
)
from tests.press_staff import OFFICE, PressStaff, exercise

OUTLETS = (
    PRESS_ROOM,
    Outlet(id="webhook", kind=ChannelKind.WEBHOOK, name="Webhook"),
    Outlet(id="pressemail", kind=ChannelKind.MAIL, name="Mail"),
    *SINKS,
)
HOURS = timedelta(hours=1)


@pytest.fixture
def staff() -> PressStaff:
    return PressStaff()


def no(
    staff: PressStaff, number: int = 1, act: Act = Act.PUBLISH, outlet: Outlet = PRESS_ROOM,
    situation: Situation | None = None,
) -> str | None:  # fmt: skip
    refused = may_send(situation or staff.situation, number, act, outlet, staff.now)
    return refused.code if refused else None


def bent(staff: PressStaff, **changes: object) -> Situation:
    """The situation as if somebody had changed a statement behind the rules' back."""
    one = msgspec.structs.replace(staff.one(), **changes)
    return msgspec.structs.replace(staff.situation, statements=put(staff.situation.statements, one))


def test_what_was_let_out_is_sent(staff: PressStaff) -> None:
    staff.released()
    assert no(staff) is None
    staff.told(1, Delivery.DELIVERED)
    assert no(staff) is None


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda one: f"{one.id}-{one.kind}")
@pytest.mark.parametrize("mode", list(Mode))
def test_an_exercise_leaves_by_no_real_channel_and_earnest_by_no_sink(
    mode: Mode, outlet: Outlet
) -> None:
    staff = PressStaff(mode)
    staff.released()
    fits = (mode is Mode.EXERCISE) == (outlet.kind is ChannelKind.SINK)
    assert (no(staff, outlet=outlet) == "sending.wrong_mode") is not fits


def test_what_there_is_not_is_not_sent(staff: PressStaff) -> None:
    staff.released()
    assert no(staff, 9) == "statement.unknown"
    assert no(staff, outlet=OUTLETS[1]) == "publishing.unknown_channel"
    assert no(staff, act=Act.RETRACT) == "publishing.unknown_channel"


def test_a_text_that_was_not_let_out_is_not_sent(staff: PressStaff) -> None:
    staff.signed(staff.ready(), "formand", "kolding")
    assert no(staff) == "publishing.unknown_channel"


def test_what_came_too_late_is_not_sent(staff: PressStaff) -> None:
    staff.released()
    staff.now += 6 * HOURS - timedelta(microseconds=1)
    assert no(staff) is None
    staff.now += timedelta(microseconds=1)
    assert no(staff) == "sending.too_late"


def test_a_text_that_has_its_own_end_is_not_sent_after_it(staff: PressStaff) -> None:
    staff.released(expires_at=staff.now + HOURS)
    staff.now += HOURS
    assert no(staff) == "sending.too_late"


def test_what_was_replaced_or_taken_back_is_not_sent(staff: PressStaff) -> None:
    number = staff.released()
    staff.corrects(staff.one(number).content.facts[0].entry)
    staff.must(PrepareCorrection(statement=number), OFFICE)
    staff.signed(staff.submitted(2), "formand", "kolding")
    staff.must(staff.releasing(2), OFFICE)
    assert (no(staff, 1), no(staff, 2)) == ("sending.superseded", None)
    staff.retracted(2)
    assert no(staff, 2) == "sending.superseded"
    assert no(staff, 2, Act.RETRACT) is None


def test_a_text_whose_fact_was_corrected_meanwhile_waits_for_a_persons_decision(
    staff: PressStaff,
) -> None:
    """Nobody sends what the staff knows to be wrong: held back, tried again or resumed."""
    number = staff.released()
    staff.must(PausePublishing(reason="Vent"), OFFICE)
    later = staff.corrects(staff.one(number).content.facts[0].entry)
    staff.must(ResumePublishing(), OFFICE)
    assert no(staff) == "statement.fact_corrected"
    staff.must(KeepStatement(statement=number, entry=later, reason="Kun stavefejl"), OFFICE)
    assert no(staff) is None
    staff.corrects(later, text="Våd igen")
    assert no(staff) == "statement.fact_corrected"
    staff.retracted(number)
    assert no(staff, act=Act.RETRACT) is None


def test_nothing_is_taken_back_that_was_not(staff: PressStaff) -> None:
    staff.retracted(staff.released())
    assert no(staff, act=Act.RETRACT) is None
    other = bent(staff, state=StatementState.PUBLISHED)
    assert no(staff, act=Act.RETRACT, situation=other) == "sending.not_retracted"


def test_a_text_with_a_corrected_fact_waits_for_a_decision(staff: PressStaff) -> None:
    number = staff.released()
    later = staff.corrects(staff.one(number).content.facts[0].entry)
    assert no(staff) == "statement.fact_corrected"
    staff.must(KeepStatement(statement=number, entry=later, reason="Kun stavefejl"), OFFICE)
    assert no(staff) is None


def test_another_text_than_the_signed_one_is_not_sent(staff: PressStaff) -> None:
    staff.released()
    edition = staff.one().edition
    content = msgspec.structs.replace(edition.content, text="Gå ned til havnen.")
    other = bent(staff, editions=(msgspec.structs.replace(edition, content=content),))
    assert no(staff, situation=other) == "sending.other_text"


@pytest.mark.parametrize("left", [0, 1])
def test_a_text_that_not_all_have_signed_is_not_sent(staff: PressStaff, left: int) -> None:
    staff.released()
    assert no(staff, situation=bent(staff, signatures=staff.one().signatures[:left])) == (
        "sending.not_signed"
    )
    assert no(staff, situation=bent(staff, required=(), signatures=())) == "sending.not_signed"


def test_a_pause_holds_back_and_refuses_nothing(staff: PressStaff) -> None:
    staff.released()
    assert not held_back(staff.situation)
    staff.must(PausePublishing(reason="Vent"), OFFICE)
    assert held_back(staff.situation)
    assert no(staff) is None
    staff.must(ResumePublishing(), OFFICE)
    assert not held_back(staff.situation)


def test_a_sink_takes_what_is_let_out_in_an_exercise() -> None:
    staff = exercise()
    staff.released()
    assert [no(staff, outlet=one) for one in SINKS] == [None, None, None]
