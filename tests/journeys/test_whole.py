"""A storm surge from the alarm to the archive, each step pressed and typed by the one whose it is,
and seen by another: the working day of a staff in one test."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.journeys.test_callouts import staff_tab
from tests.journeys.test_case import AREA, begins_incident, task
from tests.journeys.test_closing import begins as begins_closing
from tests.journeys.test_press import at_desk, drafts, lets_out, presses
from tests.journeys.whole_day import Day, the_alarm, the_staff_is_called
from tests.processes import until
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]


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


def what_disagrees(day: Day) -> None:
    kolding, fire, keeper = (day.at_board(one) for one in ("kolding", "trekantbrand", "logfoerer"))
    kolding.writes("Vandet står 180 cm ved havnen")
    fire.writes("Vandet står 140 cm ved havnen")
    first, second = (keeper.number_of(f"Vandet står {one}") for one in ("180", "140"))
    day.did("two reports disagree")
    keeper.row(first).focus()
    keeper.page.keyboard.press("x")
    sheet = keeper.page.locator("[data-contest-form]")
    keeper.row(second).locator(".tx").click()
    sheet.get_by_label("Om hvad").fill("vandstanden ved havnen")
    keeper.page.keyboard.press("Enter")
    expect(kolding.page.locator(".dispute")).to_contain_text("vandstanden ved havnen")
    day.did("they stand side by side on every board")
    keeper.page.get_by_role("button", name="Afgør").click()
    dialog = keeper.page.locator("#contradiction-settle")
    dialog.get_by_label(f"Post {first} gælder:").check()
    dialog.get_by_label("På hvilket grundlag").fill("Aflæst af brandvagten")
    dialog.get_by_role("button", name="Afgør").click()
    expect(kolding.page.locator(".dispute")).to_have_count(0)
    day.did("it is decided which holds, and on what ground")
    fire.row(first).focus()
    fire.page.keyboard.press("f")
    expect(keeper.row(first)).to_contain_text("følger op")
    day.did("the fire service follows it up")


def the_decision(day: Day) -> None:
    kolding, chief = day["kolding"], day.at_board("stabschef")
    board = kolding.page
    board.locator("#fane-beslutninger").click()
    board.locator("#ny-beslutning").click()
    sheet = board.locator("[data-decision-form]")
    sheet.get_by_label("Spørgsmål eller dilemma").fill("Skal midtbyen evakueres?")
    sheet.get_by_label("Mulighed 1", exact=True).fill("Evakuér de lave gader")
    sheet.get_by_label("Mulighed 1 er valgt").check()
    sheet.get_by_label("Begrundelse").fill("Vandet når kun de lave numre")
    sheet.get_by_label("Egen sektors ansvar").check()
    sheet.get_by_role("button", name="Skriv beslutningen").click()
    expect(sheet).to_be_hidden()
    expect(chief.page.locator(".log .row").first).to_contain_text("Beslutning nr. 1")
    day.did("Kolding decides, with options, ground and competence")
    kolding.page.get_by_role("tab", name="Stabslog").click()
    kolding.types("Nøglen til sluserummet ligger hos vagten")
    kolding.page.locator("#f-sight").select_option("restricted")
    kolding.page.locator("[data-composer]").get_by_label("TrekantBrand").check()
    kolding.text.press("Enter")
    number = day["trekantbrand"].number_of("Nøglen til sluserummet")
    day.did("Kolding writes what is for the fire service alone")
    expect(day["vagtcentral"].row(number)).to_contain_text("ikke for denne plads")
    day.did("the control room sees a numbered blank")


def the_table(day: Day) -> None:
    chief = day.at_board("stabschef")
    staff_tab(chief)
    chief.page.locator("#giv-plads").click()
    chief.page.get_by_role("button", name="Giv plads Eksempel Tolkebureau").click()
    expect(chief.page.locator("#partner-eksempel-tolke")).to_be_visible()
    day.did("a partner gets a seat in one click")
    off = day["logfoerer"]
    off.page.goto(f"/operationer/{day.operation}/overdragelse")
    off.page.get_by_label("Det vigtigste").fill("Åen topper kl. 22")
    off.page.get_by_role("button", name="Lav arket, og skriv under").click()
    expect(off.page.locator("main > .alert")).to_contain_text("Ark nr. 1")
    day.did("the log keeper goes off shift and signs the sheet")
    on = day.sit("vagtleder", stranger=True).log_in().opens(day.operation)
    on.page.get_by_role("tab", name="Om indsatsen").click()
    on.page.get_by_label("Skift plads").select_option("logfoerer")
    on.page.get_by_role("button", name="Skift", exact=True).click()
    on.sees_line("direct")
    on.page.goto(f"/operationer/{day.operation}/overdragelse/1")
    on.page.get_by_label("Jeg har læst arket").check()
    on.page.get_by_role("button", name="Skriv under, og tag vagten").click()
    expect(on.page.locator(".signs")).to_contain_text("har læst til og med post")
    day.did("the next one reads it and signs it too")


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
    expect(chair.page.locator(".openlist")).to_contain_text("Bliv inde udsendt gælder stadig")
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
    for act in (the_alarm, the_staff_is_called, the_case, the_log_and_the_figures, what_disagrees,
                the_decision, the_table, the_press, the_past, the_end):  # fmt: skip
        act(day)
    assert len(day.done) >= 40, day.done
