"""Two people, one incident: drawn by one, its task taken by the other, all seen by both."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Sit
from tests.journeys.people import Person
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

AREA = "55.4880, 9.4720\n55.4880, 9.4925\n55.4945, 9.4925\n55.4945, 9.4720"
CROSSED = "55.48, 9.47\n55.50, 9.49\n55.50, 9.47\n55.48, 9.49"

CROWDED = """() => {
  const cell = document.querySelector('.strip .cell.red');
  const names = ['Skanderborg', 'Fredericia', 'TrekantBrand', 'Hedensted'];
  for (let n = 0; n < 12; n += 1) {
    const copy = cell.cloneNode(true);
    copy.querySelector('b').textContent = names[n % 4];
    cell.after(copy);
  }
  const cut = (one) => one.scrollWidth > one.clientWidth && names.includes(one.textContent);
  const found = [...document.querySelectorAll('.strip b')].filter(cut).map((b) => b.textContent);
  const strip = document.querySelector('.strip');
  return strip.scrollWidth > strip.clientWidth ? [...found, 'sideways'] : found;
}"""


def begins_incident(person: Person, title: str, positions: str) -> Locator:
    """Open the form by its key and fill it by keyboard alone."""
    person.page.keyboard.press("i")
    form = person.page.locator("[data-incident-form]")
    expect(form).to_be_visible()
    expect(person.page.locator("#panel-log")).to_have_js_property("inert", True)
    form.locator('[name="positions"]').fill(positions)
    form.locator('[name="title"]').fill(title)
    return form


def task(person: Person, number: int) -> Locator:
    person.page.get_by_role("tab", name="Opgaver").click()
    return person.page.locator(f"#opgave-{number}")


def test_an_incident_at_kolding_aa_from_the_map_to_a_confirmed_task(rig: Rig, sit: Sit) -> None:
    operation = rig.opens()
    chief, kolding = sit("stabschef").opens(operation), sit("kolding").opens(operation)

    begins_incident(chief, "Kolding Havn og Å", AREA).press("Escape")
    chief.page.keyboard.press("i")
    form = chief.page.locator("[data-incident-form]")
    expect(form.locator('[name="title"]')).to_have_value("Kolding Havn og Å")
    expect(form.locator("[data-preview]")).to_contain_text("Kolding")
    expect(form.locator("[data-preview]")).to_contain_text("anslået")
    form.get_by_role("button", name="Opret hændelsen").click()
    expect(form).to_be_hidden()
    expect(chief.page.locator("#panel-haendelser")).to_have_js_property("inert", False)
    kolding.page.get_by_role("tab", name="Hændelser").click()
    expect(kolding.page.locator("#panel-haendelser")).to_contain_text("Kolding Havn og Å")

    chief.page.get_by_role("tab", name="Opgaver").click()
    chief.page.keyboard.press("o")
    ask = chief.page.locator("#task-new")
    ask.get_by_role("button", name="Bed om opgaven").click()
    expect(ask.locator('[data-error="kind"]')).to_be_visible()
    ask.locator('[name="kind"]').select_option("evacuate")
    expect(ask.locator('[data-error="kind"]')).to_be_hidden()
    ask.locator('[name="incident"]').select_option("1")
    expect(ask.locator("[data-answers]")).to_contain_text("Kolding Kommune")
    ask.get_by_role("button", name="Bed om opgaven").click()

    police, ours = task(chief, 1), task(chief, 2)
    expect(police).to_contain_text("række 4")
    expect(ours).to_contain_text("Kolding Kommune leder, fordi")
    police.locator('[data-task-do="accept"]').click()
    expect(police.locator(".stage")).to_have_text("accepteret")

    ours.locator('[data-task-do="accept"]').click()
    dialog = chief.page.locator("#task-step")
    dialog.locator('[name="on_behalf_of.who"]').fill("Kommunens krisestab")
    dialog.get_by_role("button", name="Gem").click()
    waiting = task(kolding, 2)
    expect(waiting).to_contain_text("pr. telefon, ikke bekræftet")
    waiting.locator('[data-task-do="confirm"]').click()
    expect(waiting.locator(".tag.wait")).to_have_count(0)
    expect(ours.locator(".tag.wait")).to_have_count(0)


def test_a_shape_that_crosses_itself_is_told_beside_the_place(rig: Rig, sit: Sit) -> None:
    operation = rig.opens()
    chief = sit("stabschef").opens(operation)
    form = begins_incident(chief, "Forkert", CROSSED)
    form.get_by_role("button", name="Opret hændelsen").click()
    expect(form.locator('[data-error="shape"]')).to_be_visible()
    expect(form.locator('[name="title"]')).to_have_value("Forkert")
    assert rig.line("stabschef").journal(operation)[-1]["type"] == "OperationOpened"


def test_an_area_is_drawn_on_the_map(rig: Rig, sit: Sit) -> None:
    operation = rig.opens()
    chief = sit("stabschef").opens(operation)
    form = begins_incident(chief, "Tegnet", "")
    form.get_by_role("button", name="Tegn på kortet").click()
    box = chief.page.locator("#kort").bounding_box()
    assert box is not None
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    for right, down in ((-60, -40), (60, -40), (60, 50)):
        chief.page.mouse.click(middle[0] + right, middle[1] + down)
    chief.page.keyboard.press("Enter")
    positions = form.locator('[name="positions"]')
    expect(positions).not_to_have_value("")
    assert len(positions.input_value().strip().splitlines()) >= 3


def test_an_authority_reports_its_sector_and_all_see_it(rig: Rig, sit: Sit) -> None:
    operation = rig.opens()
    chief, kolding = sit("stabschef").opens(operation), sit("kolding").opens(operation)
    kolding.page.locator(".strip .mine button").click()
    form = kolding.page.locator("#sector-report")
    form.locator('[name="colour"][value="red"]').check(force=True)
    form.locator('[name="consequence"]').fill("Midtbyen uden strøm")
    form.locator('button[type="submit"]').click()
    expect(chief.page.locator(".strip")).to_contain_text("Midtbyen uden strøm")
    expect(chief.page.locator(".strip")).to_contain_text("rød")
    assert chief.page.evaluate(CROWDED) == [], "twelve that have reported are still told apart"


@pytest.mark.parametrize("path", ["/plan/register", "/plan/ansvar", "/plan/haendelsestyper"])
def test_the_planners_pages_open_for_the_planner(sit: Sit, path: str) -> None:
    planner = sit("planlaegger")
    planner.page.goto(path)
    expect(planner.page.get_by_role("heading", level=1)).to_be_visible()


def test_the_planner_adds_changes_and_retires_a_place(sit: Sit) -> None:
    planner = sit("planlaegger")
    planner.page.goto("/plan/register")
    planner.page.locator("[data-new-object]").click()
    form = planner.page.locator("[data-object-form]")
    form.locator('[name="name"]').fill("Eksempel pumpe <b>Nord</b>")
    form.locator('[name="category"]').select_option("Tele")
    form.locator('[name="positions"]').fill("55.5251, 9.4602")
    form.get_by_role("button", name="Gem stedet").click()
    expect(planner.page.locator("tr:target")).to_contain_text("Eksempel pumpe <b>Nord</b>")
    planner.page.wait_for_load_state("networkidle")
    planner.page.goto("/plan/register?q=Eksempel+pumpe")
    place = planner.page.get_by_role("link", name="Eksempel pumpe <b>Nord</b>").first
    expect(place).to_be_visible()
    place.click()
    planner.page.locator("[data-change-object]").first.click()
    form.locator('[name="owner"]').fill("Eksempel forsyning")
    form.get_by_role("button", name="Gem stedet").click()
    expect(planner.page.get_by_text("Eksempel forsyning").first).to_be_visible()
    planner.page.locator("[data-retire-object]").first.click()
    dialog = planner.page.locator("[data-retire-dialog]")
    dialog.locator('[name="reason"]').fill("Nedlagt")
    dialog.get_by_role("button", name="Udfas stedet").click()
    expect(planner.page.locator("[data-change-object]")).to_have_count(0)
