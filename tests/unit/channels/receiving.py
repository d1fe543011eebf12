"""A real receiver of webhooks on this machine, for the tests."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Receiver:
    """A real server on this machine: takes one request a connection and answers as told."""

    answer: Callable[[socket.socket], None]
    context: ssl.SSLContext | None = None
    seen: list[bytes] = field(default_factory=list)
    connections: int = 0

    def __post_init__(self) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._listening.close()

    def _serve(self) -> None:
        while True:
            try:
                raw, _ = self._listening.accept()
            except OSError:
                return
            self.connections += 1
            try:
                line = self.context.wrap_socket(raw, server_side=True) if self.context else raw
                self.seen.append(self._request(line))
                self.answer(line)
                line.close()
            except OSError:
                raw.close()

    def _request(self, line: socket.socket) -> bytes:
        got = b""
        while b"\r\n\r\n" not in got:
            got += line.recv(65536) or b"\r\n\r\n"
        head, _, body = got.partition(b"\r\n\r\n")
        length = next((int(one.split(b":")[1]) for one in head.split(b"\r\n")
                       if one.lower().startswith(b"content-length")), 0)  # fmt: skip
        while len(body) < length:
            body += line.recv(65536)
        return head + b"\r\n\r\n" + body


def says(answer: bytes) -> Callable[[socket.socket], None]:
    return lambda line: line.sendall(answer)
