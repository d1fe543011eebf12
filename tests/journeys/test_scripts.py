"""A planner writes a script: faults stand beside their fields, and nothing saved is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Sit
from tests.journeys.test_access import grave
from tests.unit.drills.injected import INJECTED

pytestmark = [pytest.mark.browser, pytest.mark.processes]

REMARKED = INJECTED.replace("  - id: dige\n", "  # antaget: tiden\n  - id: dige\n")
SHEET = "navn;fra;til;tekst;tid\na;dmi;formand;Vand;5m\nb;dmi;formand;Mere;-3m\n"


def says(page: Page, words: str) -> None:
    expect(page.locator("[data-verdict]")).to_contain_text(words)


def test_a_script_is_written_in_form_and_text_and_two_planners_lose_nothing(sit: Sit) -> None:
    page = sit("planlaegger").page
    page.goto("/plan/drejeboeger/ny")
    page.get_by_role("button", name="Tekst (YAML)").click()
    page.locator("[data-text]").fill(REMARKED + "x: !!python/name:os.system\n")
    says(page, "Linje 57, text: Drejebogen bruger YAML-mærket !!python/name:os.system")
    page.locator("[data-text]").fill(REMARKED)
    says(page, "kan spilles her")
    page.get_by_role("button", name="Formular").click()
    first = page.locator("[data-items=injects] > details").first
    first.locator("summary").first.press("Enter")
    first.locator("[data-field=at]").fill("-5m")
    says(page, "injects[1].at: Tiden går baglæns")
    expect(first.locator(".err")).to_contain_text("Tiden går baglæns")
    page.keyboard.press("Control+s")
    expect(page.locator("[data-said]").first).to_contain_text("Ikke gemt")
    expect(first.locator("[data-field=at]")).to_be_focused()
    role = page.locator("[data-items=cast] > *").nth(2).locator("[data-field=seat]")
    role.select_option("brs")
    says(page, "2 fejl:")
    expect(page.locator(".scriptform .err")).to_have_count(2)
    expect(page.locator("[data-faults] li").first).to_contain_text("Linje 12, cast[3].role: Ingen")
    assert grave(page) == []
    page.locator("[data-faults] button").last.press("Enter")
    expect(first.locator("[data-field=at]")).to_be_focused()
    role.select_option("")
    says(page, "injects[1].at: Tiden går baglæns")
    first.locator("[data-field=at]").fill("12m")
    says(page, "kan spilles her")
    names = page.locator("[data-items=injects] [data-sum=id]")
    expect(names.nth(1)).to_have_text("varsel")
    page.keyboard.press("Control+s")
    expect(page.locator("[data-said]").first).to_have_text("Gemt.")

    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_label("Titel").fill("Vand ved Hejlsminde Strand")
    says(other, "kan spilles her")
    other.keyboard.press("Control+s")
    expect(other.locator("h1")).to_have_text("Vand ved Hejlsminde Strand")
    page.get_by_label("Titel").fill("Mit navn")
    says(page, "kan spilles her")
    page.keyboard.press("Control+s")
    expect(page.locator("[data-said]").first).to_contain_text("har gemt drejebogen imens")
    expect(page.get_by_label("Titel")).to_have_value("Mit navn")
    sheet = {"name": "indspil.csv", "mimeType": "text/csv", "buffer": SHEET.encode()}
    page.get_by_text("Filer", exact=True).click()
    page.locator("[data-upload]").set_input_files(files=[sheet])
    expect(page.locator("[data-bad]")).to_contain_text("Række 3, tid: Tiden går baglæns")
    expect(names).to_have_count(6)
    page.get_by_role("button", name="Gem mit som en ny drejebog").click()
    expect(page.locator("h1")).to_have_text("Mit navn")
    page.get_by_role("button", name="Tekst (YAML)").click()
    assert "  # antaget: tiden\n  - id: dige\n" in page.locator("[data-text]").input_value()
