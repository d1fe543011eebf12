"""An operation is ended: what is open is handed over in one act, and then all only read it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Sit
from tests.journeys.people import Person
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

TASK = {"kind": "pump", "title": "Pumper til havnen", "authority": "trekantbrand"}


def ending(person: Person) -> Locator:
    return person.page.locator("[data-close-operation]")


def begins(person: Person, operation: str) -> Locator:
    """From the board to the page that ends it."""
    person.page.get_by_role("tab", name="Om indsatsen").click()
    person.page.get_by_role("link", name="Afslut indsatsen").click()
    expect(ending(person)).to_be_visible()
    for field, said in (("reason", "Vandet er under 1 m"), ("basis", "DMI kl. 14.10")):
        ending(person).locator(f'[name="{field}"]').fill(said)
    ending(person).get_by_label("Jeg har læst listen").check()
    return ending(person)


def test_the_chair_hands_all_over_and_every_board_can_only_be_read(rig: Rig, sit: Sit) -> None:
    operation = rig.opens()
    rig.line("stabschef").does(operation, "AskTask", **TASK)
    kolding = sit("kolding").opens(operation)
    wall = sit("observatoer")
    wall.page.goto(f"/tavle/{operation}")
    chair = sit("formand").opens(operation)

    form = begins(chair, operation)
    expect(chair.page.locator(".openlist")).to_contain_text("O1 Pumper til havnen")
    form.get_by_role("button", name="Afslut").click()
    expect(form).to_contain_text("Vælg, hvad der skal ske med det, der står åbent.")
    form.get_by_label("Overdrag alt").check()
    form.get_by_role("button", name="Afslut").click()
    expect(chair.page.locator("h1")).to_have_text("Indsatsen er afsluttet")
    expect(chair.page.locator(".openlist")).to_contain_text("O1 Pumper til havnen")

    for person in (kolding, wall):
        expect(person.page.locator(".closedbar")).to_contain_text("kan kun læses")
        expect(person.page.locator(".log .row").first).to_contain_text("O1 til TrekantBrand")
    kolding.types("Mere vand")
    kolding.text.press("Enter")
    expect(kolding.page.locator("[data-composer]")).to_contain_text("Indsatsen er afsluttet")
    expect(kolding.text).to_have_value("Mere vand")
    kolding.page.reload()
    expect(kolding.page.locator(".closedbar")).to_be_visible()
    expect(kolding.page.locator("[data-composer]")).to_have_count(0)
    expect(kolding.page.locator("[data-task-do]")).to_have_count(0)
    expect(kolding.page.locator(".strip")).not_to_contain_text("meld jeres status")

    for button, stage, where in (
        ("Meld evalueret", "evalueret", "Rapport 4"),
        ("Meld arkiveret", "arkiveret", "26-1234"),
    ):
        part = chair.page.locator("[data-stage]").filter(has_text=button)
        part.get_by_label("Findes her").fill(where)
        part.get_by_role("button", name=button).click()
        expect(chair.page.locator("h1")).to_have_text(f"Indsatsen er {stage}")
        expect(chair.page.locator(".stages")).to_contain_text(where)
    expect(chair.page.locator("[data-stage]")).to_have_count(0)
    chair.page.goto("/operationer")
    expect(chair.page.locator(".oplist")).to_contain_text("arkiveret")


def test_what_opens_while_it_is_decided_is_shown_and_nothing_typed_is_lost(
    rig: Rig, sit: Sit
) -> None:
    operation = rig.opens()
    chief = sit("stabschef").opens(operation)
    form = begins(chief, operation)
    expect(form.locator("[data-when-open]")).to_be_hidden()
    rig.line("vagtcentral").does(operation, "AskTask", **TASK)
    form.get_by_role("button", name="Afslut").click()
    expect(form).to_contain_text("har ændret sig imens")
    expect(chief.page.locator(".openlist")).to_contain_text("O1 Pumper til havnen")
    expect(form.locator('[name="reason"]')).to_have_value("Vandet er under 1 m")
    form.get_by_label("Lad det stå").check()
    form.get_by_label("Hvorfor det kan stå").fill("Aftalt med TrekantBrand")
    form.get_by_label("Jeg har læst listen").check()
    form.get_by_role("button", name="Afslut").click()
    expect(chief.page.locator(".stages")).to_contain_text("Aftalt med TrekantBrand")
