"""Break-glass: a seat is lent for one shift, loudly, by the heads, and never to sign with."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from crisis.commands.base import Command
from crisis.commands.closing import CloseOperation
from crisis.commands.erasure import EraseEntry
from crisis.commands.lending import LendSeat, ReturnSeat
from crisis.commands.log import CorrectEntry, RecordEntry
from crisis.commands.operations import OpenOperation
from crisis.commands.relief import OfferHandover
from crisis.errors import Refused
from crisis.projections.lending import Loan
from crisis.rules.known import By, Holder, Known
from crisis.rules.permissions import COMMANDS, may
from crisis.rules.waiting import waits
from crisis.terms.operations import Mode
from crisis.terms.roles import Role
from tests.press_staff import ACCOUNTS, PressStaff, code, proved

BORROWER = 77
HOLDERS = {
    BORROWER: Holder(name="Bo Vikar", seats=("vejle",)),
    ACCOUNTS["kolding"]: Holder(name="Repræsentant", seats=("kolding",)),
    ACCOUNTS["stabschef"]: Holder(name="Stabschef", seats=("stabschef",)),
}


@pytest.fixture
def staff() -> PressStaff:
    made = PressStaff()
    made.holders = HOLDERS
    made.must(OpenOperation(name="Stormflod", mode=Mode.LIVE), "stabschef")
    return made


def lends(
    staff: PressStaff, by: str = "formand", *, seat: str = "kolding", account: int = BORROWER,
    hours: int = 8, reason: str = "Ingen i Kolding kan nås", **more: object,
) -> object:  # fmt: skip
    wish = LendSeat(seat=seat, account=account, hours=hours, reason=reason)
    return staff.do(wish, by, **more)


def loan(staff: PressStaff, number: int = 1) -> Loan:
    found = staff.situation.lending.get(number)
    assert found is not None
    return found


def as_borrower(staff: PressStaff, command: Command, **more: Any) -> object:
    who = {"account": BORROWER, "lent": 1, **more}
    return staff.do(command, "kolding", **who)


def test_a_loan_stands_in_the_log_with_who_what_until_when_and_why(staff: PressStaff) -> None:
    last = lends(staff)
    assert isinstance(last, int)
    said = [staff.situation.log.get(one) for one in (last - 1, last)]
    assert [one and one.text for one in said] == [
        "Nødadgang nr. 1: Repræsentant, Kolding Kommune, er lånt ud til Bo Vikar til kl. 21:00. "
        "På lånt plads kan intet underskrives eller frigives.",
        "Begrundelse for nødadgang nr. 1: Ingen i Kolding kan nås",
    ]
    one = loan(staff)
    assert (one.seat, one.borrower, one.until) == (
        "kolding", BORROWER, staff.now + timedelta(hours=8)
    )  # fmt: skip
    assert one.lasts(staff.now)


def test_only_the_heads_lend_and_with_a_fresh_proof(staff: PressStaff) -> None:
    assert isinstance(lends(staff, "stabschef"), int)
    for seat in ("logfoerer", "vagtcentral", "kolding", "presse-politi", "planlaegger"):
        assert code(lends(staff, seat)) == "permission.role"
    assert code(lends(staff, proved=None)) == "permission.proof_needed"


def test_nobody_lends_to_himself_and_only_the_chair_lends_the_chairs_seat(
    staff: PressStaff,
) -> None:
    assert code(lends(staff, "stabschef", account=ACCOUNTS["stabschef"])) == "lending.to_oneself"
    assert code(lends(staff, "stabschef", seat="formand")) == "lending.chairs_own"
    assert isinstance(lends(staff, seat="formand"), int)


def test_what_is_lent_to_whom_must_be_right(staff: PressStaff) -> None:
    assert code(lends(staff, seat="udgiver")) == "lending.unknown_seat"
    assert code(lends(staff, account=999)) == "lending.unknown_account"
    assert code(lends(staff, account=ACCOUNTS["kolding"])) == "lending.held_already"
    assert code(lends(staff, reason=" ")) == "lending.reason_missing"
    assert isinstance(lends(staff), int)
    assert code(lends(staff)) == "lending.lent_already"


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("role", list(Role))
def test_from_a_lent_seat_nothing_is_done_that_needs_a_proof(mode: Mode, role: Role) -> None:
    """Walked over the whole table, so that a later command has it at once."""
    asker = proved("formand", PressStaff().now)
    asker = By(**{**asker.__dict__, "role": role, "mode": mode, "lent": 1})
    needs = [kind for kind, one in COMMANDS.items() if one.needs_proof]
    told = {kind.__name__: may(kind, asker) for kind in needs}
    assert {one.code for one in told.values() if one} <= {"permission.lent", "permission.role"}
    assert [name for name, one in told.items() if one is None] == []


def test_a_borrower_writes_and_all_he_writes_is_known_as_lent(staff: PressStaff) -> None:
    lends(staff)
    number = as_borrower(staff, RecordEntry(text="Vand i kældre"))
    own = staff.must(RecordEntry(text="Vand i Vejle"), "vejle", account=BORROWER)
    holder = staff.must(RecordEntry(text="Kolding er her"), "kolding")
    written = staff.situation.lending.written
    assert number in written
    assert own not in written and holder not in written
    assert code(as_borrower(staff, OfferHandover(important="Intet"))) == "permission.lent"


def test_nothing_to_sign_waits_on_a_lent_seat(staff: PressStaff) -> None:
    number = staff.ready()
    lends(staff)
    known = Known(planning=staff.planning, situation=staff.situation)
    asker = proved("kolding", staff.now)
    assert [one.number for one in waits(known, asker)] == [number]
    lent = By(**{**asker.__dict__, "account": BORROWER, "lent": 1})
    assert waits(known, lent) == ()
    assert code(as_borrower(staff, staff.signing(number))) == "permission.lent"


@pytest.mark.parametrize("end", ["time", "borrower", "chair"])
def test_a_loan_that_is_over_ends_what_he_may_do_at_once(staff: PressStaff, end: str) -> None:
    lends(staff)
    if end == "time":
        staff.passes(hours=8)
    elif end == "borrower":
        as_borrower(staff, ReturnSeat(loan=1))
    else:
        staff.must(ReturnSeat(loan=1), "formand")
    assert code(as_borrower(staff, RecordEntry(text="For sent"))) == "lending.over"
    assert code(staff.do(ReturnSeat(loan=1), "formand")) == "lending.over_already"
    assert isinstance(lends(staff), int)
    assert code(as_borrower(staff, RecordEntry(text="Andet lån"))) == "lending.over"
    assert isinstance(as_borrower(staff, RecordEntry(text="Nyt lån"), lent=2), int)


def test_only_borrower_and_heads_on_their_own_seats_end_a_loan(staff: PressStaff) -> None:
    lends(staff)
    assert code(staff.do(ReturnSeat(loan=1), "logfoerer")) == "lending.not_yours"
    lends(staff, seat="stabschef", account=ACCOUNTS["kolding"])
    lent_head = staff.do(ReturnSeat(loan=1), "stabschef", account=ACCOUNTS["kolding"], lent=2)
    assert code(lent_head) == "lending.not_yours"
    assert code(staff.do(ReturnSeat(loan=9), "formand")) == "lending.unknown"


def test_a_loan_counts_for_who_borrowed_what_and_ends_with_the_operation(
    staff: PressStaff,
) -> None:
    lends(staff)
    other = staff.do(RecordEntry(text="Andens lån"), "vejle", account=BORROWER, lent=1)
    assert code(other) == "lending.over"
    staff.must(CloseOperation(reason="Slut", basis="DMI"), "formand")
    assert not loan(staff).lasts(staff.now)
    assert code(as_borrower(staff, RecordEntry(text="Efter"))) == "operation.closed"


def test_who_sat_where_stays_and_the_reason_may_go(staff: PressStaff) -> None:
    last = lends(staff)
    assert isinstance(last, int)
    why = {"reason": "Uden betydning", "basis": "GDPR art. 17"}
    assert code(staff.do(EraseEntry(entry=last - 1, **why), "formand")) == "erasure.seat_lent"
    assert isinstance(staff.do(EraseEntry(entry=last, **why), "formand"), int)
    wish = CorrectEntry(number=last - 1, text="Andet", reason="Nyt")
    answer = staff.do(wish, "formand")
    assert isinstance(answer, Refused) and answer.code == "log.seat_lent"


def test_in_a_drill_the_seat_that_leads_it_is_lent_to_nobody_who_is_drilled() -> None:
    drill = PressStaff(Mode.EXERCISE)
    drill.holders = HOLDERS
    drill.must(OpenOperation(name="Øvelse", mode=Mode.EXERCISE), "planlaegger")
    for head in ("formand", "stabschef"):
        assert code(lends(drill, head, seat="planlaegger")) == "lending.controls"
