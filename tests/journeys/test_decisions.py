"""A decision is written with all that belongs to it, disputed, followed up and replaced."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.journeys.hostile import PAYLOADS
from tests.journeys.test_access import grave, grave_by_day_and_night
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

QUESTION = "Skal Havnegade ryddes?"
HOSTILE = f"Ryd {PAYLOADS[2]} {PAYLOADS[11]}"


def test_a_decision_goes_from_its_question_to_the_one_that_replaces_it(rig: Rig, sit: Sit) -> None:
    operation = rig.opens()
    known = rig.line("kolding").records(operation, "Vand i Havnegade")
    kolding, chief = sit("kolding").opens(operation), sit("stabschef").opens(operation)
    board, desk = kolding.page, chief.page
    board.keyboard.press("d")
    expect(board.locator("#fane-beslutninger")).to_have_attribute("aria-selected", "true")
    board.keyboard.press("d")
    form = board.locator("[data-decision-form]")
    expect(form.get_by_label("Spørgsmål eller dilemma")).to_be_focused()
    board.keyboard.type(QUESTION)
    form.get_by_label("Mulighed 1", exact=True).fill("Ryd hele gaden")
    form.get_by_label("Mulighed 2", exact=True).fill(HOSTILE)
    form.get_by_label("Mulighed 2 er valgt").check()
    form.get_by_label("Begrundelse").fill("Vandet når kun de lave numre")
    form.get_by_label("Poster, det bygger på").fill(str(known))
    board.reload()
    kolding.sees_line("direct")
    board.locator("#ny-beslutning").click()
    expect(form.get_by_label("Begrundelse")).to_have_value("Vandet når kun de lave numre")
    expect(form.get_by_label("Mulighed 2 er valgt")).to_be_checked()
    form.get_by_role("button", name="Tilføj opfølgning").click()
    board.keyboard.type("Sandsække")
    form.get_by_role("button", name="Skriv beslutningen").click()
    expect(form.locator('[data-error="competence"]')).to_have_text(
        "Vælg, med hvilken kompetence der besluttes."
    )
    form.get_by_label("Koordinerende ledelse").check()
    form.locator('[name="follow_up[0].authority"]').select_option("politi")
    form.get_by_label("Gælder til").fill("01/01 08:00")
    form.locator('[name="follow_up[0].what"]').fill("Ring til 010190-1234")
    board.keyboard.press("Enter")
    expect(form.locator('[data-error="follow_up[0].what"]')).to_contain_text("CPR")
    form.locator('[name="follow_up[0].what"]').fill("Sandsække")
    board.keyboard.press("Enter")
    expect(form.locator('[data-error="competence"]')).to_contain_text("beredskabsloven § 17")
    assert grave_by_day_and_night(board) == []
    form.get_by_label("Egen sektors ansvar").check()
    board.keyboard.press("Enter")
    expect(form).to_be_hidden()

    first = desk.locator("#beslutning-1")
    for page in (board, desk):
        expect(page.locator("#beslutning-1 .came")).to_have_text(f"Valgt: {HOSTILE}")
        expect(page.locator("#beslutning-1 .dstate")).to_contain_text("gælder til")
        expect(page.locator(".log .row").first).to_contain_text(f"Beslutning nr. 1: {QUESTION}")
    expect(desk.locator(".waitbox summary")).to_contain_text("følg op B1.1")
    desk.locator("#fane-beslutninger").click()
    assert grave_by_day_and_night(desk) == []
    desk.locator("#forbehold-1").click()
    desk.locator("#dd-words").fill("Vi får vandet")
    desk.get_by_role("button", name="Notér forbeholdet").click()
    expect(first).to_contain_text("1 forbehold")

    first.locator("h3 a").click()
    expect(desk.locator(".reservations")).to_contain_text("Vi får vandet")
    fix = {"number": known, "text": "Havnegade er tør"}
    later = rig.line("kolding").does(operation, "CorrectEntry", **fix)
    moved = f"grundlaget er rettet: post {known} af {later}"
    expect(desk.locator(".casepage header")).to_contain_text(moved)
    assert grave_by_day_and_night(desk) == []
    desk.locator("[data-settle]").click()
    settle = desk.locator("#decision-settle")
    settle.get_by_label("Udført").check()
    settle.get_by_label("Bemærkning").fill("300 sække")
    assert grave(desk) == []
    desk.keyboard.press("Enter")
    expect(desk.locator(".followup")).to_contain_text("300 sække")
    expect(board.locator("#beslutning-1 .fstate")).to_have_text("udført")

    board.locator("#erstat-1").click()
    expect(form.get_by_label("Spørgsmål eller dilemma")).to_have_value(QUESTION)
    form.get_by_label("Besluttet ikke at gøre det").check()
    form.get_by_label("Begrundelse").fill("Gaden er tør")
    board.keyboard.press("Control+Enter")
    expect(form).to_be_hidden()
    expect(board.locator("#beslutning-2 .came")).to_have_text("Besluttet ikke at gøre det")
    expect(desk.locator(".casepage header .dstate")).to_have_text("erstattet af B2")
    expect(board.locator(".log .row").first.locator(".kind.omi")).to_have_count(1)

    desk.get_by_role("link", name="Hvad vidste vi, da vi besluttede det?").first.click()
    desk.locator("#fane-beslutninger").click()
    expect(desk.locator("#beslutning-1 .dstate")).to_contain_text("gælder til")
    expect(desk.locator("#beslutning-2")).to_have_count(0)
