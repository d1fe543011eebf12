"""The minutes are what was decided, asked for and said; approved once, and then they stand."""

from __future__ import annotations

from typing import Any

import pytest

from crisis.commands.erasure import EraseEntry
from crisis.commands.log import CorrectEntry
from crisis.commands.meetings import CloseMeeting, OpenMeeting
from crisis.commands.minutes import ApproveMinutes, NoteAttendance, NoteSaid
from crisis.commands.operations import OpenOperation
from crisis.commands.sight import ClassifyEntry
from crisis.projections.meetings import Meeting
from crisis.rules.visibility import view
from crisis.terms.log import Channel, EntryKind
from crisis.terms.meetings import AgendaItem, MeetingState, Presence
from crisis.terms.operations import Mode
from crisis.terms.sight import Readers, Sight
from tests.given import by, spoken_by
from tests.press_staff import PressStaff, code
from tests.unit.rules.test_erasure import without

CHIEF, KEEPER = "stabschef", "logfoerer"
WHY = {"reason": "Uden betydning", "basis": "GDPR art. 17"}


@pytest.fixture
def staff() -> PressStaff:
    made = PressStaff()
    made.must(OpenOperation(name="Stormflod", mode=Mode.LIVE), CHIEF)
    made.must(OpenMeeting(), CHIEF)
    return made


def one(staff: PressStaff) -> Meeting:
    found = staff.situation.meetings.get(1)
    assert found is not None
    return found


def notes(staff: PressStaff, presence: Presence, seat: str = KEEPER, of: str = "kolding") -> object:
    return staff.do(NoteAttendance(meeting=1, authority=of, presence=presence), seat)


def said(staff: PressStaff, item: AgendaItem = AgendaItem.ROUND, **more: Any) -> object:
    return staff.do(NoteSaid(meeting=1, item=item, **more), more.pop("seat", KEEPER))


def approves(staff: PressStaff, seat: str = CHIEF, seen: int | None = None) -> object:
    seen = staff.situation.number if seen is None else seen
    return staff.do(ApproveMinutes(meeting=1, seen=seen), seat)


def closed(staff: PressStaff) -> None:
    staff.must(CloseMeeting(meeting=1), CHIEF)


def test_each_authority_notes_itself_and_the_log_office_everybody(staff: PressStaff) -> None:
    rows = staff.situation.log.count
    assert isinstance(notes(staff, Presence.PHONE, "kolding"), int)
    assert code(notes(staff, Presence.PRESENT, "vejle")) == "meeting.not_yours"
    assert code(notes(staff, Presence.PHONE)) == "meeting.noted_so"
    assert isinstance(notes(staff, Presence.PRESENT), int)
    assert code(notes(staff, Presence.PRESENT, of="ukendt")) == "authority.unknown"
    assert [(each.authority, each.presence) for each in one(staff).attendance] == [
        ("kolding", Presence.PRESENT)
    ]
    assert staff.situation.log.count == rows, "it is a fact of the journal and no row"


def test_who_has_the_floor_in_the_round_may_have_nothing_new(staff: PressStaff) -> None:
    number = said(staff, authority="kolding")
    assert isinstance(number, int)
    entry = staff.situation.log.get(number)
    assert entry is not None
    assert (entry.text, entry.kind) == ("Kolding Kommune: intet nyt.", EntryKind.NOTE)
    assert (entry.meeting, entry.item, entry.channel) == (1, AgendaItem.ROUND, Channel.MEETING)
    assert one(staff).spoken == {"kolding"}


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        ({}, "meeting.words_missing"),
        ({"item": AgendaItem.TASKS, "authority": "kolding"}, "meeting.words_missing"),
        ({"authority": "kolding", "words": " "}, "meeting.words_missing"),
        ({"item": AgendaItem.CHANGES, "words": "Vand"}, "meeting.no_item"),
        ({"authority": "ukendt"}, "authority.unknown"),
        ({"words": "Som aftalt", "entries": (99,)}, "log.unknown_entry"),
    ],
)
def test_what_says_nothing_is_not_noted(staff: PressStaff, wish: dict[str, Any], why: str) -> None:
    assert code(said(staff, **wish)) == why


def test_nobody_holds_a_meeting_for_another(staff: PressStaff) -> None:
    wish = NoteSaid(meeting=1, item=AgendaItem.ROUND, words="Klar")
    assert code(staff.do(wish, KEEPER, spoken_by("kolding"))) == "meeting.in_person"


def test_what_was_noted_is_put_right_as_any_entry(staff: PressStaff) -> None:
    number = said(staff, authority="kolding", words="200 senge")
    assert isinstance(number, int)
    staff.must(CorrectEntry(number=number, text="Kolding Kommune: 120 senge"), KEEPER)
    assert [each.number for each in one(staff).said] == [number]


def test_the_chief_of_staff_approves_once_and_then_nothing_is_added(staff: PressStaff) -> None:
    assert code(approves(staff)) == "meeting.not_closed"
    closed(staff)
    assert isinstance(said(staff, words="Enige", item=AgendaItem.SUMMARY), int), "not yet approved"
    assert code(approves(staff, "formand")) == "permission.role"
    assert code(staff.do(ApproveMinutes(meeting=1, seen=9), CHIEF, proved=None)) == (
        "permission.proof_needed"
    )
    read = staff.situation.number
    done = approves(staff)
    assert isinstance(done, int)
    found = one(staff).approved
    assert found is not None
    assert (found.number, found.upto, one(staff).state) == (done, read, MeetingState.APPROVED)
    assert code(approves(staff)) == "meeting.approved_already"
    assert code(said(staff, words="Glemt")) == "meeting.approved_already"
    assert code(notes(staff, Presence.ABSENT)) == "meeting.approved_already"


def test_who_approves_has_read_what_was_noted_last(staff: PressStaff) -> None:
    number = said(staff, authority="kolding", words="200 senge")
    assert isinstance(number, int)
    closed(staff)
    read = staff.situation.number
    staff.fact()
    staff.must(CorrectEntry(number=number, text="120 senge"), KEEPER)
    assert code(approves(staff, seen=read)) == "meeting.minutes_moved"
    read = staff.situation.number
    staff.fact()
    assert isinstance(approves(staff, seen=read), int), "what is not of the meeting moves nothing"


def test_what_is_for_some_is_not_told_to_others_by_the_meeting(staff: PressStaff) -> None:
    number = said(staff, authority="kolding", words="Trusler mod EPC")
    assert isinstance(number, int)
    readers = Readers(sight=Sight.RESTRICTED, only_for=("kolding",))
    staff.must(ClassifyEntry(number=number, readers=readers), CHIEF)
    seen = view(staff.situation, by("vejle", staff.now)).meetings.get(1)
    own = view(staff.situation, by("kolding", staff.now)).meetings.get(1)
    assert seen is not None
    assert own is not None
    assert (seen.spoken, len(own.said)) == (frozenset(), 1)


def test_words_that_go_by_law_leave_the_meeting_as_if_never_said(staff: PressStaff) -> None:
    number = said(staff, authority="kolding", words="Fru Hansen er syg")
    assert isinstance(number, int)
    notes(staff, Presence.PRESENT)
    closed(staff)
    approves(staff)
    staff.must(EraseEntry(entry=number, **WHY), CHIEF)
    assert one(staff).said == ()
    assert without(staff).meetings == staff.situation.meetings
