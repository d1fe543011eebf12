"""From an incident to help: asked, promised in part, decided, and confirmed by its owner."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.journeys.test_access import grave
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

AA = {"type": "Point", "coordinates": [9.4722, 55.4907]}


def test_pumps_are_asked_for_from_an_incident_and_who_gets_them_is_decided_and_confirmed(
    rig: Rig, sit: Sit
) -> None:
    operation = rig.opens(mode="EXERCISE")
    rig.line("stabschef").does(operation, "OpenIncident", kind="flood", title="Åen", shape=AA)
    asker, owner = sit("kolding").page, sit("trekantbrand").page
    asker.goto(f"/operationer/{operation}/haendelser/1")
    assert grave(asker) == []
    asker.locator("#hjaelp-H1").press("Enter")
    form = asker.locator("#help-ask")
    expect(form.get_by_label("Hændelse", exact=True)).to_have_value("1")
    expect(form.locator("[data-has-it]:visible")).to_have_count(0)
    form.get_by_label("Formåen", exact=True).select_option("pumping")
    form.get_by_label("Antal").fill("7")
    form.get_by_label("Hvorhen").fill("Hejlsminde")
    form.get_by_label("Til hvad").fill("Vand ved plejehjemmet")
    form.locator("[name=aim]").select_option("life")
    form.locator('[name="asked:trekantbrand"]').check()
    assert grave(asker) == []
    form.locator("[type=submit]").click()
    wanted = asker.locator("#anmodning-1")
    expect(wanted).to_contain_text("mangler 7")

    owner.goto(f"/operationer/{operation}/anmodninger")
    owner.locator("#svar-1-trekantbrand").click()
    answer = owner.locator("#help-answer")
    answer.locator('[name^="promised:"]').first.fill("2")
    answer.locator("[name=reason]").fill("Resten er ude")
    answer.locator("[type=submit]").click()
    expect(wanted).to_contain_text("mangler 5")
    expect(wanted).to_contain_text("Resten er ude")

    chief = sit("stabschef").page
    chief.goto(f"/operationer/{operation}/prioritering")
    assert grave(chief) == []
    chief.locator("#beslut").click()
    decide = chief.locator("#allotment-decide")
    decide.get_by_label("Begrundelse").fill("Plejehjemmet først")
    decide.locator("[type=submit]").click()
    expect(chief.locator("#linjer")).to_contain_text("prioritering 1")

    owner.goto(f"/operationer/{operation}/prioritering")
    owner.locator("#linjer [data-owner=trekantbrand]").first.click()
    line = owner.locator("#line-answer")
    line.get_by_text("Bekræft", exact=True).click()
    line.locator("[type=submit]").click()
    expect(chief.locator("#linjer .is-confirmed").first).to_be_visible()
    expect(wanted).to_contain_text("mangler 3")
