"""A seat is lent: every board says so, all that is written is marked, and its end bites at once."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.journeys.test_access import grave_by_day_and_night
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_the_chair_lends_a_seat_for_a_shift_and_takes_it_back(rig: Rig, sit: Sit) -> None:
    operation = rig.opens()
    onlooker = sit("kolding").opens(operation)
    borrower = sit("vejle", stranger=True).log_in().opens(operation)
    chair = sit("formand", stranger=True).log_in()
    chair.page.goto(f"/operationer/{operation}/noedadgang")
    assert grave_by_day_and_night(chair.page) == []
    lend = chair.page.get_by_role("button", name="Lån pladsen ud")
    lend.click()
    expect(chair.page.locator("[data-lend]")).to_contain_text("Vælg pladsen.")
    chair.page.get_by_label("Plads", exact=True).select_option("stabschef")
    borrowers = chair.page.get_by_label("Lånes af")
    borrowers.select_option(label="Repræsentant (vejle)")
    chair.page.get_by_label("Begrundelse").fill("Stabschefen sidder fast i tog")
    lend.click()
    expect(chair.page.locator(".sheetlist")).to_contain_text("Nødadgang nr. 1")

    for person in (onlooker, borrower):
        expect(person.page.locator(".lentbar")).to_contain_text("Stabschef, Sydøstjyllands Politi")
    onlooker.sees("Stabschefen sidder fast i tog")
    expect(onlooker.page.get_by_role("button", name="Sæt dig på pladsen")).to_have_count(0)
    assert grave_by_day_and_night(borrower.page) == []
    borrower.page.get_by_role("button", name="Sæt dig på pladsen").click()
    borrower.sees_line("direct")
    expect(borrower.page.locator(".lentbar")).to_contain_text("Du sidder på den nu.")
    borrower.writes("Reserverne er kaldt ind")
    expect(onlooker.sees("Reserverne er kaldt ind")).to_contain_text("på lånt plads")
    borrower.types("Halvt skrevet")

    chair.page.get_by_role("button", name="Giv pladsen tilbage").click()
    expect(chair.page.locator(".sheetlist")).to_contain_text("slut")
    expect(onlooker.page.locator(".lentbar")).to_have_count(0)
    expect(borrower.page.locator("body")).to_have_attribute("data-seat", "vejle")
    borrower.sees_line("direct")
    expect(borrower.text).to_have_value("Halvt skrevet")
