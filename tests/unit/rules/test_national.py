"""The national staffs: what was heard, from when and by whose word, stands on the board."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crisis.commands.erasure import EraseEntry
from crisis.commands.log import CorrectEntry
from crisis.commands.national import TellNationalStaff
from crisis.commands.operations import OpenOperation
from crisis.errors import Refused
from crisis.rules.known import Proof
from crisis.terms.national import NationalStaff
from crisis.terms.operations import Mode
from tests.given import NOON, Staff

NOST, DCOK = NationalStaff.NOST, NationalStaff.DCOK


@pytest.fixture
def opened(staff: Staff) -> Staff:
    staff.do(OpenOperation(name="Stormflod", mode=Mode.LIVE), "stabschef")
    return staff


def tells(
    staff: Staff, which: NationalStaff, active: bool, seat: str = "logfoerer", **more: object
) -> object:
    told = {"source": "KST pr. telefon", **more}
    return staff.do(TellNationalStaff(staff=which, active=active, **told), seat)


def code(answer: object) -> str:
    assert isinstance(answer, Refused), answer
    return answer.code


def test_what_was_heard_stands_with_its_time_and_source_each_staff_by_itself(opened: Staff) -> None:
    since = NOON - timedelta(minutes=20)
    tells(opened, NOST, True, since=since)
    tells(opened, DCOK, True)
    standing = opened.situation.national
    assert (standing[NOST].active, standing[NOST].since) == (True, since)
    assert (standing[DCOK].since, standing[DCOK].source) == (NOON, "KST pr. telefon")
    assert NationalStaff.IOS not in standing


def test_it_ends_and_both_stand_in_the_log(opened: Staff) -> None:
    first = tells(opened, NOST, True)
    last = tells(opened, NOST, False, source="NOST, mail 1")
    assert not opened.situation.national[NOST].active
    said = [opened.situation.log.get(number) for number in (first, last)]
    assert [one.text for one in said if one] == [
        "NOST er aktiv fra søndag 22. november 2026 kl. 13:00.",
        "NOST er ikke længere aktiv fra søndag 22. november 2026 kl. 13:00.",
    ]
    assert [one.source for one in said if one] == ["KST pr. telefon", "NOST, mail 1"]


def test_that_one_is_not_set_is_an_answer_where_nobody_had_told(opened: Staff) -> None:
    number = tells(opened, NOST, False)
    assert isinstance(number, int)
    row = opened.situation.log.get(number)
    assert row is not None
    assert row.text == "NOST er ikke aktiv pr. søndag 22. november 2026 kl. 13:00."
    assert opened.situation.national[NOST].active is False


def test_what_is_known_is_not_said_again(opened: Staff) -> None:
    tells(opened, NOST, False)
    assert code(tells(opened, NOST, False)) == "national.not_active"
    tells(opened, NOST, True)
    assert code(tells(opened, NOST, True)) == "national.active_already"


def test_no_word_without_a_source_nor_from_a_time_to_come(opened: Staff) -> None:
    assert code(tells(opened, NOST, True, source=" ")) == "national.source_missing"
    later = NOON + timedelta(hours=1)
    assert code(tells(opened, NOST, True, since=later)) == "log.occurred_in_future"


def test_those_with_the_line_to_the_state_say_it_and_nobody_else(opened: Staff) -> None:
    for seat in ("kolding", "observatoer"):
        assert code(tells(opened, NOST, True, seat)) == "permission.role"
    assert isinstance(tells(opened, NOST, True, "presse-politi"), int)


def test_its_entry_is_not_corrected_and_goes_by_law_once_another_stands(opened: Staff) -> None:
    number = tells(opened, NOST, True)
    assert isinstance(number, int)
    wrong = CorrectEntry(number=number, text="DCOK er aktiv")
    assert code(opened.do(wrong, "logfoerer")) == "log.national_told"
    wish = EraseEntry(entry=number, reason="Et navn", basis="GDPR art. 17")
    proof = Proof(how="password", at=NOON)
    assert code(opened.do(wish, "formand", proved=proof)) == "erasure.national_stands"
    tells(opened, NOST, False)
    assert isinstance(opened.do(wish, "formand", proved=proof), int)
