"""Who evaluates and is not drilled reads the script while it runs; who is drilled never does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.drill_house import CONTROL, prepared, started
from tests.unit.drills.injected import spoiled
from tests.unit.web.test_evaluation_pages import SECRET
from tests.visiting import House

WATCHER = "observatoer"
TO_COME = "Hvorfor siger I ingenting"
WAYS = (
    "",
    "/evaluering",
    "/tidligere?post=3",
    "/paneler/log",
    "/paneler/indspil",
    "/paneler/venter",
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("evaluator"))
    yield made
    made.database.close()


def page(house: House, operation: str, seat: str = WATCHER) -> str:
    return house.visit(seat).page(f"/operationer/{operation}/evaluering")


def test_he_reads_each_inject_with_what_is_expected_and_notes_beside_it(house: House) -> None:
    operation = started(house)
    seen = page(house, operation)
    for words in ("varsel", TO_COME, "Formanden afgør niveauet", "NBB 3.2", "holdes tilbage"):
        assert words in seen, words
    assert 'value="inject:aviser"' in seen
    watcher = house.visit(WATCHER)
    watcher.does(operation, "NoteEvaluation", grade="M", inject="aviser", text=SECRET)
    beside = page(house, operation).partition('id="bog-aviser"')[2].partition("</li>")[0]
    assert SECRET in beside
    house.visit(CONTROL).does(operation, "GiveInject", inject="aviser", due_s=300)
    assert "kom T+" in page(house, operation)


def test_who_is_drilled_reads_nothing_of_it_by_any_way(house: House) -> None:
    operation = started(house)
    for seat in ("formand", "stabschef", "logfoerer", "kolding", "vejle", WATCHER):
        visitor = house.visit(seat)
        for way in WAYS:
            if (seat, way) == (WATCHER, "/evaluering"):
                continue
            answer = visitor.get(f"/operationer/{operation}{way}")
            assert answer.status_code == 200, (seat, way)
            assert TO_COME not in answer.get_data(as_text=True), (seat, way)
            assert "Formanden afgør" not in answer.get_data(as_text=True), (seat, way)


def test_an_observer_with_a_role_in_the_script_or_another_seat_in_it_is_drilled(
    house: House,
) -> None:
    script = spoiled("role: formand, seat: formand", "role: formand, seat: observatoer")
    assert TO_COME not in page(house, started(house, script))
    operation = started(house)
    assert TO_COME in page(house, operation)
    number = house.accounts[WATCHER]
    seats = house.parts.people.numbered(number).seats
    house.parts.people.seat(number, (*seats, "kolding"))
    try:
        assert TO_COME not in page(house, operation)
    finally:
        house.parts.people.seat(number, seats)


def test_it_is_there_from_the_drill_is_prepared_until_it_ends(house: House) -> None:
    operation = prepared(house)
    assert "Drejebogen" in page(house, operation)
    house.visit(CONTROL).does(operation, "EndDrill", kind="finished")
    assert 'id="es-head"' not in page(house, operation)
