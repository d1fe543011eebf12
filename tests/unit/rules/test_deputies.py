"""Deputies: each authority says who is called for its seats, in order, as functions."""

from __future__ import annotations

from typing import Any

import pytest

from crisis.commands.deputies import PlanDeputies
from crisis.commands.erasure import ErasePlanningEntry
from crisis.errors import Refused
from crisis.events import Erased
from crisis.events.erasure import EntryErased
from crisis.projections import planning as fold
from crisis.projections.deputies import said_last
from crisis.rules.deputies import planned_for
from crisis.terms.deputies import Deputy
from crisis.terms.register import Standing
from tests.planning_office import Office
from tests.press_staff import code

VICE = Deputy(function="Vicedirektør", contact="70 00 00 00")
DUTY = Deputy(function="Vagthavende", contact="vagttelefonen")


def plans(*deputies: Deputy, seat: str = "kolding", seen: int = 0) -> PlanDeputies:
    return PlanDeputies(seat=seat, deputies=deputies, seen=seen)


@pytest.fixture
def office() -> Office:
    return Office()


def test_an_authority_writes_its_own_and_the_chair_all(office: Office) -> None:
    first = office.must(plans(VICE), "kolding")
    assert code(office.do(plans(VICE, DUTY, seen=first), "vejle")) == "deputies.not_yours"
    # The police's planner writes the police's: a municipality's are its own.
    assert code(office.do(plans(VICE, DUTY, seen=first), "planlaegger")) == "deputies.not_yours"
    office.must(plans(DUTY, seat="stabschef"), "planlaegger")
    second = office.must(plans(VICE, DUTY, seen=first), "formand")
    stands = said_last(office.planning.deputies, "kolding")
    assert stands is not None
    assert (stands.number, stands.deputies) == (second, (VICE, DUTY))
    assert (stands.authority, stands.authority_name) == ("kolding", "Sydøstjyllands Politi")


def test_what_another_wrote_meanwhile_is_read_first(office: Office) -> None:
    first = office.must(plans(VICE), "kolding")
    assert code(office.do(plans(DUTY), "presse-kolding")) == "deputies.meanwhile"
    assert code(office.do(plans(VICE, seen=first), "kolding")) == "deputies.unchanged"
    assert code(office.do(plans(seat="vejle"), "vejle")) == "deputies.unchanged"
    assert code(office.do(plans(VICE, seat="ukendt"), "formand")) == "deputies.unknown_seat"
    assert code(office.do(plans(VICE, seen=first), "observatoer")) == "permission.role"


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ((Deputy(function=" ", contact="70 00 00 00"),), "deputies.function_missing"),
        ((VICE, Deputy(function="Vagt", contact=" ")), "deputies.contact_missing"),
        ((VICE, Deputy(function="vicedirektør", contact="70 00 00 00")), "deputies.twice"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    office: Office, told: tuple[Deputy, ...], refusal: str
) -> None:
    answer: Any = office.do(plans(*told), "kolding")
    assert isinstance(answer, Refused)
    assert (answer.code, answer.facts["place"]) == (refusal, len(told))


def test_the_representatives_deputies_are_called_first_and_each_once(office: Office) -> None:
    office.must(plans(DUTY, VICE, seat="presse-kolding"), "kolding")
    office.must(plans(VICE, seat="kolding"), "kolding")
    assert planned_for(office.planning, "kolding") == (VICE, DUTY)
    assert planned_for(office.planning, "vejle") == ()


def test_a_list_that_stands_is_not_erased_and_an_old_one_goes(office: Office) -> None:
    first = office.must(plans(VICE), "kolding")
    office.standing = Standing()
    erase = ErasePlanningEntry(entry=first, reason="uden betydning", basis="GDPR art. 17")
    assert code(office.do(erase, "planlaegger", proved=True)) == "erasure.deputies_stand"
    office.must(plans(DUTY, seen=first), "kolding")
    office.must(erase, "planlaegger", proved=True)
    assert [one.deputies for one in office.planning.deputies["kolding"]] == [(DUTY,)]


def test_folding_what_was_erased_gives_the_same(office: Office) -> None:
    first = office.must(plans(VICE), "kolding")
    office.must(plans(DUTY, seen=first), "kolding")
    office.standing = Standing()
    erase = ErasePlanningEntry(entry=first, reason="uden betydning", basis="GDPR art. 17")
    office.must(erase, "planlaegger", proved=True)
    again = office.start
    for one in office.written:
        what = Erased(type=one.type) if one.stamp.number == first else one.event
        again = fold.step(again, one.stamp, what)
    assert again.deputies == office.planning.deputies
    assert any(isinstance(one.event, EntryErased) for one in office.written)
