"""The people of a whole operation, and how it begins: the alarm, the level, the call-out."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Sit
from tests.journeys.people import Person
from tests.journeys.test_bad_input import in_an_hour
from tests.journeys.test_callouts import staff_tab, summoned
from tests.journeys.test_level import form
from tests.rig import Rig

NAME = "Stormflod Kolding, hele vejen"
REPORT = "DMI varsler 1,6 m i Kolding kl. 03"
ASSESSED = "Midtbyen kan blive ramt inden for 12 timer"


class Day:
    """The people of the day, and each thing they did, counted."""

    def __init__(self, rig: Rig, sit: Sit) -> None:
        self.rig, self.sit = rig, sit
        self.people: dict[str, Person] = {}
        self.operation = ""
        self.assessment = 0
        self.done: list[str] = []

    def did(self, what: str) -> None:
        self.done.append(what)

    def __getitem__(self, seat: str) -> Person:
        if seat not in self.people:
            self.people[seat] = self.sit(seat)
            if self.operation:
                self.people[seat].opens(self.operation)
        return self.people[seat]

    def at_board(self, seat: str) -> Person:
        return self[seat].opens(self.operation)


def top(person: Person) -> Locator:
    return person.page.locator(".log .row").first


def the_alarm(day: Day) -> None:
    control = day["vagtcentral"]
    control.page.goto("/operationer")
    control.page.locator("#o-name").fill(NAME)
    control.page.get_by_label("Skarpt (LIVE)").check()
    control.page.get_by_label("Det er skarpt.").check()
    control.page.get_by_label("Aktiveringsniveau").select_option(label="Daglig drift")
    control.page.get_by_role("button", name="Åbn indsats").click()
    control.page.wait_for_url(re.compile(r"/operationer/op-"))
    day.operation = control.page.url.rsplit("/", 1)[1]
    control.sees_line("direct")
    day.did("the control room opens the operation in daily operation")
    control.writes(REPORT, source="DMI", place="Kolding Fjord")
    day.did("the first report is written")
    assesses(control)
    day.did("the control room assesses it, and proposes a level and whom to call in")
    chair = day["formand"]
    day.assessment = chair.number_of(ASSESSED)
    chair.acts("assess_level", day.assessment)
    expect(form(chair).locator("[name=reason]")).to_have_value(ASSESSED)
    expect(form(chair).locator("[name=assessment]")).to_be_checked()
    form(chair).get_by_role("button", name="Beslut").click()
    day.did("from it the chair decides on Stabsberedskab, decision no. 1")
    expect(top(control)).to_contain_text("Niveaubeslutning nr. 1: Stabsberedskab")
    day.did("the control room sees it")
    leaves(chair, "#call-new")


def assesses(control: Person) -> None:
    """Write the first assessment, and leave the level to another."""
    control.acts("assess", control.number_of(REPORT))
    sheet = control.page.locator("#first-assess")
    sheet.locator("[name=what]").fill(ASSESSED)
    sheet.locator("[name=known]").fill("DMI kl. 12.00")
    sheet.get_by_label("Stabsberedskab").check()
    for one in ("kolding", "trekantbrand"):
        sheet.locator(f'[name="call:{one}"]').check()
    sheet.get_by_role("button", name="Skriv vurderingen").click()
    leaves(control, "#level-decide")


def leaves(person: Person, dialog: str) -> None:
    """What follows is laid before him at once; another does it."""
    expect(person.page.locator(dialog)).to_be_visible()
    person.page.keyboard.press("Escape")
    expect(person.page.locator(dialog)).to_be_hidden()


def the_staff_is_called(day: Day) -> None:
    chief, kolding, keeper = day["stabschef"], day["kolding"], day["logfoerer"]
    chief.acts("assess_call", day.assessment)
    dialog = chief.page.locator("#call-new")
    for one in ("Kolding Kommune", "TrekantBrand"):
        expect(dialog.get_by_label(one)).to_be_checked()
    dialog.locator('[name="place"]').fill("KSN Fredericia")
    dialog.locator('[name="meeting_at"]').fill(in_an_hour())
    dialog.get_by_role("button", name="Indkald").click()
    expect(dialog).to_be_hidden()
    day.did("the chief calls in those whom the assessment named")
    staff_tab(chief)
    staff_tab(kolding)
    for button, state in (
        ("Kvittér", "kvitteret"),
        ("På vej", "på vej"),
        ("Til stede", "til stede"),
    ):
        summoned(kolding, "kolding").get_by_role("button", name=button).click()
        expect(summoned(chief, "kolding").locator(".stage")).to_have_text(state)
        day.did(f"Kolding answers: {state}")
    staff_tab(keeper)
    summoned(keeper, "trekantbrand").get_by_role("button", name="Stedfortræder").click()
    keeper.page.locator("#call-deputy").get_by_label("Kaldt i stedet").fill("Vicebrandchefen")
    keeper.page.keyboard.press("Enter")
    expect(summoned(chief, "trekantbrand")).to_contain_text("Vicebrandchefen")
    day.did("nobody answers at the fire service: its deputy is called")
    keeper.page.locator("#nationale").focus()
    keeper.page.keyboard.press("Enter")
    told = keeper.page.locator("#national-tell")
    told.get_by_label("NOST").check()
    told.get_by_label("Aktiv", exact=True).check()
    told.locator('[name="source"]').fill("KST pr. telefon")
    keeper.page.keyboard.press("Enter")
    expect(chief.page.locator(".nat.on")).to_contain_text("NOST")
    day.did("NOST is told to be set")
