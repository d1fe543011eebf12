"""The top of the board, decided or told by one and seen by all: the level, the national staffs."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Sit
from tests.journeys.people import Person
from tests.opening import STAFFED
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

WHY = {"reason": "Vandet stiger 40 cm mere end varslet", "basis": "DMI kl. 14.10, post 12"}


def ladder(person: Person) -> Locator:
    return person.page.locator('[data-name="level"]')


def form(person: Person) -> Locator:
    return person.page.locator("#level-decide")


def begins(person: Person, level: str) -> Locator:
    """By keyboard alone: to the ladder, into the form, and the level chosen."""
    person.page.locator("#niveau").focus()
    person.page.keyboard.press("Enter")
    expect(form(person)).to_be_visible()
    form(person).get_by_label(level).focus()
    person.page.keyboard.press("Space")
    return form(person)


def test_a_decision_on_the_level_is_on_every_board_and_wall_and_in_the_log(
    rig: Rig, sit: Sit
) -> None:
    operation = rig.opens(**STAFFED)
    chair, kolding = sit("formand").opens(operation), sit("kolding").opens(operation)
    wall = sit("observatoer")
    wall.page.goto(f"/tavle/{operation}")
    expect(ladder(chair)).to_contain_text("Stabsberedskab")

    begins(chair, "Operationsberedskab")
    chair.page.keyboard.press("Enter")
    expect(form(chair)).to_contain_text("Skriv, hvorfor niveauet skal være sådan.")
    for field, said in WHY.items():
        form(chair).locator(f'[name="{field}"]').fill(said)
    chair.page.keyboard.press("Enter")
    expect(form(chair)).to_be_hidden()

    for person in (chair, kolding, wall):
        expect(ladder(person)).to_contain_text("Operationsberedskab")
        expect(ladder(person)).to_contain_text("beslutning nr. 2")
        row = person.page.locator(".log .row.decision").first
        expect(row).to_contain_text("Niveaubeslutning nr. 2: Operationsberedskab")
        expect(row).to_contain_text(WHY["reason"])
        expect(row).to_contain_text(WHY["basis"])
    expect(kolding.page.locator("#niveau")).to_have_count(0)
    expect(wall.page.locator('[data-name="level"] button:enabled')).to_have_count(0)


def test_of_two_who_decide_at_once_the_second_keeps_what_he_typed_and_is_told_what_holds(
    rig: Rig, sit: Sit
) -> None:
    operation = rig.opens()
    chair, chief = sit("formand").opens(operation), sit("stabschef").opens(operation)
    for person, level in ((chair, "Operationsberedskab"), (chief, "Informationsberedskab")):
        dialog = begins(person, level)
        for field, said in WHY.items():
            dialog.locator(f'[name="{field}"]').fill(said)
    chair.page.keyboard.press("Enter")
    expect(form(chair)).to_be_hidden()
    expect(ladder(chief)).to_contain_text("Operationsberedskab")
    chief.page.keyboard.press("Enter")
    expect(form(chief)).to_contain_text("Niveauet er ændret imens: det er nu Operationsberedskab.")
    expect(form(chief).locator('[name="reason"]')).to_have_value(WHY["reason"])


def test_who_hears_that_nost_is_set_says_so_and_it_stands_on_every_board_and_wall(
    rig: Rig, sit: Sit
) -> None:
    operation = rig.opens()
    keeper, kolding = sit("logfoerer").opens(operation), sit("kolding").opens(operation)
    wall = sit("observatoer")
    wall.page.goto(f"/tavle/{operation}")
    keeper.page.locator("#nationale").focus()
    keeper.page.keyboard.press("Enter")
    dialog = keeper.page.locator("#national-tell")
    dialog.get_by_label("NOST").check()
    dialog.get_by_label("Aktiv", exact=True).check()
    keeper.page.keyboard.press("Enter")
    expect(dialog).to_contain_text("Skriv, hvem der har sagt det")
    dialog.locator('[name="source"]').fill("KST pr. telefon")
    keeper.page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    for person in (keeper, kolding, wall):
        expect(person.page.locator(".nat.on")).to_contain_text("NOST")
        expect(person.page.locator(".log .row").first).to_contain_text("NOST er aktiv fra")
    expect(kolding.page.locator("#nationale")).to_have_count(0)
