"""Two authorities assess a scenario, differ, settle it; a board shows it as a known risk."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Sit
from tests.journeys.test_access import grave
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

SOON = (date.today() + timedelta(days=200)).isoformat()
HERE = {"type": "Point", "coordinates": [9.72, 55.57]}


def assesses(page: Page, likelihood: int) -> None:
    page.locator("[data-assess]").click()
    form = page.locator("[data-assess-form]")
    for name in ("life", "economy", "environment", "supply", "trust", "vulnerability"):
        form.locator(f'[name="scores.{name}"][value="3"]').check(force=True)
    page.keyboard.press("Enter")
    expect(form.locator('[data-error="scores.likelihood"]')).to_contain_text("fra 1 til 5")
    form.locator(f'[name="scores.likelihood"][value="{likelihood}"]').check(force=True)
    form.locator('[name="review_on"]').fill(SOON)
    form.get_by_role("button", name="Gem vurderingen").click()
    expect(form).to_be_hidden()


def test_two_authorities_differ_and_settle_it_and_the_board_knows_the_risk(
    rig: Rig, sit: Sit
) -> None:
    planner, kolding, chief = sit("planlaegger"), sit("kolding"), sit("stabschef")
    operation = rig.opens()
    rig.line("stabschef").does(
        operation, "OpenIncident", kind="flood", title="Vand på Banegårdspladsen", shape=HERE
    )
    chief.opens(operation)
    risk = chief.page.locator(".case .known")

    planner.page.goto("/plan/vurderinger")
    expect(planner.page.locator("#scenarie-1")).to_contain_text("Eksempel: stormflod i Kolding Å")
    assert grave(planner.page) == []
    table, matrix = (
        planner.page.locator(f"section[aria-labelledby={one}]").bounding_box()
        for one in ("v-table", "v-matrix")
    )
    assert table is not None
    assert matrix is not None
    assert matrix["y"] == table["y"], "matrix and table stand side by side"
    assert matrix["x"] > table["x"] + table["width"]
    planner.page.locator("[data-new-scenario]").click()
    form = planner.page.locator("[data-scenario-form]")
    form.locator('[name="hazard"]').fill("Ekstremregn")
    form.locator('[name="title"]').fill("Skybrud over Fredericia")
    form.locator('[name="text"]').fill("80 mm på en time <b>i byen</b>")
    form.get_by_role("button", name="Gem scenariet").click()
    expect(form.locator('[data-error="shape"]')).to_contain_text("Sig, hvor det er")
    form.locator('[name="positions"]').fill("55.56, 9.70\n55.58, 9.70\n55.58, 9.74\n55.56, 9.74")
    form.get_by_role("button", name="Gem scenariet").click()
    planner.page.get_by_role("link", name="R2 Skybrud over Fredericia").first.click()

    assesses(planner.page, 2)
    expect(risk).to_contain_text("Skybrud over Fredericia")
    kolding.page.goto(planner.page.url)
    assesses(kolding.page, 4)
    row = kolding.page.locator('[data-measure="likelihood"]')
    expect(row).to_contain_text("uafklaret")
    expect(row).to_contain_text("Kolding Kommune 4")
    expect(risk).to_contain_text("1 uafklaret forskel")
    expect(risk).to_contain_text("Kolding Kommune: sandsynlighed 4 sandsynlig")

    row.locator("[data-settle]").click()
    settle = kolding.page.locator("[data-settle-form]")
    settle.locator('[name="ground"]').fill("Kloakken er ny i den ene by")
    settle.locator('[name="what"]').fill("Regn kloakken efter")
    settle.get_by_role("button", name="Gem tiltaget").click()
    expect(settle.locator('[data-error="owner"]')).to_contain_text("hvilken myndighed")
    settle.locator('[name="owner"]').select_option("kolding")
    settle.get_by_role("button", name="Gem tiltaget").click()
    expect(settle.locator('[data-error="due"]')).to_contain_text("hvornår")
    assert grave(kolding.page) == []
    settle.locator('[name="due"]').fill(SOON)
    settle.get_by_role("button", name="Gem tiltaget").click()
    expect(row).to_contain_text("afklaret")
    expect(kolding.page.locator(".plainlist")).to_contain_text("Regn kloakken efter")
    expect(risk).to_contain_text("1 åbent tiltag")
    assert grave(chief.page) == []
    chief.page.goto(f"/operationer/{operation}/haendelser/1")
    expect(chief.page.locator(".known")).to_contain_text("Regn kloakken efter")
    assert grave(chief.page) == []
    chief.page.goto(f"/operationer/{operation}/tidligere?post=2")
    expect(chief.page.locator(".case")).to_contain_text("Vand på Banegårdspladsen")
    expect(chief.page.locator(".known")).to_have_count(0)
