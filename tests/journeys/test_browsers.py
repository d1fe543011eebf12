"""The journeys' browsers are handed on, and nothing of one person's is there for the next."""

from __future__ import annotations

import psutil
import pytest
from playwright.sync_api import Browser, Playwright

from tests.browser.chromium import launch_options
from tests.journeys.browsers import Browsers
from tests.journeys.people import Person
from tests.rig import HEALTH, Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

LEAVE_BEHIND = """async () => {
  localStorage.setItem("mine", "1");
  sessionStorage.setItem("mine", "1");
  window.name = "mine";
  document.cookie = "mine=1";
  const cache = await caches.open("mine");
  await cache.put("/mine", new Response("1"));
  await new Promise((done) => { indexedDB.open("mine").onsuccess = done; });
}"""
LEFT = """async () => [
  localStorage.length, sessionStorage.length, window.name, document.cookie,
  (await caches.keys()).length, (await indexedDB.databases()).length,
]"""


def test_who_is_handed_a_browser_finds_nothing_of_who_had_it(chromium: Browser, rig: Rig) -> None:
    lent = Browsers(lambda: chromium)
    first = Person(lent, rig, "kolding")
    first.take_log_in(rig.line("kolding"))
    first.page.goto("/")
    first.page.evaluate(LEAVE_BEHIND)
    first.context.set_offline(offline=True)
    context, tab = first.context, first.page
    first.leave()

    second = Person(lent, rig, "vejle")
    assert second.context is context
    assert second.page is tab
    second.page.go_back()
    assert second.page.url == rig.url + HEALTH, "no page that the first was on"
    second.page.goto("/")
    assert "/log-ind" in second.page.url
    assert second.page.evaluate(LEFT) == [0, 0, "", "", 0, 0]
    second.runs_first("window.mine = 1")
    second.leave()

    third = Person(lent, rig, "vejle")
    assert third.context is not context
    third.leave()
    assert first.watch.problems == second.watch.problems == []


def test_a_tab_that_is_not_as_it_was_is_closed_and_no_draft_holds_it(
    chromium: Browser, rig: Rig
) -> None:
    lent = Browsers(lambda: chromium)
    first = Person(lent, rig, "kolding")
    first.page.goto("/log-ind")
    first.page.get_by_label("Brugernavn").fill("kolding")
    first.page.evaluate("addEventListener('beforeunload', (event) => event.preventDefault())")
    tab = first.page
    first.leave()

    second = Person(lent, rig, "kolding")
    assert second.page is tab
    second.page.set_viewport_size({"width": 400, "height": 800})
    second.leave()

    third = Person(lent, rig, "kolding")
    assert third.context is second.context
    assert third.page is not tab
    third.page.close()
    third.leave()

    fourth = Person(lent, rig, "kolding")
    assert fourth.page.viewport_size == {"width": 1280, "height": 720}
    fourth.leave()


def test_a_chromium_that_stands_still_is_ended_and_the_next_one_gets_another(
    playwright: Playwright, rig: Rig
) -> None:
    lent = Browsers(lambda: playwright.chromium.launch(**launch_options()), patience=3)
    first, beside = Person(lent, rig, "kolding"), Person(lent, rig, "vejle")
    first.page.goto("/log-ind")
    for one in psutil.Process().children(recursive=True):
        if "chrom" in one.name():
            one.suspend()
    with pytest.warns(UserWarning, match="Chromium was ended at a hand-over"):
        first.leave()
    with pytest.warns(UserWarning, match="closed"):
        beside.leave()

    second = Person(lent, rig, "kolding")
    second.page.goto("/log-ind")
    assert second.context is not first.context
    second.leave()
    lent.chromium.close()
