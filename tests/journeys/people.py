"""A person at a browser: what he does on the board and what he sees there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.browsers import Browsers
from tests.journeys.watch import Watch
from tests.rig import Line, Rig

PATIENCE = 15_000
"""Milliseconds that anything a person waits for may take; a loaded machine is slow, not wrong."""

NOTE_STATES = """() => {
  window.lineStates = [document.querySelector('.conn').dataset.state];
  new MutationObserver(() => window.lineStates.push(document.querySelector('.conn').dataset.state))
    .observe(document.querySelector('.conn'), {attributeFilter: ['data-state']});
}"""


IN_MOTION = {"reduced_motion": "no-preference"}
"""For who sees a new row fade in. All others have asked their browser for little motion: to paint
the fading costs most of a second of a core, for each entry on each open board."""


class Person:
    """Somebody with a browser context of his own."""

    def __init__(
        self, browsers: Browser | Browsers, rig: Rig, username: str, **context: object
    ) -> None:
        self.rig = rig
        self.username = username
        self._browsers = browsers
        self._changed = False
        self.context = browsers.new_context(
            base_url=rig.url,
            locale="da-DK",
            timezone_id="Europe/Copenhagen",
            **{"reduced_motion": "reduce", **context},
        )
        self.context.set_default_timeout(PATIENCE)
        self.watch = Watch(self.context, rig.url)
        if isinstance(browsers, Browsers):
            self.page = browsers.tab(self.context)
        else:
            self.page = self.context.new_page()

    def leave(self) -> None:
        """Close the browser, or hand it on when it is as it was."""
        if not isinstance(self._browsers, Browsers):
            self.context.close()
        elif self._changed:
            self._browsers.end(self.context)
        else:
            self.watch.end()
            self._browsers.take_back(self.context, self.rig.url)

    def runs_first(self, script: str) -> None:
        """Run a script before any other on every page, from now on. His browser is not handed on;
        so it must be with whatever else stays on a tab, as a medium or a listener does."""
        self._changed = True
        self.context.add_init_script(script)

    # --- the way in ---------------------------------------------------------

    def take_log_in(self, line: Line) -> None:
        """Use a log-in made over HTTP."""
        self.context.add_cookies(
            [
                {"name": one.name, "value": str(one.value), "url": self.rig.url}
                for one in line.http.cookies
            ]
        )

    def log_in(self) -> Person:
        """Fill in the form."""
        if "/log-ind" not in self.page.url:
            self.page.goto("/log-ind")
        self.page.get_by_label("Brugernavn").fill(self.username)
        self.page.get_by_label("Adgangskode").fill(self.rig.password(self.username))
        self.page.get_by_role("button", name="Log ind").click()
        self.page.wait_for_url(lambda url: "/log-ind" not in url)
        return self

    def opens(self, operation: str, *, direct: bool = True) -> Person:
        """Go to an operation's board and wait until its line is up."""
        self.page.goto(f"/operationer/{operation}")
        if direct:
            self.sees_line("direct")
        return self

    # --- what he does -------------------------------------------------------

    @property
    def text(self) -> Locator:
        return self.page.locator("#f-text")

    def field(self, name: str) -> Locator:
        return self.page.locator(f'[data-composer] [name="{name}"]')

    def types(self, text: str) -> None:
        self.text.fill(text)

    def writes(self, text: str, **fields: str) -> None:
        """Type, fill in what else is given, press Enter; wait until it says that it is saved."""
        self.types(text)
        for name, value in fields.items():
            self.field(name).fill(value)
        self.text.press("Enter")
        expect(self.page.locator("[data-composer] [data-said]")).to_have_attribute(
            "data-tone", "good"
        )

    def acts(self, what: str, number: int) -> None:
        """Press one of a row's buttons: correct, supplement, confirm."""
        button = self.row(number).locator(f'[data-do="{what}"]')
        self.row(number).hover()
        if self.row(number).locator(f'.moreacts [data-do="{what}"]').count():
            self.row(number).locator(".moreacts summary").click()
        button.click()

    def notes_states(self) -> None:
        """From now on remember every state of the line."""
        self.page.evaluate(NOTE_STATES)

    # --- what he sees -------------------------------------------------------

    def row(self, number: int) -> Locator:
        return self.page.locator(f"#post-{number}")

    def row_with(self, text: str) -> Locator:
        return self.page.locator("[data-rows] > [data-key]").filter(has_text=text)

    def sees(self, text: str, timeout: float = PATIENCE) -> Locator:
        """Wait for the one row that holds the text."""
        row = self.row_with(text)
        expect(row).to_have_count(1, timeout=timeout)
        return row

    def number_of(self, text: str) -> int:
        return int(self.sees(text).get_attribute("data-number") or 0)

    def numbers(self) -> list[int]:
        """The numbers of all rows as they stand, from the top."""
        keys = "nodes => nodes.map(node => Number(node.dataset.number))"
        found: list[int] = self.page.locator("[data-rows] > [data-key]").evaluate_all(keys)
        return found

    def sees_each_once(self, operation: str, timeout: float = PATIENCE) -> None:
        """The board's rows are the journal's log entries, each once, newest first."""
        want = sorted(self.rig.line("stabschef").log_numbers(operation), reverse=True)
        rows = self.page.locator("[data-rows] > [data-key]")
        expect(rows).to_have_count(len(want), timeout=timeout)
        assert self.numbers() == want

    def sees_line(self, *states: str, timeout: float = PATIENCE) -> str:
        """Wait for one of the states of the line; give the words of the top bar."""
        either = re.compile("|".join(states))
        expect(self.page.locator(".conn")).to_have_attribute("data-state", either, timeout=timeout)
        return self.page.locator("[data-conn]").inner_text()

    def states(self) -> Sequence[str]:
        found: list[str] = self.page.evaluate("window.lineStates")
        return found

    def error_beside(self, name: str) -> str:
        box = self.page.locator(f'[data-composer] [data-error="{name}"]')
        expect(box).to_be_visible()
        return box.inner_text()


def another_tab(page: Page) -> Page:
    """A new tab of the same browser."""
    return page.context.new_page()
