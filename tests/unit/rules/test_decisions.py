"""Decisions: what was asked, what was chosen and why, by what right, and what follows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from crisis.commands.decisions import (
    Dissent,
    FollowUpWish,
)
from crisis.commands.log import ConfirmEntry
from crisis.errors import Refused
from crisis.terms.decisions import (
    Competence,
    DecisionState,
    Outcome,
)
from crisis.terms.log import EntryKind
from tests.deciding import SANDBAGS, deciding, one, row, wish
from tests.given import NOON, spoken_by
from tests.press_staff import PressStaff, code

LATER = NOON + timedelta(hours=6)


@pytest.fixture
def staff() -> PressStaff:
    return deciding()


def test_a_decision_has_a_number_of_its_own_and_stands_in_the_log(staff: PressStaff) -> None:
    known = staff.fact()
    number = staff.must(
        wish(entries=(known,), known="DMI: 1,62 m", unknown="Om diget holder", valid_until=LATER),
        "kolding",
    )
    found = one(staff)
    assert (found.decision, found.number, found.option) == (1, number, "Ryd de lave numre")
    assert (found.authority, found.decided_by) == ("kolding", "Repræsentant")
    entry = row(staff, number)
    assert (entry.kind, entry.reason) == (EntryKind.DECISION, "Vandet når kun de lave numre")
    assert entry.text == (
        "Beslutning nr. 1: Skal Havnegade ryddes? Valgt: Ryd de lave numre. Gælder til kl. 19:00."
    )
    assert staff.must(wish(), "vejle") == number + 1
    assert [each.decision for each in staff.situation.decisions.all()] == [1, 2]


def test_decided_not_to_is_a_decision_and_stands_as_an_omission(staff: PressStaff) -> None:
    number = staff.must(wish(outcome=Outcome.DECIDED_NOT_TO, chosen=None), "kolding")
    entry = row(staff, number)
    assert entry.kind is EntryKind.OMISSION
    assert str(entry.text).endswith("Skal Havnegade ryddes? Besluttet ikke at gøre det.")
    put_off = staff.must(wish(outcome=Outcome.POSTPONED, chosen=None), "kolding")
    assert row(staff, put_off).kind is EntryKind.DECISION


@pytest.mark.parametrize(
    ("more", "expected", "field"),
    [
        ({"question": " "}, "decision.question_missing", "question"),
        ({"ground": " "}, "decision.ground_missing", "ground"),
        ({"options": ("Ryd", " ")}, "decision.option_missing", "options[1]"),
        ({"options": ("Ryd", "RYD ")}, "decision.option_twice", "options[1]"),
        ({"chosen": None}, "decision.not_chosen", "chosen"),
        ({"chosen": 3}, "decision.no_option", "chosen"),
        ({"outcome": Outcome.POSTPONED}, "decision.chosen_and_not", "chosen"),
        ({"competence": Competence.COORDINATION}, "decision.not_coordinating", "competence"),
        (
            {"competence": Competence.DELEGATED},
            "decision.delegation_missing",
            "competence_note",
        ),
        ({"entries": (1, 99)}, "log.unknown_entry", "entries[0]"),
        ({"taken_at": NOON + timedelta(hours=1)}, "log.occurred_in_future", "taken_at"),
        ({"valid_until": NOON}, "decision.over_already", "valid_until"),
        (
            {"follow_up": (FollowUpWish(what="Se efter", authority="brs", deadline=NOON),)},
            "decision.deadline_past",
            "follow_up[0].deadline",
        ),
        (
            {"follow_up": (SANDBAGS, FollowUpWish(what="Se efter", authority="ukendt"))},
            "authority.unknown",
            "follow_up[1].authority",
        ),
        (
            {"follow_up": (FollowUpWish(what=" ", authority="brs"),)},
            "decision.words_missing",
            "follow_up[0].what",
        ),
        (
            {"dissent": (Dissent(authority="kolding", words="Nej"),)},
            "decision.own_dissent",
            "dissent[0].authority",
        ),
        (
            {"dissent": (Dissent(authority="brs", words=" "),)},
            "decision.words_missing",
            "dissent[0].words",
        ),
        ({"replaces": 4}, "decision.unknown", "replaces"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(
    staff: PressStaff, more: dict[str, Any], expected: str, field: str
) -> None:
    answer = staff.do(wish(**more), "kolding")
    assert isinstance(answer, Refused)
    assert (answer.code, answer.field) == (expected, field)
    assert staff.situation.decisions.last == 0


def test_the_police_coordinate_and_a_delegation_says_from_whom(staff: PressStaff) -> None:
    staff.must(wish(competence=Competence.COORDINATION), "formand")
    note = "Borgmesteren, tlf. kl. 11.50"
    staff.must(wish(competence=Competence.DELEGATED, competence_note=note), "kolding")
    assert one(staff, 2).competence_note == note


def test_by_telephone_it_waits_for_the_authority_that_decided(staff: PressStaff) -> None:
    number = staff.must(wish(), "logfoerer", on_behalf_of=spoken_by("kolding"))
    found = one(staff)
    assert (found.authority, found.authority_name) == ("kolding", "Kolding Kommune")
    assert found.decided_by == spoken_by("kolding").who
    assert dict(staff.situation.log.unconfirmed) == {number: "kolding"}
    staff.must(ConfirmEntry(number=number), "kolding")
    assert not staff.situation.log.unconfirmed
    wrong = staff.do(wish(), "vejle", on_behalf_of=spoken_by("kolding"))
    assert code(wrong) == "on_behalf.not_allowed"


def test_who_took_it_replaces_it_and_the_old_stays_struck(staff: PressStaff) -> None:
    first = staff.must(wish(), "kolding")
    other = staff.do(wish(replaces=1), "vejle")
    assert code(other) == "decision.not_yours"
    second = staff.must(wish(replaces=1, chosen=1), "kolding")
    assert (one(staff).replaced_by, one(staff, 2).replaces) == (2, 1)
    assert (row(staff, first).corrected_by, row(staff, second).corrects) == (second, first)
    assert str(row(staff, second).text).endswith("Erstatter nr. 1.")
    assert code(staff.do(wish(replaces=1), "kolding")) == "decision.replaced"
    by_phone = {"on_behalf_of": spoken_by("kolding")}
    staff.must(wish(replaces=2), "logfoerer", **by_phone)
    assert one(staff, 2).replaced_by == 3


def test_a_text_that_cites_a_decision_is_flagged_when_it_is_replaced(staff: PressStaff) -> None:
    first = staff.must(wish(), "kolding")
    text = staff.drafted(first)
    second = staff.must(wish(replaces=1), "kolding")
    (flag,) = staff.one(text).flags
    assert (flag.entry, flag.corrected_by) == (first, second)


def test_it_holds_until_its_time_and_no_longer(staff: PressStaff) -> None:
    staff.must(wish(valid_until=LATER), "kolding")
    assert one(staff).state(LATER - timedelta(seconds=1)) is DecisionState.HOLDS
    assert one(staff).state(LATER) is DecisionState.EXPIRED
    staff.must(wish(replaces=1), "kolding")
    assert one(staff).state(NOON) is DecisionState.REPLACED
