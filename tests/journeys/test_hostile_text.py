"""Markup and scripts in every field are text: shown as written, never run, never fetched."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Sit
from tests.journeys.hostile import PAYLOADS
from tests.journeys.people import Person
from tests.journeys.watch import FOREIGN, POLICY
from tests.processes import until
from tests.rig import Line, Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

TEXTS = "nodes => nodes.map(node => node.textContent)"
LINE = 200
"""The longest that a field of one line takes."""


@pytest.fixture(scope="module")
def poisoned(rig: Rig) -> str:
    """An operation with every payload in every field of every command, and in its name."""
    operation = rig.line("stabschef").opens("Fjendtlig " + "".join(PAYLOADS[:3]))
    for payload in PAYLOADS:
        poison(rig.line("logfoerer"), operation, payload)
    return operation


def poison(line: Line, operation: str, payload: str) -> None:
    short = payload[:LINE]
    spoken = {"authority": "brs", "who": short, "channel": "phone"}
    first = line.records(
        operation, payload, source=short, place=short, kind="decision", on_behalf_of=spoken
    )
    line.does(operation, "SupplementEntry", number=first, text=payload, place=short, source=short)
    line.does(operation, "CorrectEntry", number=first, text=payload + ".", reason=short)


def assert_shown(page: Page) -> None:
    """Each payload stands in the log letter by letter, in each of its places."""
    shown = page.locator("[data-rows] .tx").evaluate_all(TEXTS)
    assert [one for one in PAYLOADS if shown.count(one) != 2] == []
    assert [one for one in PAYLOADS if one + "." not in shown] == []
    facts = page.locator("[data-rows] .facts b").evaluate_all(TEXTS)
    assert [one for one in PAYLOADS if facts.count(one) < 4] == []


def test_every_view_shows_them_as_text(sit: Sit, rig: Rig, poisoned: str) -> None:
    person = sit("brs").opens(poisoned)
    while person.page.locator("[data-older]").count():
        held = len(person.numbers())
        person.page.locator("[data-older]").click()
        expect(person.page.locator("[data-rows] > [data-key]").nth(held)).to_be_attached()
    assert_shown(person.page)
    expect(person.page.locator("h1")).to_contain_text(PAYLOADS[0])
    assert PAYLOADS[0] in person.page.title()
    for path in ("/operationer", f"/tavle/{poisoned}", "/status"):
        person.page.goto(path, wait_until="networkidle")
    person.page.goto("/operationer")
    expect(person.page.locator("a.open").filter(has_text="Fjendtlig")).to_contain_text(PAYLOADS[2])


def test_they_come_alive_over_the_line_as_text_too(sit: Sit, rig: Rig) -> None:
    """Rows that arrive are put in by script; a spoken announcement is made of them."""
    operation = rig.opens()
    person = sit("stabschef").opens(operation)
    for payload in PAYLOADS:
        rig.line("logfoerer").records(operation, payload, place=payload[:LINE])
    person.sees_each_once(operation)
    shown = person.page.locator("[data-rows] .tx").evaluate_all(TEXTS)
    assert shown == list(reversed(PAYLOADS))
    expect(person.page.locator("[data-announce]")).not_to_be_empty()


def test_typed_corrected_and_looked_for_at_the_board_they_stay_text(sit: Sit, rig: Rig) -> None:
    operation = rig.opens()
    person = sit("logfoerer").opens(operation)
    for payload in PAYLOADS[:6]:
        person.writes(payload, source=payload[:LINE], place=payload[:LINE])
    person.sees_each_once(operation)
    number = person.numbers()[0]
    person.acts("correct", number)
    expect(person.text).to_have_value(PAYLOADS[5])
    person.types(PAYLOADS[6])
    person.field("reason").fill(PAYLOADS[7][:LINE])
    person.text.press("Enter")
    expect(person.row_with("Rettelse af").locator(".tx")).to_have_text(PAYLOADS[6])
    for payload in PAYLOADS:
        person.page.locator("#q").fill(payload[:LINE])
        person.page.locator("#q").press("Enter")
        note = person.page.locator(".searchnote")
        expect(note).to_contain_text(f"»{payload[:LINE]}«", use_inner_text=False)


def test_a_draft_with_markup_comes_back_as_it_was(sit: Sit, rig: Rig) -> None:
    operation = rig.opens()
    person = sit("kolding").opens(operation)
    draft = "".join(PAYLOADS[-14:])
    person.types(draft)
    person.page.reload()
    expect(person.text).to_have_value(draft)


def test_the_log_in_and_addresses_give_them_back_as_text(sit: Sit, rig: Rig) -> None:
    person = sit("kolding", stranger=True)
    for payload in PAYLOADS[:6]:
        person.page.goto("/log-ind?next=" + payload.replace("#", "%23"))
        person.page.get_by_label("Brugernavn").fill(payload)
        person.page.get_by_label("Adgangskode").fill("forkert")
        person.page.get_by_role("button", name="Log ind").click()
        expect(person.page.get_by_role("alert")).to_be_visible()
        expect(person.page.get_by_label("Brugernavn")).to_have_value(payload)
    person.take_log_in(rig.line("kolding"))
    for path in (f"/operationer/{PAYLOADS[2]}", f"/tavle/{PAYLOADS[2]}", f"/{PAYLOADS[0]}"):
        assert person.page.goto(path).status == 404


def test_the_name_of_a_browser_is_text_on_the_page_of_log_ins(sit: Sit, rig: Rig) -> None:
    agent = "<img src=x onerror=alert(1)>"
    line = Line(rig.url)
    line.http.headers["User-Agent"] = agent
    line.log_in("fredericia", rig.password("fredericia"))
    person = sit("fredericia")
    person.page.goto("/konto")
    expect(person.page.get_by_role("rowheader", name=agent)).to_be_visible()


COUNT = """() => {
  window.broken = [];
  addEventListener('securitypolicyviolation', (event) => window.broken.push(event.blockedURI));
}"""


# --- the checks bite ----------------------------------------------------------


def test_a_planted_handler_is_stopped_by_the_policy_and_reported(sit: Sit, rig: Rig) -> None:
    person = sit("kolding").opens(rig.opens())
    person.page.evaluate(COUNT)
    plant(person)
    # Not wait_for_function: it evaluates words in the page, which the policy stops too.
    until(lambda: person.page.evaluate("window.broken?.length >= 2"))
    assert person.watch.stopped == ["http://other.invalid/pixel.gif"]
    assert person.watch.forgive(FOREIGN)
    assert len(person.watch.forgive(f"console: {POLICY}")) >= 2
    person.watch.forgive("console: ")


def test_without_the_policy_the_planted_handler_runs_and_is_seen(
    sit: Sit, chromium: Browser, rig: Rig
) -> None:
    person = sit("kolding", bypass_csp=True).opens(rig.opens())
    with person.page.expect_event("dialog"):
        plant(person)
    assert person.watch.forgive("dialog: ") == ["dialog: 1"]
    assert person.watch.forgive(FOREIGN)
    person.watch.forgive("console: ")


class Other(BaseHTTPRequestHandler):
    """Some other program of this machine."""

    def do_GET(self) -> None:
        self.send_response(204)
        self.end_headers()


def test_what_asks_another_port_of_this_machine_is_seen_too(sit: Sit, rig: Rig) -> None:
    person = sit("kolding", stranger=True, bypass_csp=True)
    person.page.goto("/log-ind")
    with HTTPServer(("127.0.0.1", 0), Other) as other:
        url = f"http://127.0.0.1:{other.server_port}/"
        with person.page.expect_console_message(lambda said: said.text == f"{FOREIGN} {url}"):
            person.page.evaluate("url => void fetch(url, {mode: 'no-cors'})", url)
            other.handle_request()
    assert person.watch.forgive(f"console: {FOREIGN}")


def plant(person: Person) -> None:
    """Do what no script of ours does: put text into the page as markup."""
    person.page.evaluate(
        "text => document.querySelector('#indhold').insertAdjacentHTML('beforeend', text)",
        "<img src=x onerror=alert(1)><img src=//other.invalid/pixel.gif>",
    )
