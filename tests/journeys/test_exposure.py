"""What an area holds: a planner draws it with the keyboard alone, reads it and prints it; in an
incident the staff sees what came since, and what will be there when an event has begun."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Sit
from tests.journeys.test_access import grave_by_day_and_night
from tests.processes import until
from tests.rig import Line, Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

PLACE = {"type": "Point", "coordinates": [9.21, 55.33]}
POSITION = re.compile(r"^\d\d\.\d+, \d+\.\d+$")
PRINTED = "document.documentElement.classList.contains('printing')"
COUNTED = "window.print = () => { window.printed = (window.printed ?? 0) + 1; }"


def takes_in(line: Line, *places: dict[str, Any]) -> None:
    body = {"objects": [{"shape": PLACE, **one} for one in places]}
    answer = line.post("/api/v1/planning/commands/RegisterObjects", body)
    assert answer.status_code == 201, answer.text


def tabs_to(page: Page, wanted: str) -> None:
    """Go there as one who has no mouse; it must be within reach."""
    for _ in range(120):
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"not by Tab: {wanted}")


def test_an_area_is_drawn_read_printed_and_watched(rig: Rig, sit: Sit) -> None:
    keeper = rig.line("planlaegger")
    home = {"name": "Plejehjemmet Engen", "category": "Storcentre", "id": "ob-eksponering1"}
    takes_in(keeper, {**home, "capacity": {"amount": 40, "unit": "pladser"}})
    operation = rig.opens()
    fields = {"kind": "flood", "title": "Vand i engen", "shape": PLACE, "distance_m": 100}
    rig.line("kolding").does(operation, "OpenIncident", **fields)

    planner = sit("planlaegger")
    page = planner.page
    planner.runs_first(COUNTED)
    page.goto("/plan/eksponering")
    tabs_to(page, "[name=drawn]")
    for _ in range(2):
        page.keyboard.press("ArrowLeft")
    tabs_to(page, "[data-draw]")
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    expect(page.locator("#x-positions")).to_have_value(POSITION)
    expect(page.locator("#x-positions")).to_be_focused()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("55.33, 9.21")
    tabs_to(page, "#x-d")
    page.keyboard.type("100")
    page.keyboard.press("Enter")
    row = page.locator(".plantable tbody tr", has_text="Storcentre").first
    expect(row).to_contain_text("40 pladser")
    tabs_to(page, "[data-print]")
    page.keyboard.press("Enter")
    assert until(lambda: page.evaluate("window.printed")) == 1
    assert page.evaluate(PRINTED)
    page.emulate_media(media="print")
    expect(page.locator(".exposure .map")).to_be_visible()
    expect(page.locator("[data-exposure-form]")).to_be_hidden()
    expect(row).to_be_visible()
    assert len(page.pdf(prefer_css_page_size=True)) > 5_000
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not page.evaluate(PRINTED)
    assert grave_by_day_and_night(page) == []

    reader = sit("kolding").page
    reader.goto(f"/operationer/{operation}/haendelser/1")
    live = reader.locator("[data-part=live]")
    expect(live).to_contain_text("Som det blev skrevet")
    begins = datetime.now(UTC) + timedelta(hours=5)
    lasts = {"begins": begins.isoformat(), "ends": (begins + timedelta(hours=3)).isoformat()}
    new = {"name": "Brandmuseet", "category": "Forlystelsesparker", "id": "ob-eksponering2"}
    fair = {"name": "Engmarkedet", "category": "Koncerter", "id": "ob-eksponering3"}
    takes_in(keeper, new, {**fair, "occasion": {**lasts, "attendance": 1200}})
    # Nobody loads the page anew: what a planner takes in comes to it, though no entry is written.
    expect(live).to_contain_text("+ Brandmuseet", timeout=25_000)
    expect(live).not_to_contain_text("Engmarkedet")
    live.locator("#l-hours").select_option("6")
    live.get_by_role("button", name="Vis", exact=True).press("Enter")
    expect(live).to_contain_text("+ Engmarkedet")
    expect(live).to_contain_text("1.200 personer")
    assert grave_by_day_and_night(reader) == []


def test_an_event_begins_on_every_screen_though_nobody_writes(rig: Rig, sit: Sit) -> None:
    keeper = rig.line("planlaegger")
    operation = rig.opens()
    here = {"type": "Point", "coordinates": [9.27, 55.31]}
    fields = {"kind": "flood", "title": "Vand ved dyrskuet", "shape": here, "distance_m": 100}
    rig.line("kolding").does(operation, "OpenIncident", **fields)
    board, reader = sit("stabschef").page, sit("kolding").page
    board.goto(f"/operationer/{operation}")
    reader.goto(f"/operationer/{operation}/haendelser/1")
    drawn, live = board.locator("canvas.objects"), reader.locator("[data-part=live]")
    expect(drawn).to_have_attribute("data-count", re.compile(r"\d"))
    before = int(drawn.get_attribute("data-count") or 0)

    begins = datetime.now(UTC) + timedelta(seconds=25)
    lasts = {"begins": begins.isoformat(), "ends": (begins + timedelta(hours=3)).isoformat()}
    show = {"name": "Dyrskuet", "category": "Koncerter", "id": "ob-eksponering4", "shape": here}
    inn = {
        "name": "Dyrskuekroen",
        "category": "Forlystelsesparker",
        "id": "ob-eksponering5",
        "shape": here,
    }
    takes_in(keeper, {**show, "occasion": {**lasts, "attendance": 3400}}, inn)
    # Nobody loads a page anew: what a planner takes in comes to it, and what is yet to begin waits.
    expect(live).to_contain_text("+ Dyrskuekroen", timeout=10_000)
    expect(drawn).to_have_attribute("data-count", str(before + 1), timeout=10_000)
    board.get_by_role("tab", name="Hændelser").click()
    row = board.locator("#haendelse-1")
    expect(row).to_contain_text("Ingen steder i registret")
    expect(row).not_to_contain_text("Nu:")
    expect(live).not_to_contain_text("Dyrskuet")
    live.locator("#l-at").fill("2030-01-01T12:00")
    assert datetime.now(UTC) < begins

    expect(row).to_contain_text("Nu: 1 arrangement i gang med 3.400 mennesker", timeout=35_000)
    expect(live).to_contain_text("+ Dyrskuet", timeout=10_000)
    expect(drawn).to_have_attribute("data-count", str(before + 2))
    # What was chosen in the form meanwhile and not asked for yet stays.
    expect(live.locator("#l-at")).to_have_value("2030-01-01T12:00")
