"""Stands before the sockets: a stranger's handshake is answered and forgotten at once.

Were it refused only after the upgrade, each stranger would already hold a line and a queue.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import Any

from crisis.errors import StoreUnavailable
from crisis.sockets.ports import Door, Turned

log = logging.getLogger(__name__)

PATH = "/socket.io"
GUEST = "crisis.guest"

_STATUS = {
    "access.foreign_origin": "403 Forbidden",
    "store.unavailable": "503 Service Unavailable",
}

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]


class Gate:
    """Asks who comes before the server behind it hears of him."""

    def __init__(self, inner: Wsgi, door: Door) -> None:
        self._inner = inner
        self._door = door

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Pass everything on but handshakes that have no right to a socket."""
        path = environ.get("PATH_INFO", "")
        if path != PATH and not path.startswith(PATH + "/"):
            return self._inner(environ, start_response)
        try:
            environ[GUEST] = self._door.admit(environ)
        except Turned as problem:
            return _refuse(start_response, problem.code)
        except StoreUnavailable:
            return _refuse(start_response, "store.unavailable")
        return self._inner(environ, start_response)


def _refuse(start_response: Any, code: str) -> Iterable[bytes]:
    body = code.encode()
    start_response(
        _STATUS.get(code, "401 Unauthorized"),
        [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            ("Connection", "close"),
        ],
    )
    return [body]
