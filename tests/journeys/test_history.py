"""Back in time: the slider moves map, log and lists together, and nothing can be done there."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

POINT = {"type": "Point", "coordinates": [9.4722, 55.4907]}


def test_from_a_decision_back_to_what_was_known_and_on_by_the_slider(rig: Rig, sit: Sit) -> None:
    operation = rig.opens()
    line = rig.line("stabschef")
    first = line.does(operation, "RecordEntry", text="Vandet stiger")
    decided = line.does(operation, "RecordEntry", text="Åen spærres", kind="decision")
    line.does(operation, "OpenIncident", kind="flood", title="Kolding Å", shape=POINT)
    last = line.does(operation, "CorrectEntry", number=first, text="Vandet falder")

    kolding = sit("kolding").opens(operation)
    row = kolding.row(decided)
    row.get_by_role("link", name="Hvad vidste vi").click()
    page = kolding.page
    expect(page.locator(".timebar .when")).to_contain_text("Sådan så tavlen ud")
    expect(page.locator("[data-number]").first).to_have_attribute("data-number", str(decided))
    expect(page.locator(".log")).to_contain_text("Åen spærres")
    expect(page.locator(".log")).not_to_contain_text("Vandet falder")
    page.get_by_role("tab", name="Hændelser").click()
    expect(page.locator("#panel-haendelser")).to_contain_text("Ingen hændelser endnu")

    page.get_by_role("link", name="Næste post").click()
    expect(page.locator("#panel-haendelser")).to_contain_text("Kolding Å")
    expect(page.locator(".pin").first).to_be_visible()
    slider = page.get_by_role("slider")
    slider.focus()
    slider.press("End")
    page.get_by_role("tab", name="Stabslog").click()
    expect(page.locator(".log")).to_contain_text("Vandet falder")
    expect(page.locator("[data-number]").first).to_have_attribute("data-number", str(last))
    slider.press("Home")
    expect(page.locator("#panel-log")).to_contain_text("Loggen er tom")
    expect(page.locator("[data-composer], [data-do], [data-task-do]")).to_have_count(0)
    page.get_by_role("link", name="Til nu").click()
    expect(page.locator("[data-composer]")).to_be_visible()
