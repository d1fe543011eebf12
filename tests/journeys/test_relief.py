"""A seat is handed over: one signs the sheet, another reads what came since and signs it too."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.journeys.test_access import grave_by_day_and_night
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

LONG = "Beredskabet varsles langs hele åen fra Låsby til havnen, og vejene spærres. " * 8
PAGE = re.compile(rb"/Type\s*/Page[^s]")


def test_the_log_keeper_is_relieved_and_both_names_stand_on_one_page(rig: Rig, sit: Sit) -> None:
    operation = rig.opens()
    rig.line("kolding").does(operation, "SetFigure", figure="evacuated", value=120, source="EPC")
    for number in range(30):
        rig.line("formand").records(
            operation, f"Sluse {number} lukkes. {LONG}"[:200], kind="decision"
        )
    off = sit("logfoerer").opens(operation)
    off.page.get_by_role("tab", name="Om indsatsen").click()
    off.page.get_by_role("link", name="Overdrag vagten").click()
    expect(off.page.locator(".sheetpart")).to_contain_text("Evakuerede: 120")
    assert grave_by_day_and_night(off.page) == []

    sign = off.page.get_by_role("button", name="Lav arket, og skriv under")
    sign.click()
    expect(off.page.locator("[data-offer]")).to_contain_text("Skriv det vigtigste")
    off.page.get_by_label("Det vigtigste").fill("Åen topper kl. 22.\nHold øje med måleren.")
    off.page.get_by_label("Pas på").fill("<b>Broen</b> bærer kun én vej")
    off.page.get_by_label("Aftaler").fill(LONG[:600])
    off.page.reload()
    expect(off.page.get_by_label("Det vigtigste")).to_have_value(re.compile("Åen topper"))
    decided = rig.line("formand").records(operation, "Den sidste sluse lukkes", kind="decision")
    sign.click()
    expect(off.page.locator("[data-offer]")).to_contain_text("har ændret sig imens")
    expect(off.page.locator(".sheetpart")).to_contain_text("Den sidste sluse lukkes")
    sign.click()
    expect(off.page.locator("main > .alert")).to_contain_text("Ark nr. 1 af Logfører")
    expect(off.page.get_by_label("Det vigtigste")).to_have_value("")

    on = sit("vagtleder", stranger=True).log_in()
    on.opens(operation)
    on.page.get_by_role("tab", name="Om indsatsen").click()
    on.page.get_by_label("Skift plads").select_option("logfoerer")
    on.page.get_by_role("button", name="Skift", exact=True).click()
    on.sees_line("direct")
    on.page.locator("#venter summary").click()
    on.page.get_by_role("link", name="Tag vagten 1 Logfører").click()
    expect(on.page.locator(".words")).to_contain_text("<b>Broen</b> bærer kun én vej")
    expect(on.page.locator(".later h2")).to_have_text("Siden arket: 0 poster")
    assert grave_by_day_and_night(on.page) == []
    rig.line("kolding").records(operation, "Vandet stiger igen")
    on.page.get_by_label("Jeg har læst arket").check()
    on.page.get_by_role("button", name="Skriv under, og tag vagten").click()
    expect(on.page.locator("[data-take]")).to_contain_text("Nye poster, siden du hentede siden: 1")
    expect(on.page.locator(".later")).to_contain_text("Vandet stiger igen")
    on.page.get_by_label("Jeg har læst arket").check()
    on.page.get_by_role("button", name="Skriv under, og tag vagten").click()
    expect(on.page.locator(".signs")).to_contain_text("Vagtcentral, Logfører")
    expect(on.page.locator(".signs")).to_contain_text("har læst til og med post")
    assert len(PAGE.findall(on.page.pdf(prefer_css_page_size=True))) == 1

    off.page.reload()
    expect(off.page.locator(".sheetlist")).to_contain_text("taget")
    off.opens(operation)
    expect(off.row_with("Vagten er overtaget")).to_have_count(1)
    on.page.get_by_role("link", name=str(decided), exact=True).click()
    expect(on.row(decided)).to_be_visible()
