"""An action card is laid out with one press; each authority accepts its own, in order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.journeys.test_access import grave
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

HERE = {"type": "Point", "coordinates": [9.495, 55.489]}
PICTURES = os.environ.get("CARD_PICTURES")


def picture(page: object, name: str) -> None:
    if PICTURES:
        page.screenshot(path=str(Path(PICTURES) / f"{name}.png"), full_page=True)


def test_a_card_is_laid_out_and_its_tasks_are_accepted_one_by_one(rig: Rig, sit: Sit) -> None:
    operation = rig.opens()
    chief, fire = sit("stabschef"), sit("trekantbrand")
    line = rig.line("stabschef")
    line.does(operation, "OpenIncident", kind="flood", title="Kolding Havn", shape=HERE)
    page = chief.page
    page.goto(f"/operationer/{operation}/haendelser/1")
    page.get_by_role("link", name="Læg indsatskort ud").click()
    card = page.locator("[data-card-offer]", has_text="Eksempel Stormflod i havnen")
    expect(card).to_contain_text("TrekantBrand")
    picture(page, "before")
    assert grave(page) == []
    card.locator("[data-lay-out]").focus()
    page.keyboard.press("Enter")
    laid = page.locator(".laidcard")
    expect(laid).to_contain_text("0 af 6 udført")
    card.get_by_text("Læg det ud igen").press("Enter")
    card.locator("[data-lay-out]").press("Enter")
    expect(card.locator("[data-refusal]")).to_contain_text("allerede lagt ud")
    picture(page, "laid")

    pumps = fire.page
    pumps.goto(f"/operationer/{operation}#opgaver")
    row = pumps.locator(".taskpanel [data-task]", has_text="Stil pumper op")
    expect(row).to_contain_text("venter på")
    picture(pumps, "tasks")
    row.get_by_role("button", name="Acceptér").click()
    expect(row).to_contain_text("accepteret")
    page.goto(f"/operationer/{operation}/opgaver/1")
    page.get_by_role("button", name="Frist og rækkefølge").click()
    form = page.locator("#task-times")
    form.get_by_label("Venter på").fill("O3")
    page.keyboard.press("Enter")
    expect(form).to_contain_text("O1 → O3 → O1")
    picture(page, "circle")
    page.keyboard.press("Escape")
    assert grave(page) == []
