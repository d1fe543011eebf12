"""Says whether the web answers, by asking it as a browser would."""

from __future__ import annotations

import http.client
import ssl

from crisis.config import Settings
from crisis.supervisor import tls
from crisis.supervisor.address import EVERYWHERE

PATH = "/api/v1/health"
TIMEOUT = 0.5
"""Short: while we wait here nobody tends the parts or hears Ctrl-C."""


def answers(settings: Settings) -> bool:
    """Any HTTP answer will do: what is wrong inside it says itself."""
    line = _line(settings)
    try:
        line.request("GET", PATH, headers={"Connection": "close"})
        return line.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()


def _line(settings: Settings) -> http.client.HTTPConnection:
    host = "localhost" if settings.host in EVERYWHERE else settings.host
    if not settings.https:
        return http.client.HTTPConnection(host, settings.port, timeout=TIMEOUT)
    authority = tls.files(settings.var / "tls").authority
    context = ssl.create_default_context(cafile=str(authority))
    return http.client.HTTPSConnection(host, settings.port, timeout=TIMEOUT, context=context)
