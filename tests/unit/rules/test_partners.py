"""A directory without persons, and partners who come to an operation's table and leave it."""

from __future__ import annotations

from typing import Any

import pytest

from crisis.commands.authorities import RegisterAuthority, RegisterSeat
from crisis.commands.base import Command
from crisis.commands.closing import CloseOperation
from crisis.commands.erasure import EraseEntry, ErasePlanningEntry
from crisis.commands.figures import SetFigure
from crisis.commands.log import CorrectEntry, RecordEntry
from crisis.commands.operations import OpenOperation
from crisis.commands.partners import (
    ChangePartner,
    RegisterPartner,
    RetirePartner,
    SeatPartner,
    UnseatPartner,
)
from crisis.commands.tasks import AskTask
from crisis.errors import Refused
from crisis.events import Erased, Event
from crisis.events.erasure import EntryErased
from crisis.events.partners import PartnerChanged, PartnerRegistered, PartnerRetired
from crisis.journal.port import Entry
from crisis.projections import planning as planning_fold
from crisis.projections import situation as fold
from crisis.projections.planning import Planning
from crisis.rules import decide
from crisis.rules.erasure import erase_planning
from crisis.rules.known import Known, Question
from crisis.terms.figures import FigureKind
from crisis.terms.ids import PLANNING
from crisis.terms.operations import Mode
from crisis.terms.partners import Partner, PartnerGroup
from crisis.terms.register import Standing
from crisis.terms.roles import AuthorityKind, Role
from tests.given import by, directory, entries, spoken_by
from tests.press_staff import PressStaff, code

TOLKE = "eksempel-tolke"
TOLD: dict[str, Any] = {
    "name": "Eksempel Tolkebureau",
    "group": PartnerGroup.COMPANY,
    "can_help": "tolkning, døgnåbent",
    "contact": "Vagttelefon 70 00 00 00",
}


def partner(id_: str = TOLKE, **more: Any) -> Partner:
    return Partner(id=id_, **{**TOLD, **more})


def listed(*events: Event) -> Planning:
    """The demo's directory with what was said of partners."""
    start = directory()
    return planning_fold.fold(start, entries(events, stream=PLANNING, after=start.number))


def asks(planning: Planning, command: Command, seat: str = "planlaegger") -> Any:
    return decide(Known(planning=planning), command, by(seat))


@pytest.fixture
def staff() -> PressStaff:
    made = PressStaff()
    made.planning = listed(PartnerRegistered(partner=partner()))
    made.must(OpenOperation(name="Stormflod", mode=Mode.LIVE), "stabschef")
    return made


# --- the directory ------------------------------------------------------------


def test_the_planner_puts_a_partner_into_the_directory_and_nobody_else_does() -> None:
    wish = RegisterPartner(partner=TOLKE, **TOLD)
    assert asks(directory(), wish) == (PartnerRegistered(partner=partner()),)
    for seat in ("stabschef", "logfoerer", "kolding", "observatoer"):
        assert code(asks(directory(), wish, seat)) == "permission.role"


@pytest.mark.parametrize("field", ["name", "can_help", "contact"])
def test_what_is_missing_is_asked_for_beside_its_field(field: str) -> None:
    answer = asks(directory(), RegisterPartner(partner=TOLKE, **{**TOLD, field: " "}))
    assert (code(answer), answer.field) == (f"partner.{field}_missing", field)


def test_a_partner_belongs_to_a_municipality_or_to_the_whole_district() -> None:
    at_home = asks(directory(), RegisterPartner(partner=TOLKE, municipality="kolding", **TOLD))
    assert at_home[0].partner.municipality == "kolding"
    for other in ("politi", "nowhere"):
        answer = asks(directory(), RegisterPartner(partner=TOLKE, municipality=other, **TOLD))
        assert (code(answer), answer.field) == ("partner.no_municipality", "municipality")


def test_a_short_name_is_given_once_and_for_ever_and_never_to_an_authority_too() -> None:
    there = PartnerRegistered(partner=partner())
    planning = listed(there, PartnerRetired(id=TOLKE))
    other = {**TOLD, "name": "Eksempel Andre"}
    for taken in (TOLKE, "kolding", "stabschef"):
        assert code(asks(planning, RegisterPartner(partner=taken, **other))) == "partner.exists"
    authority = RegisterAuthority(authority=TOLKE, name="Ny", kind=AuthorityKind.OTHER)
    seat = RegisterSeat(seat=TOLKE, authority="politi", name="Ny", role=Role.OBSERVER)
    assert code(asks(planning, authority)) == "authority.exists"
    assert code(asks(planning, seat)) == "seat.exists"
    twice = RegisterPartner(partner="en-anden", **{**TOLD, "name": "EKSEMPEL tolkebureau"})
    assert code(asks(listed(there), twice)) == "partner.name_taken"


def test_what_is_said_anew_replaces_all_and_who_is_retired_is_gone() -> None:
    planning = listed(PartnerRegistered(partner=partner()))
    assert code(asks(planning, ChangePartner(partner=TOLKE, **TOLD))) == "partner.unchanged"
    new = {**TOLD, "can_help": "tolkning, kun dag"}
    said = asks(planning, ChangePartner(partner=TOLKE, **new))
    assert said == (PartnerChanged(partner=partner(can_help="tolkning, kun dag")),)
    after = listed(PartnerRegistered(partner=partner()), *said)
    assert after.partners[TOLKE].partner.can_help == "tolkning, kun dag"
    gone = listed(PartnerRegistered(partner=partner()), *asks(after, RetirePartner(partner=TOLKE)))
    assert TOLKE not in gone.partners
    for wish in (ChangePartner(partner=TOLKE, **new), RetirePartner(partner=TOLKE)):
        assert code(asks(gone, wish)) == "partner.unknown"


def test_words_of_the_directory_may_be_erased_when_they_stand_no_more() -> None:
    first, second = PartnerRegistered(partner=partner()), PartnerChanged(partner=partner(name="Ny"))
    start, why = directory().number, {"reason": "Nævnte en borger", "basis": "GDPR art. 17"}

    def erasing(planning: Planning, number: int, event: Event) -> Any:
        found = entries((event,), stream=PLANNING, after=number - 1)[0]
        answers = {Question.ENTRY: found, Question.REGISTER: Standing()}
        wish = ErasePlanningEntry(entry=number, **why)
        return erase_planning(Known(planning=planning, answers=answers), wish, by("planlaegger"))

    now = listed(first, second)
    assert code(erasing(now, start + 2, second)) == "erasure.partner_stands"
    assert isinstance(erasing(now, start + 1, first)[0], EntryErased)
    retired = listed(first, second, PartnerRetired(id=TOLKE))
    assert isinstance(erasing(retired, start + 2, second)[0], EntryErased)
    anew = planning_fold.fold(
        directory(),
        [
            Entry(stamp=one.stamp, type=one.type, event=Erased(type=one.type))
            if one.stamp.number == start + 2
            else one
            for one in entries(
                (first, second, PartnerRetired(id=TOLKE)), stream=PLANNING, after=start
            )
        ],
    )
    assert (anew.partners, anew.partner_ids) == (retired.partners, retired.partner_ids)


# --- at the table -------------------------------------------------------------


def test_one_click_seats_a_partner_with_what_was_known_of_it(staff: PressStaff) -> None:
    number = staff.must(SeatPartner(partner=TOLKE), "logfoerer")
    seat = staff.situation.partners[TOLKE]
    assert (seat.name, seat.can_help, seat.contact, seat.there) == (
        TOLD["name"], TOLD["can_help"], TOLD["contact"], True
    )  # fmt: skip
    entry = staff.situation.log.get(number)
    assert entry is not None
    assert entry.text == (
        "Eksempel Tolkebureau er med i staben. Kan hjælpe med: tolkning, døgnåbent"
    )
    staff.planning = listed(PartnerRegistered(partner=partner()), PartnerRetired(id=TOLKE))
    assert staff.situation.partners[TOLKE].name == TOLD["name"]
    assert code(staff.do(SeatPartner(partner="ukendt"), "logfoerer")) == "partner.unknown"


@pytest.mark.parametrize("seat", ["formand", "stabschef", "vagtcentral", "logfoerer"])
def test_those_who_build_the_staff_seat_and_unseat(staff: PressStaff, seat: str) -> None:
    assert isinstance(staff.do(SeatPartner(partner=TOLKE), seat), int)
    assert isinstance(staff.do(UnseatPartner(partner=TOLKE), seat), int)


@pytest.mark.parametrize("seat", ["kolding", "presse-politi", "observatoer", "planlaegger"])
def test_others_do_not(staff: PressStaff, seat: str) -> None:
    assert code(staff.do(SeatPartner(partner=TOLKE), seat)) == "permission.role"
    staff.must(SeatPartner(partner=TOLKE), "stabschef")
    assert code(staff.do(UnseatPartner(partner=TOLKE), seat)) == "permission.role"


def test_nobody_is_seated_twice_nor_leaves_twice_but_may_come_back(staff: PressStaff) -> None:
    assert code(staff.do(UnseatPartner(partner=TOLKE), "stabschef")) == "partner.not_seated"
    staff.must(SeatPartner(partner=TOLKE), "stabschef")
    assert code(staff.do(SeatPartner(partner=TOLKE), "logfoerer")) == "partner.seated"
    staff.must(UnseatPartner(partner=TOLKE), "stabschef")
    assert not staff.situation.partners[TOLKE].there
    assert code(staff.do(UnseatPartner(partner=TOLKE), "stabschef")) == "partner.not_seated"
    staff.must(SeatPartner(partner=TOLKE), "stabschef")
    assert staff.situation.partners[TOLKE].there


def test_seats_are_given_by_the_one_who_sits_there(staff: PressStaff) -> None:
    said = spoken_by("kolding")
    assert code(staff.do(SeatPartner(partner=TOLKE), "logfoerer", said)) == "partner.in_person"
    staff.must(SeatPartner(partner=TOLKE), "stabschef")
    assert code(staff.do(UnseatPartner(partner=TOLKE), "logfoerer", said)) == "partner.in_person"


def test_the_log_keeper_writes_and_counts_for_a_partner_and_asks_it(staff: PressStaff) -> None:
    wish = RecordEntry(text="To tolke på vej")
    assert code(staff.do(wish, "logfoerer", spoken_by(TOLKE))) == "on_behalf.unknown_authority"
    staff.must(SeatPartner(partner=TOLKE), "stabschef")
    number = staff.must(wish, "logfoerer", on_behalf_of=spoken_by(TOLKE))
    entry = staff.situation.log.get(number)
    assert entry is not None
    assert entry.on_behalf_of is not None
    assert (entry.owner, entry.on_behalf_of.authority_name) == (TOLKE, TOLD["name"])
    figure = SetFigure(figure=FigureKind.OWN, name="Tolke", value=2, source="Tolkebureauet")
    staff.must(figure, "logfoerer", on_behalf_of=spoken_by(TOLKE))
    ask = AskTask(kind="evacuate", title="Tolk på samlestedet", authority=TOLKE)
    staff.must(ask, "stabschef")
    assert staff.situation.tasks.all()[-1].responsible_name == TOLD["name"]
    staff.must(UnseatPartner(partner=TOLKE), "stabschef")
    assert code(staff.do(ask, "stabschef")) == "authority.unknown"
    # What it says afterwards by telephone of what it took on can still be written down.
    assert isinstance(staff.do(wish, "logfoerer", spoken_by(TOLKE)), int)


def test_a_seat_is_not_corrected_in_the_log_and_a_closed_operation_seats_nobody(
    staff: PressStaff,
) -> None:
    number = staff.must(SeatPartner(partner=TOLKE), "stabschef")
    wish = CorrectEntry(number=number, text="En anden")
    assert code(staff.do(wish, "stabschef")) == "log.partner_seated"
    staff.must(CloseOperation(reason="Slut", basis="Formanden", seen=()), "formand")
    assert isinstance(staff.do(UnseatPartner(partner=TOLKE), "stabschef"), Refused)


def test_a_partners_words_may_go_when_it_has_left(staff: PressStaff) -> None:
    why = {"reason": "Nævnte en borger", "basis": "GDPR art. 17"}
    number = staff.must(SeatPartner(partner=TOLKE), "stabschef")
    assert code(staff.do(EraseEntry(entry=number, **why), "formand")) == "erasure.partner_seated"
    staff.must(UnseatPartner(partner=TOLKE), "stabschef")
    staff.must(EraseEntry(entry=number, **why), "formand")
    kept = [
        Entry(stamp=one.stamp, type=one.type, event=Erased(type=one.type))
        if one.stamp.number == number
        else one
        for one in staff.written
    ]
    anew = fold.fold(fold.start(staff.situation.operation, staff.mode), kept)
    assert anew.partners == staff.situation.partners
    assert not anew.partners
