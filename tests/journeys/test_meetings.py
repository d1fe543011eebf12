"""The staff meets: the bar counts down, the round is taken by keys, and all see who is there."""

from __future__ import annotations

import re
from secrets import token_hex

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.journeys.people import PATIENCE
from tests.journeys.test_access import grave
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_a_meeting_is_held_by_keys_and_its_minutes_are_approved_and_read(
    rig: Rig, sit: Sit
) -> None:
    operation = rig.opens(f"Stormflod og skybrud i Kolding Fjord, evakuering {token_hex(4)}")
    kolding, chief = sit("kolding").opens(operation), sit("stabschef")
    line = rig.line("stabschef")
    line.does(operation, "AskTask", kind="pump", title="Pumper til havnen", authority="kolding")
    page = chief.page
    page.goto(f"/operationer/{operation}/moede")
    expect(page.locator(".casepage")).to_contain_text("Intet møde er sat")
    page.locator("#saet-rytme").click()
    rhythm = page.locator("#meeting-rhythm")
    rhythm.get_by_label("Hver så mange minutter").fill("120")
    page.keyboard.press("Enter")
    expect(rhythm).to_contain_text("Minutter og første møde hører sammen")
    rhythm.get_by_label("Første møde").fill("23:50")
    rhythm.get_by_label("Sted", exact=True).fill("KSN Fredericia")
    assert grave(page) == []
    rhythm.get_by_label("Sted", exact=True).press("Enter")
    expect(rhythm).to_be_hidden()
    expect(page.locator(".nextup small")).to_have_text(re.compile(r"om \d|nu|over tiden"))
    expect(kolding.page.locator(".nextup time")).to_be_visible()
    expect(kolding.page.locator(".nextup small")).to_have_text(re.compile(r"om \d|nu|over tiden"))

    page.locator("#aabn-moede").click()
    expect(page.locator("h2", has_text="Møde nr. 1")).to_be_visible()
    expect(page.locator("#punkt-tasks")).to_contain_text("Pumper til havnen")
    expect(kolding.page.locator(".nextup")).to_contain_text("Møde nr. 1 i gang")
    assert kolding.page.locator(".bar h1").evaluate("h => h.scrollHeight <= h.clientHeight")
    assert kolding.page.locator(".bar").evaluate("bar => bar.scrollWidth <= bar.clientWidth")
    page.locator("h2", has_text="Møde nr. 1").click()
    page.keyboard.press("r")
    row = page.locator("[data-seat-row]:focus-within")
    authority = str(row.get_attribute("data-seat-row"))
    page.keyboard.press("2")
    phone = page.locator(f"#der-{authority}-phone")
    expect(phone).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("x")
    mine = page.locator(f'[data-seat-row="{authority}"]')
    expect(mine).to_contain_text("har haft ordet")
    page.locator("#ord-kolding").click()
    note = page.locator("#meeting-note")
    note.get_by_label("Hvad blev sagt").fill("Skolen er klar til 200.")
    assert grave(page) == []
    note.locator("[type=submit]").click()
    expect(page.locator("#punkt-round")).to_contain_text("Kolding Kommune: Skolen er klar til 200.")
    assert grave(page) == []
    line.does(operation, "AskTask", kind="pump", title="Senge til Brørup", authority="kolding")
    line.does(operation, "NoteAttendance", meeting=1, authority="kolding", presence="present")
    expect(page.locator("#punkt-summary")).to_contain_text("Senge til Brørup")
    page.locator("#luk-moede").click()
    expect(page.locator(".meetinglist")).to_contain_text("holdt, referat venter")
    expect(kolding.page.locator(".nextup time")).to_be_visible()

    page.locator(".meetinglist a", has_text="Referat").click()
    minutes = page.locator("article")
    expect(minutes).to_contain_text("Udkast: ikke godkendt")
    expect(minutes.locator("table")).to_contain_text("Senge til Brørup")
    expect(minutes).not_to_contain_text("Pumper til havnen")
    approve = page.locator("[data-approve]")
    approve.locator("[type=submit]").click()
    expect(approve).to_contain_text("Læs referatet, og sæt så kryds.")
    assert grave(page) == []
    approve.get_by_text("Jeg har læst referatet").click()
    line.does(operation, "NoteSaid", meeting=1, item="summary", words="Skolen er fyldt.")
    expect(minutes, "the draft moves by the bell").to_contain_text(
        "Skolen er fyldt.", timeout=PATIENCE
    )
    expect(approve).to_contain_text("Referatet er ændret, mens du læste.")
    expect(approve.get_by_role("checkbox")).not_to_be_checked()
    approve.get_by_text("Jeg har læst referatet").click()
    approve.locator("[type=submit]").click()
    expect(minutes).to_contain_text("Godkendt")
    waits = kolding.page.locator(".waitbox")
    expect(waits).to_contain_text("referatet")
    waits.locator("summary").click()
    waits.get_by_role("link", name="Læs referatet").click()
    kolding.page.locator("[data-read] [type=submit]").click()
    expect(kolding.page.locator("article")).to_contain_text("Set af Kolding Kommune.")
