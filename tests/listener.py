"""A board's socket without a browser: says hello and gathers what it is told.

It speaks just enough of the wire format: a letter of engine.io, a letter of Socket.IO, then JSON.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from typing import Any

import websocket

from tests.rig import Line

OPEN, PING, PONG, MESSAGE = "0", "2", "3", "4"
CONNECT, EVENT, ACK = "0", "2", "3"
PATIENCE = 10.0


class Listener:
    """One socket on one operation, read by a thread of its own."""

    def __init__(
        self, line: Line, operation: str, on_event: Callable[[str, Any], None] | None = None
    ) -> None:
        self.line = line
        self.operation = operation
        self.events: list[tuple[str, Any]] = []
        self.answer: dict[str, Any] = {}
        self.ended_at: float | None = None
        self._on_event = on_event or (lambda name, data: None)
        self._joined = threading.Event()
        self._over = threading.Event()
        self._socket = self._connect()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _connect(self) -> websocket.WebSocket:
        cookies = "; ".join(f"{one.name}={one.value}" for one in self.line.http.cookies)
        return websocket.create_connection(
            self.line.url.replace("http", "ws", 1) + "/socket.io/?EIO=4&transport=websocket",
            origin=self.line.url,
            cookie=cookies,
            timeout=60,
            http_no_proxy=["127.0.0.1"],
        )

    def join(self) -> Listener:
        """Wait until the server has put it into the operation's room."""
        assert self._joined.wait(PATIENCE), "no answer to hello"
        assert self.answer.get("ok"), self.answer
        return self

    def heard(self, name: str) -> list[Any]:
        return [data for said, data in self.events if said == name]

    def ended_within(self, seconds: float) -> bool:
        """Says whether the server closes the line in that time, whatever this end does."""
        return self._over.wait(seconds)

    def close(self) -> None:
        self._socket.close(timeout=0)  # the last word is not waited for
        self._reader.join(PATIENCE)

    def _read(self) -> None:
        try:
            while (frame := self._socket.recv()) != "":
                self._take(str(frame))
        except (OSError, websocket.WebSocketException):
            pass
        finally:
            self.ended_at = time.monotonic()
            self._over.set()

    def _take(self, frame: str) -> None:
        if frame == PING:
            self._socket.send(PONG)
        elif frame.startswith(OPEN):
            self._socket.send(MESSAGE + CONNECT)
        elif frame.startswith(MESSAGE + CONNECT):
            hello = ["hello", {"operation": self.operation, "last": 0}]
            self._socket.send(f"{MESSAGE}{EVENT}1{json.dumps(hello)}")
        elif frame.startswith(MESSAGE + ACK):
            self.answer = json.loads(frame[frame.index("[") :])[0]
            self._joined.set()
        elif frame.startswith(MESSAGE + EVENT):
            name, *data = json.loads(frame[frame.index("[") :])
            told = data[0] if data else None
            self.events.append((name, told))
            self._on_event(name, told)
