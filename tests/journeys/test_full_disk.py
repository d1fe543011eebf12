"""The disk is full: what is not saved is said not to be, stays in its form, and is saved later."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.faults.disk import full
from tests.journeys.conftest import Sit
from tests.journeys.test_access import grave
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

NOT_SAVED = "Det blev ikke gemt: databasen svarer ikke."
LONG = "Vandet står i kælderen. " * 200
"""More than what a limit to one page lets through."""


def test_what_a_full_disk_refuses_stays_in_its_form_and_is_saved_when_there_is_room(
    sit: Sit, rig: Rig
) -> None:
    operation = rig.opens()
    kolding, keeper = (sit(one).opens(operation) for one in ("kolding", "logfoerer"))
    kolding.writes("Før disken blev fuld")
    web = rig.board.part("web")
    page = kolding.page
    said = page.locator("[data-composer] [data-said]")
    report = page.locator("#sector-report")
    page.locator(".strip .mine button").click()
    report.locator('[name="colour"][value="red"]').check(force=True)
    report.locator('[name="consequence"]').fill("Pumperne står")
    with full([web]):
        report.locator('button[type="submit"]').click()
        expect(report.get_by_text(NOT_SAVED)).to_be_visible()
        expect(report.locator('[name="consequence"]')).to_have_value("Pumperne står")
        report.locator("[data-cancel]").click()
        kolding.types(LONG)
        kolding.text.press("Enter")
        expect(said).to_contain_text(NOT_SAVED)
        expect(said).to_have_attribute("data-tone", "bad")
        assert not grave(page)
        expect(kolding.text).to_have_value(LONG)
        page.reload()
        expect(kolding.text).to_have_value(LONG)
    kolding.text.press("Enter")
    expect(said).to_have_attribute("data-tone", "good")
    kolding.writes("Og den næste")
    for person in (kolding, keeper):
        person.sees("Vandet står i kælderen.")
        person.sees_each_once(operation)
    assert rig.board.part("web") == web, "without a new start"
