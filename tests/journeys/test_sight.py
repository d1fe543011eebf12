"""What is written for some is a numbered blank to others, and goes when it is said later."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Sit
from tests.journeys.test_access import grave, grave_by_day_and_night
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

SECRET = "Truslen kom fra en tidligere ansat"


def test_an_entry_for_some_is_a_blank_to_others_and_one_that_becomes_so_leaves_their_screens(
    rig: Rig, sit: Sit
) -> None:
    operation = rig.opens()
    kolding, vejle, brs = (sit(one).opens(operation) for one in ("kolding", "vejle", "brs"))
    kolding.types(SECRET)
    kolding.page.locator("#f-sight").select_option("restricted")
    kolding.text.press("Enter")
    expect(kolding.page.locator("[data-composer]")).to_contain_text("Vælg, hvilke myndigheder")
    assert grave(kolding.page) == []
    expect(kolding.text).to_have_value(SECRET)
    kolding.page.locator("[data-composer]").get_by_label("Beredskabsstyrelsen").check()
    kolding.text.press("Enter")
    expect(kolding.page.locator("[data-composer] [data-said]")).to_have_attribute(
        "data-tone", "good"
    )
    for person in (kolding, brs):
        expect(person.sees(SECRET)).to_contain_text(
            "Kun for Beredskabsstyrelsen og Kolding Kommune"
        )
    number = kolding.number_of(SECRET)
    row = kolding.row(number)
    row.hover()
    chip, acts = row.locator(".tag.sight").bounding_box(), row.locator(".acts").bounding_box()
    assert chip and acts and chip["y"] + chip["height"] <= acts["y"], "the buttons lie over it"
    expect(vejle.row(number)).to_contain_text("Posten er ikke for denne plads")
    expect(vejle.row(number)).not_to_contain_text("Beredskabsstyrelsen")
    assert SECRET not in vejle.page.content()
    assert grave_by_day_and_night(vejle.page) == []

    kolding.writes("Nøglen ligger hos vagten")
    later = kolding.number_of("Nøglen ligger")
    vejle.sees("Nøglen ligger")
    kolding.row(later).hover()
    kolding.acts("classify", later)
    dialog = kolding.page.locator("#entry-classify")
    dialog.locator("select").select_option("restricted")
    dialog.get_by_label("Beredskabsstyrelsen").check()
    assert grave(kolding.page) == []
    dialog.get_by_role("button", name="Gem").click()
    expect(dialog).to_be_hidden()
    expect(vejle.row(later)).to_contain_text("Posten er ikke for denne plads")
    assert "Nøglen ligger" not in vejle.page.content()
    expect(brs.row(later)).to_contain_text("Nøglen ligger hos vagten")
    vejle.page.locator("#q").fill("Nøglen")
    expect(vejle.page.locator(".searchnote")).to_contain_text("0 poster")

    # What is no row of the log is classified from its own: a task from the list, a decision from
    # its page, which goes from the screen of whoever may not read it any more.
    rig.line("kolding").does(operation, "AskTask", kind="pump", title="Pumper", authority="kolding")
    decision = {"question": "Ryddes gaden?", "options": ["Ja"], "chosen": 1, "ground": "Vandet"}
    rig.line("kolding").does(operation, "TakeDecision", **decision, competence="own_sector")
    for person in (kolding, vejle):
        person.page.get_by_role("tab", name="Opgaver").click()
    expect(vejle.page.locator("#opgave-1")).to_be_visible()
    expect(vejle.page.locator("#opgave-1")).not_to_contain_text("Hvem må se")
    kolding.page.locator("#opgave-1").get_by_role("button", name="Hvem må se").click()
    only_for_brs(dialog)
    expect(kolding.page.locator("#opgave-1 .tag.sight")).to_contain_text("Kun for")
    expect(vejle.page.locator("#opgave-1")).to_have_count(0)
    for person in (kolding, vejle):
        person.page.goto(f"{rig.url}/operationer/{operation}/beslutninger/1")
    kolding.page.get_by_role("button", name="Hvem må se").click()
    only_for_brs(dialog)
    expect(kolding.page.locator("[data-panel] .tag.sight").first).to_contain_text("Kun for")
    assert grave(kolding.page) == []
    expect(vejle.page.locator("body")).to_contain_text("findes ikke")
    assert "Ryddes gaden?" not in vejle.page.content()


def only_for_brs(dialog: Locator) -> None:
    expect(dialog).to_be_visible()
    dialog.locator("select").select_option("restricted")
    dialog.get_by_label("Beredskabsstyrelsen").check()
    dialog.get_by_role("button", name="Gem").click()
    expect(dialog).to_be_hidden()
