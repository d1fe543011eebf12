"""One kept connection to a running board's interface, over which JSON goes and comes."""

from __future__ import annotations

import http.client
import json
import ssl
import time
from typing import Any
from urllib.parse import urlsplit

from crisis.errors import RefusalKind, Refused, StartRefused

TIMEOUT = 30.0
AGAIN = 1.0
_KINDS = {403: RefusalKind.FORBIDDEN, 404: RefusalKind.UNKNOWN, 409: RefusalKind.CONFLICT}


class ApiLine:
    """A connection that is opened once and again only when the board has hung up.

    A request that was cut off is sent once more as it is: its Idempotency-Key makes that safe.
    """

    def __init__(self, url: str, authority: str = "") -> None:
        self._url = url
        parts = urlsplit(url)
        self._kept: http.client.HTTPConnection
        if parts.scheme == "https":
            context = ssl.create_default_context(cafile=authority or None)
            self._kept = http.client.HTTPSConnection(parts.netloc, timeout=TIMEOUT, context=context)
        else:
            self._kept = http.client.HTTPConnection(parts.netloc, timeout=TIMEOUT)

    def ask(
        self,
        method: str,
        path: str,
        headers: dict[str, str],
        body: Any = None,
        *,
        again: int = 5,
    ) -> Any:
        """Send a request and give the answer; raises Refused, or StartRefused without a board."""
        data = None if body is None else json.dumps(body).encode()
        try:
            status, said = self._sent(method, path, headers, data)
        except (OSError, http.client.HTTPException):
            self._kept.close()
            try:
                status, said = self._sent(method, path, headers, data)
            except (OSError, http.client.HTTPException) as problem:
                raise StartRefused(f"Tavlen på {self._url} svarer ikke: {problem}") from problem
        if status < http.client.BAD_REQUEST:
            return json.loads(said)
        no = _refusal(status, said)
        if isinstance(no, Refused) and no.code == "idempotency.in_flight" and again:
            # The first sending was cut off and is still being worked on: its answer comes.
            time.sleep(AGAIN)
            return self.ask(method, path, headers, body, again=again - 1)
        raise no

    def close(self) -> None:
        """Hang up."""
        self._kept.close()

    def _sent(
        self, method: str, path: str, headers: dict[str, str], data: bytes | None
    ) -> tuple[int, bytes]:
        self._kept.request(method, f"/api/v1{path}", body=data, headers=headers)
        answer = self._kept.getresponse()
        return answer.status, answer.read()


def _refusal(status: int, said: bytes) -> Refused | StartRefused:
    try:
        told = json.loads(said)["error"]
        kind = _KINDS.get(status, RefusalKind.INVALID)
        return Refused(told["code"], told.get("field"), kind, **(told.get("facts") or {}))
    except (ValueError, KeyError, TypeError):
        return StartRefused(f"Tavlen svarede {status}.")
