"""A municipality writes its plan, with a PDF and a card; the planner sees what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.journeys.test_access import grave
from tests.pictures import PDF

pytestmark = [pytest.mark.browser, pytest.mark.processes]

TITLE = "Eksempel Beredskabsplan for Horsens"


def test_a_plan_is_written_read_changed_and_no_gap_any_more(sit: Sit, tmp_path: Path) -> None:
    planner, horsens = sit("planlaegger"), sit("horsens")
    page = planner.page
    page.goto("/operationer")
    expect(page.get_by_text("Venter på dig i planlægningen")).to_be_visible()
    page.goto("/plan/planer")
    gaps = page.locator(".gaps li", has_text="ingen § 25-plan")
    expect(gaps.get_by_role("link", name="Horsens Kommune", exact=True)).to_be_visible()
    assert grave(page) == []

    own = horsens.page
    own.goto("/plan/planer/ny")
    own.get_by_label("Titel", exact=True).first.fill(TITLE)
    own.locator("#p-adopted_on").fill("2025-05-01")
    own.locator("#p-next_revision").fill("2024-05-01")
    own.get_by_label("Link").fill("http://eksempel.dk/plan")
    own.get_by_role("button", name="Nyt indsatskort").click()
    card = own.locator("[data-card]")
    card.locator("[data-title]").fill("Stormflod")
    card.locator("[data-hazard]").fill("Vand over kajen")
    card.locator("[data-what]").fill("Luk havnen")
    card.locator("[data-responsible]").select_option("horsens")
    own.get_by_label("Find et sted").fill("Horsens")
    own.locator("[data-add-object]").first.click()
    picture = tmp_path / "plan.pdf"
    picture.write_bytes(b"<html>")
    own.locator("[data-file]").set_input_files(picture)
    own.get_by_role("button", name="Gem planen").click()
    expect(own.locator('[data-error="sha256"]')).to_be_visible()
    picture.write_bytes(PDF)
    own.locator("[data-file]").set_input_files([])
    own.locator("[data-file]").set_input_files(picture)
    own.get_by_role("button", name="Gem planen").click()
    expect(own.locator('[data-error="next_revision"]')).to_contain_text("efter den dag")
    own.locator("#p-next_revision").fill("2029-05-01")
    own.get_by_role("button", name="Gem planen").click()
    expect(own.locator('[data-error="web_address"]')).to_contain_text("https://")
    assert grave(own) == []
    own.get_by_label("Link").fill("https://eksempel.dk/plan")
    own.get_by_role("button", name="Gem planen").click()
    own.wait_for_url("**/plan/planer/pl-*")
    expect(own.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(own.get_by_role("link", name="plan.pdf")).to_be_visible()
    address = own.url

    page.reload()
    expect(gaps.get_by_role("link", name="Horsens Kommune")).to_have_count(0)
    page.goto(f"{address}/ret")
    own.goto(f"{address}/ret")
    own.get_by_label("Titel", exact=True).first.fill(f"{TITLE}, rettet")
    own.get_by_role("button", name="Gem planen").click()
    own.wait_for_url(address)
    page.get_by_label("Titel", exact=True).first.fill("Planlæggerens ord")
    page.get_by_role("button", name="Gem planen").click()
    expect(page.locator('[data-error="seen"]')).to_contain_text("Horsens Kommune har ændret")

    expect(own.locator(".versions li")).to_have_count(2)
    assert grave(own) == []
    own.get_by_role("link", name="1. Stormflod").click()
    expect(own.locator(".cardsteps li")).to_contain_text("Luk havnen")
    for place in ("/plan/aarshjul?aar=2029", "/plan/kommune/horsens"):
        page.goto(place)
        expect(page.get_by_role("link", name=f"{TITLE}, rettet").first).to_be_visible()
        assert grave(page) == []

    page.goto("/plan/enheder")
    page.get_by_role("button", name="Ret Eksempel Pumpegruppe").click()
    dialog = page.locator("[data-unit-dialog]")
    line = dialog.locator("[data-course]").last
    line.locator("[data-valid]").fill("2030-01-01")
    dialog.get_by_role("button", name="Gem enheden").click()
    expect(dialog.locator('[data-error="courses"]')).to_contain_text("hvornår enheden havde det")
    assert grave(page) == []
    line.locator("[data-had]").fill("2026-01-01")
    dialog.get_by_role("button", name="Gem enheden").click()
    expect(page.locator("#un-eksempel0001 .tag.red")).to_have_count(0)
