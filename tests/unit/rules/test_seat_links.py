"""Links onto seats of a drill: control sees those given and ends one alone; nobody else does."""

from __future__ import annotations

import pytest

from crisis.commands.drills import AnswerComcheck
from crisis.commands.erasure import EraseEntry
from crisis.commands.guests import InviteGuest, RevokeGuestLink
from crisis.events import Erased
from crisis.journal.port import Entry
from crisis.projections import situation as fold
from crisis.projections.seat_links import SeatLink
from tests.drilling import CONTROL, DrillStaff
from tests.press_staff import code

ONE, TWO = "0123456789abcdef", "f" * 16
WHY = {"reason": "Nævnte en borger", "basis": "GDPR art. 17"}


@pytest.fixture
def staff() -> DrillStaff:
    return DrillStaff().started()


def gives(staff: DrillStaff, link: str = ONE, seat: str = "kolding") -> int:
    return staff.must(InviteGuest(seat=seat, link=link), CONTROL)


def links(staff: DrillStaff) -> dict[str, SeatLink]:
    return dict(staff.situation.drill.links)


def test_control_sees_to_which_seat_a_link_was_given_when_and_by_whom(staff: DrillStaff) -> None:
    number = gives(staff)
    one = links(staff)[ONE]
    assert (one.seat, one.name, one.number) == ("kolding", "Repræsentant, Kolding Kommune", number)
    assert one.made_by.startswith("Planlægger")
    assert one.works(staff.now)


def test_control_ends_one_link_and_the_others_stand(staff: DrillStaff) -> None:
    gives(staff)
    gives(staff, TWO, "formand")
    number = staff.must(RevokeGuestLink(link=ONE), CONTROL)
    assert links(staff)[ONE].revoked == number
    assert links(staff)[TWO].works(staff.now)
    assert code(staff.do(RevokeGuestLink(link=ONE), CONTROL)) == "guest.revoked_already"


def test_a_newer_link_for_the_seat_has_ended_the_one_before(staff: DrillStaff) -> None:
    gives(staff)
    newer = gives(staff, TWO)
    assert links(staff)[ONE].replaced == newer
    assert code(staff.do(RevokeGuestLink(link=ONE), CONTROL)) == "guest.revoked_already"


@pytest.mark.parametrize("seat", ["stabschef", "formand", "logfoerer"])
def test_nobody_who_is_drilled_ends_anothers_link(staff: DrillStaff, seat: str) -> None:
    gives(staff)
    assert code(staff.do(RevokeGuestLink(link=ONE), seat)) == "guest.control_only"


def test_what_was_under_way_when_the_link_ended_is_not_taken(staff: DrillStaff) -> None:
    gives(staff)
    staff.must(AnswerComcheck(), "kolding", link=ONE)
    gives(staff, TWO, "formand")
    staff.must(RevokeGuestLink(link=TWO), CONTROL)
    assert code(staff.do(AnswerComcheck(), "formand", link=TWO)) == "guest.no_seat"


def test_it_stays_in_the_log_while_it_works_and_may_be_erased_after(staff: DrillStaff) -> None:
    number = gives(staff)
    assert code(staff.do(EraseEntry(entry=number, **WHY), "formand")) == "erasure.guest_link"
    staff.must(RevokeGuestLink(link=ONE), CONTROL)
    staff.must(EraseEntry(entry=number, **WHY), "formand")
    kept = [
        Entry(stamp=one.stamp, type=one.type, event=Erased(type=one.type))
        if one.stamp.number == number
        else one
        for one in staff.written
    ]
    anew = fold.fold(fold.start(staff.situation.operation, staff.mode), kept)
    assert anew.drill.links == staff.situation.drill.links
    assert ONE not in links(staff)
