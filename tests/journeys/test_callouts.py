"""The staff is called in, and the chief sees who has answered, who comes and who is missing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Sit
from tests.journeys.people import Person
from tests.journeys.test_bad_input import in_an_hour
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def staff_tab(person: Person) -> Locator:
    person.page.locator("#fane-stab").click()
    return person.page.locator(".staffpanel")


def summoned(person: Person, authority: str) -> Locator:
    return person.page.locator(f"#indkaldt-{authority}")


def test_called_acknowledged_on_the_way_present_and_no_answer_has_a_deputy(
    rig: Rig, sit: Sit
) -> None:
    operation = rig.opens()
    chief = sit("stabschef").opens(operation)
    kolding = sit("kolding").opens(operation)
    keeper = sit("logfoerer").opens(operation)

    staff_tab(chief)
    chief.page.locator("#indkald").click()
    dialog = chief.page.locator("#call-new")
    dialog.get_by_role("button", name="Indkald").click()
    expect(dialog).to_contain_text("Vælg mindst én myndighed.")
    dialog.get_by_label("Kolding Kommune").check()
    dialog.get_by_label("TrekantBrand").check()
    dialog.locator('[name="place"]').fill("KSN Fredericia")
    dialog.locator('[name="meeting_at"]').fill(in_an_hour())
    dialog.get_by_role("button", name="Indkald").click()
    expect(dialog).to_be_hidden()

    box = kolding.page.locator(".waitbox")
    expect(box.locator("summary")).to_contain_text("svar på indkaldelsen")
    expect(kolding.page.locator(".log .row").first).to_contain_text("Indkaldelse nr. 1")
    box.locator("summary").click()
    box.get_by_role("link", name="Svar på indkaldelsen").click()
    expect(kolding.page.locator("#svar-acknowledge")).to_be_focused()
    for button, state in (
        ("Kvittér", "kvitteret"),
        ("På vej", "på vej"),
        ("Til stede", "til stede"),
    ):
        summoned(kolding, "kolding").get_by_role("button", name=button).click()
        for person in (kolding, chief):
            expect(summoned(person, "kolding").locator(".stage")).to_have_text(state)
    expect(chief.page.locator(".staffpanel")).to_contain_text("1 af 2 til stede")
    expect(box.locator("summary")).to_have_count(0)

    staff_tab(keeper)
    summoned(keeper, "trekantbrand").get_by_role("button", name="Stedfortræder").click()
    deputy = keeper.page.locator("#call-deputy")
    planned = deputy.get_by_role("radio", name="1. Beredskabschefens stedfortræder")
    expect(planned).to_be_checked()
    deputy.get_by_label("Kaldt i stedet").fill("Vicebrandchefen, pr. telefon")
    keeper.page.keyboard.press("Enter")
    expect(summoned(chief, "trekantbrand")).to_contain_text("Vicebrandchefen, pr. telefon")
    summoned(keeper, "trekantbrand").get_by_role("button", name="Svar pr. telefon").click()
    answer = keeper.page.locator("#call-answer")
    answer.get_by_text("På vej", exact=True).click()
    answer.get_by_label("Sagt af").fill("N.N., vicebrandchef")
    answer.get_by_role("button", name="Gem").click()
    expect(summoned(chief, "trekantbrand").locator(".stage")).to_have_text("på vej")
    expect(summoned(chief, "trekantbrand")).to_contain_text("pr. telefon")
