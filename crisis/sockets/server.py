"""The Socket.IO server: let in, hello, and nothing else that a client can say."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec
import socketio
from flask import Flask
from flask_socketio import SocketIO

from crisis.errors import StoreUnavailable, Unknown
from crisis.handler import Handler
from crisis.sockets.announcer import CHANNEL, QUICK
from crisis.sockets.bell import install
from crisis.sockets.gate import GUEST, Gate
from crisis.sockets.hearing import Hearing
from crisis.sockets.ports import Door, Turned
from crisis.sockets.rooms import MOST_HELLOS, Rooms, room
from crisis.sockets.rounds import Rounds

log = logging.getLogger(__name__)

Clock = Callable[[], datetime]
Answer = dict[str, Any]

BIGGEST = 100_000
PING_EVERY = 15
PING_WAIT = 10


class Hello(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a page says when it has connected: which operation, and the last entry it knows."""

    operation: str
    last: int = 0


class Reception:
    """Answers what a client may say."""

    def __init__(
        self, server: Any, rooms: Rooms, handler: Handler, door: Door, rounds: Rounds
    ) -> None:
        self._server = server
        self._rooms = rooms
        self._handler = handler
        self._door = door
        self._rounds = rounds
        self._epoch = secrets.token_hex(8)

    def connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        """Let a socket in by its page's log-in."""
        try:
            guest = environ.get(GUEST) or self._door.admit(environ)
        except (Turned, StoreUnavailable) as problem:
            code = getattr(problem, "code", "store.unavailable")
            raise socketio.exceptions.ConnectionRefusedError(code) from problem
        self._rooms.enter(sid, guest)
        self._rounds.begin()

    def disconnect(self, sid: str, reason: Any = None) -> None:
        """A socket went."""
        self._rooms.leave(sid)

    def hello(self, sid: str, *said: Any) -> Answer:
        """Put the socket into its operation's room and tell how far the journal is."""
        seated = self._rooms.get(sid)
        if seated is None:
            return _no("access.sign_in")
        seated.hellos += 1
        if seated.hellos > MOST_HELLOS:
            self._rounds.show_out(sid, "flood")
            return _no("access.too_many")
        try:
            hello = msgspec.convert(said[0] if said else None, Hello, strict=True)
            guest = self._door.watch(seated.guest, hello.operation)
            head = self._handler.line(hello.operation)
        except msgspec.ValidationError:
            return _no("field.wrong_type")
        except (Turned, Unknown) as problem:
            return _no(problem.code)
        except StoreUnavailable:
            return _no("store.unavailable")
        self._move(sid, seated.operation, hello.operation)
        seated.operation, seated.guest = hello.operation, guest
        return {
            "ok": True,
            "head": head.number,
            "now": self._rounds.now(),
            "epoch": self._epoch,
            "bell_away": self._rounds.bell.silent(),
        }

    def _move(self, sid: str, before: str | None, operation: str) -> None:
        if before is not None and before != operation:
            self._server.leave_room(sid, room(before))
        self._server.enter_room(sid, room(operation))


def attach(
    app: Flask, handler: Handler, door: Door, clock: Clock, *, redis_url: str | None
) -> SocketIO:
    """Put the sockets beside the web, and the gate before them."""
    options: dict[str, Any] = {
        "async_mode": _mode(),
        "cors_allowed_origins": [],  # the gate asks for a known origin, and for one at all
        "transports": ["websocket"],
        "max_http_buffer_size": BIGGEST,
        "ping_interval": PING_EVERY,
        "ping_timeout": PING_WAIT,
        "always_connect": False,
        "manage_session": False,
    }
    if redis_url:
        options["client_manager"] = Hearing(redis_url, channel=CHANNEL, redis_options=QUICK)
    made = SocketIO(app, **options)
    server: Any = made.server  # type: ignore[attr-defined]  # the stubs leave it out
    rooms = Rooms()
    rounds = Rounds(server, rooms, handler, door, clock)
    reception = Reception(server, rooms, handler, door, rounds)
    for name in ("connect", "disconnect", "hello"):
        server.on(name, getattr(reception, name))
    app.wsgi_app = Gate(app.wsgi_app, door)  # type: ignore[method-assign]  # as Flask documents
    app.extensions["crisis-rounds"] = rounds
    install(app, rounds.bell)
    return made


def _mode() -> str:
    """Greenlets when the process runs on them, threads otherwise."""
    try:
        from gevent.monkey import is_module_patched
    except ImportError:
        return "threading"
    return "gevent" if is_module_patched("socket") else "threading"


def _no(code: str) -> Answer:
    return {"ok": False, "code": code}
