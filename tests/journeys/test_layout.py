"""What must stand where: in view, on one line, beside what it belongs to."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Sit
from tests.journeys.people import Person
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

DESK = {"width": 1280, "height": 800}
PHONE = {"width": 400, "height": 800}


LINES = """(parts) => new Set(parts.filter((one) => one.offsetWidth)
  .map((one) => Math.round(one.getBoundingClientRect().bottom / 8))).size"""
"""On how many lines these stand; what differs by a few pixels is one."""

COUNTED = (
    ".tabs :is([data-tab-needs], [data-tab-flags],"
    " [data-tab-count=incidents], [data-tab-count=tasks], [data-tab-count=press],"
    " [data-tab-count=inbox])"
)
COUNT = "all => all.forEach((one) => { one.hidden = false; one.textContent = '7'; })"

MANY = """(cells, many) => {
  const list = cells[0].parentElement;
  list.replaceChildren(...Array.from({ length: many }, () => cells[0].cloneNode(true)));
  const rows = new Map();
  for (const cell of list.children) rows.set(cell.offsetTop, (rows.get(cell.offsetTop) ?? 0) + 1);
  return [...rows.values()];
}"""
"""How many cells of a strip of so many stand on each of its lines."""


WHOLE = r"""(name) => {
  const text = name.firstChild;
  return [...text.data.matchAll(/\S+/g)].every((word) => {
    const range = document.createRange();
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    return range.getClientRects().length === 1;
  });
}"""


def asks_for_help(person: Person, operation: str) -> Locator:
    """The longest form of the board, open."""
    person.page.goto(f"/operationer/{operation}/anmodninger")
    person.page.locator("#ny-anmodning").click()
    dialog = person.page.locator("#help-ask")
    expect(dialog).to_be_visible()
    return dialog


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_the_buttons_of_a_long_form_stand_in_view_and_hide_no_field(
    sit: Sit, rig: Rig, screen: dict[str, int]
) -> None:
    dialog = asks_for_help(sit("stabschef", viewport=screen), rig.opens())
    assert dialog.evaluate("all => all.scrollHeight > all.clientHeight"), "it is not a long form"
    send = dialog.get_by_role("button", name="Bed om det")
    expect(send).to_be_in_viewport(ratio=1)
    dialog.evaluate("all => all.scrollTo(0, all.scrollHeight / 3)")
    expect(dialog.get_by_role("heading", name="Bed om hjælp")).to_be_in_viewport(ratio=1)
    expect(send).to_be_in_viewport(ratio=1)
    sight = dialog.locator("#ha-sight")
    sight.focus()
    field, foot = sight.bounding_box(), dialog.locator(".formgo").bounding_box()
    assert field and foot and field["y"] + field["height"] <= foot["y"]


def test_on_a_phone_a_box_to_tick_stands_beside_its_words(sit: Sit, rig: Rig) -> None:
    dialog = asks_for_help(sit("stabschef", viewport=PHONE), rig.opens())
    label = dialog.locator("label.tick", has_text="Billund Kommune")
    box, words = label.locator("input").bounding_box(), label.bounding_box()
    assert box and words
    assert 24 <= words["height"] <= 40
    assert abs(box["y"] + box["height"] / 2 - words["y"] - words["height"] / 2) <= 2


def test_on_a_phone_the_way_to_the_incidents_ends_at_a_tab_that_is_marked(
    sit: Sit, rig: Rig
) -> None:
    operation = rig.opens()
    page = sit("kolding", viewport=PHONE).opens(operation).page
    page.goto(f"/operationer/{operation}/anmodninger")
    page.get_by_role("navigation", name="Tavlen").get_by_role("link", name="Hændelser").click()
    tab = page.get_by_role("tab", name="Hændelser")
    expect(tab).to_be_in_viewport()
    expect(tab).to_have_attribute("aria-selected", "true")


def test_the_heading_of_an_entry_stands_on_one_line_for_who_has_most_buttons(
    sit: Sit, rig: Rig
) -> None:
    operation = rig.opens()
    rig.line("logfoerer").records(operation, "Vandet stiger", kind="report")
    control = sit("vagtcentral", viewport=DESK).opens(operation)
    row = control.sees("Vandet stiger")
    assert row.locator(".acts .btn").count() >= 4
    assert row.locator(".meta > *").evaluate_all(LINES) == 1
    under, acts = row.locator(".tx").bounding_box(), row.locator(".acts").bounding_box()
    assert under and acts and under["y"] + under["height"] <= acts["y"]
    control.acts("correct", control.number_of("Vandet stiger"))
    expect(control.text).to_have_value("Vandet stiger")


def test_all_tabs_stand_on_one_line_with_what_they_count(sit: Sit, rig: Rig) -> None:
    operation = rig.opens()
    page = sit("vagtcentral", viewport=DESK).opens(operation).page
    page.locator(COUNTED).evaluate_all(COUNT)
    assert page.get_by_role("tab").evaluate_all(LINES) == 1
    page.goto(f"/operationer/{operation}/anmodninger")
    assert page.locator(".crumbs a").evaluate_all(LINES) == 1


def test_no_authority_stands_alone_on_a_line_of_the_strip(sit: Sit, rig: Rig) -> None:
    page = sit("stabschef", viewport=DESK).opens(rig.opens(mode="EXERCISE")).page
    cells = page.locator(".strip .cell")
    assert cells.evaluate_all(MANY, 13) == [13]
    assert cells.evaluate_all(MANY, 16) == [8, 8]


@pytest.mark.parametrize("wide", [1280, 1920])
def test_the_wall_has_the_time_on_the_line_of_the_name(sit: Sit, rig: Rig, wide: int) -> None:
    operation = rig.opens(f"Stormflod i de østvendte fjorde {wide}", mode="EXERCISE")
    page = sit("stabschef", viewport={"width": wide, "height": wide * 9 // 16}).page
    page.goto(f"/tavle/{operation}")
    name = page.locator(".bar .op").bounding_box()
    clock = page.locator(".bar .clock").bounding_box()
    assert name and clock and clock["y"] < name["y"] + name["height"]


def test_the_register_breaks_no_word_and_keeps_its_buttons_in_view(sit: Sit) -> None:
    page = sit("planlaegger", viewport=DESK).page
    page.goto("/plan/register")
    row = page.locator(".plantable tbody tr").filter(has_text="Transformerstation").first
    change = row.get_by_role("button", name="Ret").bounding_box()
    assert change and change["x"] + change["width"] <= DESK["width"]
    name = row.get_by_role("link").first
    assert name.evaluate(WHOLE), "a word of the name is broken"
