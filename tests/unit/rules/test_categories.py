"""Categories of the register: the table on top is fixed, what stands under it is the planner's."""

from __future__ import annotations

import msgspec
import pytest

from crisis.commands.categories import RestoreCategory, RetireCategory, SetCategory
from crisis.errors import Refused
from crisis.events.categories import CategoryReplaced, CategoryRestored
from crisis.events.register import ObjectChanged, ObjectsRegistered
from crisis.projections.register import fold
from crisis.terms.register import Standing
from tests.given import HARBOUR
from tests.planning_office import Office

COLD = SetCategory(top="Industri", name="Kølehuse")
GONE = RetireCategory(top="Industri", name="Kølehuse")
INSTEAD = RetireCategory(top="Industri", name="Kølehuse", successor="Industri / Lagre")


def code(answer: object) -> str:
    assert isinstance(answer, Refused), answer
    return answer.code


def test_it_stands_under_one_of_the_table_until_it_is_retired() -> None:
    office = Office()
    office.must(COLD, "planlaegger")
    assert list(office.planning.categories) == ["Industri / Kølehuse"]
    office.must(GONE, "planlaegger")
    assert not office.planning.categories
    assert code(office.do(GONE, "planlaegger")) == "category.unknown"


@pytest.mark.parametrize(
    ("top", "name", "no"),
    [
        ("Andet", "Kølehuse", "category.unknown_top"),
        ("Industri", " ", "category.bad_name"),
        ("Industri", "Køl/Frys", "category.bad_name"),
        ("Industri", "kølehuse ", "category.exists"),
    ],
)
def test_a_name_that_parts_nothing_is_there_once(top: str, name: str, no: str) -> None:
    office = Office()
    office.must(COLD, "planlaegger")
    assert code(office.do(SetCategory(top=top, name=name), "planlaegger")) == no


def test_one_that_places_have_stays_and_says_how_many_they_are() -> None:
    office = Office()
    office.must(COLD, "planlaegger")
    cold = msgspec.structs.replace(HARBOUR, category="Industri / Kølehuse")
    office.places.objects = {cold.id: cold}
    refused = office.do(GONE, "planlaegger")
    assert isinstance(refused, Refused)
    assert (refused.code, refused.facts["count"]) == ("category.in_use", 1)


def test_a_representative_names_none() -> None:
    assert code(Office().do(COLD, "kolding")) == "permission.role"


def moves(office: Office, many: int = 2) -> int:
    """Let places have a category, and give them another; the number of the entry that says so."""
    office.must(COLD, "planlaegger")
    office.must(SetCategory(top="Industri", name="Lagre"), "planlaegger")
    office.places.objects = {
        f"ob-{at:012}": msgspec.structs.replace(
            HARBOUR, id=f"ob-{at:012}", category="Industri / Kølehuse"
        )
        for at in range(many)
    }
    return office.must(INSTEAD, "planlaegger")


def standing(office: Office, *entries: int) -> Standing:
    """What these entries left in the register."""
    said = [one for one in office.written if one.stamp.number in entries]
    return fold(Standing(), said)


def test_one_with_a_successor_goes_and_its_places_have_that_in_the_same_act() -> None:
    office = Office()
    said = moves(office, many=1_001)
    assert list(office.planning.categories) == ["Industri / Lagre"]
    first, second, last = (one.event for one in office.written[-3:])
    assert isinstance(first, ObjectsRegistered)
    assert isinstance(second, ObjectsRegistered)
    moved = (*first.objects, *second.objects)
    assert (len(first.objects), len(second.objects)) == (1_000, 1)
    assert {one.category for one in moved} == {"Industri / Lagre"}
    assert isinstance(last, CategoryReplaced)
    assert (last.objects, last.entries) == (1_001, 2)
    assert office.planning.replaced["Industri / Kølehuse"].number == said


def test_taken_back_its_places_have_it_again_but_what_was_changed_since() -> None:
    office = Office()
    said = moves(office)
    changed = msgspec.structs.replace(
        HARBOUR, id="ob-000000000001", category="Industri / Lagre", note="ny"
    )
    office.append(ObjectChanged(object=changed))
    office.standing = standing(office, said - 1, said + 1)
    back = RestoreCategory(top="Industri", name="Kølehuse", entry=said)
    office.must(back, "planlaegger")
    moved, last = (one.event for one in office.written[-2:])
    assert isinstance(moved, ObjectsRegistered)
    told = [(one.id, one.category) for one in moved.objects]
    assert told == [("ob-000000000000", "Industri / Kølehuse")]
    assert isinstance(last, CategoryRestored)
    assert (last.objects, last.left) == (1, 1)
    assert "Industri / Kølehuse" in office.planning.categories
    assert not office.planning.replaced
    assert code(office.do(back, "planlaegger")) == "category.not_replaced"


def test_one_that_was_named_anew_meanwhile_is_not_taken_back() -> None:
    office = Office()
    said = moves(office)
    office.must(COLD, "planlaegger")
    back = RestoreCategory(top="Industri", name="Kølehuse", entry=said)
    assert code(office.do(back, "planlaegger")) == "category.not_replaced"


@pytest.mark.parametrize(
    ("successor", "many", "no"),
    [
        ("Industri / Kølehuse", 1, "category.successor_itself"),
        ("Industri / Ukendt", 1, "category.successor_unknown"),
        ("Tele", 5_001, "category.too_many"),
    ],
)
def test_a_successor_is_another_on_the_list_for_no_more_than_can_be_moved_at_once(
    successor: str, many: int, no: str
) -> None:
    office = Office()
    office.must(COLD, "planlaegger")
    cold = msgspec.structs.replace(HARBOUR, category="Industri / Kølehuse")
    office.places.objects = {str(at): cold for at in range(many)}
    instead = RetireCategory(top="Industri", name="Kølehuse", successor=successor)
    assert code(office.do(instead, "planlaegger")) == no
    assert "Industri / Kølehuse" in office.planning.categories
