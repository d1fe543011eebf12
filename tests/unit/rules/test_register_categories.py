"""A place's category is one of the list; what stands with another keeps it and gets no new one."""

from __future__ import annotations

import msgspec
import pytest

from crisis.commands.base import Command
from crisis.commands.categories import RetireCategory, SetCategory
from crisis.commands.register import ChangeObject, RegisterObjects
from crisis.errors import Refused
from crisis.events.register import ObjectChanged, ObjectRetired
from crisis.rules.register_categories import near
from crisis.terms.categories import TOPS
from tests.given import HARBOUR
from tests.planning_office import Office
from tests.unit.rules.test_register import ask, thing

COLD = "Industri / Kølehuse"


def no(answer: object) -> Refused:
    assert isinstance(answer, Refused), answer
    return answer


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (
            RegisterObjects(objects=(thing(), thing("ob-000000000003", category="Havn"))),
            "objects[1].category",
        ),
        (
            ChangeObject(object=msgspec.structs.replace(HARBOUR, category="Havn")),
            "object.category",
        ),
    ],
)
def test_a_category_on_no_list_is_refused_at_its_place_and_the_nearest_is_named(
    command: Command, field: str
) -> None:
    refused = no(ask(command))
    assert (refused.code, refused.field) == ("register.other_category", field)
    assert refused.facts["name"] == "Havn"
    assert refused.facts["nearest"] == "Havne, søer, fjorde, hav"


@pytest.mark.parametrize("word", ["Vand", "industri", "Industri/Kølehuse", COLD, "x" * 80])
def test_only_what_is_written_as_the_list_writes_it_is_on_it(word: str) -> None:
    refused = no(ask(RegisterObjects(objects=(thing(category=word),))))
    assert refused.code in {"register.other_category", "register.unlisted_category"}
    assert isinstance(ask(RegisterObjects(objects=(thing(category="Industri"),))), tuple)


def test_what_stands_with_another_from_before_is_changed_otherwise_and_keeps_it() -> None:
    assert HARBOUR.category not in TOPS
    noted = msgspec.structs.replace(HARBOUR, note="Ny kaj")
    assert ask(ChangeObject(object=noted)) == (ObjectChanged(object=noted),)
    assert isinstance(ask(RegisterObjects(objects=(noted,))), tuple)
    listed = msgspec.structs.replace(HARBOUR, category="Havne, søer, fjorde, hav")
    assert isinstance(ask(ChangeObject(object=listed)), tuple)
    back = ask(ChangeObject(object=HARBOUR), missed=(ObjectChanged(object=listed),))
    assert no(back).field == "object.category"


def test_a_retired_place_comes_back_with_one_of_the_list() -> None:
    gone = ObjectRetired(id=HARBOUR.id, name=HARBOUR.name, reason="Nedlagt")
    assert no(ask(RegisterObjects(objects=(HARBOUR,)), missed=(gone,))).field == (
        "objects[0].category"
    )


def test_a_planners_own_is_on_the_list_until_it_is_withdrawn() -> None:
    office, new = Office(), thing(category=COLD)
    assert no(office.do(RegisterObjects(objects=(new,)), "planlaegger")).facts["nearest"] == (
        "Industri"
    )
    office.must(SetCategory(top="Industri", name="Kølehuse"), "planlaegger")
    office.must(RegisterObjects(objects=(new,)), "planlaegger")
    office.must(RetireCategory(top="Industri", name="Kølehuse"), "planlaegger")
    other = thing("ob-000000000003", category=COLD)
    office.places.objects = {new.id: new}
    assert no(office.do(RegisterObjects(objects=(other,)), "planlaegger")).field == (
        "objects[0].category"
    )
    office.must(ChangeObject(object=thing(category=COLD, note="Ny")), "planlaegger")


def test_near_is_what_is_spelled_alike_or_begins_so_or_holds_the_word() -> None:
    near_to = {
        "Olie": "Olieindustri",
        "Lufthavn": "Flyruter, lufthavne",
        "Sygehuse": "Offentlige institutioner – sygehuse mv.",
        "kølehus": COLD,
        "storcenter": "Storcentre",
        "Industri / Kølehus": COLD,
        "Tele / Master": "Tele",
        "Skoler": None,
        "": None,
    }
    assert {word: near(word, (*TOPS, COLD)) for word in near_to} == near_to
