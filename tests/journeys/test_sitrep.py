"""A situation picture is made by two at once, read by telephone and frozen by one."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.journeys.people import PATIENCE
from tests.journeys.test_access import grave_by_day_and_night
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_two_write_one_freezes_and_the_words_of_the_second_are_not_lost(rig: Rig, sit: Sit) -> None:
    operation = rig.opens()
    rig.line("kolding").does(operation, "SetFigure", figure="evacuated", value=120, source="EPC")
    chief = sit("stabschef").page
    chief.goto(f"/operationer/{operation}/situationsbillede")
    expect(chief.locator("[data-part=f-extent]")).to_contain_text("Evakuerede: 120")
    assert grave_by_day_and_night(chief) == []

    intent = chief.locator("section", has=chief.locator("#s-intent"))
    intent.get_by_text("Skriv i feltet").click()
    intent.get_by_role("textbox").fill("Liv først, så <b>forsyning</b>")
    rig.line("kolding").does(operation, "WriteSitrepField", field="intent", text="Liv først")
    expect(intent.locator("[data-said]")).to_contain_text("En anden har skrevet")
    intent.get_by_role("button", name="Gem feltet").click()
    expect(intent.locator("[data-error=text]")).to_contain_text("Kolding Kommune")
    expect(intent.locator("[data-part]")).to_contain_text("Liv først")
    expect(intent.get_by_role("textbox")).to_have_value("Liv først, så <b>forsyning</b>")
    intent.get_by_role("button", name="Gem feltet").click()
    expect(intent.locator(".said").first).to_contain_text("så <b>forsyning</b>")

    chief.get_by_role("button", name="Frys som SITBIL 1").click()
    chief.wait_for_url("**/situationsbillede/1")
    expect(chief.locator("article")).to_contain_text("Evakuerede: 120")
    assert grave_by_day_and_night(chief) == []
    small = {"width": 390, "height": 844}
    phone = sit("kolding", viewport=small).page
    phone.goto(f"/operationer/{operation}/situationsbillede/telefon")
    expect(phone.locator("article")).to_contain_text("Situationsbillede for")
    assert phone.evaluate("document.documentElement.scrollWidth") <= small["width"]
    assert grave_by_day_and_night(phone) == []


def test_the_draft_and_what_was_frozen_move_by_the_bell(rig: Rig, sit: Sit) -> None:
    operation = rig.opens(mode="EXERCISE")
    kolding, fire = rig.line("kolding"), rig.line("trekantbrand")
    number = kolding.does(operation, "SetFigure", figure="evacuated", value=120, source="EPC")
    chief = sit("stabschef").page
    chief.goto(f"/operationer/{operation}/situationsbillede")
    ready = chief.locator("#rest-ready")
    ready.locator("summary").click()
    expect(ready).to_contain_text("Pumpning")
    out = {"resource_id": "pumper-trekantbrand", "condition": "out", "reason": "Brudt ned"}
    fire.does(operation, "SayCondition", **out)
    pumping = chief.locator("[data-part=f-resources] > .scroll tr", has_text="Pumpning")
    expect(pumping.locator("td").nth(7)).to_have_text("4", timeout=PATIENCE)
    expect(ready, "what was unfolded stays so").to_have_attribute("open", "")

    chief.get_by_role("button", name="Frys som øvelsens SITBIL 1").click()
    chief.wait_for_url("**/situationsbillede/1")
    kolding.does(operation, "SetFigure", figure="evacuated", value=150, source="EPC", seen=number)
    newer = chief.locator("article").get_by_role("link", name="nyere tal: 150")
    expect(newer).to_be_visible(timeout=PATIENCE)
    expect(chief.locator("article")).to_contain_text("Evakuerede: 120")
    assert grave_by_day_and_night(chief) == []
    chief.goto(f"/operationer/{operation}/situationsbillede")
    expect(chief.locator("[data-part=changes] h3")).to_have_text("Ændret")
    assert grave_by_day_and_night(chief) == []
