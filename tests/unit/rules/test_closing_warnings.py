"""What citizens were told and still go by is open when an operation ends: somebody must own it."""

from __future__ import annotations

import pytest

from crisis.commands.closing import CloseOperation
from crisis.commands.operations import OpenOperation
from crisis.rules.closing import open_matters
from crisis.terms.operations import Mode
from crisis.terms.statements import Act, Audience, Delivery
from tests.press_staff import PressStaff, code


@pytest.fixture
def staff() -> PressStaff:
    made = PressStaff()
    made.must(OpenOperation(name="Stormflod", mode=Mode.LIVE), "stabschef")
    return made


def refs(staff: PressStaff) -> tuple[str, ...]:
    return tuple(one.ref for one in open_matters(staff.situation, staff.planning))


@pytest.mark.parametrize("audience", [Audience.EVERYBODY, Audience.AREA])
def test_a_warning_that_arrived_is_open_until_it_is_taken_back(
    staff: PressStaff, audience: Audience
) -> None:
    number = staff.published(title="Bliv inde", audience=audience)
    assert refs(staff) == (f"statement-{number}:politi",)
    staff.retracted(number)
    staff.told(number, Delivery.DELIVERED, Act.RETRACT)
    assert refs(staff) == ()


@pytest.mark.parametrize("audience", [Audience.RELATIVES, Audience.MEDIA])
def test_what_others_took_note_of_is_not(staff: PressStaff, audience: Audience) -> None:
    staff.published(audience=audience)
    assert refs(staff) == ()


def test_no_operation_ends_with_a_warning_outside_that_nobody_was_given(staff: PressStaff) -> None:
    number = staff.published(title="Bliv inde")
    bare = CloseOperation(reason="Slut", basis="Møde", seen=())
    assert code(staff.do(bare, "formand")) == "closing.moved"
    wish = CloseOperation(reason="Slut", basis="Møde", seen=refs(staff))
    assert code(staff.do(wish, "formand")) == "closing.open"
    given = CloseOperation(reason="Slut", basis="Møde", seen=refs(staff), hand_over=True)
    ended = staff.must(given, "formand")
    assert list(staff.situation.closing.handed_over) == [f"statement-{number}:politi"]
    entry = staff.situation.log.get(ended)
    assert entry is not None
    assert f"P{number} til" in str(entry.text)
