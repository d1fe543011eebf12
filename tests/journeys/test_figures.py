"""A figure is set by one, seen by all, and what rests on an older one is marked."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.journeys.test_access import grave
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_a_figure_is_on_every_board_and_a_task_that_rests_on_an_older_one_is_marked(
    rig: Rig, sit: Sit
) -> None:
    operation = rig.opens()
    kolding, chief = sit("kolding").opens(operation), sit("stabschef").opens(operation)
    for person in (kolding, chief):
        person.page.locator("#fane-tal").click()
    kolding.page.locator("#nyt-tal").click()
    dialog = kolding.page.locator("#figure-set")
    dialog.get_by_label("Antal").fill("80")
    kolding.page.keyboard.press("Enter")
    expect(dialog).to_contain_text("Skriv, hvor tallet kommer fra")
    assert grave(kolding.page) == []
    dialog.get_by_label("Kilde").fill("EPC Christiansfeld")
    kolding.page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    for person in (kolding, chief):
        expect(person.page.locator(".figure")).to_contain_text("Evakuerede")
        expect(person.page.locator(".figvalue")).to_have_text("80")
        expect(person.page.locator(".figure")).to_contain_text("EPC Christiansfeld")
    expect(chief.page.locator(".log .row").first).to_contain_text("Evakuerede: 80.")

    first = int(str(kolding.page.locator("#saet-1").get_attribute("data-seen")))
    line = rig.line("stabschef")
    task = {"kind": "pump", "title": "Senge", "authority": "brs", "entries": [first]}
    line.does(operation, "AskTask", **task)
    expect(kolding.page.locator(".figure")).to_contain_text("Bruges i O1")
    chief.page.locator("#saet-1").click()
    second = chief.page.locator("#figure-set")
    line.does(operation, "SetFigure", figure="evacuated", value=90, source="EPC", seen=first)
    expect(kolding.page.locator(".figvalue")).to_have_text("90")
    expect(kolding.page.locator(".figure .ref.stale")).to_contain_text("O1 ◆ ældre tal")
    expect(kolding.page.locator("#opgave-1 .ref.stale")).to_contain_text("Evakuerede er nu 90")
    expect(kolding.page.locator('[data-tab-count="figures"]')).to_have_text("1")
    expect(kolding.page.locator(f"#post-{first}")).to_contain_text("Nyere tal")
    expect(kolding.page.locator(f"#post-{first} del")).to_have_count(0)
    assert grave(kolding.page) == []

    expect(chief.page.locator(".figvalue")).to_have_text("90")
    second.get_by_label("Antal").fill("120")
    second.get_by_label("Kilde").fill("EPC")
    chief.page.keyboard.press("Enter")
    expect(second).to_contain_text("Tallet er sat imens: det er nu 90.")
    expect(second.get_by_label("Antal")).to_have_value("120")
    second.get_by_label("Antal").press("Enter")
    expect(second).to_be_hidden()
    expect(kolding.page.locator(".figvalue")).to_have_text("120")
    kolding.page.locator(".figure summary").click()
    chief.page.locator(".figure .facts [data-go]").first.click()
    expect(chief.page.locator("#fane-log")).to_have_attribute("aria-selected", "true")
    expect(chief.page.locator(".log .row").first).to_be_focused()
    expect(kolding.page.locator(".figure .older li")).to_have_count(2)
