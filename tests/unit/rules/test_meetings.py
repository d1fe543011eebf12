"""The staff meets in a rhythm: one meeting at a time, with a number, an agenda and an end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis.commands.callouts import CallStaff
from crisis.commands.erasure import EraseEntry
from crisis.commands.log import CorrectEntry
from crisis.commands.meetings import (
    CallMeeting,
    CancelMeeting,
    CloseMeeting,
    OpenMeeting,
    SetRhythm,
)
from crisis.commands.operations import OpenOperation
from crisis.commands.sight import ClassifyEntry
from crisis.projections.meetings import Meeting, Rhythm
from crisis.rules.rhythm import NextMeeting, next_meeting, times_of
from crisis.terms.meetings import APART, TEMPLATES, MeetingKind, MeetingState
from crisis.terms.operations import Mode
from crisis.terms.sight import Readers, Sight
from tests.given import NOON, spoken_by
from tests.press_staff import PressStaff, code
from tests.unit.rules.test_erasure import without

CHIEF = "stabschef"
WHY = {"reason": "Uden betydning", "basis": "GDPR art. 17"}


@pytest.fixture
def staff() -> PressStaff:
    made = PressStaff()
    made.must(OpenOperation(name="Stormflod", mode=Mode.LIVE), CHIEF)
    return made


def at(hour: int, minute: int = 0, day: int = 22) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def rhythm(staff: PressStaff, every: int = 120, first: datetime | None = None, **more: Any) -> int:
    wish = SetRhythm(every=every, first_at=first or at(14), place="KSN", **more)
    return staff.must(wish, CHIEF)


def calls(staff: PressStaff, when: datetime, **more: Any) -> object:
    return staff.do(CallMeeting(**{"meeting_at": when, "place": "KSN", **more}), "logfoerer")


def comes(staff: PressStaff) -> NextMeeting | None:
    return next_meeting(staff.situation, staff.now)


def when(staff: PressStaff) -> datetime | None:
    found = comes(staff)
    return found.at if found else None


def one(staff: PressStaff, number: int = 1) -> Meeting:
    found = staff.situation.meetings.get(number)
    assert found is not None
    return found


def held(staff: PressStaff) -> None:
    staff.must(OpenMeeting(), CHIEF)
    staff.must(CloseMeeting(meeting=staff.situation.meetings.last), CHIEF)


def test_without_a_rhythm_or_a_call_no_meeting_comes(staff: PressStaff) -> None:
    assert comes(staff) is None


def test_the_first_meeting_is_the_one_the_staff_was_called_to(staff: PressStaff) -> None:
    staff.must(CallStaff(authorities=("kolding",), place="KSN", meeting_at=at(13)), CHIEF)
    rhythm(staff)
    found = comes(staff)
    assert found is not None
    assert (found.at, found.kind, found.place) == (at(13), MeetingKind.FIRST, "KSN")
    staff.passes(minutes=58)
    held(staff)
    assert one(staff).kind is MeetingKind.FIRST
    assert one(staff).items == TEMPLATES[MeetingKind.FIRST]
    found = comes(staff)
    assert found is not None
    assert (found.at, found.kind) == (at(14), MeetingKind.STATUS)


def test_the_rhythm_goes_on_from_meeting_to_meeting(staff: PressStaff) -> None:
    rhythm(staff)
    staff.passes(hours=2, minutes=5)
    assert when(staff) == at(14), "it should have begun, and is still the one that comes"
    held(staff)
    assert (one(staff).meeting_at, when(staff)) == (at(14), at(16))
    staff.passes(hours=2, minutes=40)
    assert when(staff) == at(18), "what was passed over by half an hour is not waited for"


def test_a_meeting_beside_the_rhythm_takes_the_place_of_the_time_next_to_it(
    staff: PressStaff,
) -> None:
    rhythm(staff)
    calls(staff, at(14, 10))
    assert when(staff) == at(14, 10)
    assert code(calls(staff, at(14, 20))) == "meeting.called_already"
    calls(staff, at(13))
    assert when(staff) == at(13)
    staff.must(CancelMeeting(meeting=2, reason="Alle er ude"), CHIEF)
    staff.must(CancelMeeting(meeting=1, reason="Alle er ude"), CHIEF)
    assert when(staff) == at(16), "what was called off is not held at the rhythm's time either"
    assert one(staff).state is MeetingState.CANCELLED


def test_times_of_the_day_are_danish_times(staff: PressStaff) -> None:
    staff.must(SetRhythm(times=("16:00", "09:00", "16:00"), place="KSN"), CHIEF)
    assert when(staff) == at(15)
    held_ = staff.situation.meetings.rhythm
    assert held_ is not None
    assert held_.times == ("09:00", "16:00")
    summer = a_rhythm(times=("01:00", "09:00"))
    after = datetime(2026, 10, 24, 12, 0, tzinfo=UTC)
    hours = [moment.hour for moment in islice(times_of(summer, after), 4)]
    assert hours == [23, 8, 0, 8], "the night in which the clock is turned has its 09:00 at 08 UTC"


def a_rhythm(**more: Any) -> Rhythm:
    common = {"number": 1, "at": NOON, "every": None, "first_at": None, "times": ()}
    return Rhythm(**{**common, "place": None, "joining": None, **more})


@given(
    every=st.integers(30, 1440),
    first=st.integers(-10_000, 10_000),
    after=st.integers(-10_000, 10_000),
)
def test_the_times_of_a_rhythm_lie_ahead_in_order_and_never_too_close(
    every: int, first: int, after: int
) -> None:
    start, moment = NOON + timedelta(minutes=first), NOON + timedelta(minutes=after)
    found = list(islice(times_of(a_rhythm(every=every, first_at=start), moment), 5))
    assert found[0] > moment
    assert found[0] - moment <= max(timedelta(minutes=every), start - moment)
    assert all(later - sooner >= APART for sooner, later in pairwise(found))
    assert all((one - start) % timedelta(minutes=every) == timedelta(0) for one in found)


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        ({}, "meeting.no_rhythm"),
        ({"every": 60}, "meeting.first_missing"),
        ({"first_at": at(14)}, "meeting.first_missing"),
        ({"every": 60, "first_at": at(14), "times": ("09:00",)}, "meeting.rhythm_both"),
        ({"times": ("09:00", "09:20")}, "meeting.too_close"),
        ({"times": ("23:50", "00:10")}, "meeting.too_close"),
    ],
)
def test_a_rhythm_that_is_none_is_refused(
    staff: PressStaff, wish: dict[str, Any], why: str
) -> None:
    assert code(staff.do(SetRhythm(**wish), CHIEF)) == why


def test_a_rhythm_is_set_by_the_heads_and_ended_by_them(staff: PressStaff) -> None:
    number = rhythm(staff)
    assert code(staff.do(SetRhythm(), "logfoerer")) == "permission.role"
    same = SetRhythm(every=120, first_at=at(14), place="KSN")
    assert code(staff.do(same, "formand")) == "meeting.rhythm_same"
    entry = staff.situation.log.get(number)
    assert entry is not None
    assert entry.text == "Staben mødes hver 120. minut, første gang kl. 15:00."
    staff.must(SetRhythm(), "formand")
    assert comes(staff) is None
    assert code(staff.do(SetRhythm(), CHIEF)) == "meeting.no_rhythm"


def test_one_meeting_is_held_at_a_time_and_each_has_a_number(staff: PressStaff) -> None:
    staff.must(OpenMeeting(kind=MeetingKind.CLOSING), "vagtcentral")
    assert one(staff).items == TEMPLATES[MeetingKind.CLOSING]
    assert code(staff.do(OpenMeeting(), CHIEF)) == "meeting.open_already"
    staff.must(CloseMeeting(meeting=1), CHIEF)
    assert code(staff.do(CloseMeeting(meeting=1), CHIEF)) == "meeting.not_open"
    assert code(staff.do(CloseMeeting(meeting=7), CHIEF)) == "meeting.unknown"
    assert code(staff.do(OpenMeeting(meeting=1), CHIEF)) == "meeting.not_waiting"
    calls(staff, at(15))
    staff.must(OpenMeeting(meeting=2), CHIEF)
    assert one(staff, 2).kind is MeetingKind.STATUS


def test_what_is_called_says_when_and_where(staff: PressStaff) -> None:
    assert code(calls(staff, NOON)) == "meeting.past"
    assert code(calls(staff, at(14), place=" ")) == "meeting.place_missing"
    spoken = staff.do(CallMeeting(meeting_at=at(14), place="KSN"), CHIEF, spoken_by("kolding"))
    assert code(spoken) == "meeting.in_person"
    assert isinstance(calls(staff, at(14), place=None, joining="70 10 20 30"), int)
    wrong = CancelMeeting(meeting=1, reason=" ")
    assert code(staff.do(wrong, CHIEF)) == "meeting.reason_missing"
    staff.must(OpenMeeting(meeting=1), CHIEF)
    wish = CancelMeeting(meeting=1, reason="Ingen kan")
    assert code(staff.do(wish, CHIEF)) == "meeting.not_waiting"


def test_when_a_meeting_ends_the_log_says_when_the_next_one_is(staff: PressStaff) -> None:
    rhythm(staff, first=NOON + timedelta(minutes=5))
    held(staff)
    entry = staff.situation.log.get(staff.situation.number)
    assert entry is not None
    assert entry.text == "Møde nr. 1 er lukket. Næste møde kl. 15:05."
    assert one(staff).next_at == at(14, 5)


def test_what_happened_to_a_meeting_stands_as_it_is_in_the_log_and_for_all(
    staff: PressStaff,
) -> None:
    number = rhythm(staff)
    restricted = Readers(sight=Sight.RESTRICTED, only_for=("politi",))
    wish = ClassifyEntry(number=number, readers=restricted)
    assert code(staff.do(wish, CHIEF)) == "sight.shown_to_all"
    assert code(staff.do(CorrectEntry(number=number, text="Nej"), CHIEF)) == "log.meeting_held"


def test_where_one_meets_may_go_by_law_when_the_meeting_is_over(staff: PressStaff) -> None:
    first = rhythm(staff)
    called = calls(staff, at(13), place="Hos Jens Hansen")
    assert isinstance(called, int)
    assert code(staff.do(EraseEntry(entry=first, **WHY), CHIEF)) == "erasure.rhythm_stands"
    assert code(staff.do(EraseEntry(entry=called, **WHY), CHIEF)) == "erasure.meeting_stands"
    staff.must(SetRhythm(), CHIEF)
    off = staff.must(CancelMeeting(meeting=1, reason="Jens er syg"), CHIEF)
    staff.must(EraseEntry(entry=off, **WHY), CHIEF)
    assert one(staff).state is MeetingState.CANCELLED
    staff.must(EraseEntry(entry=first, **WHY), CHIEF)
    assert without(staff).meetings == staff.situation.meetings
    staff.must(EraseEntry(entry=called, **WHY), CHIEF)
    calls(staff, at(15), place="Hos Jens Hansen")
    entry = staff.situation.number
    staff.must(OpenMeeting(meeting=2), CHIEF)
    staff.must(CloseMeeting(meeting=2), CHIEF)
    staff.must(EraseEntry(entry=entry, **WHY), CHIEF)
    assert (one(staff, 2).place, one(staff, 2).meeting_at) == (None, at(15))
    assert without(staff).meetings == staff.situation.meetings
