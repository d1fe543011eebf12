"""The staff is called in: each authority answers for itself, and who does not has a deputy."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from crisis.commands.callouts import AnswerCall, CallDeputy, CallStaff
from crisis.commands.erasure import EraseEntry
from crisis.commands.log import CorrectEntry
from crisis.commands.operations import OpenOperation
from crisis.events import Erased
from crisis.journal.port import Entry
from crisis.projections import situation as fold
from crisis.projections.callouts import Summoned
from crisis.terms.callouts import ANSWERS, CallAnswer, CallState
from crisis.terms.operations import Mode
from tests.given import NOON, spoken_by
from tests.press_staff import PressStaff, code

BOTH = ("kolding", "trekantbrand")
IN_AN_HOUR = NOON + timedelta(hours=1)


@pytest.fixture
def staff() -> PressStaff:
    made = PressStaff()
    made.must(OpenOperation(name="Stormflod", mode=Mode.LIVE), "stabschef")
    return made


def calls(staff: PressStaff, *authorities: str, seat: str = "stabschef", **more: Any) -> object:
    wish = {"place": "KSN Fredericia", "meeting_at": staff.now + timedelta(hours=1), **more}
    return staff.do(CallStaff(authorities=authorities or BOTH, **wish), seat)


def answers(
    staff: PressStaff, what: CallAnswer, seat: str = "kolding", call: int = 1, **more: Any
) -> object:
    return staff.do(AnswerCall(call=call, answer=what, **more), seat)


def one(staff: PressStaff, authority: str = "kolding", call: int = 1) -> Summoned:
    found = staff.situation.callouts.get(call)
    summoned = found.of(authority) if found else None
    assert summoned is not None
    return summoned


def test_a_call_says_who_where_and_when_and_stands_in_the_log(staff: PressStaff) -> None:
    number = calls(staff, agenda="Situationen")
    assert isinstance(number, int)
    entry = staff.situation.log.get(number)
    assert entry is not None
    assert (entry.text, entry.place) == (
        "Indkaldelse nr. 1: Kolding Kommune, TrekantBrand. Møde kl. 14:00.", "KSN Fredericia"
    )  # fmt: skip
    assert {each.state for each in (one(staff), one(staff, "trekantbrand"))} == {CallState.CALLED}


def test_each_answers_for_itself_step_by_step(staff: PressStaff) -> None:
    calls(staff)
    answers(staff, CallAnswer.ACKNOWLEDGE)
    answers(staff, CallAnswer.ON_THE_WAY, expected_at=IN_AN_HOUR, note="To personer")
    last = one(staff).last
    assert last is not None
    assert (last.state, last.note, last.expected_at) == (
        CallState.ON_THE_WAY, "To personer", IN_AN_HOUR
    )  # fmt: skip
    answers(staff, CallAnswer.PRESENT)
    assert one(staff).state is CallState.PRESENT
    assert one(staff, "trekantbrand").state is CallState.CALLED


@pytest.mark.parametrize("now", list(CallState))
@pytest.mark.parametrize("what", list(CallAnswer))
def test_an_answer_comes_from_its_table_and_no_other_way(
    staff: PressStaff, now: CallState, what: CallAnswer
) -> None:
    calls(staff)
    if now is CallState.DEPUTY_CALLED:
        staff.must(CallDeputy(call=1, authority="kolding", deputy="Vicedirektøren"), "logfoerer")
    else:
        by_state = {state: answer for answer, (_, state) in ANSWERS.items()}
        if now in by_state:
            answers(staff, by_state[now])
    assert one(staff).state is now
    answer = answers(staff, what)
    if now in ANSWERS[what][0]:
        assert one(staff).state is ANSWERS[what][1]
    else:
        assert code(answer) == "callout.answered"


def test_the_log_office_writes_down_what_is_said_by_telephone(staff: PressStaff) -> None:
    calls(staff)
    wish = AnswerCall(call=1, answer=CallAnswer.ON_THE_WAY)
    staff.must(wish, "logfoerer", on_behalf_of=spoken_by("kolding"))
    last = one(staff).last
    assert last is not None
    assert (last.state, last.by_phone) == (CallState.ON_THE_WAY, True)
    other = staff.do(wish, "kolding", spoken_by("trekantbrand"))
    assert code(other) == "on_behalf.not_allowed"


def test_who_does_not_answer_has_a_deputy_whose_answer_counts(staff: PressStaff) -> None:
    calls(staff)
    wish = CallDeputy(call=1, authority="kolding", deputy="Vicedirektøren, pr. telefon")
    number = staff.must(wish, "vagtcentral")
    entry = staff.situation.log.get(number)
    assert entry is not None
    assert entry.text == (
        "Kolding Kommune har ikke svaret på indkaldelse nr. 1. "
        "Kaldt i stedet: Vicedirektøren, pr. telefon."
    )
    assert one(staff).state is CallState.DEPUTY_CALLED
    answers(staff, CallAnswer.ON_THE_WAY)
    assert code(staff.do(wish, "logfoerer")) == "callout.answered"
    assert code(staff.do(wish, "kolding")) == "permission.role"


def test_the_log_says_what_is_true_of_who_declined(staff: PressStaff) -> None:
    calls(staff)
    answers(staff, CallAnswer.CANNOT, note="Syg")
    wish = CallDeputy(call=1, authority="kolding", deputy="Vicedirektøren")
    for expected in ("har meldt afbud til", "har stadig ikke svaret på"):
        number = staff.must(wish, "logfoerer")
        entry = staff.situation.log.get(number)
        assert entry is not None
        assert f"Kolding Kommune {expected} indkaldelse nr. 1." in str(entry.text)


def test_who_is_there_may_have_to_leave(staff: PressStaff) -> None:
    calls(staff)
    answers(staff, CallAnswer.PRESENT)
    answers(staff, CallAnswer.CANNOT, note="Kaldt hjem")
    assert one(staff).state is CallState.CANNOT
    answers(staff, CallAnswer.PRESENT)
    assert one(staff).state is CallState.PRESENT


def test_two_who_call_at_once_do_not_call_the_same_people_twice(staff: PressStaff) -> None:
    calls(staff, seen=0)
    assert code(calls(staff, seen=0)) == "callout.moved"
    assert isinstance(calls(staff, seen=1), int)


def test_an_old_call_is_not_answered_when_a_newer_one_reached_the_same(staff: PressStaff) -> None:
    calls(staff)
    calls(staff, "kolding")
    assert code(answers(staff, CallAnswer.PRESENT, call=1)) == "callout.newer"
    assert isinstance(answers(staff, CallAnswer.PRESENT, "trekantbrand", call=1), int)
    assert isinstance(answers(staff, CallAnswer.PRESENT, call=2), int)


def test_a_call_stands_while_it_is_the_last_that_reached_somebody(staff: PressStaff) -> None:
    first = calls(staff)
    calls(staff, "kolding")
    wish = EraseEntry(entry=int(str(first)), reason="Et navn", basis="GDPR art. 17")
    assert code(staff.do(wish, "formand")) == "erasure.call_stands"
    calls(staff, "trekantbrand")
    staff.must(wish, "formand")
    assert sorted(staff.situation.callouts.newest()) == ["kolding", "trekantbrand"]


def test_who_was_not_called_does_not_answer(staff: PressStaff) -> None:
    assert code(answers(staff, CallAnswer.PRESENT)) == "callout.unknown"
    calls(staff)
    assert code(answers(staff, CallAnswer.PRESENT, seat="brs")) == "callout.not_called"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"place": " "}, "callout.place_missing"),
        ({"meeting_at": NOON}, "callout.meeting_past"),
        ({"authorities": ("kolding", "ukendt")}, "authority.unknown"),
    ],
)
def test_a_wrong_call_is_refused_beside_its_field(
    staff: PressStaff, more: dict[str, Any], expected: str
) -> None:
    wish = {"authorities": BOTH, "place": "KSN", "meeting_at": IN_AN_HOUR, **more}
    assert code(staff.do(CallStaff(**wish), "stabschef")) == expected


def test_chair_chief_and_control_room_call_and_nobody_else(staff: PressStaff) -> None:
    for seat in ("kolding", "logfoerer", "presse-politi"):
        assert code(calls(staff, seat=seat)) == "permission.role"
    assert isinstance(calls(staff, seat="vagtcentral"), int)
    assert code(staff.do(CallDeputy(call=1, authority="kolding", deputy=" "), "formand")) == (
        "callout.deputy_missing"
    )


def test_called_again_the_last_call_is_the_one_that_counts(staff: PressStaff) -> None:
    calls(staff, "kolding", "kolding")
    answers(staff, CallAnswer.CANNOT, note="Ingen ledig")
    calls(staff, "kolding")
    call, summoned = staff.situation.callouts.newest()["kolding"]
    assert (call.call, summoned.state) == (2, CallState.CALLED)
    assert len(staff.situation.callouts.calls[1].summoned) == 1


def test_its_words_go_by_law_once_a_newer_stands_and_a_fold_from_the_start_agrees(
    staff: PressStaff,
) -> None:
    first = calls(staff)
    early = answers(staff, CallAnswer.CANNOT, note="Borger syg")
    assert isinstance(first, int)
    assert isinstance(early, int)
    assert code(staff.do(CorrectEntry(number=first, text="x"), "logfoerer")) == "log.staff_called"
    wipe = {"reason": "Et navn", "basis": "GDPR art. 17"}
    for number in (first, early):
        answer = staff.do(EraseEntry(entry=number, **wipe), "formand")
        assert code(answer) == "erasure.call_stands"
    answers(staff, CallAnswer.ON_THE_WAY)
    staff.must(EraseEntry(entry=early, **wipe), "formand")
    assert [step.note for step in one(staff).steps] == [None]
    calls(staff)
    staff.must(EraseEntry(entry=first, **wipe), "formand")
    assert sorted(staff.situation.callouts.calls) == [2]
    kept = [
        Entry(stamp=each.stamp, type=each.type, event=Erased(type=each.type))
        if each.stamp.number in (first, early)
        else each
        for each in staff.written
    ]
    anew = fold.fold(fold.start(staff.situation.operation, Mode.LIVE), kept)
    assert anew.callouts == staff.situation.callouts
