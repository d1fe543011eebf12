"""Mailboxes: each authority says itself where it takes the staff's letters; one address."""

from __future__ import annotations

import pytest

from crisis.commands.erasure import ErasePlanningEntry
from crisis.commands.mailboxes import SetMailbox
from crisis.events import Erased
from crisis.projections import planning as fold
from crisis.projections.mailboxes import mailbox_of
from crisis.terms.mailboxes import is_address
from crisis.terms.register import Standing
from tests.planning_office import Office
from tests.press_staff import code

ADDRESS = "kriseledelsen@kolding.example.dk"
OTHER = "stab@kolding.example.dk"


def at(mailbox: str | None, seen: int = 0, authority: str = "kolding") -> SetMailbox:
    return SetMailbox(authority=authority, mailbox=mailbox, seen=seen)


@pytest.fixture
def office() -> Office:
    return Office()


def test_an_authority_says_its_own_and_the_chair_all(office: Office) -> None:
    first = office.must(at(ADDRESS), "presse-kolding")
    assert code(office.do(at(OTHER, first), "vejle")) == "mailbox.not_yours"
    assert code(office.do(at(OTHER, first), "planlaegger")) == "mailbox.not_yours"
    assert code(office.do(at(OTHER, first), "observatoer")) == "permission.role"
    office.must(at(OTHER, authority="politi"), "planlaegger")
    second = office.must(at(OTHER, first), "formand")
    assert mailbox_of(office.planning.mailboxes, "kolding") == OTHER
    office.must(at(None, second), "kolding")
    assert mailbox_of(office.planning.mailboxes, "kolding") is None


def test_what_another_said_meanwhile_is_read_first(office: Office) -> None:
    assert code(office.do(at(None), "kolding")) == "mailbox.unchanged"
    first = office.must(at(ADDRESS), "kolding")
    assert code(office.do(at(OTHER), "kolding")) == "mailbox.meanwhile"
    assert code(office.do(at(ADDRESS, first), "kolding")) == "mailbox.unchanged"
    assert code(office.do(at(ADDRESS, authority="ukendt"), "formand")) == "authority.unknown"


@pytest.mark.parametrize(
    "wrong",
    [
        *("stab", "stab@kommune", "@kommune.dk", "stab @kommune.dk", "Stab <stab@kommune.dk>"),
        *("a@b.dk,c@d.dk", "stab@kommune.dk\r\nBcc: x@y.dk", "stab@kommune.dk\n", "å@kommune.dk"),
        *(".stab@kommune.dk", "st..ab@kommune.dk", "stab@-k.dk", "stab@kommune..dk", " "),
    ],
)
def test_what_is_no_single_address_is_refused(office: Office, wrong: str) -> None:
    assert not is_address(wrong)
    assert code(office.do(at(wrong), "kolding")) == "mailbox.no_address"


def test_one_that_stands_is_not_erased_and_an_old_one_goes(office: Office) -> None:
    first = office.must(at(ADDRESS), "kolding")
    office.standing = Standing()
    erase = ErasePlanningEntry(entry=first, reason="uden betydning", basis="GDPR art. 17")
    assert code(office.do(erase, "planlaegger", proved=True)) == "erasure.mailbox_stands"
    office.must(at(OTHER, first), "kolding")
    office.must(erase, "planlaegger", proved=True)
    again = office.start
    for one in office.written:
        what = Erased(type=one.type) if one.stamp.number == first else one.event
        again = fold.step(again, one.stamp, what)
    assert again.mailboxes == office.planning.mailboxes
    assert mailbox_of(again.mailboxes, "kolding") == OTHER
