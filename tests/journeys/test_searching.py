"""A log is searched and filtered; the address says how, and whoever is sent it sees the same."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.journeys.test_access import grave
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_what_is_looked_for_stands_in_the_address_and_what_changed_is_told(
    rig: Rig, sit: Sit
) -> None:
    operation = rig.opens()
    line, other = rig.line("vejle"), rig.line("stabschef")
    water = line.records(operation, "Vandstanden stiger ved kajen i Aabenraa")
    line.records(operation, "Skolen lukkes")
    other.does(operation, "RecordEntry", text="Dæmningen holder", kind="decision")
    kolding = sit("kolding").opens(operation)
    page = kolding.page
    rows, note = page.locator(".log .row"), page.locator(".searchnote")
    expect(rows).to_have_count(3)
    page.locator("#f-text").fill("Halvt skrevet")
    page.keyboard.press("Escape")
    page.locator("body").click(position={"x": 2, "y": 2})
    page.keyboard.press("/")
    page.keyboard.type("vandet åbenr")
    expect(rows).to_have_count(1)
    expect(rows.locator("mark")).to_have_text(["Vandstanden", "Aabenraa"])
    expect(note).to_contain_text("1 post passer")
    assert "q=vandet+%C3%A5benr" in page.url
    assert grave(page) == []

    page.get_by_role("button", name="Ryd").click()
    expect(rows).to_have_count(3)
    page.locator("[data-filters] summary").click()
    page.get_by_role("checkbox", name="Beslutning").check()
    expect(rows).to_have_count(1)
    assert page.url.endswith("?type=decision")
    assert grave(page) == []
    line.records(operation, "Ny, som ikke er en beslutning")
    expect(note).to_contain_text("1 ny uden for filteret")
    expect(rows).to_have_count(1)

    friend = sit("stabschef")
    friend.page.goto(page.url)
    expect(friend.page.locator(".log .row")).to_have_count(1)
    expect(friend.page.get_by_role("checkbox", name="Beslutning")).to_be_checked()

    page.go_back()
    expect(rows).to_have_count(4)
    expect(page.get_by_role("checkbox", name="Beslutning")).not_to_be_checked()
    page.go_back()
    expect(rows).to_have_count(1)
    expect(page.get_by_label("Søg i loggen")).to_have_value("vandet åbenr")
    page.locator("body").click(position={"x": 2, "y": 2})
    page.keyboard.press("x")
    expect(rows).to_have_count(4)
    expect(page.locator("#f-text")).to_have_value("Halvt skrevet")

    page.locator("#f-text").press("Escape")
    kolding.page.get_by_role("button", name="Sæt mærket øverst").click()
    page.goto("about:blank")
    line.does(operation, "CorrectEntry", number=water, text="Vandstanden falder")
    line.records(operation, "Helt ny")
    kolding.opens(operation)
    told = page.locator("[data-changes]")
    expect(told).to_contain_text("1 ny post")
    expect(told).to_contain_text("1 rettelse")
    assert grave(page) == []
    told.get_by_role("link", name="1 rettelse").click()
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Vandstanden falder")
    page.locator(".row .by, .row .cor").first.click()
    expect(page.locator(f"#post-{water}")).to_be_focused()
    expect(rows).to_have_count(6)
