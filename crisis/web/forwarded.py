"""Who calls, when a proxy stands before the board: what it says is believed, and nobody else."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Iterable
from typing import Any

from crisis.config import Network

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]

HEADER = "HTTP_X_FORWARDED_FOR"


class Forwarded:
    """Puts the caller's own address in place of the proxy's.

    Else a whole staff would share one count of wrong passwords, and each line of the audit trail
    would name the proxy. Only the last address counts: the ones before it anybody may have made up.
    """

    def __init__(self, inner: Wsgi, proxies: tuple[Network, ...]) -> None:
        self._inner = inner
        self._proxies = proxies

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Pass the request on."""
        if self._trusted(environ.get("REMOTE_ADDR", "")):
            told = environ.get(HEADER, "").rpartition(",")[2].strip()
            if _address(told) is not None:
                environ["REMOTE_ADDR"] = told
        return self._inner(environ, start_response)

    def _trusted(self, peer: str) -> bool:
        address = _address(peer)
        return address is not None and any(address in one for one in self._proxies)


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None
