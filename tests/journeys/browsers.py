"""Browsers that are handed on: who comes next finds nothing of who was there but what the address
of a style or a script says it may keep for ever. To load those a hundred and more anew costs more
than a second of two cores, for each of two hundred people, and half of one more to read them in a
process of Chromium's that has not yet: so the tab is handed on too, when it is as it was.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from contextlib import suppress

from playwright.sync_api import Browser, BrowserContext, Dialog, Error, Page

from tests.journeys.patience import at_most
from tests.rig import HEALTH

FORGOTTEN = "cookies,file_systems,indexeddb,local_storage,websql,service_workers,cache_storage"
FORGET_TAB = "() => { sessionStorage.clear(); window.name = ''; }"
SOON = 5_000
"""Milliseconds a board has to answer who leaves; one that is gone or stands still need not."""
TRIES = 3
PATIENCE = 60.0
"""Seconds for all of a hand-over; seldom is it one. Chromium itself may stand still: it waits for
ever for a tab that does not answer that it closes."""


class Browsers:
    """Lends browser contexts of one Chromium, each to one person at a time. One that stood still
    and was ended is begun anew."""

    def __init__(self, begin: Callable[[], Browser], patience: float = PATIENCE) -> None:
        self._begin = begin
        self._chromium = begin()
        self._patience = patience
        self._free: dict[str, list[BrowserContext]] = {}
        self._lent: dict[BrowserContext, str] = {}
        self._sizes: dict[BrowserContext, object] = {}

    @property
    def chromium(self) -> Browser:
        """The one that runs."""
        if not self._chromium.is_connected():
            self._chromium = self._begin()
            self._free.clear()
        return self._chromium

    def new_context(self, **options: object) -> BrowserContext:
        """One with these options that nobody has; a new one when there is none."""
        kind, chromium = repr(sorted(options.items())), self.chromium
        free = self._free.setdefault(kind, [])
        context = free.pop() if free else chromium.new_context(**options)
        self._lent[context] = kind
        return context

    def tab(self, context: BrowserContext) -> Page:
        """The one tab of a context that was lent."""
        page = context.pages[0] if context.pages else context.new_page()
        self._sizes[context] = page.viewport_size
        return page

    def take_back(self, context: BrowserContext, origin: str) -> None:
        """Forget what its pages kept of a board, and lend it to the next."""
        kind, size = self._lent.pop(context), self._sizes.pop(context)
        try:
            with at_most(self._patience):
                _empty(context, origin, size)
        except Error as stood_still:
            if self._chromium.is_connected():
                raise
            warnings.warn(f"Chromium was ended at a hand-over: {stood_still}", stacklevel=2)
        else:
            self._free.setdefault(kind, []).append(context)

    def end(self, context: BrowserContext) -> None:
        """Close one that is not handed on."""
        self._lent.pop(context)
        with at_most(self._patience):
            context.close()


def _empty(context: BrowserContext, origin: str, size: object) -> None:
    context.unroute_all(behavior="ignoreErrors")
    context.set_offline(offline=False)
    first, *others = context.pages or [context.new_page()]
    for page in others:
        with suppress(Error):
            page.wait_for_load_state(timeout=SOON)
        page.close()
    context.clear_cookies()
    context.clear_permissions()
    kept = first.viewport_size == size and _goes_aside(first, origin)
    if not kept:
        first.close()
        first = context.new_page()
    _forget(first, origin)
    if not kept:
        first.close()


def _goes_aside(page: Page, origin: str) -> bool:
    """Let the tab stand where there is nothing, as a stranger. Not on about:blank: Chromium takes
    another process for that, which knows none of the scripts."""
    page.unroute_all(behavior="ignoreErrors")
    page.on("dialog", _leave)
    try:
        # One that is on its way somewhere else gets there first: closed on the way, it may never
        # answer that it is.
        if not any(_goes(page, origin) for _ in range(TRIES)):
            return False
        page.evaluate(FORGET_TAB)
        page.mouse.move(-1, -1)
    except Error:
        return False
    finally:
        page.remove_listener("dialog", _leave)
    return True


def _goes(page: Page, origin: str) -> bool:
    try:
        page.goto(origin + HEALTH, timeout=SOON)
    except Error:
        with suppress(Error):
            page.wait_for_load_state(timeout=SOON)
        return False
    return True


def _forget(page: Page, origin: str) -> None:
    session = page.context.new_cdp_session(page)
    told = {"origin": origin, "storageTypes": FORGOTTEN}
    session.send("Storage.clearDataForOrigin", told)
    session.send("Page.resetNavigationHistory")
    session.detach()


def _leave(dialog: Dialog) -> None:
    """What was typed is left behind."""
    dialog.accept()
