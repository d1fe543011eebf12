"""A seat is handed over by one sheet: the board's facts, the words of who goes, two signatures."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from crisis.commands.callouts import CallStaff
from crisis.commands.closing import CloseOperation
from crisis.commands.erasure import EraseEntry
from crisis.commands.figures import SetFigure
from crisis.commands.log import CorrectEntry, RecordEntry
from crisis.commands.operations import OpenOperation
from crisis.commands.relief import OfferHandover, TakeHandover, WithdrawHandover
from crisis.commands.sight import ClassifyEntry
from crisis.commands.tasks import AskTask, MoveTask
from crisis.errors import Refused
from crisis.events import Erased
from crisis.journal.port import Entry
from crisis.projections import situation as fold
from crisis.projections.relief import Sheet
from crisis.rules.known import Known
from crisis.rules.relief import contents, refs, since
from crisis.rules.visibility import view
from crisis.rules.waiting import waits
from crisis.terms.figures import FigureKind
from crisis.terms.log import EntryKind
from crisis.terms.operations import Mode
from crisis.terms.relief import SheetState
from crisis.terms.sight import Readers, Sight
from crisis.terms.tasks import TaskMove
from tests.given import spoken_by
from tests.press_staff import ACCOUNTS, PressStaff, code, proved

RELIEF = 77
"""The account that comes on."""


@pytest.fixture
def staff() -> PressStaff:
    made = PressStaff()
    made.must(OpenOperation(name="Stormflod", mode=Mode.LIVE), "stabschef")
    return made


def offers(staff: PressStaff, seat: str = "kolding", **more: object) -> object:
    return staff.do(OfferHandover(important="Åen topper kl. 22"), seat, **more)


def takes(
    staff: PressStaff, seat: str = "kolding", account: int = RELIEF, sheet: int = 1
) -> object:
    wish = TakeHandover(sheet=sheet, seen=staff.situation.number)
    return staff.do(wish, seat, account=account)


def sheet(staff: PressStaff, number: int = 1) -> Sheet:
    found = staff.situation.relief.get(number)
    assert found is not None
    return found


def asked(staff: PressStaff, authority: str = "kolding") -> int:
    staff.must(AskTask(kind="pump", title="Pump", authority=authority), "stabschef")
    return staff.situation.tasks.last


def test_the_sheet_holds_by_number_what_the_next_one_must_know(staff: PressStaff) -> None:
    mine, _ = asked(staff), asked(staff, "vejle")
    decided = staff.must(RecordEntry(text="Luk slusen", kind=EntryKind.DECISION), "formand")
    figure = staff.must(
        SetFigure(figure=FigureKind.EVACUATED, value=12, source="EPC"), "trekantbrand"
    )
    meeting = CallStaff(
        authorities=("vejle",), place="KSN", meeting_at=staff.now + timedelta(hours=1)
    )
    staff.must(meeting, "stabschef")
    number = offers(staff)
    one = sheet(staff)
    assert one.contents is not None
    assert (one.number, one.until) == (number, staff.written[-1].stamp.number - 1)
    assert (one.contents.tasks, one.contents.decisions) == ((mine,), (decided,))
    assert (one.contents.figures, one.contents.call, one.contents.since) == ((figure,), 1, 0)
    assert [(each.kind.value, each.number) for each in one.contents.waits] == [("task_asked", mine)]


def test_a_decision_that_holds_no_longer_is_not_on_it(staff: PressStaff) -> None:
    wrong = staff.must(RecordEntry(text="Luk slusen", kind=EntryKind.DECISION), "formand")
    right = staff.must(CorrectEntry(number=wrong, text="Luk porten", reason="Hørt"), "formand")
    offers(staff)
    found = sheet(staff).contents
    assert found is not None and found.decisions == (right,)


def test_both_signatures_stand_with_time_and_the_log_says_so(staff: PressStaff) -> None:
    offers(staff)
    staff.passes(minutes=10)
    number = takes(staff)
    one = sheet(staff)
    assert (one.state, one.account, one.at) == (
        SheetState.TAKEN, ACCOUNTS["kolding"], staff.now - timedelta(minutes=10)
    )  # fmt: skip
    assert one.taken is not None
    assert (one.taken.account, one.taken.at, one.taken.number) == (RELIEF, staff.now, number)
    rows = [staff.situation.log.get(each) for each in (one.number, one.taken.number)]
    assert [row and row.text for row in rows] == [
        "Overdragelsesark nr. 1 for Repræsentant, Kolding Kommune, venter på afløseren.",
        "Vagten er overtaget på Repræsentant, Kolding Kommune (overdragelsesark nr. 1).",
    ]


@pytest.mark.parametrize("mode", list(Mode))
def test_nobody_takes_his_own_sheet(mode: Mode) -> None:
    staff = PressStaff(mode)
    staff.must(OpenOperation(name="Stormflod", mode=mode), "stabschef")
    offers(staff)
    assert code(takes(staff, account=ACCOUNTS["kolding"])) == "relief.own_sheet"
    assert code(takes(staff, "vejle")) == "relief.other_seat"
    assert isinstance(takes(staff), int)
    assert code(takes(staff, account=78)) == "relief.settled"


def test_what_came_after_the_sheet_is_read_before_it_is_signed(staff: PressStaff) -> None:
    offers(staff)
    head = staff.situation.number
    late = staff.must(RecordEntry(text="Vandet stiger igen"), "vejle")
    assert since(staff.situation, sheet(staff)) == (late,)
    unread = staff.do(TakeHandover(sheet=1, seen=head), "kolding", account=RELIEF)
    assert isinstance(unread, Refused)
    assert (unread.code, unread.facts["count"]) == ("relief.unread", 1)
    assert isinstance(takes(staff), int)
    taken = sheet(staff).taken
    assert taken is not None and taken.seen == late


def test_the_next_sheet_begins_where_the_one_that_was_taken_ended(staff: PressStaff) -> None:
    decide = RecordEntry(text="Luk slusen", kind=EntryKind.DECISION)
    staff.must(decide, "formand")
    offers(staff)
    between = staff.must(decide, "formand")
    takes(staff)
    after = staff.must(decide, "formand")
    offers(staff, account=RELIEF)
    found = sheet(staff, 2).contents
    assert found is not None
    assert (found.since, found.decisions) == (sheet(staff).until, (between, after))


def test_a_newer_sheet_replaces_one_that_nobody_took(staff: PressStaff) -> None:
    offers(staff)
    offers(staff, "vejle")
    number = offers(staff)
    assert [one.state for one in staff.situation.relief.all()] == [
        SheetState.REPLACED, SheetState.OFFERED, SheetState.OFFERED
    ]  # fmt: skip
    row = staff.situation.log.get(int(str(number)))
    assert row is not None and str(row.text).endswith("Det erstatter ark nr. 1.")
    assert code(takes(staff)) == "relief.settled"
    assert isinstance(takes(staff, sheet=3), int)


def test_only_who_signed_takes_it_back_and_then_nothing_waits(staff: PressStaff) -> None:
    offers(staff)
    other = staff.do(WithdrawHandover(sheet=1), "kolding", account=RELIEF)
    assert code(other) == "relief.not_yours"
    staff.must(WithdrawHandover(sheet=1), "kolding")
    assert sheet(staff).state is SheetState.WITHDRAWN
    assert staff.situation.relief.waiting("kolding") is None
    assert code(staff.do(WithdrawHandover(sheet=1), "kolding")) == "relief.settled"
    assert code(takes(staff, sheet=9)) == "relief.unknown"


def test_it_waits_for_the_seat_and_not_for_who_signed_it(staff: PressStaff) -> None:
    offers(staff)
    known = Known(planning=staff.planning, situation=staff.situation)

    def waiting(seat: str, account: int) -> list[tuple[str, int]]:
        asker = proved(seat, staff.now, proved=None)
        return [
            (one.kind.value, one.number) for one in waits(known, replace(asker, account=account))
        ]

    assert waiting("kolding", RELIEF) == [("handover", 1)]
    assert waiting("kolding", ACCOUNTS["kolding"]) == waiting("vejle", RELIEF) == []
    offers(staff, account=RELIEF)
    found = sheet(staff, 2).contents
    assert found is not None and found.waits == ()


def test_one_signs_what_one_has_read(staff: PressStaff) -> None:
    task = asked(staff)
    known = Known(planning=staff.planning, situation=staff.situation)
    read = refs(staff.situation, contents(known, proved("kolding", staff.now)))
    staff.must(MoveTask(task=task, move=TaskMove.ACCEPT), "kolding")
    wish = OfferHandover(important="Åen topper", seen=read)
    assert code(staff.do(wish, "kolding")) == "relief.moved"
    known = Known(planning=staff.planning, situation=staff.situation)
    now = refs(staff.situation, contents(known, proved("kolding", staff.now)))
    staff.must(OfferHandover(important="Åen topper", seen=now), "kolding")


def test_words_are_needed_and_nobody_signs_for_another(staff: PressStaff) -> None:
    assert code(staff.do(OfferHandover(important="  "), "kolding")) == "relief.important_missing"
    said = {"on_behalf_of": spoken_by("kolding")}
    assert code(offers(staff, "logfoerer", **said)) == "relief.in_person"
    assert code(offers(staff, "kolding", proved=None)) == "permission.proof_needed"
    assert code(offers(staff, "observatoer")) == "permission.role"


def test_a_sheet_is_not_corrected_and_a_closed_operation_takes_none(staff: PressStaff) -> None:
    number = int(str(offers(staff)))
    wish = CorrectEntry(number=number, text="Andet", reason="Nyt")
    assert code(staff.do(wish, "kolding")) == "log.handover_sheet"
    staff.must(CloseOperation(reason="Slut", basis="DMI"), "formand")
    assert code(takes(staff)) == code(offers(staff)) == "operation.closed"


def test_its_words_go_by_law_once_it_waits_no_more_and_the_signatures_stay(
    staff: PressStaff,
) -> None:
    number = int(str(offers(staff)))
    why = EraseEntry(entry=number, reason="Uden betydning", basis="GDPR art. 17")
    assert code(staff.do(why, "formand")) == "erasure.handover_waits"
    takes(staff)
    staff.must(why, "formand")
    one = sheet(staff)
    assert (one.contents, one.important, one.state) == (None, None, SheetState.TAKEN)
    assert (one.account, one.number) == (ACCOUNTS["kolding"], number)
    kept = [
        Entry(stamp=each.stamp, type=each.type, event=Erased(type=each.type))
        if each.stamp.number == number
        else each
        for each in staff.written
    ]
    anew = fold.fold(fold.start(staff.situation.operation, staff.mode), kept)
    assert anew.relief.get(1) == one
    assert anew.relief.last == 1
    offers(staff)
    assert sheet(staff, 2).state is SheetState.OFFERED


def test_a_sheet_that_is_for_some_is_seen_by_those_and_by_the_seats_own(staff: PressStaff) -> None:
    number = int(str(offers(staff)))
    only = Readers(sight=Sight.RESTRICTED, only_for=("politi",))
    staff.must(ClassifyEntry(number=number, readers=only), "kolding")

    def sees(seat: str) -> bool:
        return view(staff.situation, proved(seat, staff.now)).relief.get(1) is not None

    assert {seat: sees(seat) for seat in ("kolding", "logfoerer", "vejle")} == {
        "kolding": True, "logfoerer": True, "vejle": False
    }  # fmt: skip
    assert isinstance(takes(staff), int)


def test_what_the_one_who_goes_may_not_see_is_not_on_his_sheet(staff: PressStaff) -> None:
    decided = staff.must(RecordEntry(text="Luk slusen", kind=EntryKind.DECISION), "formand")
    only = Readers(sight=Sight.RESTRICTED, only_for=("politi",))
    staff.must(ClassifyEntry(number=decided, readers=only), "formand")
    offers(staff)
    found = sheet(staff).contents
    assert found is not None and found.decisions == ()
