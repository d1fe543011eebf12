"""A storm surge from the alarm to the archive, each step pressed and typed by the one whose it is,
and seen by another: the working day of a staff in one test."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Sit
from tests.journeys.people import Person
from tests.journeys.test_callouts import in_an_hour, staff_tab, summoned
from tests.journeys.test_case import AREA, begins_incident, task
from tests.journeys.test_closing import begins as begins_closing
from tests.journeys.test_level import WHY, begins, form
from tests.journeys.test_press import at_desk, drafts, lets_out, presses
from tests.processes import until
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

NAME = "Stormflod Kolding, hele vejen"


class Day:
    """The people of the day, and each thing they did, counted."""

    def __init__(self, rig: Rig, sit: Sit) -> None:
        self.rig, self.sit = rig, sit
        self.people: dict[str, Person] = {}
        self.operation = ""
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
    control.page.get_by_label("Navn").fill(NAME)
    control.page.get_by_label("Skarpt (LIVE)").check()
    control.page.get_by_label("Det er skarpt.").check()
    control.page.get_by_label("Aktiveringsniveau").select_option("information")
    control.page.get_by_label("Begrundelse").fill("Varsel om forhøjet vandstand")
    control.page.get_by_label("Grundlag").fill("DMI kl. 12.00")
    control.page.get_by_role("button", name="Åbn indsats").click()
    control.page.wait_for_url(re.compile(r"/operationer/op-"))
    day.operation = control.page.url.rsplit("/", 1)[1]
    control.sees_line("direct")
    day.did("the control room opens the operation")
    expect(top(control)).to_contain_text("Niveaubeslutning nr. 1: Informationsberedskab")
    day.did("level decision no. 1 stands with its reason")
    control.writes("DMI varsler 1,6 m i Kolding kl. 03", source="DMI", place="Kolding Fjord")
    day.did("the first report is written")
    control.writes("Første vurdering: midtbyen kan blive ramt inden for 12 timer")
    day.did("the first assessment is written")
    chair = day["formand"]
    chair.sees("Første vurdering")
    begins(chair, "Stabsberedskab")
    for field, said in WHY.items():
        form(chair).locator(f'[name="{field}"]').fill(said)
    chair.page.keyboard.press("Enter")
    expect(form(chair)).to_be_hidden()
    day.did("the chair goes to Stabsberedskab, decision no. 2")
    expect(top(control)).to_contain_text("Niveaubeslutning nr. 2: Stabsberedskab")
    day.did("the control room sees it")


def the_staff_is_called(day: Day) -> None:
    chief, kolding, keeper = day["stabschef"], day["kolding"], day["logfoerer"]
    staff_tab(chief)
    chief.page.locator("#indkald").click()
    dialog = chief.page.locator("#call-new")
    for one in ("Kolding Kommune", "TrekantBrand"):
        dialog.get_by_label(one).check()
    dialog.locator('[name="place"]').fill("KSN Fredericia")
    dialog.locator('[name="meeting_at"]').fill(in_an_hour())
    dialog.get_by_role("button", name="Indkald").click()
    expect(dialog).to_be_hidden()
    day.did("the chief calls the staff in")
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


def the_case(day: Day) -> None:
    chief, kolding, fire = day["stabschef"], day["kolding"], day["trekantbrand"]
    sheet = begins_incident(chief, "Kolding Havn og Å", AREA)
    sheet.get_by_role("button", name="Opret hændelsen").click()
    expect(sheet).to_be_hidden()
    day.did("an incident is put on the map")
    kolding.page.get_by_role("tab", name="Hændelser").click()
    expect(kolding.page.locator("#panel-haendelser")).to_contain_text("Kolding Havn og Å")
    day.did("Kolding sees it on its board")
    chief.page.get_by_role("tab", name="Opgaver").click()
    chief.page.keyboard.press("o")
    ask = chief.page.locator("#task-new")
    ask.locator('[name="kind"]').select_option("pump")
    ask.locator('[name="incident"]').select_option("1")
    ask.get_by_role("button", name="Bed om opgaven").click()
    expect(ask).to_be_hidden()
    day.did("a task is asked for by the matrix")
    for what, state in (("accept", "accepteret"), ("start", "i arbejde"), ("finish", "udført")):
        task(fire, 1).locator(f'[data-task-do="{what}"]').click()
        expect(task(chief, 1).locator(".stage").first).to_have_text(state)
        day.did(f"the fire service's task is {state}")
    task(chief, 1).locator('[data-task-do="close"]').click()
    expect(task(fire, 1).locator(".stage").first).to_have_text("kvitteret")
    day.did("the one who asked acknowledges it")
    kolding.page.locator(".strip .mine button").click()
    report = kolding.page.locator("#sector-report")
    report.locator('[name="colour"][value="yellow"]').check(force=True)
    report.locator('[name="consequence"]').fill("To plejehjem evakueres")
    report.locator('button[type="submit"]').click()
    expect(chief.page.locator(".strip")).to_contain_text("To plejehjem evakueres")
    day.did("Kolding reports its sector")


def the_log_and_the_figures(day: Day) -> None:
    keeper, kolding, chief = day["logfoerer"], day["kolding"], day["stabschef"]
    for person in (keeper, kolding, chief):
        person.page.get_by_role("tab", name="Stabslog").click()
    keeper.types("Sygehuset er åbent som normalt")
    keeper.field("on_behalf_of.authority").select_option(label="Region Syddanmark")
    keeper.field("on_behalf_of.who").fill("AMK-vagthavende")
    keeper.text.press("Enter")
    number = keeper.number_of("Sygehuset er åbent")
    day.did("the log keeper writes what the region says by telephone")
    region = day["region-syddanmark"]
    region.acts("confirm", number)
    expect(keeper.row(number)).to_contain_text("bekræftet")
    day.did("the region confirms its words")
    kolding.writes("Havnegade er spærret")
    closed = kolding.number_of("Havnegade er spærret")
    day.did("Kolding writes a report")
    kolding.row(closed).focus()
    kolding.page.keyboard.press("r")
    kolding.text.fill("Havnegade og Jernbanegade er spærret")
    kolding.text.press("Enter")
    expect(chief.row(closed)).to_contain_text("Rettet af")
    day.did("and puts it right")
    kolding.page.locator("#fane-tal").click()
    kolding.page.locator("#nyt-tal").click()
    figure = kolding.page.locator("#figure-set")
    figure.get_by_label("Antal").fill("80")
    figure.get_by_label("Kilde").fill("EPC Christiansfeld")
    kolding.page.keyboard.press("Enter")
    expect(figure).to_be_hidden()
    chief.page.locator("#fane-tal").click()
    expect(chief.page.locator(".figvalue")).to_have_text("80")
    day.did("the evacuated are counted, and all see the figure")


def the_press(day: Day) -> None:
    kolding = day.at_board("kolding")
    kolding.types("Borgere i midtbyen skal blive inde")
    kolding.page.locator('[data-composer] [name="certainty"][value="confirmed"]').check(force=True)
    kolding.text.press("Enter")
    entry = kolding.number_of("Borgere i midtbyen")
    day.did("Kolding states a fact")
    press = at_desk(day["presse-politi"], day.operation)
    drafts(press, "Bliv inde", f"Bliv inde i midtbyen [{entry}].", str(entry))
    day.did("the press office drafts a text that rests on it")
    presses(press, "submit")
    day.did("and sends it to be signed")
    for seat in ("kolding", "formand"):
        at_desk(day[seat], day.operation, 1).page.keyboard.press("u")
        expect(day[seat].page.locator('[data-do="sign"]')).to_have_count(0)
        day.did(f"{seat} signs")
    lets_out(press, "SKARPT")
    day.did("the police let it out")
    line = day.rig.line("observatoer")
    until(lambda: "Bliv inde" in line.get(f"/presserum/{day.operation}-1.html").text, 15)
    day.did("anybody reads it outside")


def the_past(day: Day) -> None:
    chair = day.at_board("formand")
    decided = chair.page.locator(".log .row.decision").last
    decided.get_by_role("link", name="Hvad vidste vi").click()
    expect(chair.page.locator(".pastbar, [data-past], .history").first).to_be_visible()
    expect(chair.page.locator(".log")).not_to_contain_text("Havnegade")
    day.did("the chair looks at what was known when it was decided")


def the_end(day: Day) -> None:
    chair = day.at_board("formand")
    ending = begins_closing(chair, day.operation)
    expect(chair.page.locator(".openlist")).to_contain_text("Kolding Havn og Å")
    day.did("the list of what is open is read")
    ending.get_by_label("Overdrag alt").check()
    ending.get_by_role("button", name="Afslut").click()
    expect(chair.page.locator("h1")).to_have_text("Indsatsen er afsluttet")
    day.did("all of it is handed over and the operation closed")
    expect(day.at_board("kolding").page.locator(".closedbar")).to_contain_text("kan kun læses")
    day.did("every board can only be read")
    for button, stage, where in (
        ("Meld evalueret", "evalueret", "Rapport 4"),
        ("Meld arkiveret", "arkiveret", "26-1234"),
    ):
        part = chair.page.locator("[data-stage]").filter(has_text=button)
        part.get_by_label("Findes her").fill(where)
        part.get_by_role("button", name=button).click()
        expect(chair.page.locator("h1")).to_have_text(f"Indsatsen er {stage}")
        day.did(f"it is {stage}")


def test_a_whole_operation_from_the_alarm_to_the_archive(rig: Rig, sit: Sit) -> None:
    day = Day(rig, sit)
    for act in (the_alarm, the_staff_is_called, the_case, the_log_and_the_figures, the_press,
                the_past, the_end):  # fmt: skip
        act(day)
    assert len(day.done) >= 40, day.done
