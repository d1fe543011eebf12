"""Rings the doorbell after an entry was stored. It never raises and never makes anyone wait."""

from __future__ import annotations

import logging
from collections import deque
from typing import Any, Protocol

import msgspec
import socketio

from crisis.handler import Hint
from crisis.sockets.rooms import room

log = logging.getLogger(__name__)

CHANNEL = "crisis-hints"
WAITING = 1_000
"""Bells that wait when Valkey is slow; the oldest is dropped, and every page asks by number."""


class Bell(Protocol):
    """What can reach the sockets: a server, or a manager that only writes to Redis."""

    def emit(self, event: str, data: Any, **more: Any) -> None:
        """Send an event to a room."""
        ...


class Announcer:
    """Called with each Hint. Without a bell it is silent."""

    def __init__(self) -> None:
        self._bell: Bell | None = None
        self._spawn: Any = None
        self._waiting: deque[Hint] = deque(maxlen=WAITING)
        self._ringing = False

    @classmethod
    def writing_to(cls, redis_url: str | None) -> Announcer:
        """Make one for a process without sockets (command line, worker)."""
        made = cls()
        if redis_url:
            made._bell = socketio.RedisManager(
                redis_url, channel=CHANNEL, write_only=True, redis_options=QUICK
            )
        return made

    def connect(self, server: Any) -> None:
        """Ring for this process's own sockets too; others hear it through Redis."""
        self._bell = server
        self._spawn = server.start_background_task

    def __call__(self, hint: Hint) -> None:
        """Take a hint. The ringing is done beside, because a dead Valkey answers late."""
        if self._bell is None:
            return
        self._waiting.append(hint)
        try:
            if self._spawn is None:
                self._ring()
            elif not self._ringing:
                self._ringing = True
                self._spawn(self._ring)
        except Exception:
            self._ringing = False
            log.warning("doorbell failed", exc_info=True)

    def _ring(self) -> None:
        while self._waiting:
            try:
                hint = self._waiting.popleft()
            except IndexError:
                break
            self._send(hint)
        self._ringing = False
        if self._waiting and self._spawn is not None:
            # One more came between the last look and the flag.
            self(self._waiting.popleft())

    def _send(self, hint: Hint) -> None:
        assert self._bell is not None
        try:
            self._bell.emit("hint", msgspec.to_builtins(hint), to=room(hint.operation))
        except Exception:
            log.warning("doorbell failed for %s %s", hint.operation, hint.number, exc_info=True)


QUICK = {"socket_connect_timeout": 0.2, "socket_timeout": 0.5}
"""A process that only writes must not wait for a Valkey that hangs."""
