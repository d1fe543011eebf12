"""The staff log is written in pen: what may be written, corrected, supplemented, confirmed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from crisis.commands.log import ConfirmEntry, CorrectEntry, RecordEntry, SupplementEntry
from crisis.errors import Refused
from crisis.terms.log import Certainty, EntryKind
from tests.given import NOON, Staff, spoken_by


def code(answer: object) -> str:
    assert isinstance(answer, Refused), answer
    return answer.code


def test_only_the_text_is_needed(staff: Staff) -> None:
    number = staff.do(RecordEntry(text="Vand i kældre"), "kolding")
    entry = staff.situation.log.get(number)
    assert (entry.text, entry.kind, entry.certainty, entry.authority_name) == (
        "Vand i kældre",
        EntryKind.REPORT,
        Certainty.UNCONFIRMED,
        "Kolding Kommune",
    )


def test_a_text_of_nothing_but_space_is_no_entry(staff: Staff) -> None:
    answer = staff.do(RecordEntry(text=" \n "), "kolding")
    assert (code(answer), answer.field) == ("log.text_missing", "text")


@pytest.mark.parametrize(
    ("ahead", "taken"),
    [
        (timedelta(minutes=5), True),
        (timedelta(minutes=5, seconds=1), False),
        (-timedelta(days=9), True),
    ],
)
def test_what_happened_lies_at_most_five_minutes_ahead(
    staff: Staff, ahead: timedelta, taken: bool
) -> None:
    answer = staff.do(RecordEntry(text="x", occurred_at=NOON + ahead), "kolding")
    assert isinstance(answer, int) is taken
    if not taken:
        assert (code(answer), answer.field) == ("log.occurred_in_future", "occurred_at")


def test_what_is_expected_has_its_own_field_and_lies_ahead(staff: Staff) -> None:
    assert isinstance(
        staff.do(RecordEntry(text="x", expected_at=NOON + timedelta(hours=3)), "kolding"), int
    )
    assert code(staff.do(RecordEntry(text="x", expected_at=NOON), "kolding")) == (
        "log.expected_in_past"
    )


@pytest.mark.parametrize("seat", ["observatoer", "planlaegger"])
def test_who_is_not_of_the_staff_writes_nothing_in_earnest(staff: Staff, seat: str) -> None:
    assert code(staff.do(RecordEntry(text="x"), seat)) == "permission.role"


def test_a_correction_is_a_new_entry_and_the_old_text_stays(staff: Staff) -> None:
    old = staff.do(RecordEntry(text="Jernbanegade", place="Kolding"), "kolding")
    new = staff.do(CorrectEntry(number=old, text="Havnegade", reason="Set"), "kolding")
    log = staff.situation.log
    assert (log.get(old).text, log.get(old).corrected_by) == ("Jernbanegade", new)
    assert (log.get(new).text, log.get(new).corrects, log.get(new).place) == (
        "Havnegade",
        old,
        "Kolding",
    )


def test_only_the_last_word_may_be_corrected(staff: Staff) -> None:
    old = staff.do(RecordEntry(text="a"), "kolding")
    staff.do(CorrectEntry(number=old, text="b"), "kolding")
    answer = staff.do(CorrectEntry(number=old, text="c"), "kolding")
    assert (code(answer), answer.facts["by"]) == ("log.already_corrected", 2)


def test_a_correction_that_changes_nothing_is_refused(staff: Staff) -> None:
    old = staff.do(RecordEntry(text="a"), "kolding")
    assert code(staff.do(CorrectEntry(number=old, text="a"), "kolding")) == "log.unchanged"


@pytest.mark.parametrize(
    ("seat", "may"),
    [("kolding", True), ("presse-kolding", True), ("logfoerer", True), ("stabschef", True),
     ("vejle", False), ("formand", False), ("brs", False)],
)  # fmt: skip
def test_own_words_and_the_log_office_correct(staff: Staff, seat: str, may: bool) -> None:
    old = staff.do(RecordEntry(text="a"), "kolding")
    answer = staff.do(CorrectEntry(number=old, text="b"), seat)
    assert isinstance(answer, int) is may
    if not may:
        assert code(answer) == "log.not_yours"


def test_details_follow_within_two_minutes_and_strike_nothing(staff: Staff) -> None:
    old = staff.do(RecordEntry(text="EPC åbnes"), "kolding")
    staff.now += timedelta(minutes=2)
    new = staff.do(SupplementEntry(number=old, text="Plads til 120"), "kolding")
    log = staff.situation.log
    assert (log.get(old).supplemented_by, log.get(old).corrected_by) == ((new,), None)
    assert log.get(new).supplements == old


def test_after_two_minutes_it_takes_a_correction(staff: Staff) -> None:
    old = staff.do(RecordEntry(text="EPC åbnes"), "kolding")
    staff.now += timedelta(minutes=2, seconds=1)
    answer = staff.do(SupplementEntry(number=old, text="Plads til 120"), "kolding")
    assert code(answer) == "log.too_late_to_supplement"


def test_only_the_seat_that_wrote_supplements_and_never_with_nothing(staff: Staff) -> None:
    old = staff.do(RecordEntry(text="EPC åbnes"), "kolding")
    assert code(staff.do(SupplementEntry(number=old, text="x"), "logfoerer")) == "log.not_yours"
    assert code(staff.do(SupplementEntry(number=old), "kolding")) == "log.supplement_empty"


def test_a_log_keeper_writes_for_another_and_that_authority_confirms_once(staff: Staff) -> None:
    old = staff.do(RecordEntry(text="4 pumper"), "logfoerer", spoken_by("brs"))
    entry = staff.situation.log.get(old)
    assert (entry.on_behalf_of.authority_name, entry.confirmed_by) == ("Beredskabsstyrelsen", None)
    assert code(staff.do(ConfirmEntry(number=old), "vejle")) == "log.not_yours"
    assert code(staff.do(ConfirmEntry(number=old), "logfoerer")) == "log.not_yours"
    number = staff.do(ConfirmEntry(number=old), "brs")
    assert staff.situation.log.get(old).confirmed_by == number
    assert code(staff.do(ConfirmEntry(number=old), "brs")) == "log.already_confirmed"


def test_nobody_confirms_over_the_telephone(staff: Staff) -> None:
    old = staff.do(RecordEntry(text="4 pumper"), "logfoerer", spoken_by("brs"))
    answer = staff.do(ConfirmEntry(number=old), "logfoerer", spoken_by("brs"))
    assert code(answer) == "log.not_yours"


def test_what_was_not_written_for_another_needs_no_confirmation(staff: Staff) -> None:
    old = staff.do(RecordEntry(text="x"), "kolding")
    assert code(staff.do(ConfirmEntry(number=old), "kolding")) == "log.not_on_behalf"


def test_a_corrected_telephone_report_waits_for_its_authority_again(staff: Staff) -> None:
    old = staff.do(RecordEntry(text="4 pumper"), "logfoerer", spoken_by("brs"))
    staff.do(ConfirmEntry(number=old), "brs")
    new = staff.do(CorrectEntry(number=old, text="3 pumper"), "logfoerer")
    entry = staff.situation.log.get(new)
    assert (entry.on_behalf_of.authority, entry.confirmed_by) == ("brs", None)
    assert code(staff.do(ConfirmEntry(number=old), "brs")) != "log.unknown_entry"
    assert isinstance(staff.do(ConfirmEntry(number=new), "brs"), int)


@pytest.mark.parametrize(
    ("seat", "authority", "said"),
    [
        ("kolding", "brs", "on_behalf.not_allowed"),
        ("logfoerer", "politi", "on_behalf.own_authority"),
        ("logfoerer", "nowhere", "on_behalf.unknown_authority"),
    ],
)
def test_speaking_for_another_is_for_the_log_office(
    staff: Staff, seat: str, authority: str, said: str
) -> None:
    assert code(staff.do(RecordEntry(text="x"), seat, spoken_by(authority))) == said


def test_an_unknown_entry_is_unknown(staff: Staff) -> None:
    assert code(staff.do(CorrectEntry(number=7, text="x"), "kolding")) == "log.unknown_entry"


STEPS = st.lists(
    st.tuples(st.sampled_from("RCSK"), st.sampled_from(["kolding", "logfoerer", "brs"]),
              st.integers(1, 12)), max_size=25,
)  # fmt: skip


@for_all(STEPS)
def test_whatever_is_done_no_text_is_ever_lost(steps: list[tuple[str, str, int]]) -> None:
    staff, texts = Staff(), {}
    for at, (what, seat, number) in enumerate(steps):
        text = f"t{at}"
        command = {
            "R": RecordEntry(text=text),
            "C": CorrectEntry(number=number, text=text),
            "S": SupplementEntry(number=number, text=text),
            "K": ConfirmEntry(number=number),
        }[what]
        spoken = spoken_by("brs") if what == "R" and seat == "logfoerer" else None
        made = staff.do(command, seat, spoken)
        if isinstance(made, int) and what != "K":
            texts[made] = text
    assert {one.number: one.text for one in staff.situation.log.latest(99)} == texts
