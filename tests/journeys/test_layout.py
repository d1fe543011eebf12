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
