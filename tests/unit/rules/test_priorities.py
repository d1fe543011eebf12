"""In which order the aims come: assumed until the chair says it, with a ground, in the log."""

from __future__ import annotations

import pytest

from crisis.commands.erasure import EraseEntry
from crisis.commands.log import CorrectEntry
from crisis.commands.operations import OpenOperation
from crisis.commands.priorities import SetPriorities
from crisis.commands.sight import ClassifyEntry
from crisis.errors import Refused
from crisis.rules.known import Proof
from crisis.terms.log import EntryKind
from crisis.terms.operations import Mode
from crisis.terms.priority import AIMS, Aim
from crisis.terms.sight import Readers, Sight
from tests.given import NOON, Staff, spoken_by

OIL = (Aim.LIFE, Aim.ENVIRONMENT, Aim.SUPPLY, Aim.PROPERTY)


@pytest.fixture
def opened(staff: Staff) -> Staff:
    staff.do(OpenOperation(name="Stormflod", mode=Mode.LIVE), "stabschef")
    return staff


def sets(
    staff: Staff,
    order: tuple[Aim, ...] = OIL,
    seat: str = "formand",
    ground: str = "Olien når fjorden i aften",
    seen: int | None = None,
    **more: object,
) -> object:
    return staff.do(SetPriorities(order=order, ground=ground, seen=seen), seat, **more)


def code(answer: object) -> str:
    assert isinstance(answer, Refused), answer
    return answer.code


def test_until_somebody_says_it_the_order_is_assumed(opened: Staff) -> None:
    found = opened.situation.priorities
    assert (found.order, found.last) == (AIMS, None)


def test_the_chair_says_it_with_a_ground_and_it_stands_in_the_log_as_a_decision(
    opened: Staff,
) -> None:
    number = sets(opened)
    last = opened.situation.priorities.last
    assert last is not None
    assert (last.number, last.order, last.ground) == (number, OIL, "Olien når fjorden i aften")
    row = opened.situation.log.get(last.number)
    assert row is not None
    assert (row.kind, row.reason) == (EntryKind.DECISION, last.ground)
    assert row.text == (
        "Hensynenes rækkefølge: 1. liv og helbred, 2. miljø, 3. kritisk forsyning, 4. ejendom."
    )


def test_what_was_assumed_may_be_decided_as_it_is_and_then_not_again(opened: Staff) -> None:
    number = sets(opened, AIMS)
    assert isinstance(number, int)
    assert code(sets(opened, AIMS, seen=number)) == "priority.unchanged"
    assert isinstance(sets(opened, seen=number), int)


def test_of_two_at_once_the_second_sees_the_first(opened: Staff) -> None:
    sets(opened)
    assert code(sets(opened, AIMS, "stabschef")) == "priority.moved"


def test_every_aim_once_and_a_ground(opened: Staff) -> None:
    twice = (Aim.LIFE, Aim.LIFE, Aim.SUPPLY, Aim.PROPERTY)
    assert code(sets(opened, twice)) == "priority.each_once"
    assert code(sets(opened, AIMS[:3])) == "priority.each_once"
    assert code(sets(opened, ground=" ")) == "priority.ground_missing"


def test_it_is_the_heads_who_say_it_and_in_person(opened: Staff) -> None:
    for seat in ("kolding", "logfoerer", "vagtcentral", "presse-politi", "observatoer"):
        assert code(sets(opened, seat=seat)) == "permission.role"
    spoken = sets(opened, seat="stabschef", on_behalf_of=spoken_by("kolding"))
    assert code(spoken) == "priority.in_person"


def test_its_entry_is_for_all_not_corrected_and_goes_by_law_once_another_stands(
    opened: Staff,
) -> None:
    number = sets(opened)
    assert isinstance(number, int)
    wrong = CorrectEntry(number=number, text="Ejendom først")
    assert code(opened.do(wrong, "logfoerer")) == "log.priorities_set"
    hidden = Readers(sight=Sight.RESTRICTED, only_for=("politi",))
    answer = opened.do(ClassifyEntry(number=number, readers=hidden), "formand")
    assert code(answer) == "sight.shown_to_all"
    wish = EraseEntry(entry=number, reason="Et navn", basis="GDPR art. 17")
    proof = Proof(how="password", at=NOON)
    assert code(opened.do(wish, "formand", proved=proof)) == "erasure.priorities_stand"
    sets(opened, AIMS, seen=number)
    assert isinstance(opened.do(wish, "formand", proved=proof), int)
    assert [one.order for one in opened.situation.priorities.steps] == [AIMS]
