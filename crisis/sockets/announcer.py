"""Rings the doorbell after an entry was stored. It never raises and never makes anyone wait.

There are two ropes: to the sockets of this process, and through Redis to those of others. A
Valkey that hangs holds up the second one only.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable
from threading import Lock
from typing import Any

import msgspec

from crisis.handler import Hint
from crisis.sockets.rooms import room

log = logging.getLogger(__name__)

CHANNEL = "crisis-hints"
WAITING = 1_000
"""Hints that wait while a bell hangs; the oldest is dropped, and every page asks by number."""
QUICK = {"socket_connect_timeout": 0.2, "socket_timeout": 0.2}
"""How long a bell may take to answer; whoever missed it hears the next pulse."""
HANGS = 0.2
REST = 2.0
"""A bell that hung is left alone for so many seconds: whoever rings must not hang each time."""

Send = Callable[[Hint], None]
Spawn = Callable[[Callable[[], None]], Any]


class Announcer:
    """Called with each Hint. Without a bell it is silent."""

    def __init__(self) -> None:
        self._ropes: list[_Rope] = []

    @classmethod
    def writing_to(cls, redis_url: str | None) -> Announcer:
        """Make one for a process without sockets (command line, worker)."""
        made = cls()
        if redis_url:
            made._ropes.append(_Rope(_when_needed(redis_url), _at_once))
        return made

    def connect(self, sockets: Any) -> None:
        """Ring for this process's own sockets, and through Redis for others when it is there."""
        server = getattr(sockets, "server", sockets)
        spawn: Spawn = server.start_background_task
        self._ropes.append(_Rope(_to(server), spawn))
        import socketio

        manager = getattr(server, "manager", None)
        if isinstance(manager, socketio.RedisManager):
            writer = _writer(manager.redis_url)
            # The same host: our own listener then passes over what we have rung already.
            writer.host_id = manager.host_id
            self._ropes.append(_Rope(_through(writer), spawn))

    def __call__(self, hint: Hint) -> None:
        """Take a hint; it is rung beside."""
        for rope in self._ropes:
            rope.pull(hint)


class _Rope:
    """Hints on their way to one bell, in order, at most one at a time."""

    def __init__(self, send: Send, spawn: Spawn) -> None:
        self._send = send
        self._spawn = spawn
        self._waiting: deque[Hint] = deque(maxlen=WAITING)
        self._ringing = False
        self._lock = Lock()

    def pull(self, hint: Hint) -> None:
        """Take a hint and see that somebody rings it."""
        with self._lock:
            self._waiting.append(hint)
            if self._ringing:
                return
            self._ringing = True
        try:
            self._spawn(self._ring)
        except Exception:
            self._ringing = False
            log.warning("doorbell failed", exc_info=True)

    def _ring(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._ringing = False
                    return
                hint = self._waiting.popleft()
            self._one(hint)

    def _one(self, hint: Hint) -> None:
        try:
            self._send(hint)
        except Exception:
            log.warning("doorbell failed for %s %s", hint.operation, hint.number, exc_info=True)


def _at_once(ring: Callable[[], None]) -> None:
    ring()


def _when_needed(redis_url: str) -> Send:
    """Take the library in at the first hint: many a process starts and ends without one."""
    send: Send | None = None

    def first(hint: Hint) -> None:
        nonlocal send
        send = send or _through(_writer(redis_url))
        send(hint)

    return first


def _writer(redis_url: str) -> Any:
    import socketio

    return socketio.RedisManager(redis_url, channel=CHANNEL, write_only=True, redis_options=QUICK)


def _to(server: Any) -> Send:
    """Ring for the sockets of this process alone."""

    def send(hint: Hint) -> None:
        server.emit("hint", msgspec.to_builtins(hint), to=room(hint.operation), ignore_queue=True)

    return send


def _through(writer: Any, monotonic: Callable[[], float] = time.monotonic) -> Send:
    """Ring through Redis."""
    left_alone_until = 0.0

    def send(hint: Hint) -> None:
        nonlocal left_alone_until
        begun = monotonic()
        if begun < left_alone_until:
            return
        writer.emit("hint", msgspec.to_builtins(hint), to=room(hint.operation))
        # It says nothing when it gives up; only the time it took tells.
        if (ended := monotonic()) - begun >= HANGS:
            left_alone_until = ended + REST

    return send
