"""A staff drill by four browsers: control, staff, media cell, evaluator; paused, turned, ended."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Sit
from tests.journeys.people import Person
from tests.journeys.test_access import grave_by_day_and_night
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

WORD = "blå hejre"
SCRIPT = """\
format: 1
title: Vand ved Hejlsminde
seed: 7
operation: {name: Øvelse}
start: Det har blæst fra øst i to døgn.
goals:
  - {id: varsling, text: Borgerne er varslet, measure: Ventebesked inden T+40}
cast:
  - {role: kommune, seat: kolding}
  - {role: politi, seat: formand}
  - {role: dmi, cell: answering}
  - {role: avis, cell: media}
injects:
  - id: varsel
    from: dmi
    to: [kommune]
    at: 1m
    channel: mail
    text: Vandet stiger til 1,90 m.
    expects: {reaction: Det skrives i loggen, doctrine: NBB 3.2, within: 10m, goal: varsling}
  - {id: kritik, from: avis, to: [kommune], after: 1m, text: "Hvorfor har I ikke varslet?"}
  - {id: ros, from: avis, to: [kommune], text: Tak for varslet.}
branches:
  - {id: varslet, if: {deed: warned}, at: 20m, then: [ros], else: [kritik]}
"""


def seen_by_all(people: list[Person], locator: str, text: str | re.Pattern[str]) -> None:
    for one in people:
        expect(one.page.locator(locator)).to_contain_text(text)


def desk(person: Person, operation: str, cell: str = "") -> Page:
    """Go to control's desk, or to a cell."""
    person.page.goto(f"/operationer/{operation}/oevelse{cell}")
    person.sees_line("direct")
    return person.page


def jump(page: Page, to: str) -> None:
    """Control jumps the clock on."""
    page.get_by_role("button", name="Hop til").click()
    page.locator("#dj-to").fill(to)
    page.get_by_role("button", name="Hop", exact=True).click()


def scrolls_into_nothing(page: Page) -> bool:
    """Whether the page goes on below what it shows, on a low screen: the desk scrolls inside."""
    size = page.viewport_size
    page.set_viewport_size({"width": 1280, "height": 360})
    goes_on = page.evaluate("document.scrollingElement.scrollHeight > innerHeight")
    page.set_viewport_size(size)
    return bool(goes_on)


def test_a_staff_drill_is_prepared_led_paused_turned_and_ended(rig: Rig, sit: Sit) -> None:
    operation = rig.opens(mode="EXERCISE")
    control, staff = sit("planlaegger"), sit("kolding").opens(operation)
    evaluator = sit("observatoer").opens(operation)
    page = desk(control, operation)
    page.get_by_label("Drejebogens tekst").fill(SCRIPT.replace("at: 20m", "at: snart"))
    page.get_by_label("Kodeord ved reel hændelse").fill(WORD)
    go = page.get_by_role("button", name="Læs igennem, og gør øvelsen klar")
    go.click()
    expect(page.locator("[data-prepare]")).to_contain_text("Linje 24 (branches[1].at)")
    page.get_by_label("Drejebogens tekst").fill(SCRIPT)
    go.click()
    expect(page.get_by_role("heading", name="Vand ved Hejlsminde")).to_be_visible()

    staff.page.locator("#venter summary").click()
    staff.page.get_by_role("link", name="Svar på comcheck").click()
    staff.page.get_by_role("button", name="Her er Repræsentant, Kolding Kommune").click()
    expect(page.locator("#d-people")).to_contain_text("1 af 2 har svaret")
    page.get_by_role("button", name="Start øvelsen").click()
    page.get_by_role("button", name="×60").click()

    inbox = staff.page.locator("#panel-indspil")
    expect(inbox).to_contain_text("Vandet stiger til 1,90 m.")
    page.keyboard.press("Space")
    media = sit("planlaegger-kolding")
    cell = desk(media, operation, "/mediecelle")
    everybody = [control, staff, evaluator, media]
    seen_by_all(everybody, "[data-part=drillstate]", "ØVELSEN ER PÅ PAUSE")
    assert grave_by_day_and_night(page) == []
    assert scrolls_into_nothing(page) is False
    expect(inbox.locator("[data-inject-answer]")).to_have_count(0)
    expect(page.locator("#d-coming + ol")).to_contain_text("Er der varslet eller udsendt?")
    jump(page, "T+0:19")
    expect(page.locator(".drillface").first).to_contain_text("T+00:19")
    page.get_by_role("button", name="Genoptag").click()
    came = page.locator("[data-part=came]")
    for told in (inbox, came):
        expect(told).to_contain_text("Hvorfor har I ikke varslet?")
        expect(told).not_to_contain_text("Tak for varslet.")

    first = inbox.locator(".inject").filter(has_text="Vandet stiger til 1,90 m.")
    first.get_by_role("button", name="Skriv i loggen").click()
    expect(staff.text).to_have_value("Vandet stiger til 1,90 m.")
    expect(staff.field("channel")).to_have_value("mail")
    staff.text.press("Enter")
    staff.sees("Vandet stiger til 1,90 m.")
    expect(came).to_contain_text("Skrevet i loggen: post Ø")

    cell.get_by_role("button", name="Spørg staben").click()
    cell.get_by_role("combobox", name="Fra").fill("TV Syd")
    cell.get_by_label("Repræsentant, Kolding Kommune").check()
    cell.get_by_label("Hvad bliver der sagt").fill("Må vi filme ved diget?")
    cell.get_by_role("button", name="Giv indspillet").click()
    staff.page.get_by_role("tab", name="Indspil").click()
    asked = inbox.locator(".inject").filter(has_text="Må vi filme ved diget?")
    asked.get_by_role("button", name="Svar").click()
    staff.page.get_by_label("Dit svar").fill("Ja, fra pladsen ved kroen.")
    staff.page.get_by_role("button", name="Send svaret i øvelsen").click()
    expect(cell.locator("[data-part=sent]")).to_contain_text("Ja, fra pladsen ved kroen.")
    expect(evaluator.page.locator("#panel-indspil")).not_to_contain_text("Må vi filme")

    notes = evaluator.page
    notes.goto(f"/operationer/{operation}/evaluering")
    beside = notes.locator("#bog-varsel")
    beside.locator("summary").click()
    beside.get_by_role("radio", name="S udført med mindre udfordringer").check()
    beside.get_by_label("Hvad så du?").fill("Kommunen svarede først.")
    beside.get_by_role("button", name="Notér i øvelsen").press("Enter")
    expect(beside.locator(".evnote")).to_contain_text("Kommunen svarede først.")
    assert grave_by_day_and_night(notes) == []
    cell.goto(f"/operationer/{operation}/evaluering")
    expect(cell.locator(".evnote")).to_have_count(0)
    desk(media, operation, "/mediecelle")
    evaluator.opens(operation)

    jump(page, "T+3:00")
    expect(page.locator(".drillface").first).to_contain_text(re.compile(r"T\+0[34]:"))

    staff.page.get_by_role("button", name="Reel hændelse: slut øvelsen").click()
    staff.page.locator("#dr-code_word").fill("rød")
    staff.page.get_by_role("button", name="Slut øvelsen nu").click()
    expect(staff.page.locator("#drill-real")).to_contain_text("kodeord")
    staff.page.locator("#dr-code_word").fill(WORD)
    staff.page.get_by_role("button", name="Slut øvelsen nu").click()
    seen_by_all(everybody, ".realbar", "REEL HÆNDELSE – ØVELSEN ER SLUT")

    said = staff.page
    said.goto(f"/operationer/{operation}/evaluering")
    expect(said.locator(".evnote")).to_contain_text("Kommunen svarede først.")
    expect(said.locator(".evgoals")).to_contain_text("Borgerne er varslet")
    said.get_by_label("Godt 1").fill("Varslet kom hurtigt i loggen")
    said.get_by_role("button", name="Giv hot wash i øvelsen").press("Enter")
    expect(said.locator(".evwash")).to_contain_text("Varslet kom hurtigt i loggen")
    assert grave_by_day_and_night(said) == []
    assert grave_by_day_and_night(cell) == []
