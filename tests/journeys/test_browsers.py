"""The journeys' browsers are handed on, and nothing of one person's is there for the next."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.journeys.browsers import Browsers
from tests.journeys.people import Person
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

LEAVE_BEHIND = """async () => {
  localStorage.setItem("mine", "1");
  sessionStorage.setItem("mine", "1");
  document.cookie = "mine=1";
  const cache = await caches.open("mine");
  await cache.put("/mine", new Response("1"));
  await new Promise((done) => { indexedDB.open("mine").onsuccess = done; });
}"""
LEFT = """async () => [
  localStorage.length, sessionStorage.length, document.cookie,
  (await caches.keys()).length, (await indexedDB.databases()).length,
]"""


def test_who_is_handed_a_browser_finds_nothing_of_who_had_it(chromium: Browser, rig: Rig) -> None:
    lent = Browsers(chromium)
    first = Person(lent, rig, "kolding")
    first.take_log_in(rig.line("kolding"))
    first.page.goto("/")
    first.page.evaluate(LEAVE_BEHIND)
    first.context.set_offline(offline=True)
    context = first.context
    first.leave()

    second = Person(lent, rig, "vejle")
    assert second.context is context
    second.page.goto("/")
    assert "/log-ind" in second.page.url
    assert second.page.evaluate(LEFT) == [0, 0, "", 0, 0]
    second.runs_first("window.mine = 1")
    second.leave()

    third = Person(lent, rig, "vejle")
    assert third.context is not context
    third.leave()
    assert first.watch.problems == second.watch.problems == []
