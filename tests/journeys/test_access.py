"""Everybody can use it: axe finds nothing serious on any page, and the keyboard is enough."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Sit
from tests.journeys.people import Person
from tests.processes import ROOT
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

AXE = ROOT / "tests" / "browser" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN = """runOnly => axe.run(document, {resultTypes: ['violations'], runOnly, preload: false})"""
TAGGED = {"type": "tag", "values": TAGS}
COLOURS = {"type": "rule", "values": ("color-contrast", "link-in-text-block")}
GRAVE = ("serious", "critical")
THEMES = ("day", "night")


def grave(page: Page, asked: dict[str, Any] = TAGGED) -> list[str]:
    """What axe finds grave on a page: rule, place, and why."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8") + ";undefined")
    found: dict[str, Any] = page.evaluate(RUN, asked)
    return [
        f"{one['id']} {node['target']}: {node.get('failureSummary', '')}"
        for one in found["violations"]
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]


def grave_by_day_and_night(page: Page) -> list[str]:
    """The same of a page in both themes; what is not about colours is looked at in one."""
    found = []
    for theme, asked in zip(THEMES, (TAGGED, COLOURS), strict=True):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        found += [f"{theme}: {one}" for one in grave(page, asked)]
    return found


def wear(person: Person, theme: str) -> Person:
    """Choose day or night for every page from now on."""
    person.runs_first(f"localStorage.setItem('crisis.theme', '{theme}')")
    return person


def grave_in(person: Person, theme: str) -> list[str]:
    """What axe finds grave, on a page that really wears the theme."""
    expect(person.page.locator("html")).to_have_attribute("data-theme", theme)
    return grave(person.page)


@pytest.fixture(scope="module")
def operations(rig: Rig) -> dict[str, str]:
    """One LIVE and one EXERCISE with everything that a row can be."""
    made = {}
    for mode in ("LIVE", "EXERCISE"):
        operation = made[mode] = rig.opens(mode=mode)
        keeper, kolding = rig.line("logfoerer"), rig.line("kolding")
        first = kolding.records(operation, "Vand i kældre", place="Havnegade", source="Borger")
        kolding.does(operation, "SupplementEntry", number=first, text="Fem i alt")
        keeper.does(operation, "CorrectEntry", number=first, text="Vand i to kældre", reason="Set")
        keeper.records(operation, "Området evakueres", kind="decision", certainty="confirmed")
        spoken = {"authority": "kolding", "who": "Vagthavende", "channel": "phone"}
        told = keeper.records(operation, "Skolen er åben", on_behalf_of=spoken)
        kolding.does(operation, "ConfirmEntry", number=told)
        keeper.records(operation, "Broen spærres", kind="omission", on_behalf_of=spoken)
        call = {"authorities": ["kolding", "vejle"], "place": "KSN", "agenda": "Vandet"}
        later = "2099-01-01T12:00:00Z"
        rig.line("stabschef").does(operation, "CallStaff", **call, meeting_at=later)
    return made


def test_axe_finds_nothing_grave_before_the_log_in(sit: Sit) -> None:
    stranger = sit("kolding", stranger=True)
    stranger.page.goto("/log-ind")
    assert grave_by_day_and_night(stranger.page) == []
    stranger.page.get_by_label("Brugernavn").fill("ingen")
    stranger.page.get_by_label("Adgangskode").fill("forkert")
    stranger.page.get_by_role("button", name="Log ind").click()
    expect(stranger.page.get_by_role("alert")).to_be_visible()
    assert grave_by_day_and_night(stranger.page) == []


def test_axe_finds_nothing_grave_on_the_quiet_pages(sit: Sit, operations: dict[str, str]) -> None:
    person = sit("stabschef")
    found = {}
    here = f"/operationer/{operations['LIVE']}"
    paths: tuple[str, ...] = ("/operationer", "/konto", "/ordliste", "/status", "/findes-ikke")
    area = "positions=55.49,%209.47&drawn=point&distance_m=2000"
    paths += ("/plan/eksponering", f"/plan/eksponering?{area}", "/plan/pladser", f"{here}/vagter")
    paths += ("/plan/laering?poster=4", f"{here}/afslutning", f"{here}/tidligere?post=3")
    for path in paths:
        person.page.goto(path)
        found[path] = grave_by_day_and_night(person.page)
    assert {path: grave for path, grave in found.items() if grave} == {}


@pytest.mark.parametrize("mode", ["LIVE", "EXERCISE"])
def test_axe_finds_nothing_grave_on_a_board_and_a_wall(
    sit: Sit, operations: dict[str, str], mode: str
) -> None:
    person = sit("kolding").opens(operations[mode])
    expect(person.page.locator('[data-do="confirm"]')).to_have_count(1)
    assert grave_by_day_and_night(person.page) == []
    person.page.goto(f"/tavle/{operations[mode]}")
    person.sees_line("direct")
    assert grave_by_day_and_night(person.page) == []


def test_axe_finds_nothing_grave_while_one_writes_searches_or_reads_the_keys(
    sit: Sit, operations: dict[str, str]
) -> None:
    person = sit("logfoerer").opens(operations["LIVE"])
    person.types("Tid, der ikke er en tid")
    person.field("on_behalf_of.authority").select_option(label="Vejle Kommune")
    person.field("occurred_at").fill("halv tre")
    person.text.press("Enter")
    person.error_beside("occurred_at")
    assert grave_by_day_and_night(person.page) == []
    person.page.locator("#q").fill("evakueres")
    expect(person.page.locator(".searchnote")).to_be_visible()
    assert grave_by_day_and_night(person.page) == []
    person.page.locator("[data-keys]").click()
    expect(person.page.locator("#keys")).to_be_visible()
    assert grave_by_day_and_night(person.page) == []


def test_axe_finds_nothing_grave_where_the_staff_is_called_in(
    sit: Sit, operations: dict[str, str]
) -> None:
    person = sit("logfoerer").opens(operations["LIVE"])
    person.page.locator("#fane-stab").click()
    assert grave(person.page) == []
    person.page.locator("#tlf-kolding").click()
    expect(person.page.locator("#call-answer")).to_be_visible()
    assert grave(person.page) == []
    person.page.keyboard.press("Escape")
    chief = sit("stabschef").opens(operations["LIVE"])
    chief.page.locator("#fane-stab").click()
    chief.page.locator("#indkald").click()
    expect(chief.page.locator("#call-new")).to_be_visible()
    assert grave(chief.page) == []


def test_axe_finds_nothing_grave_on_a_telephone(sit: Sit, operations: dict[str, str]) -> None:
    person = sit("kolding", viewport={"width": 390, "height": 800}).opens(operations["LIVE"])
    assert grave(person.page) == []
    person.page.get_by_role("button", name="Ny post").click()
    expect(person.text).to_be_focused()
    assert grave(person.page) == []


def test_axe_bites(sit: Sit, operations: dict[str, str]) -> None:
    person = sit("kolding").opens(operations["LIVE"])
    person.page.evaluate("document.querySelector('label[for=f-text]').remove()")
    person.page.evaluate("document.querySelector('#f-text').removeAttribute('placeholder')")
    assert any("#f-text" in one for one in grave(person.page))


def test_the_keyboard_alone_leads_from_log_in_to_a_correction(sit: Sit, rig: Rig) -> None:
    operation = rig.opens("Kun med tastatur")
    person = sit("kolding", stranger=True)
    page, keys = person.page, person.page.keyboard
    page.goto("/log-ind")
    expect(page.get_by_label("Brugernavn")).to_be_focused()
    keys.type("kolding")
    keys.press("Tab")
    keys.type(rig.password("kolding"))
    keys.press("Enter")
    page.wait_for_url("**/operationer")
    tab_to(page, 'document.activeElement.textContent.trim() === "Kun med tastatur"')
    keys.press("Enter")
    page.wait_for_url(f"**/operationer/{operation}")
    person.sees_line("direct")
    keys.press("n")
    keys.type("Skrevet uden mus")
    keys.press("Enter")
    number = person.number_of("Skrevet uden mus")
    keys.press("Escape")
    keys.press("ArrowDown")
    expect(person.row(number)).to_be_focused()
    keys.press("r")
    expect(person.text).to_have_value("Skrevet uden mus")
    keys.press("Control+a")
    keys.type("Rettet uden mus")
    keys.press("Enter")
    expect(person.row_with("Rettelse af").locator(".tx")).to_have_text("Rettet uden mus")
    expect(person.row(number).locator("del")).to_have_text("Skrevet uden mus")


def tab_to(page: Page, there: str, most: int = 40) -> None:
    """Press Tab until the condition holds for where one stands."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(there):
            return
    raise AssertionError(f"not reached with {most} times Tab: {there}")


def test_what_is_typed_is_no_command_and_the_keys_can_be_turned_off(sit: Sit, rig: Rig) -> None:
    person = sit("kolding").opens(rig.opens())
    keys = person.page.keyboard
    keys.press("/")
    expect(person.page.locator("#q")).to_be_focused()
    keys.press("Escape")
    keys.press("?")
    expect(person.page.locator("#keys")).to_be_visible()
    person.page.locator("[data-keys-on]").uncheck()
    keys.press("Escape")
    expect(person.page.locator("#keys")).to_be_hidden()
    keys.press("n")
    expect(person.text).not_to_be_focused()
