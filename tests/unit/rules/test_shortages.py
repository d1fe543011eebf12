"""Who loses what was promised to him is told, as is he who never got it."""

from __future__ import annotations

import pytest

from crisis.commands.allotments import DecidePriority, NoteShortage
from crisis.terms.allotments import AllotmentLine
from crisis.terms.operations import Mode
from crisis.terms.priority import Aim
from tests.stocked import FIRST, SECOND, Stocked, asks, promises, pumps, window


@pytest.fixture
def staff() -> Stocked:
    """Two pumps, both promised to a quay of Vejle; Kolding asks for two for people elsewhere."""
    made = Stocked(Mode.LIVE, pumps(amount=2))
    made.must(asks(2, aim=Aim.PROPERTY), "vejle", FIRST)
    made.must(promises(1, 2), "trekantbrand", FIRST)
    made.must(asks(2), "kolding", SECOND)
    return made


def decided(staff: Stocked, amount: int) -> list[tuple[str, int]]:
    """Give Kolding so many; who then misses how many."""
    line = AllotmentLine(operation=SECOND, request=1, resource_id="pumpe-3", amount=amount)
    wish = DecidePriority(lines=(line,), ground="Plejehjemmet først", seen=0)
    staff.must(wish, "formand", FIRST)
    found = staff.stock.allotments.last
    assert found is not None
    return sorted((one.operation, one.missing) for one in found.shorts)


def test_who_has_all_that_was_asked_and_loses_it_is_told_and_notes_it(staff: Stocked) -> None:
    assert decided(staff, 2) == [(FIRST, 2)]
    staff.must(NoteShortage(request=1), "vejle", FIRST)
    assert staff.no(NoteShortage(request=1), "vejle", FIRST) == "allotment.noted"


def test_what_is_left_of_a_unit_stays_with_him(staff: Stocked) -> None:
    assert decided(staff, 1) == [(FIRST, 1), (SECOND, 1)]


def test_the_promise_to_what_comes_last_gives_way_first(staff: Stocked) -> None:
    made = Stocked(Mode.LIVE, pumps(amount=3))
    made.must(asks(1, aim=Aim.PROPERTY), "vejle", FIRST)
    made.must(promises(1, 1), "trekantbrand", FIRST)
    made.must(asks(2, aim=Aim.SUPPLY), "horsens", FIRST)
    made.must(promises(2, 2), "trekantbrand", FIRST)
    made.must(asks(1), "kolding", SECOND)
    decided(made, 1)
    found = made.stock.allotments.last
    assert found is not None
    assert [(one.asked_by, one.missing) for one in found.shorts] == [("vejle", 1)]


def test_at_another_time_nobody_loses_anything() -> None:
    staff = Stocked(Mode.LIVE, pumps(amount=2))
    staff.must(asks(2, aim=Aim.PROPERTY, window=window(10, 20)), "vejle", FIRST)
    staff.must(promises(1, 2), "trekantbrand", FIRST)
    staff.must(asks(2, window=window(1, 9)), "kolding", SECOND)
    assert decided(staff, 2) == []
