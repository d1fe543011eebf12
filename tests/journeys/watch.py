"""Watches a browser for what must never happen: foreign hosts, scripts that ran, errors."""

from __future__ import annotations

from urllib.parse import urlsplit
from weakref import WeakSet

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    WebError,
    WebSocket,
)

POLICY = "policy broken:"
FOREIGN = "asked a foreign host:"
TELL = f"""
addEventListener("securitypolicyviolation", (event) => {{
  console.error("{POLICY}", event.effectiveDirective, event.blockedURI || event.sample);
}});
new PerformanceObserver((list) => {{
  for (const {{ name }} of list.getEntries()) {{
    if (/^https?:/u.test(name) && new URL(name).origin !== location.origin) {{
      console.error("{FOREIGN}", name);
    }}
  }}
}}).observe({{ type: "resource", buffered: true }});
"""
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""For a Chromium that is watched: there is no host but this machine, so that to ask another one
fails, and is heard. To hear of every request cost a fifth of what a page does, with its hundred
and more of them. What is asked of another port here, the page itself tells."""
LINE_IS_DOWN = ("Failed to load resource", "WebSocket connection to", "net::ERR_")
"""What Chromium itself says of a server that is away, or that refused something."""
_told: WeakSet[BrowserContext] = WeakSet()
"""The contexts whose pages tell of a broken policy; nothing takes that from a context again."""


class Watch:
    """The list of what went wrong in one browser context."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.own = urlsplit(url).netloc
        self.problems: list[str] = []
        self.stopped: list[str] = []
        if context not in _told:
            context.add_init_script(TELL)
            _told.add(context)
        self.context = context
        self._heard = {
            "requestfailed": self._failed,
            "console": self._said,
            "dialog": self._dialog,
            "weberror": self._threw,
            "page": self._opened,
        }
        for what, heard in self._heard.items():
            context.on(what, heard)
        self._pages: list[Page] = []
        for page in context.pages:  # it was handed on with the context
            self._opened(page)

    def end(self) -> None:
        """See no more of what happens there."""
        for what, heard in self._heard.items():
            self.context.remove_listener(what, heard)
        for page in self._pages:
            page.remove_listener("websocket", self._connected)

    def _threw(self, error: WebError) -> None:
        self.problems.append(f"threw: {error.error}")

    def _opened(self, page: Page) -> None:
        self._pages.append(page)
        page.on("websocket", self._connected)

    def _connected(self, socket: WebSocket) -> None:
        self._host(socket.url)

    def _failed(self, request: Request) -> None:
        self._host(request.url)
        if request.failure == "csp":
            self.stopped.append(request.url)

    def _host(self, url: str) -> None:
        split = urlsplit(url)
        if split.scheme not in {"data", "blob", "about"} and split.netloc != self.own:
            self.problems.append(f"{FOREIGN} {url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type != "error" or message.text.startswith(LINE_IS_DOWN):
            return
        self.problems.append(f"console: {message.text}")

    def _dialog(self, dialog: Dialog) -> None:
        self.problems.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def forgive(self, beginning: str) -> list[str]:
        """Take out the problems that a test has made on purpose; give them."""
        meant = [one for one in self.problems if one.startswith(beginning)]
        self.problems = [one for one in self.problems if one not in meant]
        return meant
