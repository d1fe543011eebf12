"""Two people in two browsers: from log-in to correction, and what the other one sees."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.journeys.people import IN_MOTION
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

DEMO = "Stormflod oktober 2023"
FRAME = """() => {
  const style = getComputedStyle(document.body);
  const sides = ['top', 'right', 'bottom', 'left'];
  return {
    image: style.borderImageSource,
    widths: sides.map((side) => parseFloat(style.getPropertyValue(`border-${side}-width`))),
  };
}"""

UNDER_BUTTONS = """row => {
  const acts = row.querySelector('.acts').getBoundingClientRect();
  const under = (box) => box.right > acts.left + 1 && box.left < acts.right - 1
    && box.bottom > acts.top + 1 && box.top < acts.bottom - 1;
  return [...row.querySelectorAll('.meta > *, .tx')].filter((words) => {
    const range = document.createRange();
    range.selectNodeContents(words);
    return [...range.getClientRects()].some(under);
  }).map((words) => words.textContent);
}"""


def test_from_log_in_to_correction_each_sees_what_the_other_writes(sit: Sit) -> None:
    kolding, keeper = (sit(one, stranger=True, **IN_MOTION) for one in ("kolding", "logfoerer"))
    for person in (kolding, keeper):
        person.log_in()
        person.page.get_by_role("link", name=DEMO, exact=True).click()
        person.sees_line("direct")
        expect(person.page.get_by_role("heading", name=DEMO)).to_be_visible()
        expect(person.page.locator("strong", has_text="Daglig drift")).to_be_visible()
        expect(person.page.locator(".demo")).to_contain_text("DEMO")
        person.page.evaluate("window.stayed = true")

    kolding.page.keyboard.press("n")
    kolding.page.keyboard.type("Vandet står 1,42 m over daglig vande i Kolding Havn")
    kolding.page.keyboard.press("Enter")
    row = keeper.sees("1,42 m over daglig vande")
    expect(row.locator(".who")).to_have_text("Kolding Kommune")
    expect(row).to_contain_text("Melding")
    expect(row).to_contain_text("ubekræftet")
    expect(kolding.text).to_have_value("")

    number = keeper.number_of("1,42 m over daglig vande")
    keeper.acts("correct", number)
    keeper.types("Vandet står 1,24 m over daglig vande i Kolding Havn")
    keeper.field("reason").fill("Tallene var byttet om")
    keeper.text.press("Enter")
    old = kolding.row(number)
    expect(old.locator("del")).to_have_text("Vandet står 1,42 m over daglig vande i Kolding Havn")
    struck = old.locator("del").evaluate("node => getComputedStyle(node).textDecorationLine")
    assert "line-through" in struck
    new = kolding.row_with("Rettelse af")
    expect(new.locator(".tx")).to_have_text("Vandet står 1,24 m over daglig vande i Kolding Havn")
    expect(new).to_contain_text("Tallene var byttet om")
    expect(new.locator("s")).to_contain_text("1,42 m")
    for person in (kolding, keeper):
        assert person.page.evaluate("window.stayed"), "the page was loaded again"


def test_a_supplement_stands_beside_the_first_text_and_strikes_nothing(sit: Sit, rig: Rig) -> None:
    operation = rig.opens()
    kolding, keeper = (sit(one, **IN_MOTION).opens(operation) for one in ("kolding", "logfoerer"))
    kolding.writes("EPC Christiansfeld åbnes")
    number = kolding.number_of("EPC Christiansfeld åbnes")
    kolding.acts("supplement", number)
    kolding.types("Plads til 120")
    kolding.text.press("Enter")
    added = keeper.row_with("Tilføjelse til")
    expect(added).to_contain_text("Plads til 120")
    expect(keeper.row(number).locator(".tx")).to_have_text("EPC Christiansfeld åbnes")
    expect(keeper.row(number).locator("del")).to_have_count(0)
    expect(keeper.row(number).locator(".adds")).to_contain_text("Tilføjelse")
    expect(keeper.row(number).locator('[data-do="supplement"]')).to_have_count(0)


def test_what_was_said_by_telephone_waits_until_its_authority_confirms_with_one_key(
    sit: Sit, rig: Rig
) -> None:
    operation = rig.opens()
    keeper, brs, chief = (sit(one).opens(operation) for one in ("logfoerer", "brs", "stabschef"))
    keeper.types("Fire pumper kan være fremme om 50 minutter")
    keeper.field("on_behalf_of.authority").select_option(label="Beredskabsstyrelsen")
    keeper.field("on_behalf_of.who").fill("Vagthavende i Haderslev")
    keeper.field("on_behalf_of.who").press("Enter")
    for person in (keeper, brs, chief):
        row = person.sees("Fire pumper kan være fremme")
        expect(row.locator(".who")).to_have_text("Beredskabsstyrelsen")
        expect(row.locator(".tag")).to_have_text("pr. telefon, ikke bekræftet")
        expect(row).to_contain_text("Vagthavende i Haderslev")
    expect(brs.page.locator(".waits")).to_contain_text("venter på din myndigheds bekræftelse")
    expect(chief.page.locator('[data-do="confirm"]')).to_have_count(0)

    brs.row_with("Fire pumper").focus()
    brs.page.keyboard.press("b")
    for person in (keeper, brs, chief):
        tag = person.row_with("Fire pumper").locator(".tag")
        expect(tag).to_contain_text("pr. telefon, bekræftet")
    expect(brs.page.locator(".waits")).to_have_count(0)


def test_typed_text_survives_a_reload_with_its_details(sit: Sit, rig: Rig) -> None:
    operation = rig.opens()
    kolding = sit("kolding").opens(operation)
    kolding.types("Halvt skrevet: diget ved")
    kolding.field("place").fill("Hejlsminde")
    kolding.field("kind").select_option("decision")
    kolding.page.reload()
    expect(kolding.text).to_have_value("Halvt skrevet: diget ved")
    expect(kolding.field("place")).to_have_value("Hejlsminde")
    expect(kolding.field("kind")).to_have_value("decision")
    kolding.text.press("Enter")
    row = kolding.sees("Halvt skrevet: diget ved")
    expect(row).to_contain_text("Beslutning")
    kolding.page.reload()
    expect(kolding.text).to_have_value("")


def test_details_of_an_entry_are_shown_as_they_were_given(sit: Sit, rig: Rig) -> None:
    operation = rig.opens()
    keeper, chief = sit("logfoerer").opens(operation), sit("stabschef").opens(operation)
    keeper.types("Diget holder, vandet løber over på 20 meter")
    keeper.field("kind").select_option("action")
    keeper.field("source").fill("Indsatsleder på stedet")
    keeper.field("channel").select_option("radio")
    keeper.field("place").fill("Hejlsminde Nor")
    keeper.page.locator("[data-composer]").get_by_text("Bekræftet", exact=True).click()
    keeper.text.press("Enter")
    row = chief.sees("Diget holder")
    for words in ("Handling", "✓ bekræftet", "Indsatsleder på stedet", "SINE-radio"):
        expect(row).to_contain_text(words)


def test_no_button_lies_over_what_a_row_says_of_itself(sit: Sit, rig: Rig) -> None:
    operation = rig.opens()
    told = "Vandet stiger i Havnegade og Jernbanegade. " * 4
    rig.line("kolding").records(operation, told, kind="report", certainty="unconfirmed")
    chief = sit("stabschef", viewport={"width": 1280, "height": 800}).opens(operation)
    row = chief.sees("Havnegade")
    row.hover()
    expect(row.locator(".acts .quiet").first).to_have_css("opacity", "1")
    for width in (1280, 1920):
        chief.page.set_viewport_size({"width": width, "height": 800})
        assert row.evaluate(UNDER_BUTTONS) == []


def test_the_chief_of_staff_opens_an_exercise_that_nobody_can_mistake(sit: Sit, rig: Rig) -> None:
    chief = sit("stabschef")
    chief.page.goto("/operationer")
    chief.page.get_by_role("textbox", name="Navn").fill("Øvelse Vinterstorm")
    chief.page.get_by_text("Øvelse", exact=True).click()
    chief.page.get_by_role("button", name="Åbn indsats").click()
    chief.page.wait_for_url("**/operationer/op-*")
    chief.sees_line("direct")
    operation = chief.page.url.rsplit("/", 1)[1]
    chief.writes("Første post i øvelsen")
    assert (chief.sees("Første post i øvelsen").get_attribute("data-label") or "").startswith("Ø")
    kolding = sit("kolding")
    for path in (f"/operationer/{operation}", f"/tavle/{operation}"):
        kolding.page.goto(path)
        expect(kolding.page.locator(".mode")).to_have_text("ØVELSE")
        assert "ØVELSE" in kolding.page.title()
        expect(kolding.page.locator(".exline")).to_contain_text("ØVELSE")
        frame = kolding.page.evaluate(FRAME)
        assert "repeating-linear-gradient" in frame["image"]
        assert all(width >= 8 for width in frame["widths"])
    kolding.page.goto("/operationer")
    listed = kolding.page.locator("li.op").filter(has_text="Øvelse Vinterstorm")
    expect(listed.locator(".modemark")).to_have_text("ØVELSE")


def test_in_earnest_takes_one_more_tick(sit: Sit, rig: Rig) -> None:
    chief = sit("stabschef")
    chief.page.goto("/operationer")
    chief.page.get_by_role("textbox", name="Navn").fill("Skarp uden kryds")
    chief.page.get_by_text("Skarpt (LIVE)").click()
    chief.page.get_by_role("button", name="Åbn indsats").click()
    expect(chief.page.locator('[data-error="sure"]')).to_be_visible()
    assert "Skarp uden kryds" not in [one["name"] for one in rig.line("stabschef").operations()]
    chief.page.get_by_text("Det er skarpt. Ikke en øvelse").click()
    chief.page.get_by_role("button", name="Åbn indsats").click()
    chief.page.wait_for_url("**/operationer/op-*")
    expect(chief.page.locator(".mode")).to_have_text("LIVE")
