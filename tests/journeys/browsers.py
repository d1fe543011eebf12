"""Browsers that are handed on: who comes next finds nothing of who was there but what the address
of a style or a script says it may keep for ever. To load those a hundred and more anew costs more
than a second of two cores, for each of two hundred people, and half of one more to read them in a
process of Chromium's that has not yet: so the tab is handed on too, when it is as it was.
"""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext, Dialog, Error, Page

from tests.rig import HEALTH

FORGOTTEN = "cookies,file_systems,indexeddb,local_storage,websql,service_workers,cache_storage"
FORGET_TAB = "() => { sessionStorage.clear(); window.name = ''; }"
SOON = 5_000
"""Milliseconds a board has to answer who leaves; one that is gone or stands still need not."""


class Browsers:
    """Lends browser contexts of one Chromium, each to one person at a time."""

    def __init__(self, chromium: Browser) -> None:
        self._chromium = chromium
        self._free: dict[str, list[BrowserContext]] = {}
        self._lent: dict[BrowserContext, str] = {}
        self._sizes: dict[BrowserContext, object] = {}

    def new_context(self, **options: object) -> BrowserContext:
        """One with these options that nobody has; a new one when there is none."""
        kind = repr(sorted(options.items()))
        free = self._free.setdefault(kind, [])
        context = free.pop() if free else self._chromium.new_context(**options)
        self._lent[context] = kind
        return context

    def tab(self, context: BrowserContext) -> Page:
        """The one tab of a context that was lent."""
        page = context.pages[0] if context.pages else context.new_page()
        self._sizes[context] = page.viewport_size
        return page

    def take_back(self, context: BrowserContext, origin: str) -> None:
        """Forget what its pages kept of a board, and lend it to the next."""
        kind = self._lent.pop(context)
        context.unroute_all(behavior="ignoreErrors")
        context.set_offline(offline=False)
        first, *others = context.pages or [context.new_page()]
        for page in others:
            page.close()
        context.clear_cookies()
        context.clear_permissions()
        kept = first.viewport_size == self._sizes.pop(context) and _goes_aside(first, origin)
        if not kept:
            first.close()
            first = context.new_page()
        _forget(first, origin)
        if not kept:
            first.close()
        self._free[kind].append(context)


def _goes_aside(page: Page, origin: str) -> bool:
    """Let the tab stand where there is nothing, as a stranger. Not on about:blank: Chromium takes
    another process for that, which knows none of the scripts."""
    page.unroute_all(behavior="ignoreErrors")
    page.on("dialog", _leave)
    try:
        page.goto(origin + HEALTH, timeout=SOON)
        page.evaluate(FORGET_TAB)
        page.mouse.move(-1, -1)
    except Error:
        return False
    finally:
        page.remove_listener("dialog", _leave)
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
