"""Browsers that are handed on: who comes next finds nothing of who was there but what the address
of a style or a script says it may keep for ever. To load those a hundred and more anew costs more
than a second of two cores, for each of two hundred people."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext

FORGOTTEN = "cookies,file_systems,indexeddb,local_storage,websql,service_workers,cache_storage"


class Browsers:
    """Lends browser contexts of one Chromium, each to one person at a time."""

    def __init__(self, chromium: Browser) -> None:
        self._chromium = chromium
        self._free: dict[str, list[BrowserContext]] = {}
        self._lent: dict[BrowserContext, str] = {}

    def new_context(self, **options: object) -> BrowserContext:
        """One with these options that nobody has; a new one when there is none."""
        kind = repr(sorted(options.items()))
        free = self._free.setdefault(kind, [])
        context = free.pop() if free else self._chromium.new_context(**options)
        self._lent[context] = kind
        return context

    def take_back(self, context: BrowserContext, origin: str) -> None:
        """Close its pages, forget what they kept of a board, and lend it to the next."""
        kind = self._lent.pop(context)
        context.unroute_all(behavior="ignoreErrors")
        context.set_offline(offline=False)
        for page in context.pages:
            page.close()
        page = context.new_page()
        session = context.new_cdp_session(page)
        told = {"origin": origin, "storageTypes": FORGOTTEN}
        session.send("Storage.clearDataForOrigin", told)
        page.close()
        context.clear_cookies()
        context.clear_permissions()
        self._free[kind].append(context)
