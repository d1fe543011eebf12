"""A line between clients and board that breaks as lines break: cut, slow, or open at one end."""

from __future__ import annotations

import socket
import struct
import threading
import time
from contextlib import suppress

PIECE = 65_536
WAYS = ("cut", "delay", "half_open")


class Proxy:
    """Takes connections and passes them on, in both directions, as `way` says at the moment.

    cut: the request goes through, its answer does not, and the line is torn. delay: the answer
    comes late. half_open: the request goes through, and nothing comes back on a line that stands.
    """

    def __init__(self) -> None:
        self.way = ""
        self.seconds = 0.4
        self.target: tuple[str, int] = ("127.0.0.1", 0)
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port = int(self._listener.getsockname()[1])
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def heal(self) -> None:
        """As before; those who waited on a dead line are told."""
        was, self.way = self.way, ""
        if was == "half_open":
            self._tear_all()

    def close(self) -> None:
        self._listener.close()
        self._tear_all()

    def _tear_all(self) -> None:
        with self._lock:
            lines, self._open = self._open, set()
        for line in lines:
            tear(line)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            try:
                board = socket.create_connection(self.target, timeout=10)
            except OSError:
                tear(client)
                continue
            board.settimeout(None)
            with self._lock:
                self._open |= {client, board}
            for way in ((client, board, False), (board, client, True)):
                threading.Thread(target=self._pass_on, args=way, daemon=True).start()

    def _pass_on(self, source: socket.socket, goal: socket.socket, answers: bool) -> None:
        with suppress(OSError):
            while piece := source.recv(PIECE):
                if answers and self.way == "cut":
                    break
                if answers and self.way == "half_open":
                    continue
                if answers and self.way == "delay":
                    time.sleep(self.seconds)
                goal.sendall(piece)
        with self._lock:
            self._open -= {source, goal}
        tear(source)
        tear(goal)


def tear(line: socket.socket) -> None:
    """End a connection at once, with what is in it: the other end gets a reset, not an end."""
    with suppress(OSError):
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
    line.close()
