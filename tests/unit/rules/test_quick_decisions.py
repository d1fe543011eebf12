"""What is decided by an entry of the log is a decision: in the minutes and in the picture."""

from __future__ import annotations

import pytest

from crisis.commands.allotments import DecidePriority
from crisis.commands.log import CorrectEntry, RecordEntry, SupplementEntry
from crisis.commands.meetings import CloseMeeting, OpenMeeting
from crisis.commands.minutes import NoteSaid
from crisis.commands.operations import OpenOperation
from crisis.events import Stamp
from crisis.projections import log
from crisis.projections.logbook import LogBook
from crisis.projections.quick_decisions import quick
from crisis.projections.sitrep_facts import Fact
from crisis.projections.sitrep_prefill import prefill
from crisis.rules.minuted import minutes
from crisis.rules.sitreps import Besides, picture
from crisis.terms.log import DECIDES, Channel, EntryKind
from crisis.terms.meetings import AgendaItem
from crisis.terms.operations import Mode
from crisis.terms.sitreps import FactKind, SitrepField
from tests.given import NOON
from tests.press_staff import PressStaff
from tests.stocked import FIRST, SECOND, Stocked, asks
from tests.unit.events.test_golden import EXAMPLES

CHIEF = "stabschef"


@pytest.fixture
def staff() -> PressStaff:
    made = PressStaff()
    made.must(OpenOperation(name="Stormflod", mode=Mode.LIVE), CHIEF)
    return made


def decides(text: str, kind: EntryKind = EntryKind.DECISION) -> RecordEntry:
    return RecordEntry(text=text, kind=kind)


def minuted(staff: PressStaff) -> list[str | None]:
    one = staff.situation.meetings.get(1)
    assert one is not None
    return [each.text for each in minutes(staff.situation, one).quick]


def pictured(staff: PressStaff) -> list[Fact]:
    return [one for one in prefill(staff.situation) if one.field is SitrepField.DECISIONS]


def test_what_is_decided_by_an_entry_while_the_staff_meets_is_in_its_minutes(
    staff: PressStaff,
) -> None:
    staff.must(decides("Før mødet"), "kolding")
    staff.must(OpenMeeting(), CHIEF)
    first = staff.must(decides("Skolen lukker"), "kolding")
    staff.must(decides("Havnen tømmes", EntryKind.OMISSION), "vejle")
    staff.must(RecordEntry(text="Vandet stiger", kind=EntryKind.REPORT), "vejle")
    staff.must(CloseMeeting(meeting=1), CHIEF)
    after = staff.must(decides("Efter mødet"), "kolding")
    assert minuted(staff) == ["Skolen lukker", "Havnen tømmes"]
    staff.must(CorrectEntry(number=first, text="Skolen lukker kl. 14"), "kolding")
    assert minuted(staff) == ["Havnen tømmes", "Skolen lukker kl. 14"]
    said = NoteSaid(meeting=1, item=AgendaItem.SUMMARY, words="Hører til", entries=(after,))
    staff.must(said, CHIEF)
    assert minuted(staff) == ["Havnen tømmes", "Efter mødet", "Skolen lukker kl. 14"]


def test_it_stands_among_the_decisions_of_the_picture_as_long_as_it_stands(
    staff: PressStaff,
) -> None:
    first = staff.must(decides("Skolen lukker"), "kolding")
    staff.must(decides("Havnen tømmes", EntryKind.OMISSION), "vejle")
    told = [(one.values["text"], one.values["omitted"]) for one in pictured(staff)]
    assert sorted(told) == [("Havnen tømmes", True), ("Skolen lukker", False)]
    kind = EntryKind.NOTE
    staff.must(CorrectEntry(number=first, text="Skolen overvejer", kind=kind), "kolding")
    assert [one.values["text"] for one in pictured(staff)] == ["Havnen tømmes"]


def test_that_an_entry_decides_may_be_added_to_it_and_it_then_stands_in_one_place(
    staff: PressStaff,
) -> None:
    staff.must(OpenMeeting(), CHIEF)
    kind, channel = EntryKind.ACTION, Channel.MEDIA
    first = staff.must(RecordEntry(text="Skolen lukker", kind=kind, channel=channel), "kolding")
    staff.must(SupplementEntry(number=first, kind=EntryKind.DECISION), "kolding")
    assert minuted(staff) == ["Skolen lukker"]
    found = [one.field for one in prefill(staff.situation) if one.key == str(first)]
    assert found == [SitrepField.DECISIONS]


def test_of_two_decisions_on_who_gets_what_only_the_last_stands_in_the_picture() -> None:
    staff = Stocked()
    staff.must(asks(3), "kolding")
    for seen in (0, 1):
        staff.must(DecidePriority(lines=(), ground="Plejehjemmet", seen=seen), "formand")
    found = prefill(staff.situations[FIRST])
    told = [one.values["text"] for one in found if one.field is SitrepField.DECISIONS]
    assert [text.partition(",")[0] for text in told] == ["Prioritering 2"]


def test_nor_does_one_stand_that_was_decided_anew_in_another_operation() -> None:
    staff = Stocked()
    staff.must(asks(3), "kolding")
    for seen, operation in ((0, FIRST), (1, SECOND)):
        wish = DecidePriority(lines=(), ground="Plejehjemmet", seen=seen)
        staff.must(wish, "formand", operation)
    told = {}
    for operation in (FIRST, SECOND):
        found = picture(staff.situations[operation], Besides(staff.stock, staff.now, ())).facts
        rows = [one for one in found if one.field is SitrepField.DECISIONS]
        rows = [one for one in rows if one.kind is FactKind.ENTRY]
        told[operation] = [one.values["text"].partition(",")[0] for one in rows]
    assert told == {FIRST: [], SECOND: ["Prioritering 2"]}


def test_a_row_that_the_board_writes_of_what_it_shows_besides_is_none() -> None:
    stamp = Stamp(
        stream=FIRST,
        number=2,
        recorded_at=NOON,
        account=1,
        seat=CHIEF,
        authority="politi",
        planning_head=0,
        hash="",
    )
    books = [log.fold(LogBook(), stamp, one) for one in EXAMPLES]
    rows = [row for one in books for row in one.latest(1)]
    assert sum(1 for one in rows if one.kind in DECIDES) > 9
    assert [one.text for book in books for one in quick(book)] == []
