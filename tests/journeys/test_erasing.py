"""Erased by law on one board: it is gone from the other, from its search and from its shelf."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.journeys.test_access import grave_by_day_and_night
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

SECRET = "Inger Poulsen er sengeliggende"
SHELF = "Object.entries(localStorage).flat().join(' ')"


def test_what_the_chair_erases_by_keyboard_is_gone_from_everybodys_board(
    sit: Sit, rig: Rig
) -> None:
    operation = rig.opens()
    kolding, chair = sit("kolding").opens(operation), sit("formand").opens(operation)
    kolding.writes(SECRET)
    number = kolding.number_of(SECRET)
    kolding.acts("correct", number)
    kolding.types(f"{SECRET} i stuen")
    kolding.row(number).focus()  # a row somebody stands on waits for nothing here
    assert SECRET in kolding.page.evaluate(SHELF)

    chair.sees(SECRET)
    chair.row(number).locator(".moreacts summary").focus()
    chair.page.keyboard.press("Enter")
    chair.row(number).get_by_role("link", name=f"Slet post {number} efter loven").focus()
    chair.page.keyboard.press("Enter")
    chair.page.wait_for_url("**/sletning?post=*")
    expect(chair.page.get_by_text(SECRET)).to_be_visible()
    chair.page.get_by_label("Begrundelse").focus()
    chair.page.keyboard.type("helbredsoplysninger uden betydning")
    chair.page.keyboard.press("Tab")
    chair.page.keyboard.type("GDPR art. 17, stk. 1, litra d")
    chair.page.keyboard.press("Tab")
    chair.page.keyboard.press("Space")
    chair.page.keyboard.press("Enter")
    expect(chair.page.get_by_text("Slettet efter loven")).to_be_visible()
    expect(chair.page.get_by_text(SECRET)).to_have_count(0)

    row = kolding.row(number)
    expect(row).to_contain_text("Slettet efter loven: helbredsoplysninger uden betydning")
    expect(kolding.page.get_by_text(SECRET)).to_have_count(0)
    assert SECRET not in kolding.page.evaluate(SHELF)
    expect(kolding.text).to_have_value("")
    assert SECRET not in kolding.page.content()


def test_a_board_that_was_closed_lets_go_of_its_draft_when_it_opens(sit: Sit, rig: Rig) -> None:
    operation = rig.opens()
    kolding = sit("kolding").opens(operation)
    kolding.writes(SECRET)
    number = kolding.number_of(SECRET)
    kolding.acts("correct", number)
    kolding.types(f"{SECRET} i stuen")
    kolding.page.goto("/konto")
    why = {"reason": "uden betydning", "basis": "GDPR art. 17"}
    rig.fresh_line("formand").does(operation, "EraseEntry", entry=number, **why)
    assert SECRET in kolding.page.evaluate(SHELF)
    kolding.opens(operation)
    expect(kolding.row(number)).to_contain_text("Slettet efter loven")
    assert SECRET not in kolding.page.evaluate(SHELF)


def test_axe_finds_nothing_grave_where_one_erases(sit: Sit, rig: Rig) -> None:
    operation = rig.opens()
    number = rig.line("kolding").records(operation, SECRET)
    rig.line("kolding").records(operation, f"{SECRET} stadig")
    chair = sit("formand")
    address = f"/operationer/{operation}/sletning"
    for path in (address, f"{address}?post={number}", f"{address}?post=1"):
        chair.page.goto(path)
        assert grave_by_day_and_night(chair.page) == []
