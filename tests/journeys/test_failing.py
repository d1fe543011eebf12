"""What fails next: the planner tries it out and saves it; the staff sees it, reports, and asks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.journeys.people import Person
from tests.journeys.test_access import grave_by_day_and_night
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

STATION = "Eksempel Transformerstation"


def tries_out(planner: Person) -> None:
    """A what-if is worked out, saved, opened again, and says what was changed meanwhile."""
    page = planner.page
    page.goto("/plan/afhaengigheder")
    expect(page.locator(".supplynet")).to_contain_text("1 ring af gensidig")
    expect(page.locator("[data-map][data-ready]")).to_be_visible()
    asked = page.get_by_label("Steder, der svigter")
    asked.fill("Eksempel Findes Ikke")
    page.get_by_role("button", name="Regn ud").click()
    expect(page.locator("#svigt")).to_contain_text("er ikke navnet på ét sted")
    asked.fill("")
    found = page.get_by_label("Find et sted, og føj det til listen").first
    found.press_sequentially("transformer")
    expect(page.locator(f'#wi-offered option[value="{STATION}"]')).to_have_count(1)
    found.fill(STATION)
    found.press("Enter")
    expect(asked).to_have_value(STATION)
    expect(found).to_be_focused()
    asked.fill(f"{STATION}; 30 min")
    page.get_by_role("button", name="Regn ud").click()
    works = page.locator(".fail", has_text="Eksempel Vandværk").first
    expect(works).to_contain_text("4 t 30 min efter")
    expect(works).to_contain_text("mangler el fra Eksempel Transformerstation")
    expect(page.locator(".failline rect")).to_have_count(page.locator(".fail").count())
    assert grave_by_day_and_night(page) == []
    page.get_by_label("Gem under navnet").fill("Strømmen går")
    page.get_by_label("Gem under navnet").press("Enter")
    page.get_by_role("link", name="Strømmen går").click()
    expect(page.locator(".whatif")).to_contain_text("Som da den blev gemt.")
    page.locator('tr[data-at="ob-eksempel0004"]').get_by_role("button").click()
    dialog = page.locator("[data-supply-dialog]")
    lasts = dialog.locator('[name="supply.holdout_minutes"]')
    expect(lasts).to_have_value("4 t")
    lasts.fill("et stykke tid")
    lasts.press("Enter")
    expect(dialog).to_contain_text("Skriv tiden som")
    lasts.fill("5 t")
    lasts.press("Enter")
    expect(dialog).to_be_hidden()
    expect(page.locator(".whatif .warned")).to_contain_text("Eksempel Vandværk: 4 t 30 min efter →")


def test_what_would_fail_is_tried_out_and_what_fails_next_is_seen_and_asked_for(
    rig: Rig, sit: Sit
) -> None:
    tries_out(sit("planlaegger"))
    operation = rig.opens()
    chief, vejle = sit("stabschef"), sit("vejle")
    for person in (chief, vejle):
        person.page.goto(f"/operationer/{operation}/svigt")
        expect(person.page.locator("[data-failing]")).to_contain_text("Intet er meldt")
        expect(person.page.locator("[data-map][data-ready]")).to_be_visible()
    vejle.page.get_by_role("button", name="Meld et sted ude af drift").click()
    dialog = vejle.page.locator("#outage-report")
    dialog.locator('[name="object"]').fill(STATION)
    vejle.page.keyboard.press("Enter")
    expect(dialog).to_contain_text("hvem der har sagt det")
    dialog.get_by_label("Kilde").fill("Eksempel Netselskab")
    vejle.page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    for person in (chief, vejle):
        station = person.page.locator(".fail.is-down")
        expect(station).to_contain_text("er meldt ude af drift fra")
        works = person.page.locator(".fail.is-coming", has_text="Eksempel Vandværk").first
        expect(works).to_contain_text("mangler el fra Eksempel Transformerstation siden")
        expect(works).to_contain_text("Vejle Kommune")
        expect(works.locator(".countdown")).to_contain_text("om 5 t")
        expect(person.page.locator(".failnext")).to_contain_text("Eksempel Varmeværk")
    assert grave_by_day_and_night(chief.page) == []

    chief.page.locator("#bed-ob-eksempel0004").click()
    for person in (chief, vejle):
        works = person.page.locator('[data-key="ob-eksempel0004"]')
        expect(works).to_contain_text("bedt om opgaven")
    tasks = rig.line("vejle").get(f"/api/v1/operations/{operation}/situation").json()["tasks"]
    assert [one["responsible"] for one in tasks] == ["vejle"]

    # It went two hours ago: what lasts an hour should have failed, but somebody hears that it runs.
    earlier = (datetime.now(UTC) - timedelta(hours=2)).isoformat()
    told = {"object": "ob-eksempel0002", "source": "Netselskabet", "as_of": earlier}
    rig.line("vejle").does(operation, "ReportDown", **told)
    heat = chief.page.locator('[data-key="ob-eksempel0005"]')
    expect(heat).to_contain_text("anslået svigtet")
    heat.get_by_role("button", name="Meld i drift").click()
    chief.page.locator("#outage-report").get_by_label("Kilde").fill("Varmeværkets vagt")
    chief.page.keyboard.press("Enter")
    for person in (chief, vejle):
        expect(person.page.locator('[data-key="ob-eksempel0005"]')).to_have_count(0)
        expect(person.page.locator('[data-part="working"]')).to_contain_text("Eksempel Varmeværk")
    station = vejle.page.locator('[data-key="ob-eksempel0002"]')
    station.get_by_role("button", name="Meld i drift").click()
    vejle.page.locator("#outage-report").get_by_label("Kilde").fill("Netselskabet")
    vejle.page.keyboard.press("Enter")
    expect(chief.page.locator("[data-failing]")).to_contain_text("Intet er meldt")
    expect(chief.page.locator("[data-failing]")).to_contain_text("Meldt i drift")
