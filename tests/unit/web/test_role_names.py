"""A role of a script is called by its name wherever a person reads it, and its key stays the
script's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from crisis.drills.checks import checked
from crisis.drills.timeline import timeline
from crisis.errors import Malformed
from crisis.web.pages.drill_names import role_name
from tests.drill_house import moved, started
from tests.drilling import SCRIPT, DrillStaff
from tests.unit.drills.injected import INJECTED, spoiled
from tests.visiting import House

NAMED = SCRIPT.replace(
    "{role: borger, cell", "{role: borger, name: Pårørende på Søndergade, cell"
).replace("{role: kolding, seat", "{role: kolding, name: Vagtchefen i Kolding, seat")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("names"))
    yield made
    made.database.close()


def test_an_inject_comes_from_the_role_by_its_name() -> None:
    staff = DrillStaff().prepared(NAMED).started()
    given = [staff.gives(inject) for inject in ("opkald", "dige", "varsel")]
    known = staff.situation.drill.given
    called = ["Pårørende på Søndergade", "Vagtchefen i Kolding", "dmi"]
    assert [known[number].sender for number in given] == called


def test_without_a_name_a_role_is_read_by_its_key_as_before() -> None:
    cast = checked(INJECTED).cast
    assert [role_name(one.role, cast) for one in cast] == ["Formand", "Kolding", "DMI", "Borger"]


def test_two_roles_are_not_called_the_same() -> None:
    text = INJECTED.replace("{role: dmi,", "{role: dmi, name: Byen,").replace(
        "{role: borger,", "{role: borger, name: Byen,"
    )
    with pytest.raises(Malformed) as no:
        checked(text)
    assert (no.value.code, no.value.field) == ("scenario.two_alike", "cast[4].name")


def test_the_time_line_calls_rows_and_senders_by_their_names() -> None:
    line = timeline(checked(spoiled("{role: borger,", "{role: borger, name: Beboere i ådalen,")))
    assert [one.title for one in line.rows][-2:] == ["dmi", "Beboere i ådalen"]
    assert {one.sender for one in line.marks if one.name == "opkald"} == {"Beboere i ådalen"}


def test_desk_inbox_cells_and_evaluation_read_the_name(house: House) -> None:
    operation, here = started(house, NAMED), "/operationer/{}{}"
    control = house.visit("planlaegger")
    house.passes(minutes=15)
    control.does(operation, "GiveInject", inject="opkald", due_s=900)
    hand = {"sender": "Pårørende på Søndergade", "seats": ["formand"], "text": "Hvor er I?"}
    control.does(operation, "WriteInject", **hand)
    for path in ("/oevelse", "/oevelse/borgercelle", "/evaluering"):
        page = control.page(here.format(operation, path))
        assert "Pårørende på Søndergade" in page, path
        assert "Borger<" not in page, path
    assert "Vagtchefen i Kolding" in control.page(here.format(operation, "/oevelse"))
    assert "Hvor er I?" not in control.page(here.format(operation, "/oevelse/mediecelle"))
    moved(house, operation, "pause")
    assert "Pårørende på Søndergade" in house.visit("kolding").page(here.format(operation, ""))
