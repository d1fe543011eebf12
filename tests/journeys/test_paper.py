"""On paper and when all is down: print all with one key, and the pages that need no server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Sit
from tests.journeys.hostile import PAYLOADS
from tests.journeys.people import Person
from tests.journeys.test_access import grave
from tests.processes import until
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

COUNT_PRINTS = "window.prints = 0; window.print = () => { window.prints += 1; };"
A4 = {"width": 703, "height": 1000}
"""The width between the margins, 186 mm, in pixels of 1/96 inch."""
CUT = """() => [...document.querySelectorAll('body *')]
  .filter((one) => getComputedStyle(one).display !== 'inline')
  .filter((one) => one.scrollWidth > one.clientWidth + 1)
  .map((one) => one.outerHTML.slice(0, 200))"""
LONG = "Vandet står højt i havnen, og der pumpes. " * 6
UNBROKEN = "W" * 400
NIGHTS = ("light", "dark")


@pytest.fixture(scope="module")
def written(rig: Rig) -> dict[str, str]:
    """One LIVE and one EXERCISE with a long log, texts that would run, and a case."""
    made = {}
    for mode in ("LIVE", "EXERCISE"):
        operation = made[mode] = rig.opens(f"Papir {mode}", mode)
        kolding = rig.line("kolding")
        for number in range(30):
            kolding.records(operation, f"Melding {number} på papir. {LONG}")
        for text in (UNBROKEN, *PAYLOADS):
            kolding.records(operation, text, place=text[:100])
        kolding.does(operation, "ReportSectorStatus", colour="red", consequence="Ingen strøm")
        asked = {"kind": "inform_relatives", "authority": "kolding", "title": "Ring til skolen"}
        kolding.does(operation, "AskTask", **asked)
        kolding.records(operation, "Den sidste melding.")
    return made


def test_the_whole_operation_is_taken_as_a_workbook(
    sit: Sit, written: dict[str, str], tmp_path: Path
) -> None:
    person = sit("stabschef")
    person.opens(written["EXERCISE"])
    person.page.get_by_role("tab", name="Om indsatsen").click()
    with person.page.expect_download() as taken:
        person.page.get_by_role("link", name="Hent som regneark").click()
    name = taken.value.suggested_filename
    assert re.fullmatch(r"ØVELSE Papir EXERCISE \d{4}-\d\d-\d\d \d{4}\.xlsx", name)
    taken.value.save_as(tmp_path / "taken.xlsx")
    book = openpyxl.load_workbook(tmp_path / "taken.xlsx")
    log = [row[7] for row in book["Stabslog"].iter_rows(min_row=3, values_only=True)]
    assert {UNBROKEN, *PAYLOADS} <= set(log)
    assert book["Opgaver"]["B3"].value == "Ring til skolen"


@pytest.mark.parametrize("mode", ["LIVE", "EXERCISE"])
def test_one_key_opens_everything_and_asks_for_the_printer(
    sit: Sit, written: dict[str, str], mode: str
) -> None:
    person = sit("stabschef", viewport=A4)
    person.runs_first(COUNT_PRINTS)
    person.opens(written[mode])
    with person.context.expect_page() as opened:
        person.page.keyboard.press("a")
    paper = opened.value
    until(lambda: paper.evaluate("window.prints") == 1)
    head = paper.locator(".paperhead")
    expect(head).to_contain_text(f"Papir {mode}")
    expect(head).to_contain_text("ØVELSE · ØVELSE · ØVELSE" if mode == "EXERCISE" else "LIVE")
    expect(head).to_contain_text(re.compile(r"pr\. \S+ \d+\. \S+ \d{4} \d\d:\d\d [+]0[12]:00"))
    expect(head).to_contain_text("Udskrevet af Stabschef")
    last = person.rig.line("stabschef").journal(written[mode])[-1]["number"]
    expect(head).to_contain_text(f"til og med post {'Ø' if mode == 'EXERCISE' else ''}{last}")
    expect(paper.get_by_role("heading", name="O1 Ring til skolen")).to_be_visible()
    expect(paper.locator("table.log tbody tr")).to_have_count(32 + len(PAYLOADS))
    paper.keyboard.press("Tab")
    paper.get_by_role("button", name="Udskriv").press("Enter")
    until(lambda: paper.evaluate("window.prints") == 2)
    assert grave(paper) == []


def test_on_a4_it_takes_more_sheets_and_no_text_is_cut(sit: Sit, written: dict[str, str]) -> None:
    person = sit("stabschef", viewport=A4)
    person.runs_first(COUNT_PRINTS)
    person.page.goto(f"/operationer/{written['LIVE']}/udskrift")
    person.page.emulate_media(media="print")
    assert person.page.evaluate(CUT) == []
    shown = person.page.locator("table.log").inner_text()
    assert UNBROKEN in shown
    assert all(f"Melding {number} på papir. {LONG.strip()}" in shown for number in range(30))
    assert sheets(person.page) >= 5


def test_without_script_there_is_a_plain_link(
    chromium: Browser, rig: Rig, written: dict[str, str]
) -> None:
    person = Person(chromium, rig, "kolding", java_script_enabled=False)
    person.take_log_in(rig.line("kolding"))
    person.page.goto(f"/operationer/{written['LIVE']}")
    href = person.page.locator("[data-print-all]").get_attribute("href")
    person.page.goto(str(href))
    expect(person.page.get_by_text("Den sidste melding.")).to_be_visible()
    expect(person.page.get_by_text("Ctrl+P")).to_be_visible()
    expect(person.page.get_by_role("button", name="Udskriv")).to_have_count(0)
    person.leave()


@pytest.fixture
def offline(chromium: Browser) -> Iterator[Page]:
    """A browser with nothing but files, in which nothing may run and nothing be asked for."""
    context = chromium.new_context(offline=True, bypass_csp=True)
    wrong: list[str] = []
    context.on("dialog", lambda one: wrong.append(one.message))
    context.on("console", lambda one: wrong.append(one.text))
    foreign = re.compile(r"^(?!file:|data:)")
    context.on("request", lambda one: foreign.match(one.url) and wrong.append(one.url))
    yield context.new_page()
    context.close()
    assert wrong == []


@pytest.fixture(scope="module")
def kept(rig: Rig, written: dict[str, str]) -> Path:
    """The folder, once a keeper has looked: one that begins looks at once, also after a kill."""
    folder: Path = rig.var / "status"
    rig.kill("keep")
    pages = [
        folder / f"{written['LIVE']}.html",
        folder / "oevelser" / f"{written['EXERCISE']}.html",
    ]
    for page in pages:
        until(lambda: page.is_file() and "Den sidste melding." in page.read_text("utf-8"), 20)  # noqa: B023
    index = folder / "index.html"  # put last: what it leads to is there
    until(lambda: all(page.name in index.read_text("utf-8") for page in pages), 20)
    return folder


@pytest.mark.parametrize("night", NIGHTS)
def test_the_keepers_pages_are_read_from_files_alone(kept: Path, offline: Page, night: str) -> None:
    offline.emulate_media(color_scheme=night)
    offline.goto((kept / "index.html").as_uri())
    assert grave(offline) == []
    offline.get_by_role("link", name="ØVELSE · Papir EXERCISE").click()
    expect(offline.locator(".mode")).to_have_text(re.compile("ØVELSE · ØVELSE · ØVELSE"))
    assert grave(offline) == []
    offline.get_by_role("link", name="Oversigten").click()
    offline.get_by_role("link", name="Papir LIVE").click()
    expect(offline.get_by_role("heading", name="Papir LIVE")).to_be_visible()
    expect(offline.locator(".asof")).to_contain_text("Øjebliksbillede pr.")
    expect(offline.locator("table.log tbody tr").first).to_contain_text("Den sidste melding.")
    expect(offline.locator("table.log tbody tr")).to_have_count(32 + len(PAYLOADS))
    assert grave(offline) == []
    assert sheets(offline) >= 5


def sheets(page: Page) -> int:
    """How many sheets of A4 Chromium prints it on."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
