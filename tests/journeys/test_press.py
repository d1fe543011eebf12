"""Two press desks: written by one, signed by two authorities, let out, read by anybody outside,
put right when a fact of it is corrected; and the same in an exercise, which nobody outside sees."""

from __future__ import annotations

import re

import pytest
import requests
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Sit
from tests.journeys.people import Person
from tests.journeys.test_access import grave, grave_by_day_and_night
from tests.processes import until
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def at_desk(person: Person, operation: str, number: int | None = None) -> Person:
    person.page.goto(f"/presse/{operation}" + (f"/{number}" if number else ""))
    person.sees_line("direct")
    return person


def presses(person: Person, what: str) -> None:
    person.page.locator(f'#indhold [data-do="{what}"]').first.click()


def shown(person: Person) -> Locator:
    return person.page.locator("[data-statement]")


def drafts(person: Person, title: str, text: str, facts: str) -> None:
    """Write a statement by keyboard, and see it opened."""
    person.page.keyboard.press("n")
    form = person.page.locator("[data-statement-form]")
    form.locator('[name="title"]').fill(title)
    form.locator('[name="text"]').fill(text)
    form.locator('[name="facts"]').fill(facts)
    form.locator('[name="facts"]').press("Control+Enter")
    person.page.wait_for_url(re.compile(r"/presse/[^/]+/\d+$"))
    person.sees_line("direct")
    expect(shown(person)).to_contain_text(title)


def lets_out(person: Person, words: str) -> None:
    presses(person, "release")
    dialog = person.page.locator("#st-release")
    expect(dialog).to_contain_text(words)
    dialog.locator("button[type=submit]").click()
    expect(dialog).to_be_hidden()


def outside(rig: Rig, path: str = "") -> str:
    """What somebody without a log-in reads."""
    answer = requests.get(f"{rig.url}/presserum/{path}", timeout=10)
    return answer.text if answer.ok else ""


def test_a_statement_from_draft_to_correction(rig: Rig, sit: Sit) -> None:
    operation = rig.opens()
    entry = rig.line("kolding").records(
        operation, "Akutmodtagelsen er åben som normalt", certainty="confirmed"
    )
    press = at_desk(sit("presse-politi"), operation)
    kolding = at_desk(sit("kolding"), operation)
    chair = at_desk(sit("formand"), operation)

    drafts(press, "Akutmodtagelsen i Kolding", f"Akutmodtagelsen er åben [{entry}].", str(entry))
    presses(press, "submit")
    expect(press.page.locator(".sigs")).to_contain_text("Kolding Kommune")
    expect(press.page.locator('[data-do="sign"]')).to_have_count(0)  # nobody signs his own words

    item = kolding.page.locator('.stgroup.mine [data-statement-link="1"]')
    expect(item).to_contain_text("Til dig")
    item.click()
    kolding.sees_line("direct")
    kolding.page.keyboard.press("u")
    expect(press.page.locator(".sigs")).to_contain_text("underskrevet af Repræsentant")

    presses(press, "change")
    form = press.page.locator("[data-statement-form]")
    form.locator('[name="text"]').fill(f"Akutmodtagelsen er åben som normalt [{entry}].")
    form.get_by_role("button", name="Gem udkast").click()
    expect(kolding.page.locator(".diff ins")).to_contain_text("som normalt")
    expect(kolding.page.locator(".sigs")).to_contain_text("version 1 bortfaldet")
    kolding.page.keyboard.press("u")
    expect(kolding.page.locator('[data-do="sign"]')).to_have_count(0)

    at_desk(chair, operation, 1)
    chair.page.keyboard.press("u")
    expect(press.page.locator('[data-do="release"]')).to_be_visible()
    lets_out(press, "SKARPT")
    expect(press.page.locator(".rc")).to_contain_text("modtaget")
    page = f"{operation}-1.html"
    until(lambda: "som normalt" in outside(rig, page), 10)
    assert f"[{entry}]" not in outside(rig, page)

    rig.line("kolding").does(
        operation, "CorrectEntry", number=entry, text="Åben, men adgang kun fra nord",
        reason="Set på stedet",
    )  # fmt: skip
    expect(press.page.locator(".flagbox")).to_contain_text("adgang kun fra nord")
    presses(press, "correct")
    press.page.wait_for_url(re.compile(r"/presse/.*/2$"))
    press.sees_line("direct")
    expect(shown(press)).to_contain_text("adgang kun fra nord")
    presses(press, "submit")
    for person in (at_desk(kolding, operation, 2), at_desk(chair, operation, 2)):
        person.page.keyboard.press("u")
        expect(person.page.locator('[data-do="sign"]')).to_have_count(0)
    lets_out(press, "SKARPT")
    until(lambda: "kun fra nord" in outside(rig, f"{operation}-2.html"), 10)
    until(lambda: f"{operation}-2.html" in outside(rig, page), 10)  # the old one points at it
    expect(press.page.locator('[data-statement-link="1"]')).to_contain_text("Afløst af rettelse")


@pytest.mark.parametrize("mode", ["LIVE", "EXERCISE"])
def test_axe_finds_nothing_grave_at_the_desk_and_in_the_press_room(
    rig: Rig, sit: Sit, mode: str
) -> None:
    operation = rig.opens(mode=mode)
    entry = rig.line("kolding").records(operation, "Vand i byen", certainty="confirmed")
    rig.line("kolding").records(operation, "Måske også i Vejle")
    press = at_desk(sit("presse-politi"), operation)
    assert grave_by_day_and_night(press.page) == []
    drafts(press, "Vand i byen", f"Bliv hjemme [{entry}].", str(entry))
    press.page.keyboard.press("n")
    press.page.locator('[name="facts"]').fill(f"{entry} {entry + 1} 999")
    expect(press.page.locator("[data-facts] .wrong")).to_have_count(2)
    press.page.get_by_role("button", name="Gem udkast").click()
    expect(press.page.locator('[data-error="title"]')).to_be_visible()
    assert grave_by_day_and_night(press.page) == []
    press.page.keyboard.press("Escape")
    at_desk(press, operation, 1)
    presses(press, "submit")
    expect(press.page.locator(".sigs")).to_be_visible()
    assert grave_by_day_and_night(press.page) == []
    press.page.locator("#st-hold").click()
    assert grave_by_day_and_night(press.page) == []
    press.opens(operation).page.get_by_role("tab", name="Presse").click()
    assert grave_by_day_and_night(press.page) == []
    for path in ("/presse", "/presserum/"):
        press.page.goto(path)
        assert grave(press.page) == []


def test_a_holding_statement_in_three_clicks_from_the_log(rig: Rig, sit: Sit) -> None:
    operation = rig.opens("Brand på havnen")
    press = sit("presse-politi").opens(operation)
    press.page.get_by_role("tab", name="Presse").click()  # one
    press.page.locator("#press-holding").click()  # two
    dialog = press.page.locator("#st-holding")
    expect(dialog).to_be_visible()
    dialog.locator('[name="what"]').fill("Brand på Fredericia Havn")
    expect(dialog.locator(".lines")).to_contain_text("Brand på Fredericia Havn")
    dialog.locator("button[type=submit]").click()  # three
    press.page.wait_for_url(re.compile(rf"/presse/{operation}/1$"))
    until(lambda: "Brand på Fredericia Havn" in outside(rig, f"{operation}-1.html"), 10)


def test_an_exercise_says_so_and_stays_in_the_house(rig: Rig, sit: Sit) -> None:
    operation = rig.opens(mode="EXERCISE")
    press, chair = at_desk(sit("presse-politi"), operation), sit("formand")
    drafts(press, "Øvet besked", "Det er kun en øvelse.", "")
    presses(press, "submit")
    at_desk(chair, operation, 1).page.keyboard.press("u")
    lets_out(press, "ØVELSE")
    expect(press.page.locator(".rc")).to_contain_text("modtaget")
    assert "Øvet besked" not in outside(rig) and not outside(rig, f"{operation}-1.html")
    path = f"/operationer/{operation}/oevelsesudgang/oevelse-{operation}-1.html"
    assert requests.get(rig.url + path, timeout=10, allow_redirects=False).status_code == 303
    seen = rig.line("kolding").get(path)
    assert seen.ok and "ØVELSE" in seen.text
    press.page.goto(path)
    expect(press.page.locator("body")).to_contain_text("ØVELSE ØVELSE ØVELSE")


def test_old_proof_asks_for_the_password_and_the_same_signature_goes_on(rig: Rig, sit: Sit) -> None:
    operation = rig.opens()
    press, stale = at_desk(sit("presse-politi"), operation), sit("stabschef")
    drafts(press, "Vand i byen", "Bliv hjemme.", "")
    presses(press, "submit")
    made_old(rig, "stabschef")
    at_desk(stale, operation, 1).page.keyboard.press("u")
    dialog = stale.page.locator("#proof")
    expect(dialog).to_be_visible()
    dialog.locator('[name="password"]').fill("forkert")
    dialog.locator("button[type=submit]").click()
    expect(dialog.locator('[data-error="password"]')).to_be_visible()
    dialog.locator('[name="password"]').fill(rig.password("stabschef"))
    dialog.locator("button[type=submit]").click()
    expect(press.page.locator(".sigs")).to_contain_text("underskrevet af Stabschef")


def made_old(rig: Rig, username: str) -> None:
    """Somebody's proof is from an hour ago."""
    import json
    from contextlib import closing

    from pysqlite3 import dbapi2 as sqlite

    with closing(sqlite.connect(rig.var / "board.sqlite", timeout=10)) as database:
        rows = database.execute(
            "SELECT s.hash, s.data FROM session s JOIN account a ON a.id = s.account "
            "WHERE a.username = ?",
            (username,),
        ).fetchall()
        for key, data in rows:
            old = {**json.loads(data), "proved_at": "2026-01-01T00:00:00+00:00"}
            database.execute("UPDATE session SET data = ? WHERE hash = ?", (json.dumps(old), key))
        database.commit()
