"""Following up: each seat ticks for itself, and says so when it is done."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from crisis.commands.erasure import EraseEntry
from crisis.commands.follows import FollowEntry, SettleFollow
from crisis.commands.log import CorrectEntry
from crisis.commands.operations import OpenOperation
from crisis.commands.sight import ClassifyEntry
from crisis.projections.follows import Follow
from crisis.rules.visibility import hides, view
from crisis.terms.operations import Mode
from crisis.terms.sight import Readers, Sight
from tests.given import NOON, by, spoken_by
from tests.press_staff import PressStaff, code
from tests.unit.rules.test_erasure import without
from tests.unit.rules.test_waiting import waiting

WHY = {"reason": "Helbredsoplysninger", "basis": "GDPR art. 17"}


@pytest.fixture
def staff() -> PressStaff:
    made = PressStaff()
    made.must(OpenOperation(name="Stormflod", mode=Mode.LIVE), "stabschef")
    return made


def follows(staff: PressStaff, entry: int, seat: str, **more: Any) -> int:
    return staff.must(FollowEntry(entry=entry, **more), seat)


def ticks(staff: PressStaff, entry: int) -> list[tuple[str, bool]]:
    return [(one.seat, one.done is not None) for one in staff.situation.follows.of(entry)]


def mine(staff: PressStaff, entry: int, seat: str = "kolding") -> Follow:
    found = staff.situation.follows.by(entry, seat)
    assert found is not None
    return found


def test_several_seats_follow_up_each_for_itself(staff: PressStaff) -> None:
    entry = staff.fact()
    rows = staff.situation.log.count
    for seat in ("kolding", "vejle", "logfoerer"):
        follows(staff, entry, seat)
    staff.must(SettleFollow(entry=entry, note="Set"), "vejle")
    assert ticks(staff, entry) == [("kolding", False), ("vejle", True), ("logfoerer", False)]
    assert staff.situation.log.count == rows, "a tick is a fact of the journal and no row"
    assert code(staff.do(SettleFollow(entry=entry), "vejle")) == "follow.settled"
    assert mine(staff, entry, "vejle").done_note == "Set"


def test_it_stands_on_the_seats_own_list_and_is_late_when_its_time_has_passed(
    staff: PressStaff,
) -> None:
    entry = staff.fact()
    follows(staff, entry, "kolding", until=NOON + timedelta(minutes=30))
    assert waiting(staff, "kolding") == [("follow", entry)]
    follows(staff, entry, "logfoerer")
    assert waiting(staff, "vejle") == waiting(staff, "stabschef") == []
    staff.passes(minutes=31)
    assert waiting(staff, "kolding") == [("follow_late", entry)]
    staff.must(SettleFollow(entry=entry), "kolding")
    assert waiting(staff, "kolding") == []


def test_once_more_puts_time_and_words_in_place_of_the_former(staff: PressStaff) -> None:
    entry = staff.fact()
    follows(staff, entry, "kolding")
    assert code(staff.do(FollowEntry(entry=entry), "kolding")) == "follow.already"
    later = NOON + timedelta(hours=1)
    number = follows(staff, entry, "kolding", note="Ring igen", until=later)
    found = mine(staff, entry)
    assert (found.number, found.note, found.until, found.done) == (
        number, "Ring igen", later, None
    )  # fmt: skip
    assert len(staff.situation.follows.open()) == 1


def test_who_has_nothing_to_do_says_that_it_was_seen(staff: PressStaff) -> None:
    entry = staff.fact()
    staff.must(SettleFollow(entry=entry), "vejle")
    assert ticks(staff, entry) == [("vejle", True)]
    follows(staff, entry, "vejle", note="Der kom mere")
    assert ticks(staff, entry) == [("vejle", False)]


@pytest.mark.parametrize(
    ("wish", "more", "expected"),
    [
        (FollowEntry(entry=99), {}, "log.unknown_entry"),
        (SettleFollow(entry=99), {}, "log.unknown_entry"),
        (FollowEntry(entry=2, until=NOON), {}, "follow.until_past"),
        (FollowEntry(entry=2), {"on_behalf_of": spoken_by("kolding")}, "follow.in_person"),
        (SettleFollow(entry=2), {"on_behalf_of": spoken_by("kolding")}, "follow.in_person"),
    ],
)
def test_what_cannot_be_followed_is_refused(
    staff: PressStaff, wish: Any, more: dict[str, Any], expected: str
) -> None:
    staff.fact()
    assert code(staff.do(wish, "logfoerer", **more)) == expected


def test_what_was_corrected_is_followed_where_it_was_put_right(staff: PressStaff) -> None:
    entry = staff.fact()
    follows(staff, entry, "kolding")
    staff.must(CorrectEntry(number=entry, text="Havnegade er tør"), "kolding")
    assert code(staff.do(FollowEntry(entry=entry), "vejle")) == "follow.corrected"
    staff.must(SettleFollow(entry=entry), "kolding")


def test_an_entry_without_words_leaves_nothing_to_follow_up(staff: PressStaff) -> None:
    entry = staff.fact()
    follows(staff, entry, "kolding")
    staff.must(SettleFollow(entry=entry), "vejle")
    staff.must(EraseEntry(entry=entry, **WHY), "formand")
    assert ticks(staff, entry) == [("vejle", True)]
    assert waiting(staff, "kolding") == []
    assert code(staff.do(FollowEntry(entry=entry), "kolding")) == "log.erased"
    assert without(staff) == staff.situation


def test_its_words_go_by_law_once_it_is_settled_and_settled_it_stays(staff: PressStaff) -> None:
    entry = staff.fact()
    number = follows(staff, entry, "kolding", note="Fru Hansen")
    wipe = EraseEntry(entry=number, **WHY)
    assert code(staff.do(wipe, "formand")) == "erasure.follow_open"
    done = staff.must(SettleFollow(entry=entry, note="Fru Hansen er ringet op"), "kolding")
    staff.must(EraseEntry(entry=done, **WHY), "formand")
    assert (mine(staff, entry).done, mine(staff, entry).done_note) == (done, None)
    assert without(staff) == staff.situation
    staff.must(wipe, "formand")
    assert ticks(staff, entry) == []
    assert without(staff) == staff.situation


def test_a_tick_on_what_one_may_not_read_is_not_seen_nor_set(staff: PressStaff) -> None:
    entry = staff.fact()
    number = follows(staff, entry, "kolding", note="Kun os")
    readers = Readers(sight=Sight.RESTRICTED, only_for=("kolding",))
    staff.must(ClassifyEntry(number=entry, readers=readers), "kolding")
    outside = by("vejle", staff.now)
    assert view(staff.situation, outside).follows.all() == []
    (tick,) = [one for one in staff.written if one.stamp.number == number]
    assert hides(staff.situation, outside)(tick)
    assert not hides(staff.situation, by("kolding", staff.now))(tick)
    hidden = staff.do(FollowEntry(entry=entry), "vejle")
    assert code(hidden) == code(staff.do(FollowEntry(entry=99), "vejle")) == "log.unknown_entry"
