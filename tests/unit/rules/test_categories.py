"""Categories of the register: the table on top is fixed, what stands under it is the planner's."""

from __future__ import annotations

import msgspec
import pytest

from crisis.commands.categories import RetireCategory, SetCategory
from crisis.errors import Refused
from tests.given import HARBOUR
from tests.planning_office import Office

COLD = SetCategory(top="Industri", name="Kølehuse")
GONE = RetireCategory(top="Industri", name="Kølehuse")


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
