"""A decision that is for some: nothing of it, and nothing said of it later, reaches others."""

from __future__ import annotations

import pytest

from crisis import demo
from crisis.commands.decisions import FollowUpWish, RecordDissent
from crisis.commands.sight import ClassifyEntry
from crisis.rules.visibility import for_some, hides, view
from crisis.terms.roles import Role
from crisis.terms.sight import Readers, Sight
from tests.deciding import SANDBAGS, deciding, one, settles, wish
from tests.given import by
from tests.press_staff import PressStaff, code

FOR_BRS = Readers(sight=Sight.RESTRICTED, only_for=("brs",))
READS = {"kolding", "brs", "trekantbrand"}
"""Who decided, who is named, and who is to follow it up."""


@pytest.fixture
def staff() -> PressStaff:
    return deciding()


def readers(staff: PressStaff, decision: int) -> set[str]:
    """The authorities that read it, besides the two who answer for the log."""
    heads = {Role.CHAIR, Role.CHIEF_OF_STAFF}
    return {
        seat.authority
        for seat in demo.seats()
        if seat.role not in heads
        and view(staff.situation, by(seat.id)).decisions.get(decision) is not None
    }


def blanks(staff: PressStaff, seat: str) -> list[int]:
    hidden = hides(staff.situation, by(seat))
    return [each.stamp.number for each in staff.written if hidden(each)]


def test_it_and_all_that_is_said_of_it_is_for_those_named_and_those_who_follow_it_up(
    staff: PressStaff,
) -> None:
    first = staff.must(wish(follow_up=(SANDBAGS,), readers=FOR_BRS), "kolding") - 1
    assert readers(staff, 1) == READS
    said = staff.must(RecordDissent(decision=1, words="For sent"), "brs")
    done = staff.must(settles(words="300 sække"), "trekantbrand")
    assert blanks(staff, "vejle") == [first, said, done]
    assert blanks(staff, "trekantbrand") == []
    assert all(for_some(staff.situation, staff.written[n - 1]) for n in (first, said, done))
    log = view(staff.situation, by("vejle")).log
    assert [log.get(number) for number in (first, said, done)] == [None] * 3


def test_who_may_not_read_it_cannot_name_it_and_its_number_is_not_given_again(
    staff: PressStaff,
) -> None:
    staff.must(wish(readers=FOR_BRS), "kolding")
    assert code(staff.do(RecordDissent(decision=1, words="Nej"), "vejle")) == "decision.unknown"
    assert code(staff.do(wish(replaces=1), "vejle")) == "decision.unknown"
    assert code(staff.do(wish(entries=(2,)), "vejle")) == "log.unknown_entry"
    staff.must(wish(), "vejle")
    assert one(staff, 2).authority == "vejle"
    assert view(staff.situation, by("vejle")).decisions.last == 2


def test_what_takes_its_place_is_for_the_same_and_for_whom_it_asks_anew(staff: PressStaff) -> None:
    staff.must(wish(readers=FOR_BRS), "kolding")
    asks = FollowUpWish(what="Senge", authority="vejle")
    staff.must(wish(replaces=1, follow_up=(asks,)), "kolding")
    assert readers(staff, 1) == {"kolding", "brs"}
    assert readers(staff, 2) == {"kolding", "brs", "vejle"}


def test_said_anew_later_it_takes_with_it_what_was_said_of_it(staff: PressStaff) -> None:
    first = staff.must(wish(follow_up=(SANDBAGS,)), "kolding")
    said = staff.must(RecordDissent(decision=1, words="For sent"), "brs")
    done = staff.must(settles(words="300 sække"), "trekantbrand")
    assert blanks(staff, "vejle") == []
    named = Readers(sight=Sight.RESTRICTED, only_for=("kolding",))
    staff.must(ClassifyEntry(number=said, readers=named), "stabschef")
    assert blanks(staff, "vejle") == [first, said, done]
    assert readers(staff, 1) == READS
