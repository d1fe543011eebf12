"""Two reports that disagree stand side by side on every board until somebody decides."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.journeys.test_access import grave
from tests.journeys.test_bad_input import in_an_hour
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_two_reports_stand_side_by_side_until_somebody_decides_naming_the_ground(
    rig: Rig, sit: Sit
) -> None:
    operation = rig.opens()
    first = rig.line("kolding").records(operation, "Vandet står 180 cm", source="Havnevagten")
    second = rig.line("trekantbrand").records(operation, "Vandet står 140 cm")
    third = rig.line("brs").records(operation, "Vandet står 160 cm")
    kolding, keeper = sit("kolding").opens(operation), sit("logfoerer").opens(operation)

    keeper.row(first).focus()
    keeper.page.keyboard.press("x")
    form = keeper.page.locator("[data-contest-form]")
    expect(form.get_by_label("Poster, der er uenige")).to_be_focused()
    keeper.page.keyboard.press("Enter")
    expect(form).to_contain_text("Skriv også nummeret på den post")
    keeper.row(second).locator(".tx").click()
    keeper.row(third).locator(".tx").click()
    expect(keeper.page.locator(".row.picked")).to_have_count(3)
    keeper.row(third).locator(".tx").click()
    expect(form.get_by_label("Poster, der er uenige")).to_have_value(f"{first} {second}")
    form.get_by_label("Om hvad").fill("vandstanden ved havnen")
    assert grave(keeper.page) == []
    keeper.page.keyboard.press("Enter")
    expect(form).to_be_hidden()

    for person in (kolding, keeper):
        dispute = person.page.locator(".dispute")
        expect(dispute).to_contain_text("Modstrid: vandstanden ved havnen")
        expect(dispute.locator(".sides > li")).to_have_count(2)
        expect(dispute).to_contain_text("Havnevagten")
        expect(person.row(first)).to_contain_text("modsagt")
        expect(person.row(first)).to_contain_text(f"Modsiges af nr. {second}")
        expect(person.page.locator(".waitbox summary")).to_contain_text("afgør modstriden")
        assert grave(person.page) == []

    keeper.page.get_by_role("button", name="Afgør").click()
    dialog = keeper.page.locator("#contradiction-settle")
    dialog.get_by_role("button", name="Afgør").click()
    expect(dialog).to_contain_text("Vælg, hvad der gælder.")
    dialog.get_by_label(f"Post {first} gælder:").check()
    dialog.get_by_role("button", name="Afgør").click()
    expect(dialog).to_contain_text("Skriv, hvad afgørelsen bygger på.")
    dialog.get_by_label("På hvilket grundlag").fill("Aflæst af brandvagten kl. 14")
    dialog.get_by_label("Hvor sikkert er det nu?").select_option("confirmed")
    assert grave(keeper.page) == []
    dialog.get_by_label("På hvilket grundlag").press("Enter")
    expect(dialog).to_be_hidden()

    for person in (kolding, keeper):
        expect(person.page.locator(".dispute")).to_have_count(0)
        expect(person.row(second)).to_contain_text("gælder ikke")
        expect(person.row(second).locator("del")).to_have_count(0)
        newest = person.page.locator(".log .row").first
        expect(newest).to_contain_text(f"#{first} gælder, #{second} gælder ikke")
        expect(newest).to_contain_text("Aflæst af brandvagten kl. 14")
        person.page.locator("#modstrid-over summary").click()
        expect(person.page.locator("#modstrid-over")).to_contain_text(f"{first} gælder (bekræftet)")
        expect(person.page.locator(".waitbox summary")).to_have_count(0)
    kolding.row(first).get_by_role("link", name="Afgjort af").click()
    expect(kolding.page.locator(".log .row").first).to_be_focused()


def test_seats_follow_up_each_for_itself_and_who_is_named_has_it_waiting(
    rig: Rig, sit: Sit
) -> None:
    operation = rig.opens()
    entry = rig.line("brs").records(operation, "Pumpen i Havnegade er stået af")
    kolding, keeper = sit("kolding").opens(operation), sit("logfoerer").opens(operation)
    for person in (kolding, keeper):
        person.row(entry).focus()
        person.page.keyboard.press("f")
        expect(person.row(entry).locator(".follows li").first).to_be_visible()
        person.page.locator("#q").focus()  # a row in which somebody stands waits for him to go
    for person in (kolding, keeper):
        ticks = person.row(entry).locator(".follows li")
        expect(ticks).to_have_count(2)
        expect(ticks.filter(has_text="Kolding Kommune")).to_contain_text("følger op")
        expect(person.page.locator(".waitbox summary")).to_contain_text("du følger op")
    kolding.row(entry).focus()
    kolding.page.keyboard.press("f")
    dialog = kolding.page.locator("#follow-more")
    dialog.get_by_label("Frist").fill("snart")
    kolding.page.keyboard.press("Enter")
    expect(dialog).to_contain_text("Skriv tiden")
    dialog.get_by_label("Frist").fill(in_an_hour())
    dialog.get_by_label("Bemærkning").fill("Ring til havnevagten")
    assert grave(kolding.page) == []
    kolding.page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(keeper.row(entry).locator(".follows")).to_contain_text("Ring til havnevagten")
    expect(keeper.row(entry).locator(".follows")).to_contain_text("frist")
    kolding.page.locator("#q").focus()
    keeper.row(entry).hover()
    keeper.row(entry).get_by_role("button", name="fulgt op").click()
    expect(kolding.row(entry).locator(".follows li.done")).to_contain_text("Sydøstjyllands Politi")
    expect(keeper.page.locator(".waitbox summary")).to_have_count(0)
    assert grave(kolding.page) == []

    trekant = sit("trekantbrand").opens(operation)
    kolding.page.keyboard.press("Escape")
    kolding.text.click()
    kolding.text.press_sequentially("Se #999 og @trek")
    offers = kolding.page.locator("[data-offers]")
    expect(offers.get_by_role("option")).to_have_count(1)
    expect(kolding.page.locator("[data-refs-hint]")).to_have_text(
        "Kendes ikke: #999. Det bliver stående som ord."
    )
    assert grave(kolding.page) == []
    kolding.text.press("ArrowDown")
    kolding.text.press("Enter")
    expect(kolding.text).to_have_value("Se #999 og @trekantbrand ")
    expect(offers).to_be_hidden()
    kolding.text.press_sequentially(f"om #{entry}")
    kolding.text.press("Enter")
    named = trekant.sees("Se #999 og")
    expect(named).to_contain_text("I er nævnt")
    expect(trekant.page.locator(".waitbox summary")).to_contain_text("I er nævnt: læs posten")
    expect(named.locator("a.rf")).to_have_text([f"#{entry}"])
    assert grave(trekant.page) == []
    named.get_by_role("button", name="Set").or_(
        named.get_by_role("button", name=" set")
    ).first.click()
    expect(trekant.page.locator(".waitbox summary")).to_have_count(0)
    trekant.page.locator("#q").focus()
    trekant.sees("Se #999 og").locator("a.rf").click()
    expect(trekant.row(entry)).to_be_focused()
