"""Guests by link: who lets whom in, for how long, and what a guest may do."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from crisis.commands import COMMANDS
from crisis.commands.authorities import RegisterSeat
from crisis.commands.erasure import EraseEntry
from crisis.commands.guests import InviteGuest, RevokeGuestLink
from crisis.commands.log import ConfirmEntry, CorrectEntry, RecordEntry, SupplementEntry
from crisis.commands.operations import OpenOperation
from crisis.commands.partners import SeatPartner, UnseatPartner
from crisis.events import Erased
from crisis.events.partners import PartnerRegistered
from crisis.journal.port import Entry
from crisis.projections import situation as fold
from crisis.projections.partners import SeatedPartner
from crisis.rules import decide
from crisis.rules.known import By, Known, Proof
from crisis.rules.permissions import VIEWS, may, may_view
from crisis.rules.visibility import view
from crisis.terms.guests import MOST_LINKS
from crisis.terms.log import Certainty, EntryKind
from crisis.terms.operations import Mode
from crisis.terms.roles import Role
from crisis.terms.sight import Readers, Sight
from tests.given import NOON, by, spoken_by
from tests.press_staff import PressStaff, code
from tests.unit.rules.test_partners import TOLD, TOLKE, listed, partner

LINK = "0123456789abcdef"


@pytest.fixture
def staff() -> PressStaff:
    made = PressStaff()
    made.planning = listed(PartnerRegistered(partner=partner()))
    made.must(OpenOperation(name="Stormflod", mode=Mode.LIVE), "stabschef")
    made.must(SeatPartner(partner=TOLKE), "stabschef")
    return made


def invite(staff: PressStaff, seat: str = "stabschef", link: str = LINK, **more: Any) -> object:
    wish = InviteGuest(partner=TOLKE, link=link, hours=more.pop("hours", 24))
    return staff.do(wish, seat, **more)


def guest(staff: PressStaff, **more: Any) -> By:
    """Somebody who came in by a link."""
    asker = replace(by("kolding", staff.now, staff.mode), account=900)
    return replace(asker, seat=TOLKE, authority=TOLKE, role=Role.GUEST, **more)


def tolke(staff: PressStaff) -> SeatedPartner:
    return staff.situation.partners[TOLKE]


def test_the_log_says_who_let_whom_in_and_till_when(staff: PressStaff) -> None:
    number = invite(staff)
    assert isinstance(number, int)
    entry = staff.situation.log.get(number)
    assert entry is not None
    assert entry.text == (
        "Eksempel Tolkebureau kan gå ind som gæst med et link "
        "til mandag 23. november 2026 kl. 13:00."
    )
    assert (entry.seat_name, entry.authority_name) == ("Stabschef", "Sydøstjyllands Politi")
    link = tolke(staff).working(staff.now)[0]
    assert (link.link, link.number, link.made_by) == (
        LINK, number, "Stabschef, Sydøstjyllands Politi"
    )  # fmt: skip
    assert not tolke(staff).working(staff.now + timedelta(hours=24))


def test_who_leads_the_staff_lets_in_and_proves_who_he_is(staff: PressStaff) -> None:
    for seat in ("logfoerer", "vagtcentral", "kolding", "presse-politi", "planlaegger"):
        assert code(invite(staff, seat)) == "permission.role"
    assert code(invite(staff, proved=None)) == "permission.proof_needed"
    assert code(invite(staff, program=True)) == "permission.program"
    for number, seat in enumerate(("formand", "stabschef")):
        assert isinstance(invite(staff, seat, f"{number:016x}"), int)


def test_a_guest_is_let_in_for_a_partner_at_the_table_and_by_the_board_alone(
    staff: PressStaff,
) -> None:
    bare = InviteGuest(partner=TOLKE)
    assert code(staff.do(bare, "stabschef")) == "guest.not_here"
    assert code(staff.do(bare, "stabschef", spoken_by("kolding"))) == "partner.in_person"
    staff.must(UnseatPartner(partner=TOLKE), "stabschef")
    assert code(invite(staff)) == "partner.not_seated"


def test_a_partner_has_a_few_links_at_once(staff: PressStaff) -> None:
    for number in range(MOST_LINKS):
        assert isinstance(invite(staff, link=f"{number:016x}"), int)
    assert code(invite(staff, link="f" * 16)) == "guest.many"
    staff.must(RevokeGuestLink(link="0" * 16), "logfoerer")
    assert isinstance(invite(staff, link="f" * 16), int)
    staff.passes(hours=25)
    assert isinstance(invite(staff, link="e" * 16), int)


@pytest.mark.parametrize("seat", ["formand", "stabschef", "vagtcentral", "logfoerer"])
def test_whoever_builds_the_staff_shuts_the_door_once(staff: PressStaff, seat: str) -> None:
    invite(staff)
    wish = RevokeGuestLink(link=LINK)
    assert code(staff.do(wish, "kolding")) == "permission.role"
    number = staff.must(wish, seat)
    entry = staff.situation.log.get(number)
    assert entry is not None
    assert entry.text == "Gæstelinket til Eksempel Tolkebureau (post 3) er trukket tilbage."
    assert not tolke(staff).working(staff.now)
    assert code(staff.do(wish, seat)) == "guest.revoked_already"
    assert code(staff.do(RevokeGuestLink(link="f" * 16), seat)) == "guest.unknown_link"


def test_links_end_with_the_seat_and_do_not_come_back_with_it(staff: PressStaff) -> None:
    invite(staff)
    staff.must(UnseatPartner(partner=TOLKE), "stabschef")
    assert not tolke(staff).working(staff.now)
    staff.must(SeatPartner(partner=TOLKE), "stabschef")
    assert not tolke(staff).working(staff.now)


def test_a_guest_writes_for_its_partner_and_confirms_what_was_written_for_it(
    staff: PressStaff,
) -> None:
    number = staff.asks(RecordEntry(text="To tolke på vej"), guest(staff))
    assert isinstance(number, int)
    entry = staff.situation.log.get(number)
    assert entry is not None
    assert (entry.seat_name, entry.authority_name, entry.authority) == (
        "Gæst", TOLD["name"], TOLKE
    )  # fmt: skip
    more = SupplementEntry(number=number, source="Vagten")
    assert isinstance(staff.asks(more, guest(staff)), int)
    better = CorrectEntry(number=number, text="Tre tolke på vej")
    assert isinstance(staff.asks(better, guest(staff)), int)
    said = RecordEntry(text="En tolk mere")
    said_at = staff.must(said, "logfoerer", on_behalf_of=spoken_by(TOLKE))
    assert isinstance(staff.asks(ConfirmEntry(number=said_at), guest(staff)), int)


def test_a_guest_does_not_touch_anothers_words_nor_speak_for_another(staff: PressStaff) -> None:
    theirs = staff.fact("kolding")
    assert code(staff.asks(CorrectEntry(number=theirs, text="Nej"), guest(staff))) == (
        "log.not_yours"
    )
    said = staff.must(RecordEntry(text="Vand"), "logfoerer", on_behalf_of=spoken_by("vejle"))
    assert code(staff.asks(ConfirmEntry(number=said), guest(staff))) == "log.not_yours"
    speaking = guest(staff, on_behalf_of=spoken_by("kolding"))
    assert code(staff.asks(RecordEntry(text="Vi"), speaking)) == "on_behalf.not_allowed"


@pytest.mark.parametrize("kind", [EntryKind.DECISION, EntryKind.OMISSION])
def test_a_guest_decides_nothing_in_any_way_of_writing(staff: PressStaff, kind: EntryKind) -> None:
    number = staff.asks(RecordEntry(text="To tolke"), guest(staff))
    assert isinstance(number, int)
    for wish in (
        RecordEntry(text="Vi evakuerer", kind=kind),
        CorrectEntry(number=number, text="Vi evakuerer", kind=kind),
        SupplementEntry(number=number, kind=kind),
    ):
        assert code(staff.asks(wish, guest(staff))) == "log.guest_decides"


def test_a_guest_has_four_commands_five_more_in_a_drill_and_no_other() -> None:
    mine = {"RecordEntry", "CorrectEntry", "SupplementEntry", "ConfirmEntry"}
    drill = {"AnswerComcheck", "AnswerInject", "EndDrill", "GiveHotWash", "NoteWrongCodeWord"}
    for mode in Mode:
        asker = guest(PressStaff(mode), proved=Proof(how="password", at=NOON))
        want = mine | drill if mode is Mode.EXERCISE else mine
        assert {name for name, kind in COMMANDS.items() if may(kind, asker) is None} == want
    assert {name for name in VIEWS if may_view(name, Role.GUEST)} == {
        "operations.board", "operations.journal", "map.base"
    }  # fmt: skip


def test_a_guest_reads_what_is_for_the_staff_and_what_is_for_its_partner(
    staff: PressStaff,
) -> None:
    def heard(readers: Readers | None) -> bool:
        wish = RecordEntry(text="Vand i Havnegade", readers=readers)
        number = staff.must(wish, "kolding") - (readers is not None)  # its readers stand behind it
        entry = view(staff.situation, guest(staff)).log.get(number)
        return entry is not None and entry.text is not None

    assert heard(None)
    assert heard(Readers(sight=Sight.PUBLIC))
    assert heard(Readers(sight=Sight.INTERNAL))
    assert not heard(Readers(sight=Sight.RESTRICTED, only_for=("vejle",)))
    assert heard(Readers(sight=Sight.RESTRICTED, only_for=(TOLKE,)))


def test_a_guest_is_one_no_longer_when_the_partner_has_left(staff: PressStaff) -> None:
    staff.must(UnseatPartner(partner=TOLKE), "stabschef")
    assert code(staff.asks(RecordEntry(text="Hallo"), guest(staff))) == "guest.no_seat"
    elsewhere = replace(guest(staff), seat="ukendt", authority="ukendt")
    assert code(staff.asks(RecordEntry(text="Hallo"), elsewhere)) == "guest.no_seat"


def test_no_seat_of_the_directory_is_a_guests(staff: PressStaff) -> None:
    wish = RegisterSeat(seat="gaest", authority="politi", name="Gæst", role=Role.GUEST)
    known = Known(planning=staff.planning)
    assert code(decide(known, wish, by("planlaegger"))) == "seat.no_such_function"


def test_who_let_whom_in_stands_while_the_link_works_and_may_go_after(staff: PressStaff) -> None:
    why = {"reason": "Nævnte en borger", "basis": "GDPR art. 17"}
    number = invite(staff)
    assert isinstance(number, int)
    assert code(staff.do(EraseEntry(entry=number, **why), "formand")) == "erasure.guest_link"
    staff.must(RevokeGuestLink(link=LINK), "stabschef")
    staff.must(EraseEntry(entry=number, **why), "formand")
    kept = [
        Entry(stamp=one.stamp, type=one.type, event=Erased(type=one.type))
        if one.stamp.number == number
        else one
        for one in staff.written
    ]
    anew = fold.fold(fold.start(staff.situation.operation, staff.mode), kept)
    assert anew.partners == staff.situation.partners
    assert not tolke(staff).links


def test_a_certain_entry_of_a_guest_is_its_partners_word(staff: PressStaff) -> None:
    wish = RecordEntry(text="Bussen er kørt", certainty=Certainty.CONFIRMED)
    number = staff.asks(wish, guest(staff))
    assert isinstance(number, int)
    entry = staff.situation.log.get(number)
    assert entry is not None
    assert entry.owner == TOLKE


def test_who_began_to_write_before_the_link_ended_does_not_write_after(staff: PressStaff) -> None:
    invite(staff)
    wish = RecordEntry(text="Bussen er kørt")
    assert isinstance(staff.asks(wish, guest(staff, link=LINK)), int)
    staff.must(RevokeGuestLink(link=LINK), "stabschef")
    assert code(staff.asks(wish, guest(staff, link=LINK))) == "guest.no_seat"
    invite(staff, link="f" * 16)
    staff.passes(hours=30)
    assert code(staff.asks(wish, guest(staff, link="f" * 16))) == "guest.no_seat"


def test_whoever_is_in_by_a_link_lets_nobody_in(staff: PressStaff) -> None:
    wish = InviteGuest(partner=TOLKE, link=LINK)
    assert code(staff.do(wish, "stabschef", link=LINK)) == "permission.role"
