"""The first assessment: what the police make of a report, and the level that rests on it."""

from __future__ import annotations

from typing import Any

import pytest

from crisis.commands.erasure import EraseEntry
from crisis.commands.first import AssessFirst
from crisis.commands.log import CorrectEntry, RecordEntry
from crisis.commands.operations import DecideLevel, OpenOperation
from crisis.commands.sight import ClassifyEntry
from crisis.projections.log import LogEntry
from crisis.rules.log import may_correct
from crisis.rules.visibility import view
from crisis.terms.log import Certainty, EntryKind, OnBehalfOf
from crisis.terms.operations import Level, Mode
from crisis.terms.sight import Readers, Sight
from tests.given import by
from tests.press_staff import PressStaff, code

SAID: dict[str, Any] = {"what": "Vand i Havnegade", "known": "1,45 m kl. 13"}
WHY = {"level": Level.STAFF, "seen": Level.DAILY, "reason": "Vandet stiger", "basis": "Vurderingen"}
FOR_BRS = Readers(sight=Sight.RESTRICTED, only_for=("brs", "politi"))


@pytest.fixture
def staff() -> PressStaff:
    made = PressStaff()
    daily = OpenOperation(name="Stormflod", mode=Mode.LIVE, level=Level.DAILY)
    made.must(daily, "stabschef")
    report = RecordEntry(text="Vandet står i gaden", kind=EntryKind.REPORT)
    assert made.must(report, "vagtcentral") == REPORT
    return made


REPORT = 2


def wish(**more: Any) -> AssessFirst:
    return AssessFirst(**{"entry": REPORT, **SAID, **more})


def row(staff: PressStaff, number: int) -> LogEntry:
    found = staff.situation.log.get(number)
    assert found is not None
    return found


def test_it_is_a_numbered_row_that_says_what_is_known_and_what_is_proposed(
    staff: PressStaff,
) -> None:
    number = staff.must(
        wish(
            place="#[Kolding Havn]",
            unknown="Om diget holder",
            affected="200 husstande",
            outlook="Stiger til kl. 18",
            level=Level.STAFF,
            call=("kolding", "trekantbrand", "kolding"),
        ),
        "vagtcentral",
    )
    assert row(staff, number).text == (
        "Førstevurdering nr. 1 af #2: Vand i Havnegade\n"
        "Hvor: #[Kolding Havn]\n"
        "Vi ved: 1,45 m kl. 13\n"
        "Vi ved ikke: Om diget holder\n"
        "Ramt: 200 husstande\n"
        "Kan udvikle sig: Stiger til kl. 18\n"
        "Foreslår: stabsberedskab; indkald Kolding Kommune, TrekantBrand"
    )
    assert (row(staff, number).kind, row(staff, number).certainty) == (
        EntryKind.NOTE,
        Certainty.PRESUMED,
    )
    found = staff.situation.first.get(number)
    assert found is not None
    assert (found.level, found.call) == (Level.STAFF, ("kolding", "trekantbrand"))
    assert staff.situation.level is Level.DAILY, "it proposes and decides nothing"


def test_what_was_not_said_leaves_no_line(staff: PressStaff) -> None:
    text = row(staff, staff.must(wish(), "logfoerer")).text
    assert text == "Førstevurdering nr. 1 af #2: Vand i Havnegade\nVi ved: 1,45 m kl. 13"


def test_done_again_it_has_the_next_number_and_the_one_before_stays(staff: PressStaff) -> None:
    first = staff.must(wish(), "vagtcentral")
    again = staff.must(wish(what="Diget er brudt"), "formand")
    assert staff.situation.first.of(REPORT) == (first, again)
    assert row(staff, first).corrected_by is None
    assert not may_correct(row(staff, first), by("vagtcentral"))
    words = CorrectEntry(number=first, text="Andet", reason="tastefejl")
    assert code(staff.do(words, "vagtcentral")) == "log.first_assessed"


def test_the_first_level_decision_of_an_operation_that_nobody_was_called_for_is_number_one(
    staff: PressStaff,
) -> None:
    assessed = staff.must(wish(level=Level.STAFF), "vagtcentral")
    decided = staff.must(DecideLevel(**WHY, assessment=assessed), "formand")
    assert (row(staff, decided).text or "").startswith("Niveaubeslutning nr. 1:")
    assert row(staff, decided).rests_on == assessed


@pytest.mark.parametrize(
    ("seat", "more", "no"),
    [
        ("vagtcentral", {"what": " "}, "first.what_missing"),
        ("vagtcentral", {"known": " "}, "first.known_missing"),
        ("vagtcentral", {"entry": 99}, "log.unknown_entry"),
        ("vagtcentral", {"entry": 1}, "log.unknown_entry"),
        ("vagtcentral", {"incident": 9}, "incident.unknown"),
        ("vagtcentral", {"call": ("ukendt",)}, "authority.unknown"),
        ("kolding", {}, "permission.role"),
        ("presse-politi", {}, "permission.role"),
    ],
)
def test_what_is_not_there_or_not_theirs_is_refused(
    staff: PressStaff, seat: str, more: dict[str, Any], no: str
) -> None:
    assert code(staff.do(wish(**more), seat)) == no


def test_only_a_report_that_holds_is_assessed_and_in_ones_own_words(staff: PressStaff) -> None:
    note = staff.must(RecordEntry(text="Kaffen er lavet", kind=EntryKind.NOTE), "kolding")
    assert code(staff.do(wish(entry=note), "vagtcentral")) == "first.no_report"
    for_kolding = OnBehalfOf(authority="kolding", who="Vagten")
    assert code(staff.do(wish(), "logfoerer", for_kolding)) == "first.in_person"
    staff.must(CorrectEntry(number=REPORT, text="Ingen vand", reason="set"), "vagtcentral")
    assert code(staff.do(wish(), "vagtcentral")) == "first.corrected"


def test_a_level_rests_on_an_assessment_of_this_log_alone(staff: PressStaff) -> None:
    assert code(staff.do(DecideLevel(**WHY, assessment=REPORT), "formand")) == "first.unknown"


def test_it_is_for_those_the_report_is_for_now_and_when_that_is_said_anew(
    staff: PressStaff,
) -> None:
    hidden = RecordEntry(text="Adressen er kendt", kind=EntryKind.REPORT, readers=FOR_BRS)
    report = staff.must(hidden, "vagtcentral") - 1
    secret = staff.must(wish(entry=report), "vagtcentral")
    opened = staff.must(wish(), "vagtcentral")
    assert sees(staff, "vejle") == {opened}
    staff.must(ClassifyEntry(number=REPORT, readers=FOR_BRS), "vagtcentral")
    assert sees(staff, "vejle") == set()
    assert sees(staff, "brs") == {secret, opened}
    assert view(staff.situation, by("vejle")).log.get(opened) is None


def test_one_that_is_for_some_alone_leaves_the_report_to_all(staff: PressStaff) -> None:
    staff.must(wish(readers=FOR_BRS), "vagtcentral")
    assert sees(staff, "vejle") == set()
    assert view(staff.situation, by("vejle")).log.get(REPORT) is not None


def test_erased_by_law_its_number_is_not_given_again(staff: PressStaff) -> None:
    first = staff.must(wish(what="Et navn"), "vagtcentral")
    staff.must(EraseEntry(entry=first, reason="navn", basis="GDPR art. 17"), "formand")
    assert staff.situation.first.get(first) is None
    assert row(staff, first).text is None
    again = row(staff, staff.must(wish(), "vagtcentral"))
    assert (again.text or "").startswith("Førstevurdering nr. 2")


def sees(staff: PressStaff, seat: str) -> set[int]:
    return set(view(staff.situation, by(seat)).first.by_entry)
